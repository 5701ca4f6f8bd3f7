#pragma once

#include "base/error.h"
#include "model/api_key.h"
#include "model/budget_mode.h"
#include "model/price.h"
#include "store/coordination.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace relay::policy {

/// The request is not let in.
struct Refuse {
    Error
        error;  ///< RateLimitExceeded, QuotaExceeded or InvalidModel; its message names limit, use and reset
    std::optional<std::int64_t> retryAfterSeconds;  ///< for the header; with RateLimitExceeded only
    UnixMillis resetAt = 0;                         ///< when the limit begins anew; 0 = never, or any moment
};

/// It fits once its `max_tokens` is this much lower.
struct LowerMaxTokens {
    std::uint64_t maxTokens = 0;
};

/// It fits once requests that are running have ended.
struct Wait {
    QueueRule queue;
    Refuse otherwise;  ///< when there is no place in the queue or the time is over
};

using Verdict = std::variant<LowerMaxTokens, Wait, Refuse>;

/// Requests that wait for money others hold, where the key has no queue of its own.
inline constexpr QueueRule kBudgetQueue{.places = 1000, .waitMs = 10'000};

struct AdmissionFacts {
    UnixMillis now = 0;
    QueueRule queue;  ///< the key's
    BudgetMode mode = BudgetMode::Exact;
    /// The `max_tokens` with which the request costs no more than this, see affordableMaxTokens(). Not set: it cannot
    /// be lowered.
    std::function<std::optional<std::uint64_t>(Money available)> affordable;
};

/// What becomes of a request whose hold was refused; `blockers` is not empty. Lowered rather than kept waiting, kept
/// waiting rather than refused: waiting helps where a limit is reached only with what others hold, and where the key
/// has a queue, or it is about money. Of several limits the one that begins anew last is told.
Verdict verdictOf(std::span<const Blocker> blockers, const AdmissionFacts& facts);

/// Refuses a model without a price where its money is limited and the key does not allow that: its cost would not
/// count. `limits` are the effective ones.
std::optional<Refuse> unpricedRefusal(const ApiKey& key, const KeyLimits& limits, std::string_view model,
                                      PriceMatch match);

}  // namespace relay::policy
