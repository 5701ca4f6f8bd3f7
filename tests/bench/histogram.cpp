#include "bench/histogram.h"

#include <bit>

namespace relay::bench {

void Histogram::add(std::uint64_t micros) {
    ++m_buckets[bucketOf(micros)];
    ++m_count;
}

std::size_t Histogram::bucketOf(std::uint64_t micros) {
    const auto bits = static_cast<unsigned>(std::bit_width(micros));
    if (bits <= kFineBits) return micros;
    const unsigned shift = bits - kFineBits - 1;
    // The leading one is implied by the row, so that a row holds 128 steps.
    return (static_cast<std::size_t>(shift) + 1) * (1U << kFineBits) +
           ((micros >> shift) - (1U << kFineBits));
}

double Histogram::middleOf(std::size_t bucket) {
    const std::size_t row = bucket >> kFineBits;
    const auto step = static_cast<double>(bucket & ((1U << kFineBits) - 1));
    if (row == 0) return step;
    const auto width = static_cast<double>(std::uint64_t{1} << (row - 1));
    return (static_cast<double>(1U << kFineBits) + step + 0.5) * width;
}

double Histogram::percentile(double share) const {
    if (m_count == 0) return 0;
    const auto wanted = static_cast<std::uint64_t>(share * static_cast<double>(m_count - 1)) + 1;
    std::uint64_t seen = 0;
    for (std::size_t bucket = 0; bucket < m_buckets.size(); ++bucket) {
        seen += m_buckets[bucket];
        if (seen >= wanted) return middleOf(bucket);
    }
    return 0;
}

}  // namespace relay::bench
