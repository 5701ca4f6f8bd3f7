#include "observe/counter_table.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <thread>

namespace relay {
namespace {

using Table = CounterTable<std::atomic<std::uint64_t>>;

std::map<std::string, std::uint64_t> contents(const Table& table) {
    std::map<std::string, std::uint64_t> all;
    table.forEach([&](const std::string& id, const std::atomic<std::uint64_t>& count) {
        EXPECT_TRUE(all.emplace(id, count.load()).second) << id << " is there twice";
    });
    return all;
}

TEST(CounterTable, KeepsOneCounterAnId) {
    Table table;
    for (int round = 0; round < 3; ++round)
        for (int i = 0; i < 1000; ++i)
            ++table.at("id" + std::to_string(i));
    const auto all = contents(table);
    EXPECT_EQ(all.size(), 1000U);
    for (const auto& [id, count] : all)
        EXPECT_EQ(count, 3U) << id;
}

TEST(CounterTable, CountsWhatIsTooManyTogether) {
    Table table(2, "other");
    for (const char* id : {"a", "b", "c", "d", "a"})
        ++table.at(id);
    EXPECT_EQ(contents(table), (std::map<std::string, std::uint64_t>{{"a", 2}, {"b", 1}, {"other", 2}}));
}

TEST(CounterTable, LosesNothingWhileItGrows) {
    Table table;
    constexpr int kThreads = 4;
    constexpr int kIds = 2000;
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < kIds; ++i)
                ++table.at("id" + std::to_string((i + t * 37) % kIds));
        });
    for (int i = 0; i < 20; ++i)
        contents(table);
    for (std::thread& thread : threads)
        thread.join();
    const auto all = contents(table);
    EXPECT_EQ(all.size(), std::size_t{kIds});
    for (const auto& [id, count] : all)
        EXPECT_EQ(count, std::uint64_t{kThreads}) << id;
}

}  // namespace
}  // namespace relay
