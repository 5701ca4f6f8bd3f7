#pragma once

#include "model/account.h"
#include "store/coordination.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace relay::admin {

/// Whether an account would be given a request now, and if not, the first reason in this order.
enum class AccountState { Disabled, Paused, Cooling, Spent, Full, Ready };
std::string_view toString(AccountState state);  ///< "disabled", "paused", ...

/// What changes while requests run.
struct AccountMoment {
    std::optional<AccountMark> mark;       ///< of the whole account, and still holding
    std::vector<AccountMark> familyMarks;  ///< of some of its models, and still holding
    AccountLoad load;
};

/// What changes, of every account, as it is at one moment: marks are asked for once. The day began at `dayStart`.
class AccountMoments {
public:
    AccountMoments(const Coordination& coordination, UnixMillis dayStart, UnixMillis now);

    AccountMoment of(const Account& account) const;

private:
    const Coordination& m_coordination;
    UnixMillis m_dayStart;
    std::unordered_map<std::string, AccountMoment> m_marked;
};

AccountState stateOf(const Account& account, const AccountMoment& moment);

}  // namespace relay::admin
