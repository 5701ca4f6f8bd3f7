#pragma once

#include "model/account.h"
#include "store/coordination.h"

#include <optional>
#include <string_view>

namespace relay::admin {

/// Whether an account would be given a request now, and if not, the first reason in this order.
enum class AccountState { Disabled, Paused, Cooling, Spent, Full, Ready };
std::string_view toString(AccountState state);  ///< "disabled", "paused", ...

/// What changes while requests run.
struct AccountMoment {
    std::optional<AccountMark> mark;  ///< one that still holds
    AccountLoad load;
};

AccountState stateOf(const Account& account, const AccountMoment& moment);

}  // namespace relay::admin
