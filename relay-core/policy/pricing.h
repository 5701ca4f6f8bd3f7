#pragma once

#include "model/usage.h"
#include "policy/price_table.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace relay::policy {

enum class TokenKind : std::uint8_t { Input, Output, CacheWrite5m, CacheWrite1h, CacheRead };
std::string_view toString(TokenKind kind);  ///< "input", "output", "cache_write_5m" ...

enum class ServiceTier : std::uint8_t { Standard, Priority, Flex };
/// From an answer's `service_tier`; whatever has no prices of its own is Standard.
ServiceTier serviceTierFrom(std::string_view text);

struct CostLine {
    TokenKind kind = TokenKind::Input;
    std::uint64_t tokens = 0;
    std::int64_t rate = 0;  ///< nano-dollars for a million tokens
    Money
        amount;  ///< rounded for itself, for display: the lines may differ from the cost by two nano-dollars
};

struct PricedUsage {
    Money cost;
    PriceMatch match = PriceMatch::Unpriced;
    std::string pricedAs;  ///< the table's model; empty when Unpriced, and then the cost is 0
    Rates applied;
    std::array<CostLine, 5> lines{};  ///< one for each TokenKind, in that order
};

/// What a usage costs: tokens times rates over all kinds, divided by a million and rounded half up once.
/// Exact; an amount beyond Money's range becomes its greatest. The whole request is priced as long once its
/// input passes 200,000 tokens and the model has such prices; a tier or a speed the model has no price for is
/// priced as standard. Long prices of a tier are the tier's, raised as the standard ones are. `fast`: the
/// answer says `speed: fast`.
PricedUsage priceOf(const PriceTable& table, std::string_view model, const Usage& usage,
                    ServiceTier tier = ServiceTier::Standard, bool fast = false);

/// The most a request can cost, to reserve before it leaves, rounded up: a token is a byte of the body at
/// least, all of it may be written to the dearest cache, up to the model's window; output is `maxTokens`, or
/// the model's most when that is 0. What a body only refers to (a picture's URL, a server tool's findings) is
/// not in it. 0 when Unpriced.
Money upperBound(const PriceTable& table, std::string_view model, std::uint64_t inputBytes,
                 std::uint64_t maxTokens, ServiceTier tier = ServiceTier::Standard, bool fast = false);

}  // namespace relay::policy
