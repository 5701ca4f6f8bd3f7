#pragma once

#include "model/api_key.h"
#include "model/budget_mode.h"
#include "store/coordination.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace relay::policy {

/// The limits that hold at a moment: the key's own, those of a temporary override in their place while it lasts.
KeyLimits effectiveLimits(const ApiKey& key, UnixMillis now);

/// Any of them is about the money that requests to models of this family cost, so that it has to be known.
bool hasMoneyLimit(const KeyLimits& limits, std::string_view family);

/// What one request takes from a key's counters while it runs.
struct Amounts {
    std::string_view family;   ///< of its model, see modelFamily()
    Money money;               ///< see Reservation
    std::uint64_t tokens = 0;  ///< a guess: a window's tokens are known only afterwards
};

/// One charge for each limit; none for a key without limits. With BudgetMode::Exact money has to fit as a whole, with
/// Estimate only something has to be left, as with a window's tokens always.
std::vector<Charge> chargesOf(const KeyLimits& limits, const Amounts& amounts, const Periods& periods,
                              BudgetMode mode);

/// The same for an account: its requests at a time and what it may cost a day.
std::vector<Charge> chargesOf(const Account& account, Money money, const Periods& periods, BudgetMode mode);

}  // namespace relay::policy
