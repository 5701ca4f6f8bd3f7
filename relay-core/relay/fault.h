#pragma once

#include "base/error.h"
#include "net/http_message.h"
#include "policy/cooldown.h"
#include "wire/anthropic/usage_tap.h"

#include <optional>
#include <string>
#include <string_view>

namespace relay {

/// An answer that is the account's fault, with what it says about whose and until when; `body` as it came, `family` of
/// the request's model. Nothing: it is no fault of the account.
std::optional<policy::Fault> faultOfAnswer(const net::ResponseHead& head, std::string_view body,
                                           const std::string& family);

/// No answer came, or (`status` is that of its head, else 0) it broke off before the client saw a byte.
policy::Fault faultOfError(const Error& error, int status);

/// An error event says what a status would have said. Nothing: it is the request's own fault.
std::optional<policy::Fault> faultOfErrorEvent(const wire::UsageTap& tap);

/// A stream that died half way.
policy::Fault faultOfBrokenStream(int status, std::string reason);

}  // namespace relay
