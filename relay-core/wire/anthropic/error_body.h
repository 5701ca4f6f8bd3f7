#pragma once

#include "base/clock.h"
#include "base/error.h"

#include <string>
#include <string_view>

namespace relay::wire {

/// An error in Anthropic's dialect, with the relay's business code beside the type:
/// `{"type":"error","error":{"type":..,"message":..,"code":..},"request_id":..}`. Only `error.message` is
/// shown, never the detail; an error without a message shows its code's name. `resetAt`, unless it is 0, becomes
/// `error.resetAt`: when the limit that refused begins anew.
std::string errorBody(const Error& error, std::string_view requestId, UnixMillis resetAt = 0);

/// The same as the last event of a stream that has begun already.
std::string errorEvent(const Error& error, std::string_view requestId);

}  // namespace relay::wire
