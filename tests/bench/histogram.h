#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace relay::bench {

/// Microseconds, counted in buckets of less than one percent width.
class Histogram {
public:
    void add(std::uint64_t micros);
    /// `share` from 0 to 1; 0 when nothing was added.
    double percentile(double share) const;
    std::uint64_t count() const { return m_count; }

private:
    static constexpr unsigned kFineBits = 7;  ///< 128 steps between two powers of two
    static std::size_t bucketOf(std::uint64_t micros);
    static double middleOf(std::size_t bucket);

    std::array<std::uint64_t, (64 - kFineBits + 1) << kFineBits> m_buckets{};
    std::uint64_t m_count = 0;
};

}  // namespace relay::bench
