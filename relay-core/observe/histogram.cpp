#include "observe/histogram.h"

#include <bit>
#include <cmath>

namespace relay {
namespace {

constexpr std::size_t kSubBits = 4;
constexpr std::size_t kSubBuckets = 1U << kSubBits;

}  // namespace

std::size_t histogramBucket(std::uint32_t micros) {
    // One less, so that a power of two is the last value of its bucket and not the first of the next.
    const std::uint32_t value = micros == 0 ? 0 : micros - 1;
    if (value < kSubBuckets) return value;
    const auto exponent = static_cast<std::size_t>(std::bit_width(value)) - 1;
    const std::size_t sub = (value >> (exponent - kSubBits)) & (kSubBuckets - 1);
    return (exponent - kSubBits + 1) * kSubBuckets + sub;
}

std::uint64_t histogramUpperBound(std::size_t bucket) {
    if (bucket < kSubBuckets) return bucket + 1;
    const std::size_t shift = bucket / kSubBuckets - 1;
    return std::uint64_t{kSubBuckets + bucket % kSubBuckets + 1} << shift;
}

std::uint64_t HistogramSnapshot::countUpToPowerOfTwo(std::size_t exponent) const {
    const std::size_t end = (exponent - kSubBits + 1) * kSubBuckets;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < end && i < buckets.size(); ++i)
        sum += buckets[i];
    return sum;
}

std::uint64_t HistogramSnapshot::percentile(double share) const {
    if (count == 0) return 0;
    const double wanted = std::max(std::ceil(share * static_cast<double>(count)), 1.0);
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        seen += buckets[i];
        if (static_cast<double>(seen) >= wanted) return histogramUpperBound(i);
    }
    return histogramUpperBound(buckets.size() - 1);
}

void Histogram::record(std::uint32_t micros) {
    m_buckets[histogramBucket(micros)].fetch_add(1, std::memory_order_relaxed);
    m_sumMicros.fetch_add(micros, std::memory_order_relaxed);
}

void Histogram::addTo(HistogramSnapshot& snapshot) const {
    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        const std::uint64_t count = m_buckets[i].load(std::memory_order_relaxed);
        snapshot.buckets[i] += count;
        snapshot.count += count;
    }
    snapshot.sumMicros += m_sumMicros.load(std::memory_order_relaxed);
}

Latency latencyOf(const HistogramSnapshot& snapshot) {
    return {snapshot.count, snapshot.percentile(0.5), snapshot.percentile(0.9), snapshot.percentile(0.99)};
}

}  // namespace relay
