#include "observe/histogram.h"

#include <gtest/gtest.h>

#include <limits>

namespace relay {
namespace {

TEST(Histogram, EveryValueLiesInItsBucket) {
    std::size_t previous = 0;
    for (std::uint64_t value = 1; value <= std::numeric_limits<std::uint32_t>::max();
         value += 1 + value / 7) {
        const std::size_t bucket = histogramBucket(static_cast<std::uint32_t>(value));
        ASSERT_LT(bucket, kHistogramBuckets);
        ASSERT_GE(bucket, previous);
        ASSERT_LE(value, histogramUpperBound(bucket));
        if (bucket > 0) ASSERT_GT(value, histogramUpperBound(bucket - 1));
        previous = bucket;
    }
    EXPECT_EQ(histogramBucket(0), 0U);
    EXPECT_EQ(histogramBucket(std::numeric_limits<std::uint32_t>::max()), kHistogramBuckets - 1);
}

TEST(Histogram, BoundsAreAtMostASixteenthOff) {
    for (std::size_t bucket = 16; bucket < kHistogramBuckets; ++bucket) {
        const auto lower = histogramUpperBound(bucket - 1);
        EXPECT_LE((histogramUpperBound(bucket) - lower) * 16, histogramUpperBound(bucket)) << bucket;
    }
}

TEST(Histogram, PowersOfTwoAreExactBorders) {
    Histogram histogram;
    for (const std::uint32_t value : {1U, 16U, 17U, 1024U, 1025U, 4'000'000'000U})
        histogram.record(value);
    HistogramSnapshot snapshot;
    histogram.addTo(snapshot);
    EXPECT_EQ(snapshot.count, 6U);
    EXPECT_EQ(snapshot.sumMicros, 4'000'002'083U);
    EXPECT_EQ(snapshot.countUpToPowerOfTwo(4), 2U);
    EXPECT_EQ(snapshot.countUpToPowerOfTwo(5), 3U);
    EXPECT_EQ(snapshot.countUpToPowerOfTwo(10), 4U);
    EXPECT_EQ(snapshot.countUpToPowerOfTwo(11), 5U);
    EXPECT_EQ(snapshot.countUpToPowerOfTwo(31), 5U);
}

TEST(Histogram, GivesPercentiles) {
    Histogram histogram;
    for (std::uint32_t value = 1; value <= 1000; ++value)
        histogram.record(value);
    HistogramSnapshot snapshot;
    EXPECT_EQ(latencyOf(snapshot).p99, 0U);
    histogram.addTo(snapshot);
    const Latency latency = latencyOf(snapshot);
    EXPECT_EQ(latency.count, 1000U);
    EXPECT_NEAR(static_cast<double>(latency.p50), 500, 500.0 / 16);
    EXPECT_NEAR(static_cast<double>(latency.p90), 900, 900.0 / 16);
    EXPECT_NEAR(static_cast<double>(latency.p99), 990, 990.0 / 16);
    EXPECT_EQ(snapshot.percentile(0), 1U);
    EXPECT_GE(snapshot.percentile(1), 1000U);
}

}  // namespace
}  // namespace relay
