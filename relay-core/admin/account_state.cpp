#include "admin/account_state.h"

#include <utility>

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

AccountMoments::AccountMoments(const Coordination& coordination, UnixMillis dayStart, UnixMillis now)
    : m_coordination(coordination), m_dayStart(dayStart) {
    for (AccountMark& mark : coordination.marks()) {
        if (mark.until <= now) continue;
        AccountMoment& moment = m_marked[mark.accountId];
        if (mark.family.empty())
            moment.mark = std::move(mark);
        else
            moment.familyMarks.push_back(std::move(mark));
    }
}

AccountMoment AccountMoments::of(const Account& account) const {
    const auto found = m_marked.find(account.id);
    AccountMoment moment = found == m_marked.end() ? AccountMoment{} : found->second;
    moment.load = m_coordination.load(account.id, m_dayStart);
    return moment;
}

}  // namespace relay::admin
