#pragma once

#include "model/account.h"
#include "model/api_key.h"
#include "model/budget_mode.h"
#include "store/coordination.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relay::policy {

/// The limits that hold at a moment: the key's own, those of a temporary override in their place while it lasts.
KeyLimits effectiveLimits(const ApiKey& key, UnixMillis now);

/// One limit that is set, in the unit of its counter.
struct LimitInForce {
    LimitKind kind = LimitKind::Concurrency;
    std::string family;  ///< empty: all models
    std::int64_t amount = 0;
};

/// Every limit that is set, those for one family last.
std::vector<LimitInForce> limitsInForce(const KeyLimits& limits);

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

/// The same for an account: its requests at a time, which are counted without a limit, too, and what it may cost a day.
std::vector<Charge> chargesOf(const Account& account, Money money, const Periods& periods, BudgetMode mode);

/// The charges that would not fit on top of what the counters say now; what a hold would be refused with.
std::vector<Blocker> blockersOf(const std::vector<Charge>& charges,
                                const std::vector<CounterState>& counters);

}  // namespace relay::policy
