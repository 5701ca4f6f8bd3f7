#pragma once

#include "base/clock.h"
#include "model/account.h"
#include "policy/fault.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace relay::policy {

/// How long an account rests after a fault, by what the fault was.
struct CooldownTimes {
    std::chrono::seconds serviceUnavailable{60};
    std::chrono::seconds serverError{300};
    std::chrono::seconds overloaded{600};
    std::chrono::seconds authRejected{1800};
    std::chrono::seconds timeout{300};
    std::chrono::seconds rateLimited{300};  ///< for a 429 that names no time
    std::chrono::seconds most{1800};        ///< bound of what an upstream may ask for, and of the doubling
    std::chrono::seconds probeInterval{
        60};  ///< until one request may look whether the account is back already
};

/// The mark that a fault leaves, for its scope: cause, evidence in words, its end and the next look. `previous` is the
/// mark that holds now; it counts when it is of the same family. A fault while that one still rests comes from a
/// request that was on its way before: the rest is not doubled, it ends at the later of both. A fault from `probeAt` on
/// is a failed probe: the next look, and a rest nobody asked for, are twice as far. Only for faults whose scope is not
/// Request.
AccountMark nextMark(const std::optional<AccountMark>& previous, const std::string& accountId,
                     const Fault& fault, const CooldownTimes& times, UnixMillis now);

/// What was seen, in words, for people: "429 with retry-after: 20".
std::string evidenceOf(const Fault& fault, UnixMillis now);

}  // namespace relay::policy
