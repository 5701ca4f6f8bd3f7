#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace relay::embedded {

/// How often which value came, four buckets to each power of two: small enough to be kept in a column for each minute,
/// and two of them add up. A bucket's middle is at most an eighth off.
class LatencyCounts {
public:
    void add(std::uint32_t value);
    void add(const LatencyCounts& other);

    /// The middle of the bucket that holds the median; nothing when nothing was added.
    std::optional<std::uint32_t> median() const;

    /// Pairs of a bucket (one byte) and a count (seven bits a byte, the lowest first).
    std::vector<std::byte> encoded() const;
    /// Reads what encoded() wrote; what is cut off at its end counts for nothing.
    static LatencyCounts decoded(std::span<const std::byte> bytes);

private:
    void add(std::uint8_t bucket, std::uint64_t count);

    std::vector<std::pair<std::uint8_t, std::uint64_t>> m_counts;  ///< by bucket
};

}  // namespace relay::embedded
