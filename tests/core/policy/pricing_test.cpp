#include "policy/pricing.h"

#include "resources/built_in_prices.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace relay::policy {
namespace {

class Pricing : public testing::Test {
protected:
    Money cost(std::string_view model, const Usage& usage, ServiceTier tier = ServiceTier::Standard,
               bool fast = false) {
        return priceOf(m_table, model, usage, tier, fast).cost;
    }

    PriceTable m_table = PriceTable::parse(builtInPriceText()).value();
};

TEST_F(Pricing, CostsWhatAHandReckons) {
    // 1000 x $3 + 500 x $15 + 200 x $3.75 + 100 x $6 + 10000 x $0.30, each for a million
    const Usage usage{.input = 1'000,
                      .output = 500,
                      .cacheCreation5m = 200,
                      .cacheCreation1h = 100,
                      .cacheRead = 10'000,
                      .thinking = 400};
    EXPECT_EQ(toDecimal(cost("claude-sonnet-4-5-20250929", usage)), "0.01485");
    EXPECT_EQ(toDecimal(cost("claude-opus-4-6", usage)), "0.02475");
    EXPECT_EQ(toDecimal(cost("claude-haiku-4-5", usage)), "0.00495");
    EXPECT_EQ(toDecimal(cost("claude-3-haiku-20240307", {.input = 1, .output = 1})), "0.0000015");
    EXPECT_EQ(toDecimal(cost("claude-opus-4-1", {.cacheRead = 1'000'000})), "1.5")
        << "cache alone has its price";
    EXPECT_EQ(cost("claude-opus-4-1", {}), Money{});
}

TEST_F(Pricing, ShowsHowItReckoned) {
    const PricedUsage priced =
        priceOf(m_table, "claude-sonnet-4-5-20990101",
                {.input = 1, .output = 2, .cacheCreation5m = 3, .cacheCreation1h = 4, .cacheRead = 5});
    EXPECT_EQ(priced.match, PriceMatch::Prefix);
    EXPECT_EQ(priced.pricedAs, "claude-sonnet-4-5");
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < priced.lines.size(); ++i) {
        EXPECT_EQ(static_cast<std::size_t>(priced.lines[i].kind), i);
        EXPECT_EQ(priced.lines[i].tokens, i == 0 ? 1U : i + 1);
        sum += priced.lines[i].amount.nanos;
    }
    EXPECT_EQ(priced.lines[1].rate, 15'000'000'000);
    EXPECT_EQ(priced.lines[1].amount, Money{30'000});
    EXPECT_EQ(priced.cost, Money{sum});
    EXPECT_EQ(toString(TokenKind::CacheWrite1h), "cache_write_1h");
}

TEST_F(Pricing, AnUnknownModelIsUnpricedAndFree) {
    const PricedUsage priced = priceOf(m_table, "mystery-model", {.input = 1'000'000, .output = 1'000'000});
    EXPECT_EQ(priced.match, PriceMatch::Unpriced);
    EXPECT_EQ(priced.pricedAs, "");
    EXPECT_EQ(priced.cost, Money{});
    EXPECT_EQ(priced.lines[0].tokens, 1'000'000U);
    EXPECT_EQ(upperBound(m_table, "mystery-model", 1'000, 1'000), Money{});
}

TEST_F(Pricing, AFreeModelIsPricedAtNothing) {
    const PricedUsage priced = priceOf(m_table, "gemini-flash-experimental", {.input = 5, .output = 5});
    EXPECT_EQ(priced.match, PriceMatch::Exact);
    EXPECT_EQ(priced.cost, Money{});
}

TEST_F(Pricing, LongPricesHoldForTheWholeRequest) {
    EXPECT_EQ(toDecimal(cost("gemini-2.5-pro", {.input = 200'000, .output = 1'000})), "0.26");
    EXPECT_EQ(toDecimal(cost("gemini-2.5-pro", {.input = 200'001, .output = 1'000})), "0.5150025");
    EXPECT_EQ(toDecimal(cost("gemini-2.5-pro", {.input = 100'000, .output = 1'000, .cacheRead = 100'001})),
              "0.29000025")
        << "cached input counts for the length";
    EXPECT_EQ(toDecimal(cost("claude-sonnet-4-5", {.input = 300'000})), "0.9")
        << "Claude's long prices are the same";
}

TEST_F(Pricing, TiersHavePricesOfTheirOwn) {
    const Usage usage{.input = 1'000'000, .output = 1'000'000, .cacheRead = 1'000'000};
    const Usage small{.input = 100'000, .output = 100'000, .cacheRead = 10'000};
    EXPECT_EQ(toDecimal(cost("gpt-5", usage)), "11.375");
    EXPECT_EQ(toDecimal(cost("gpt-5", usage, ServiceTier::Priority)), "22.75");
    EXPECT_EQ(toDecimal(cost("gpt-5", usage, ServiceTier::Flex)), "5.6875");
    EXPECT_EQ(toDecimal(cost("gpt-5-nano", usage, ServiceTier::Priority)), "0.455")
        << "no such tier: standard";
    EXPECT_EQ(toDecimal(cost("gemini-3-pro-preview", small, ServiceTier::Priority)), "2.5236");
    EXPECT_EQ(toDecimal(cost("gemini-3-pro-preview", usage, ServiceTier::Priority)), "40.32")
        << "7.2 + 32.4 + 0.72";
    EXPECT_EQ(cost("claude-sonnet-4-5", usage, ServiceTier::Priority), cost("claude-sonnet-4-5", usage));
    EXPECT_EQ(serviceTierFrom("priority"), ServiceTier::Priority);
    EXPECT_EQ(serviceTierFrom("flex"), ServiceTier::Flex);
    for (const char* other : {"", "standard", "batch", "PRIORITY"})
        EXPECT_EQ(serviceTierFrom(other), ServiceTier::Standard);
}

TEST_F(Pricing, FastModeRaisesAllPricesWhereItExists) {
    const Usage usage{.input = 1'000'000, .output = 1'000'000, .cacheRead = 1'000'000};
    EXPECT_EQ(toDecimal(cost("claude-opus-4-6", usage, ServiceTier::Standard, true)), "183");
    EXPECT_EQ(cost("claude-opus-4-5", usage, ServiceTier::Standard, true), cost("claude-opus-4-5", usage));
}

TEST_F(Pricing, RoundsHalfUpOnce) {
    // 4687.5 nano-dollars a thousand tokens of output, 4688 of input
    EXPECT_EQ(cost("gemini-1.5-flash-exp-0827", {.output = 1'000}), Money{4'688});
    EXPECT_EQ(cost("gemini-1.5-flash-exp-0827", {.output = 2'000}), Money{9'375});
    // one token: 4.688 + 4.6875 = 9.3755, rounded once
    EXPECT_EQ(cost("gemini-1.5-flash-exp-0827", {.input = 1, .output = 1}), Money{9});
}

TEST_F(Pricing, HoldsForAnyNumberOfTokens) {
    EXPECT_EQ(toDecimal(cost("claude-opus-4-1", {.input = 1'000'000'000'000, .output = 1'000'000'000'000})),
              "90000000");
    const std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    EXPECT_EQ(cost("o1-pro", {.output = most / 2}).nanos, std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(upperBound(m_table, "o1-pro", most, most).nanos, std::numeric_limits<std::int64_t>::max());
}

TEST_F(Pricing, TheUpperBoundIsTheDearestWay) {
    // 1000 bytes to the one-hour cache at $6, 2000 tokens out at $15
    EXPECT_EQ(toDecimal(upperBound(m_table, "claude-sonnet-4-5", 1'000, 2'000)), "0.036");
    EXPECT_EQ(toDecimal(upperBound(m_table, "claude-sonnet-4-5", 1'000, 0)), "0.966")
        << "the model's largest output";
    EXPECT_EQ(toDecimal(upperBound(m_table, "claude-haiku-4-5", 60'000'000, 1)), "0.400005")
        << "no more than the window";
    EXPECT_EQ(toDecimal(upperBound(m_table, "gemini-2.5-pro", 300'000, 1'000)), "0.765");
}

TEST_F(Pricing, NothingCostsMoreThanItsUpperBound) {
    std::mt19937_64 random(3);
    const std::vector<std::string> models = m_table.modelIds("");
    for (int round = 0; round < 50'000; ++round) {
        const std::string& model = models[random() % models.size()];
        const std::uint64_t bytes = random() % 1'000'000;
        const std::uint64_t window = m_table.find(model).row->price.maxInput;
        std::uint64_t left = std::min(bytes, window);
        Usage usage;
        for (std::uint64_t* kind :
             {&usage.input, &usage.cacheCreation5m, &usage.cacheCreation1h, &usage.cacheRead}) {
            *kind = random() % (left + 1);
            left -= *kind;
        }
        const std::uint64_t maxTokens = 1 + random() % 10'000;
        usage.output = random() % (maxTokens + 1);
        const auto tier = static_cast<ServiceTier>(random() % 3);
        const bool fast = random() % 2 == 0;
        ASSERT_LE(cost(model, usage, tier, fast), upperBound(m_table, model, bytes, maxTokens, tier, fast))
            << model;
    }
}

}  // namespace
}  // namespace relay::policy
