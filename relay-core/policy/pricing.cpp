#include "policy/pricing.h"

#include <algorithm>
#include <limits>

namespace relay::policy {
namespace {

constexpr std::uint64_t kLongInput = 200'000;
/// What models with long prices take at most, whatever their row says of the standard window.
constexpr std::uint64_t kLongWindow = 1'000'000;
constexpr unsigned __int128 kTokensOfRate = 1'000'000;

/// No rate rises above it, so that no sum can pass 128 bits.
constexpr __int128 kMostRate = 1'000'000'000'000'000;

enum class Rounding { HalfUp, Up };

Money moneyFrom(unsigned __int128 tokensTimesRate, Rounding rounding) {
    constexpr auto kMost = static_cast<unsigned __int128>(std::numeric_limits<std::int64_t>::max());
    const unsigned __int128 more = rounding == Rounding::HalfUp ? kTokensOfRate / 2 : kTokensOfRate - 1;
    return Money{static_cast<std::int64_t>(std::min((tokensTimesRate + more) / kTokensOfRate, kMost))};
}

unsigned __int128 product(std::uint64_t tokens, std::int64_t rate) {
    return static_cast<unsigned __int128>(tokens) * static_cast<std::uint64_t>(rate);
}

constexpr std::array<std::int64_t Rates::*, 5> kRates{&Rates::input, &Rates::output, &Rates::cacheWrite5m,
                                                      &Rates::cacheWrite1h, &Rates::cacheRead};

Rates tierRates(const ModelPrice& price, ServiceTier tier) {
    if (tier == ServiceTier::Priority) return price.priority.value_or(price.standard);
    if (tier == ServiceTier::Flex) return price.flex.value_or(price.standard);
    return price.standard;
}

/// A tier's rate for a long request: it rises as the standard rate does.
std::int64_t raised(std::int64_t rate, std::int64_t standard, std::int64_t longStandard) {
    if (standard == 0) return longStandard;
    const __int128 quotient =
        (static_cast<__int128>(rate) * longStandard * 2 + standard) / (__int128{standard} * 2);
    return static_cast<std::int64_t>(std::min(quotient, kMostRate));
}

Rates ratesFor(const PriceRow& row, std::uint64_t totalInput, ServiceTier tier, bool fast) {
    Rates rates = tierRates(row.price, tier);
    if (totalInput > kLongInput && row.price.over200k)
        for (const auto rate : kRates)
            rates.*rate = raised(rates.*rate, row.price.standard.*rate, *row.price.over200k.*rate);
    if (fast && row.fastFactor != 0)
        for (const auto rate : kRates)
            rates.*rate *= row.fastFactor;
    return rates;
}

std::array<std::uint64_t, 5> tokensByKind(const Usage& usage) {
    return {usage.input, usage.output, usage.cacheCreation5m, usage.cacheCreation1h, usage.cacheRead};
}

}  // namespace

std::string_view toString(TokenKind kind) {
    constexpr std::array<std::string_view, 5> kNames{"input", "output", "cache_write_5m", "cache_write_1h",
                                                     "cache_read"};
    return kNames.at(static_cast<std::size_t>(kind));
}

ServiceTier serviceTierFrom(std::string_view text) {
    if (text == "priority") return ServiceTier::Priority;
    return text == "flex" ? ServiceTier::Flex : ServiceTier::Standard;
}

PricedUsage priceOf(const PriceTable& table, std::string_view model, const Usage& usage, ServiceTier tier,
                    bool fast) {
    PricedUsage priced;
    const PriceFound found = table.find(model);
    priced.match = found.match;
    if (found.row != nullptr) {
        priced.pricedAs = found.row->price.model;
        priced.applied = ratesFor(*found.row, usage.totalInput(), tier, fast);
    }
    const std::array<std::uint64_t, 5> tokens = tokensByKind(usage);
    unsigned __int128 sum = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::int64_t rate = priced.applied.*kRates[i];
        const unsigned __int128 part = product(tokens[i], rate);
        sum += part;
        priced.lines[i] = {static_cast<TokenKind>(i), tokens[i], rate, moneyFrom(part, Rounding::HalfUp)};
    }
    priced.cost = moneyFrom(sum, Rounding::HalfUp);
    return priced;
}

Money upperBound(const PriceTable& table, std::string_view model, std::uint64_t inputBytes,
                 std::uint64_t maxTokens, ServiceTier tier, bool fast) {
    const PriceFound found = table.find(model);
    if (found.row == nullptr) return {};
    const ModelPrice& price = found.row->price;
    const std::uint64_t window = price.over200k ? std::max(price.maxInput, kLongWindow) : price.maxInput;
    const std::uint64_t input = std::min(inputBytes, window);
    const std::uint64_t output = maxTokens != 0 ? maxTokens : price.maxOutput;
    // The bytes may turn out to be few tokens, so that the short prices apply: whichever is dearer counts.
    std::int64_t inputRate = 0;
    std::int64_t outputRate = 0;
    for (const std::uint64_t size : {std::uint64_t{0}, input}) {
        const Rates rates = ratesFor(*found.row, size, tier, fast);
        inputRate =
            std::max({inputRate, rates.input, rates.cacheWrite5m, rates.cacheWrite1h, rates.cacheRead});
        outputRate = std::max(outputRate, rates.output);
    }
    return moneyFrom(product(input, inputRate) + product(output, outputRate), Rounding::Up);
}

}  // namespace relay::policy
