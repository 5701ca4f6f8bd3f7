#include "admin/account_state.h"

namespace relay::admin {

std::string_view toString(AccountState state) {
    switch (state) {
        case AccountState::Disabled:
            return "disabled";
        case AccountState::Paused:
            return "paused";
        case AccountState::Cooling:
            return "cooling";
        case AccountState::Spent:
            return "spent";
        case AccountState::Full:
            return "full";
        case AccountState::Ready:
            return "ready";
    }
    return {};
}

AccountState stateOf(const Account& account, const AccountMoment& moment) {
    if (!account.enabled) return AccountState::Disabled;
    if (!account.schedulable) return AccountState::Paused;
    if (moment.mark) return AccountState::Cooling;
    if (account.dailyQuota.nanos > 0 && moment.load.spentToday >= account.dailyQuota)
        return AccountState::Spent;
    if (account.maxConcurrency > 0 && moment.load.inFlight >= account.maxConcurrency)
        return AccountState::Full;
    return AccountState::Ready;
}

}  // namespace relay::admin
