#include "store/coordination.h"
#include "store/embedded/memory_sticky.h"

#include "tests/core/store/store_under_test.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

StickyEntry entry(const std::string& hash, UnixMillis expiresAt, UnixMillis lastUsedAt = 5) {
    return {hash, "key", "home", "detour", 1, lastUsedAt, 3, expiresAt, 7};
}

class StickyContract : public ::testing::TestWithParam<StoreFactory> {
protected:
    std::unique_ptr<StoreUnderTest> m_store = GetParam().make();
    Coordination& coordination() { return m_store->coordination(); }
    UnixMillis now() const { return m_store->clock.now(); }
};

TEST_P(StickyContract, IsFoundUntilItExpires) {
    coordination().stick(entry("a", now() + 1'000));
    EXPECT_TRUE(coordination().sticky("a", now() + 999));
    EXPECT_FALSE(coordination().sticky("a", now() + 1'000));
    EXPECT_FALSE(coordination().sticky("b", now()));
    StickyEntry moved = entry("a", now() + 9'000);
    moved.accountId = "other";
    coordination().stick(moved);
    EXPECT_EQ(coordination().sticky("a", now() + 1'000)->accountId, "other");
    EXPECT_EQ(coordination().stickyEntries(9).size(), 1U);
}

TEST_P(StickyContract, NewestUseComesFirst) {
    for (const char* hash : {"a", "b", "c", "a"})
        coordination().stick(entry(hash, now() + 1'000));
    coordination().stick(entry("over", now()));
    const auto entries = coordination().stickyEntries(2);
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].hash, "a");
    EXPECT_EQ(entries[1].hash, "c");
}

TEST_P(StickyContract, PeopleClearOneOrAll) {
    for (const char* hash : {"a", "b", "c"})
        coordination().stick(entry(hash, now() + 1'000));
    EXPECT_EQ(coordination().clearSticky("b"), 1U);
    EXPECT_EQ(coordination().clearSticky("b"), 0U);
    EXPECT_FALSE(coordination().sticky("b", now()));
    EXPECT_EQ(coordination().clearSticky(""), 2U);
    EXPECT_TRUE(coordination().stickyEntries(9).empty());
}

TEST_P(StickyContract, SurvivesWithAllItSays) {
    coordination().stick(entry("a", now() + 60'000, 20));
    coordination().stick(entry("b", now() + 60'000, 30));
    coordination().stick(entry("short", now() + 1'000, 40));
    coordination().stick(entry("cleared", now() + 60'000, 50));
    m_store->reopen();
    coordination().clearSticky("cleared");
    m_store->clock.set(now() + 1'000);
    m_store->reopen();
    const auto entries = coordination().stickyEntries(9);
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].hash, "b");
    const StickyEntry& a = entries[1];
    EXPECT_EQ(a.keyId + a.accountId + a.detourId, "keyhomedetour");
    EXPECT_EQ(a.createdAt, 1);
    EXPECT_EQ(a.lastUsedAt, 20);
    EXPECT_EQ(a.homeUsedAt, 3);
    EXPECT_EQ(a.expiresAt, now() + 59'000);
    EXPECT_EQ(a.hits, 7U);
}

INSTANTIATE_TEST_SUITE_P(Stores, StickyContract, ::testing::ValuesIn(storeFactories()), nameOf);

TEST(MemorySticky, TheLeastRecentlyUsedGoes) {
    embedded::MemorySticky sticky({}, 2);
    for (const char* hash : {"a", "b", "a", "c"})
        sticky.stick(entry(hash, 100));
    EXPECT_TRUE(sticky.find("a", 0));
    EXPECT_FALSE(sticky.find("b", 0));
    EXPECT_TRUE(sticky.find("c", 0));
    embedded::CoordinationChanges changes;
    sticky.takeChanges(changes);
    EXPECT_EQ(changes.sticky.size(), 2U);
    EXPECT_EQ(changes.clearedSticky, std::vector<std::string>{"b"});
}

TEST(MemorySticky, SweepingForgetsWhatExpired) {
    embedded::MemorySticky sticky({});
    for (int i = 0; i < 200; ++i)
        sticky.stick(entry(std::to_string(i), i < 150 ? 100 : 200));
    sticky.sweep(100);
    EXPECT_EQ(sticky.clear(""), 50U);
}

}  // namespace
}  // namespace relay
