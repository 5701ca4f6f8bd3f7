#include "policy/budget.h"

#include "resources/built_in_prices.h"

#include <gtest/gtest.h>

#include <random>

namespace relay::policy {
namespace {

class Budget : public testing::Test {
protected:
    static Money dollars(std::string_view text) { return moneyFromDecimal(text).value(); }
    std::optional<std::uint64_t> affordable(const CostFacts& facts, std::string_view available,
                                            std::uint64_t thinking = 0) const {
        return affordableMaxTokens(m_table, facts, thinking, dollars(available));
    }

    PriceTable m_table = PriceTable::parse(builtInPriceText()).value();
    // $3 in, $6 to the one-hour cache, $15 out for a million tokens.
    CostFacts m_facts{.model = "claude-sonnet-4-5",
                      .inputBytes = 1000,
                      .maxTokens = 128'000,
                      .serviceTier = "",
                      .fast = false};
};

TEST_F(Budget, KnowsTheWorst) {
    EXPECT_EQ(toDecimal(worstCost(m_table, m_facts)), "1.926");
    m_facts.model = "no-such-model";
    EXPECT_EQ(worstCost(m_table, m_facts), Money{});
    EXPECT_EQ(affordable(m_facts, "1"), std::nullopt);
}

TEST_F(Budget, ReckonsWithTheDearestTierThatMayServe) {
    m_facts.model = "gemini-3.1-pro-preview";
    const Money open = worstCost(m_table, m_facts);
    m_facts.serviceTier = "default";
    const Money standard = worstCost(m_table, m_facts);
    m_facts.serviceTier = "flex";
    EXPECT_EQ(worstCost(m_table, m_facts), standard) << "it may be served as standard all the same";
    m_facts.serviceTier = "priority";
    EXPECT_EQ(worstCost(m_table, m_facts), open);
    EXPECT_GT(open, standard);
}

TEST_F(Budget, LowersToWhatFits) {
    EXPECT_EQ(affordable(m_facts, "1.926"), 128'000U) << "nothing to lower";
    EXPECT_EQ(affordable(m_facts, "1.925999999"), 127'999U);
    EXPECT_EQ(affordable(m_facts, "0.156"), 10'000U);
    EXPECT_EQ(affordable(m_facts, "0.02136"), 1'024U);
    EXPECT_EQ(affordable(m_facts, "0.021359999"), std::nullopt) << "below the floor";
    EXPECT_EQ(affordable(m_facts, "0"), std::nullopt);
}

TEST_F(Budget, LeavesRoomToThink) {
    EXPECT_EQ(affordable(m_facts, "0.156", 9'999), 10'000U);
    EXPECT_EQ(affordable(m_facts, "0.156", 10'000), std::nullopt);
}

TEST_F(Budget, NeverRaisesAndNeverLowersASmallOne) {
    m_facts.maxTokens = 500;
    EXPECT_EQ(affordable(m_facts, "1"), 500U);
    EXPECT_EQ(affordable(m_facts, "0.01"), std::nullopt);
    m_facts.maxTokens = 1024;
    EXPECT_EQ(affordable(m_facts, "0.02"), std::nullopt);
}

TEST_F(Budget, TakesTheModelsMostWhereNothingIsSaid) {
    m_facts.maxTokens = 0;
    EXPECT_EQ(affordable(m_facts, "100"), m_table.find(m_facts.model).row->price.maxOutput);
    EXPECT_EQ(affordable(m_facts, "0.156"), 10'000U);
}

TEST_F(Budget, WhatIsAffordableFitsAndOneMoreDoesNot) {
    std::mt19937_64 random(7);
    int lowered = 0;
    for (int i = 0; i < 2'000; ++i) {
        m_facts.inputBytes = random() % 400'000;
        m_facts.maxTokens = 1 + random() % 128'000;
        const std::uint64_t thinking = random() % 20'000;
        const Money available{static_cast<std::int64_t>(random() % 3'000'000'000)};
        const auto most = affordableMaxTokens(m_table, m_facts, thinking, available);
        if (!most) continue;
        CostFacts sent = m_facts;
        sent.maxTokens = *most;
        ASSERT_LE(worstCost(m_table, sent), available);
        ASSERT_LE(*most, m_facts.maxTokens);
        if (*most == m_facts.maxTokens) continue;
        ++lowered;
        ASSERT_GE(*most, std::max(kFewestTokens, thinking + 1));
        ++sent.maxTokens;
        ASSERT_GT(worstCost(m_table, sent), available);
    }
    EXPECT_GT(lowered, 100);
}

TEST_F(Budget, ReservesByItsMode) {
    const Money worst = dollars("2");
    EXPECT_EQ(reservationOf(BudgetMode::Exact, worst, dollars("0.1")).amount, worst);
    EXPECT_EQ(reservationOf(BudgetMode::Exact, worst, dollars("0.1")).overshoot, Money{});
    const Reservation guessed = reservationOf(BudgetMode::Estimate, worst, dollars("0.1"));
    EXPECT_EQ(guessed.amount, dollars("0.1"));
    EXPECT_EQ(guessed.overshoot, dollars("1.9"));
    EXPECT_EQ(reservationOf(BudgetMode::Estimate, worst, std::nullopt).amount, worst);
    EXPECT_EQ(reservationOf(BudgetMode::Estimate, worst, dollars("5")).amount, worst);
}

TEST(UsualCosts, IsTheMeanAndFollowsChange) {
    UsualCosts costs;
    EXPECT_EQ(costs.usual("k", "m"), std::nullopt);
    costs.note("k", "m", Money{100});
    costs.note("k", "m", Money{300});
    EXPECT_EQ(costs.usual("k", "m"), Money{200});
    EXPECT_EQ(costs.usual("k", "n"), std::nullopt);
    EXPECT_EQ(costs.usual("l", "m"), std::nullopt);
    for (int i = 0; i < 500; ++i)
        costs.note("k", "m", Money{10'000'000});
    EXPECT_NEAR(static_cast<double>(costs.usual("k", "m")->nanos), 1e7, 1e3);
}

TEST(UsualCosts, IsBounded) {
    UsualCosts costs(2);
    for (const char* model : {"a", "b", "c"})
        costs.note("k", model, Money{1});
    EXPECT_EQ(costs.usual("k", "a"), std::nullopt);
    EXPECT_EQ(costs.usual("k", "c"), Money{1});
}

}  // namespace
}  // namespace relay::policy
