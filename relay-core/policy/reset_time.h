#pragma once

#include "base/clock.h"
#include "policy/fault.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace relay::policy {

/// `retry-after` as milliseconds from `now`: whole seconds or an HTTP date (RFC 9110, 10.2.3).
std::optional<std::int64_t> retryAfterMillis(std::string_view value, UnixMillis now);

/// When an upstream said that it will serve again, and where it said so.
struct AskedRest {
    std::int64_t millis = 0;  ///< from now, not below 0
    std::string source;       ///< the header's name
    std::string value;        ///< as it came
};

/// What the upstream itself asked for, if it asked in a way that can be read: `retry-after`, then the unified reset,
/// then the latest reset among the limits that are spent.
std::optional<AskedRest> askedRest(const Fault& fault, UnixMillis now);

}  // namespace relay::policy
