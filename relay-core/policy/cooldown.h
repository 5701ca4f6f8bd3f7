#pragma once

#include "base/clock.h"
#include "model/account.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace relay::policy {

/// How long an account rests after a fault, by what the fault was.
struct CooldownTimes {
    std::chrono::seconds serviceUnavailable{60};
    std::chrono::seconds serverError{300};
    std::chrono::seconds overloaded{600};
    std::chrono::seconds authRejected{1800};
    std::chrono::seconds timeout{300};
    std::chrono::seconds rateLimited{300};  ///< for a 429 that names no time
    std::chrono::seconds most{1800};        ///< bound of what an upstream may ask for
};

/// What was seen of a fault.
struct Fault {
    MarkCause cause = MarkCause::Unavailable;
    int status = 0;                             ///< 0: no answer came
    std::optional<std::string> retryAfter;      ///< the header, as it came
    std::optional<std::string> rateLimitReset;  ///< `anthropic-ratelimit-unified-reset`, unix seconds
    std::string detail;                         ///< what the network said, when there was no answer
};

/// The cause that an upstream's status stands for; none when the fault is the request's own.
std::optional<MarkCause> causeOf(int status);

/// `retry-after` as milliseconds from `now`: whole seconds or an HTTP date (RFC 9110, 10.2.3).
std::optional<std::int64_t> retryAfterMillis(std::string_view value, UnixMillis now);

/// The mark a fault leaves: cause, evidence in words, and its end.
AccountMark markFor(const std::string& accountId, const Fault& fault, const CooldownTimes& times,
                    UnixMillis now);

}  // namespace relay::policy
