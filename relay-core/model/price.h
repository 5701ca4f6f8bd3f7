#pragma once

#include "model/money.h"

#include <cstdint>
#include <optional>
#include <string>

namespace relay {

/// Nano-dollars for a million tokens: the finest price in use ($0.0045 a million) is still a whole number.
struct Rates {
    std::int64_t input = 0;
    std::int64_t output = 0;
    std::int64_t cacheWrite5m = 0;
    std::int64_t cacheWrite1h = 0;
    std::int64_t cacheRead = 0;
    bool operator==(const Rates&) const = default;
};

struct ModelPrice {
    std::string model;
    Rates standard;
    std::optional<Rates> over200k;  ///< whole request, once its input passes 200,000 tokens
    std::optional<Rates> priority;  ///< service tier "priority"
    std::optional<Rates> flex;      ///< service tier "flex"
    std::uint64_t maxInput = 0;
    std::uint64_t maxOutput = 0;
};

/// How a cost came about; the ledger keeps it beside the amount.
enum class PriceMatch { Exact, Prefix, Unpriced };

}  // namespace relay
