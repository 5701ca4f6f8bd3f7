#include "base/lru_cache.h"

#include <gtest/gtest.h>

#include <string>

namespace relay {
namespace {

TEST(LruCache, EvictsTheLeastRecentlyUsed) {
    LruCache<std::string, int> cache(2);
    cache.insert("a", 1);
    cache.insert("b", 2);
    EXPECT_EQ(cache.find("a"), 1);
    cache.insert("c", 3);
    EXPECT_FALSE(cache.find("b"));
    EXPECT_EQ(cache.find("a"), 1);
    EXPECT_EQ(cache.find("c"), 3);
    const CacheStatistics statistics = cache.statistics();
    EXPECT_EQ(statistics.hits, 3U);
    EXPECT_EQ(statistics.misses, 1U);
    EXPECT_EQ(statistics.evictions, 1U);
    EXPECT_EQ(statistics.size, 2U);
}

TEST(LruCache, InsertReplacesAndEraseForgets) {
    LruCache<std::string, int> cache(2);
    cache.insert("a", 1);
    cache.insert("a", 5);
    EXPECT_EQ(cache.find("a"), 5);
    cache.erase("a");
    EXPECT_FALSE(cache.find("a"));
}

}  // namespace
}  // namespace relay
