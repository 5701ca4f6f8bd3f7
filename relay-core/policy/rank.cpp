#include "policy/rank.h"

#include <fmt/format.h>

#include <algorithm>

namespace relay::policy {
namespace {

std::uint32_t spentThousandths(const Account& account, const AccountLoad& load) {
    if (account.dailyQuota.nanos <= 0) return 0;
    const Money spent = load.spentToday + load.reserved;
    const double share = static_cast<double>(spent.nanos) / static_cast<double>(account.dailyQuota.nanos);
    constexpr double kAll = 1000;
    return static_cast<std::uint32_t>(std::clamp(share * kAll, 0.0, kAll));
}

}  // namespace

Rank rankOf(const Account& account, const AccountLoad& load, std::uint32_t place) {
    constexpr std::uint64_t kMillionths = 1'000'000;
    Rank rank;
    rank.ramping = isRamping(load);
    rank.priority = account.priority;
    rank.load = (std::uint64_t{load.inFlight} + 1) * kMillionths / std::max(account.weight, 1U);
    rank.lastUsedAt = load.lastUsedAt;
    rank.spentShare = spentThousandths(account, load);
    rank.place = place;
    return rank;
}

std::string describeRank(const Account& account, const AccountLoad& load) {
    std::string text = fmt::format("priority {}, {} in flight at weight {}", account.priority, load.inFlight,
                                   account.weight);
    if (account.dailyQuota.nanos > 0)
        text += fmt::format(", {} % of the quota spent", spentThousandths(account, load) / 10);
    if (isRamping(load)) text += ", coming back slowly";
    return text;
}

std::uint64_t rampLimit(std::uint64_t successesSinceRecovery) {
    return 2 + 2 * successesSinceRecovery;
}

bool isRamping(const AccountLoad& load) {
    return load.recoveredAt != 0 && load.inFlight >= rampLimit(load.successesSinceRecovery);
}

}  // namespace relay::policy
