#pragma once

#include "base/error.h"
#include "net/http_message.h"
#include "policy/cooldown.h"
#include "wire/anthropic/usage_tap.h"

#include <optional>

namespace relay {

/// An answer whose status is the account's fault, with what it says about when to come back.
policy::Fault faultOfAnswer(const net::ResponseHead& head, MarkCause cause);

/// No answer came, or (`status` is that of its head, else 0) it broke off before the client saw a byte.
policy::Fault faultOfError(const Error& error, int status);

/// An error event says what a status would have said. Nothing: it is the request's own fault.
std::optional<policy::Fault> faultOfErrorEvent(const wire::UsageTap& tap);

/// A stream that died half way.
policy::Fault faultOfBrokenStream(int status, std::string reason);

}  // namespace relay
