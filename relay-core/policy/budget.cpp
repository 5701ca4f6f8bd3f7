#include "policy/budget.h"

#include <fmt/format.h>

#include <algorithm>

namespace relay::policy {
namespace {

/// What the client's word leaves open, besides the standard tier.
bool mayBePriority(std::string_view serviceTier) {
    return serviceTier != "standard_only" && serviceTier != "default" && serviceTier != "flex";
}

std::string pairOf(std::string_view keyId, std::string_view model) {
    return fmt::format("{}\n{}", keyId, model);
}

}  // namespace

Money worstCost(const PriceTable& prices, const CostFacts& facts) {
    const auto in = [&](ServiceTier tier) {
        return upperBound(prices, facts.model, facts.inputBytes, facts.maxTokens, tier, facts.fast);
    };
    const Money standard = in(ServiceTier::Standard);
    return mayBePriority(facts.serviceTier) ? std::max(standard, in(ServiceTier::Priority)) : standard;
}

std::optional<std::uint64_t> affordableMaxTokens(const PriceTable& prices, const CostFacts& facts,
                                                 std::uint64_t thinkingBudget, Money available) {
    const auto fits = [&](std::uint64_t maxTokens) {
        CostFacts lowered = facts;
        lowered.maxTokens = maxTokens;
        return worstCost(prices, lowered) <= available;
    };
    const PriceFound found = prices.find(facts.model);
    if (found.row == nullptr) return std::nullopt;
    const std::uint64_t asked = facts.maxTokens != 0 ? facts.maxTokens : found.row->price.maxOutput;
    if (fits(asked)) return asked;
    const std::uint64_t fewest = std::max(kFewestTokens, thinkingBudget + 1);
    if (fewest >= asked || !fits(fewest)) return std::nullopt;
    std::uint64_t most = fewest;
    for (std::uint64_t tooMany = asked; tooMany - most > 1;) {
        const std::uint64_t middle = most + (tooMany - most) / 2;
        (fits(middle) ? most : tooMany) = middle;
    }
    return most;
}

Reservation reservationOf(BudgetMode mode, Money worst, std::optional<Money> usual) {
    if (mode == BudgetMode::Exact || !usual) return {worst, {}};
    const Money amount = std::min(*usual, worst);
    return {amount, worst - amount};
}

void UsualCosts::note(std::string_view keyId, std::string_view model, Money cost) {
    const std::string pair = pairOf(keyId, model);
    Mean mean = m_means.find(pair).value_or(Mean{});
    mean.count = std::min(mean.count + 1, kUsualWeight);
    mean.nanos += (cost.nanos - mean.nanos) / mean.count;
    m_means.insert(pair, mean);
}

std::optional<Money> UsualCosts::usual(std::string_view keyId, std::string_view model) {
    const std::optional<Mean> mean = m_means.find(pairOf(keyId, model));
    if (!mean) return std::nullopt;
    return Money{mean->nanos};
}

}  // namespace relay::policy
