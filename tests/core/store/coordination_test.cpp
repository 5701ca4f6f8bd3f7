#include "store/embedded/memory_coordination.h"

#include "tests/core/store/holds.h"
#include "tests/core/store/store_under_test.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace relay {
namespace {

using test::dayMoney;
using test::holdOf;
using test::kDayStart;
using test::place;

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
                    await(context, coordination.hold(holdOf("a", {place(kMost), dayMoney(50'000, 10)})));
                if (grant->holdId == 0) continue;
                if (++running > kMost) exceeded = true;
                if (coordination.load("a", kDayStart).inFlight > kMost) exceeded = true;
                if (i % 50 == 0) coordination.mark({"a", MarkCause::Timeout, 0, "", 0, i});
                booked += 10;
                --running;
                coordination.book(grant->holdId, {1, Money{10}});
                coordination.release(grant->holdId);
            }
        });
    std::thread saver([&] {
        for (int i = 0; i < 200; ++i) {
            coordination.restoreChanges(coordination.takeChanges());
            coordination.sweep();
        }
    });
    for (auto& shard : shards)
        shard.join();
    saver.join();
    EXPECT_FALSE(exceeded);
    EXPECT_EQ(coordination.load("a", kDayStart).inFlight, 0U);
    EXPECT_EQ(coordination.load("a", kDayStart).spentToday, Money{booked});
    EXPECT_LE(booked, 50'000);
    EXPECT_GT(booked, 0);
    EXPECT_GT(changes, 0);
}

TEST(MemoryCoordination, ChangesThatCouldNotBeSavedAreToldAgain) {
    TestClock clock;
    embedded::MemoryCoordination coordination(clock, {}, [] {});
    boost::asio::io_context context;
    await(context, coordination.hold(holdOf("a", {})));
    coordination.mark({"b", MarkCause::Timeout, 0, "slow", 1, 2});
    coordination.mark({"c", MarkCause::Timeout, 0, "slow", 1, 2});
    coordination.clearMark("c", std::nullopt);
    coordination.setUsed("k", {LimitKind::DailyCost, "", 5, 0, 0, 0});
    coordination.stick({"one", "k", "a", "", 0, 0, 0, clock.now() + 1, 1});
    coordination.stick({"two", "k", "a", "", 0, 0, 0, clock.now() + 1, 1});
    coordination.clearSticky("two");
    const auto changes = coordination.takeChanges();
    ASSERT_EQ(changes.lastUsed.size(), 1U);
    ASSERT_EQ(changes.marks.size(), 1U);
    ASSERT_EQ(changes.clearedMarks.size(), 1U);
    ASSERT_EQ(changes.counters.size(), 1U);
    ASSERT_EQ(changes.sticky.size(), 1U);
    ASSERT_EQ(changes.clearedSticky.size(), 1U);
    const auto nothing = coordination.takeChanges();
    EXPECT_TRUE(nothing.marks.empty() && nothing.lastUsed.empty() && nothing.counters.empty());
    EXPECT_TRUE(nothing.sticky.empty() && nothing.clearedSticky.empty() && nothing.clearedMarks.empty());
    coordination.restoreChanges(changes);
    coordination.clearMark("b", std::nullopt);
    coordination.clearSticky("one");
    const auto again = coordination.takeChanges();
    EXPECT_EQ(again.lastUsed.size(), 1U);
    EXPECT_TRUE(again.marks.empty());
    EXPECT_EQ(again.clearedMarks.size(), 2U);
    EXPECT_EQ(again.counters.size(), 1U);
    EXPECT_TRUE(again.sticky.empty());
    EXPECT_EQ(again.clearedSticky.size(), 2U);
}

}  // namespace
}  // namespace relay
