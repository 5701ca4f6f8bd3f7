#pragma once

#include <cstdint>

namespace relay {

/// Tokens one answer consumed, by the kinds that have prices of their own. The kinds do not overlap.
struct Usage {
    std::uint64_t input = 0;            ///< uncached input
    std::uint64_t output = 0;           ///< includes thinking
    std::uint64_t cacheCreation5m = 0;  ///< written to the five-minute cache
    std::uint64_t cacheCreation1h = 0;  ///< written to the one-hour cache
    std::uint64_t cacheRead = 0;
    std::uint64_t thinking = 0;  ///< part of output, for display only; never priced again

    bool operator==(const Usage&) const = default;
    std::uint64_t cacheCreation() const { return cacheCreation5m + cacheCreation1h; }
    std::uint64_t totalInput() const { return input + cacheCreation() + cacheRead; }
    bool empty() const { return *this == Usage{}; }
};

/// What a tokenizer makes of English on average: where nothing has been counted yet, or never will be.
inline constexpr std::uint64_t kBytesPerToken = 4;

}  // namespace relay
