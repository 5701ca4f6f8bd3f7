#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace relay {

/// 128 bits that tell texts apart; all zero stands for "of nothing". XXH3-128: quick, but whoever chooses the
/// texts can make two alike, so it never decides about what belongs to somebody else.
struct Fingerprint {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    bool operator==(const Fingerprint&) const = default;
    bool empty() const { return high == 0 && low == 0; }
};

/// 32 lower-case hexadecimal digits.
std::string toHex(const Fingerprint& fingerprint);

/// Takes texts one after the other; where one ends and the next begins counts.
class FingerprintReader {
public:
    FingerprintReader();
    /// A text that is longer than kMostBytes counts by its length and its two ends.
    void add(std::string_view text);
    /// Of all texts so far; empty when there was none.
    Fingerprint value() const;

    static constexpr std::size_t kMostBytes = std::size_t{64} * 1024;

private:
    static constexpr std::size_t kStateSize = 576;

    alignas(64) std::array<std::byte, kStateSize> m_state;
    bool m_empty = true;
};

}  // namespace relay
