#pragma once

#include "model/account.h"
#include "store/account_pool.h"
#include "store/coordination.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace relay::policy {

/// Why an account was passed over.
enum class Refusal { Disabled, Paused, Cooling, ConcurrencyFull, QuotaSpent };
std::string_view toString(Refusal refusal);  ///< "disabled", "paused", "cooling", "full", "spent"

struct RefusedCandidate {
    std::string accountId;
    Refusal refusal = Refusal::Disabled;
    UnixMillis until = 0;  ///< when a cooling account is back; else 0
};

/// The next account to try, or none and why. At most kRefusalsKept refusals are kept in full; all are counted.
struct Selection {
    std::shared_ptr<const Account> account;
    std::vector<RefusedCandidate> refused;
    std::size_t refusedCount = 0;
};

inline constexpr std::size_t kRefusalsKept = 64;

/// What the choice depends on. `tried` are the ids this request has already been sent to.
struct SelectionInput {
    const AccountPool& pool;
    const Coordination& coordination;
    const std::vector<std::string>& tried;
    std::size_t turn =
        0;  ///< a number that grows by one with each request: accounts of one priority take turns
    UnixMillis now = 0;
    UnixMillis dayStart = 0;
};

/// The refusal that keeps one account out, if any.
std::optional<RefusedCandidate> refusalOf(const Account& account, const Coordination& coordination,
                                          UnixMillis now, UnixMillis dayStart);

/// Lowest priority number first; within one priority the turn decides where to begin, so that the first account that
/// can serve is also the one that has waited longest. Looks at no more accounts than it has to.
Selection selectAccount(const SelectionInput& input);

/// For a client: counts and times, no account names. "2 accounts cooling down (the first is back in 42 s), 1 paused".
std::string describeRefusals(const Selection& selection, UnixMillis now);

/// Seconds until the first cooling account is back; none when no account is cooling.
std::optional<std::int64_t> secondsUntilFirstBack(const Selection& selection, UnixMillis now);

}  // namespace relay::policy
