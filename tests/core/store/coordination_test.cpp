#include "store/embedded/memory_coordination.h"

#include "tests/core/store/store_under_test.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace relay {
namespace {

TEST(MemoryCoordination, ShardsTogetherKeepTheLimits) {
    TestClock clock;
    std::atomic<int> changes = 0;
    embedded::MemoryCoordination coordination(clock, {}, [&changes] { ++changes; });
    constexpr std::uint32_t kMost = 3;
    std::atomic<std::uint32_t> running = 0;
    std::atomic<bool> exceeded = false;
    std::atomic<std::int64_t> booked = 0;
    std::vector<std::thread> shards;
    for (int shard = 0; shard < 4; ++shard)
        shards.emplace_back([&] {
            boost::asio::io_context context;
            for (int i = 0; i < 2000; ++i) {
                const auto grant =
                    await(context, coordination.acquire({"a", kMost, Money{50'000}, Money{10}, 1}));
                if (grant->leaseId == 0) continue;
                if (++running > kMost) exceeded = true;
                if (coordination.load("a", 1).inFlight > kMost) exceeded = true;
                if (i % 50 == 0) coordination.mark({"a", MarkCause::Timeout, 0, "", 0, i});
                booked += 10;
                --running;
                coordination.settle(grant->leaseId, Money{10});
            }
        });
    std::thread saver([&] {
        for (int i = 0; i < 200; ++i)
            coordination.restoreChanges(coordination.takeChanges());
    });
    for (auto& shard : shards)
        shard.join();
    saver.join();
    EXPECT_FALSE(exceeded);
    EXPECT_EQ(coordination.load("a", 1).inFlight, 0U);
    EXPECT_EQ(coordination.load("a", 1).spentToday, Money{booked});
    EXPECT_LE(booked, 50'000);
    EXPECT_GT(changes, 0);
}

TEST(MemoryCoordination, ChangesThatCouldNotBeSavedAreToldAgain) {
    TestClock clock;
    embedded::MemoryCoordination coordination(clock, {}, [] {});
    boost::asio::io_context context;
    await(context, coordination.acquire({"a", 0, {}, {}, 1}));
    coordination.mark({"b", MarkCause::Timeout, 0, "slow", 1, 2});
    coordination.mark({"c", MarkCause::Timeout, 0, "slow", 1, 2});
    coordination.clearMark("c");
    const auto changes = coordination.takeChanges();
    ASSERT_EQ(changes.lastUsed.size(), 1U);
    ASSERT_EQ(changes.marks.size(), 1U);
    ASSERT_EQ(changes.clearedMarks.size(), 1U);
    EXPECT_TRUE(coordination.takeChanges().marks.empty());
    coordination.restoreChanges(changes);
    coordination.clearMark("b");
    const auto again = coordination.takeChanges();
    EXPECT_EQ(again.lastUsed.size(), 1U);
    EXPECT_TRUE(again.marks.empty());
    EXPECT_EQ(again.clearedMarks.size(), 2U);
}

}  // namespace
}  // namespace relay
