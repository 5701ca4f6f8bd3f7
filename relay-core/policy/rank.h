#pragma once

#include "model/account.h"
#include "store/coordination.h"

#include <compare>
#include <cstdint>
#include <string>

namespace relay::policy {

/// The order among accounts that can serve; the least goes first. It holds only what changes with an event (a hold, a
/// booking, a mark), never with the time, so that it can be kept.
struct Rank {
    bool ramping = false;  ///< has its share after a recovery: everybody else goes before it
    int priority = 0;
    std::uint64_t load = 0;        ///< (in flight + 1) / weight, in millionths
    UnixMillis lastUsedAt = 0;     ///< who has waited longest goes first
    std::uint32_t spentShare = 0;  ///< of today's quota, in thousandths; 0 without one
    std::uint32_t place = 0;       ///< in the pool: by name
    auto operator<=>(const Rank&) const = default;
};

Rank rankOf(const Account& account, const AccountLoad& load, std::uint32_t place);

/// For the inspector: "priority 10, 3 in flight at weight 100, 42 % of the quota spent".
std::string describeRank(const Account& account, const AccountLoad& load);

/// How many requests may be in flight after a recovery: two, and two more for each that succeeded since. A limit for
/// the order only: an account over it still serves when nobody else can.
std::uint64_t rampLimit(std::uint64_t successesSinceRecovery);

/// The account came back lately and has as many requests in flight as it should get for now.
bool isRamping(const AccountLoad& load);

}  // namespace relay::policy
