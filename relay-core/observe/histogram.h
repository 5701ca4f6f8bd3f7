#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace relay {

/// Buckets of a duration in whole microseconds: sixteen to each power of two, so a percentile is at most 1/16
/// off, from 1 µs to 71 minutes. A bucket includes its upper bound, as `le` does in Prometheus.
inline constexpr std::size_t kHistogramBuckets = 464;

std::size_t histogramBucket(std::uint32_t micros);
/// The largest value in the bucket, in microseconds.
std::uint64_t histogramUpperBound(std::size_t bucket);

struct HistogramSnapshot {
    std::array<std::uint64_t, kHistogramBuckets> buckets{};
    std::uint64_t count = 0;
    std::uint64_t sumMicros = 0;

    /// Values of at most 2^exponent µs; exponent 4..31.
    std::uint64_t countUpToPowerOfTwo(std::size_t exponent) const;
    /// Upper bound of the bucket in which the share (0..1) of all values is reached, in microseconds; 0
    /// without values.
    std::uint64_t percentile(double share) const;
};

/// Relaxed counters: any thread records, a snapshot is taken without stopping anybody.
class Histogram {
public:
    void record(std::uint32_t micros);
    void addTo(HistogramSnapshot& snapshot) const;

private:
    std::array<std::atomic<std::uint64_t>, kHistogramBuckets> m_buckets{};
    std::atomic<std::uint64_t> m_sumMicros{0};
};

/// What status pages show of a histogram; microseconds.
struct Latency {
    std::uint64_t count = 0;
    std::uint64_t p50 = 0;
    std::uint64_t p90 = 0;
    std::uint64_t p99 = 0;
};
Latency latencyOf(const HistogramSnapshot& snapshot);

}  // namespace relay
