#include "store/embedded/latency_counts.h"

#include <gtest/gtest.h>

#include <cmath>

namespace relay::embedded {
namespace {

TEST(LatencyCounts, TheMedianIsAtMostAnEighthOff) {
    EXPECT_FALSE(LatencyCounts().median());
    for (std::uint64_t value = 0; value < (std::uint64_t{1} << 32); value = value * 5 / 4 + 1) {
        LatencyCounts counts;
        counts.add(static_cast<std::uint32_t>(value));
        const double off =
            std::abs(static_cast<double>(counts.median().value()) - static_cast<double>(value));
        EXPECT_LE(off, static_cast<double>(value) / 8) << value;
    }
    LatencyCounts many;
    for (const std::uint32_t value : {1U, 1U, 2U, 3U, 900U})
        many.add(value);
    EXPECT_EQ(many.median(), 2U);
}

TEST(LatencyCounts, AreReadAsTheyWereWritten) {
    LatencyCounts counts;
    LatencyCounts doubled;
    for (std::uint32_t i = 0; i < 1000; ++i)
        counts.add(i % 3 == 0 ? 4'294'967'295U : i);
    const LatencyCounts read = LatencyCounts::decoded(counts.encoded());
    EXPECT_EQ(read.encoded(), counts.encoded());
    doubled.add(counts);
    doubled.add(read);
    EXPECT_EQ(doubled.median(), counts.median());
    EXPECT_NE(doubled.encoded(), counts.encoded());
}

TEST(LatencyCounts, WhatIsCutOffCountsForNothing) {
    LatencyCounts counts;
    for (int i = 0; i < 200; ++i)
        counts.add(5);
    auto bytes = counts.encoded();
    ASSERT_EQ(bytes.size(), 3U) << "a bucket, and 200 in two bytes";
    bytes.pop_back();
    EXPECT_FALSE(LatencyCounts::decoded(bytes).median());
    bytes.pop_back();
    EXPECT_FALSE(LatencyCounts::decoded(bytes).median());
}

}  // namespace
}  // namespace relay::embedded
