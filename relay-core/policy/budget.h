#pragma once

#include "base/lru_cache.h"
#include "model/budget_mode.h"
#include "model/money.h"
#include "policy/pricing.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace relay::policy {

/// What of a request decides about its cost before it leaves.
struct CostFacts {
    std::string_view model;        ///< that it is sent as
    std::uint64_t inputBytes = 0;  ///< of its body
    std::uint64_t maxTokens = 0;   ///< 0 = not said: the model's most
    std::string_view serviceTier;  ///< as the client wrote it
    bool fast = false;
};

/// The most a request can cost, whichever tier it is served in: one that does not ask for the standard tier alone may
/// come back as priority. See upperBound() for what is not in it. 0 when the model has no price.
Money worstCost(const PriceTable& prices, const CostFacts& facts);

/// `max_tokens` is never lowered to less than this: answers cut shorter are of no use to anybody.
inline constexpr std::uint64_t kFewestTokens = 1024;

/// The greatest `max_tokens`, not above what was asked for, with which the request costs no more than `available`
/// at worst. Nothing when that is below kFewestTokens or does not exceed `thinkingBudget`, which upstreams refuse.
std::optional<std::uint64_t> affordableMaxTokens(const PriceTable& prices, const CostFacts& facts,
                                                 std::uint64_t thinkingBudget, Money available);

/// What is held of the money limits while a request runs.
struct Reservation {
    Money amount;
    Money overshoot;  ///< by how much more the request can still pass a limit; 0 with BudgetMode::Exact
};

/// `usual` is what such requests cost on the whole; without it the worst is held in both modes.
Reservation reservationOf(BudgetMode mode, Money worst, std::optional<Money> usual);

/// What requests of a key to a model usually cost: a running mean in which the last kUsualWeight of them have most of
/// the say. Bounded; the pairs that were used least recently are forgotten. Not thread-safe.
class UsualCosts {
public:
    static constexpr std::int64_t kUsualWeight = 32;

    explicit UsualCosts(std::size_t mostPairs = 10'000) : m_means(mostPairs) {}

    void note(std::string_view keyId, std::string_view model, Money cost);
    std::optional<Money> usual(std::string_view keyId, std::string_view model);

private:
    struct Mean {
        std::int64_t nanos = 0;
        std::int64_t count = 0;
    };
    LruCache<std::string, Mean> m_means;
};

}  // namespace relay::policy
