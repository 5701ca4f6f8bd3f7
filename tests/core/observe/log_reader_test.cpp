#include "observe/log_reader.h"

#include "observe/logger.h"
#include "tests/core/observe/hand_clock.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <array>
#include <fstream>
#include <set>

namespace relay {
namespace {

class LogReaderTest : public testing::Test {
protected:
    LogReaderTest() {
        std::string pattern = testing::TempDir() + "relaywright_logs_XXXXXX";
        m_directory = ::mkdtemp(pattern.data());
    }
    ~LogReaderTest() override { std::filesystem::remove_all(m_directory); }

    std::filesystem::path file() const { return m_directory / "relay.log"; }
    LogReader reader(std::uint64_t mostBytes = 4 * 1024 * 1024) const { return {file(), 5, mostBytes}; }

    /// So many lines, written and turned over by the logger itself.
    void write(int from, int to, std::size_t fileBytes) const {
        LoggerOptions options;
        options.standardError = false;
        options.file = file();
        options.fileBytes = fileBytes;
        HandClock clock;
        EventFeed feed(clock);
        const auto logger = Logger::open(options, clock, feed).value();
        for (int i = from; i < to; ++i) {
            const std::string account = fmt::format("account-{}", i % 3);
            const std::array fields{LogField("accountId", account), LogField("number", i)};
            logger->log(i % 10 == 0 ? LogLevel::Warning : LogLevel::Info, "test", fmt::format("line {}", i),
                        fields);
        }
    }
    /// The numbers of a page's lines.
    static std::vector<int> numbersOf(const LogPage& page) {
        std::vector<int> numbers;
        for (const LogRow& row : page.rows)
            numbers.push_back(row.line.at("number").to_number<int>());
        return numbers;
    }
    /// Page after page until there is nothing older.
    std::vector<int> allOf(const LogReader& from, LogQuery query) const {
        std::vector<int> numbers;
        for (int pages = 0; pages < 1000; ++pages) {
            const LogPage page = from.read(query).value();
            for (const int number : numbersOf(page))
                numbers.push_back(number);
            if (page.next.empty()) return numbers;
            query.before = page.next;
        }
        ADD_FAILURE() << "no end";
        return numbers;
    }
    static std::vector<int> downFrom(int last, int first = 0) {
        std::vector<int> numbers;
        for (int i = last; i >= first; --i)
            numbers.push_back(i);
        return numbers;
    }

    std::filesystem::path m_directory;
};

TEST_F(LogReaderTest, ReadsAllFilesFromTheNewestLineToTheOldest) {
    write(0, 300, 10'000);
    ASSERT_TRUE(std::filesystem::exists(m_directory / "relay.2.log"))
        << "several files are what this is about";
    for (const std::size_t limit : {1UL, 7UL, 1000UL}) {
        LogQuery query;
        query.limit = limit;
        EXPECT_EQ(allOf(reader(), query), downFrom(299)) << limit;
    }
}

TEST_F(LogReaderTest, APlaceStaysWhenFilesArePutAside) {
    write(0, 100, 1'000'000);
    LogQuery query;
    query.limit = 10;
    const LogPage first = reader().read(query).value();
    EXPECT_EQ(numbersOf(first), downFrom(99, 90));
    std::filesystem::rename(file(), m_directory / "relay.1.log");
    write(100, 120, 1'000'000);
    query.before = first.rows.back().id;
    EXPECT_EQ(numbersOf(reader().read(query).value()), downFrom(89, 80));
    query.before = first.next;
    EXPECT_EQ(numbersOf(reader().read(query).value()), downFrom(89, 80));
    query.before.clear();
    EXPECT_EQ(allOf(reader(), query), downFrom(119));
}

TEST_F(LogReaderTest, FiltersByWhatALineSays) {
    write(0, 100, 1'000'000);
    LogQuery query;
    query.level = LogLevel::Warning;
    EXPECT_EQ(allOf(reader(), query), (std::vector<int>{90, 80, 70, 60, 50, 40, 30, 20, 10, 0}));
    query.accountId = "account-1";
    EXPECT_EQ(allOf(reader(), query), (std::vector<int>{70, 40, 10}));
    query = {};
    query.search = "line 42";
    EXPECT_EQ(allOf(reader(), query), (std::vector<int>{42}));
    query.search = "account-2";
    EXPECT_EQ(allOf(reader(), query).size(), 33U);
    query.search = "info";
    EXPECT_TRUE(allOf(reader(), query).empty()) << "level and area are not searched";
    query = {};
    query.requestId = "req_1";
    EXPECT_TRUE(allOf(reader(), query).empty());
}

TEST_F(LogReaderTest, ACallLooksThroughSoMuchAndSaysWhereToGoOn) {
    write(0, 3000, 100'000'000);
    LogQuery query;
    query.search = "line 17";
    query.limit = 1000;
    const LogReader small = reader(64 * 1024);
    const LogPage first = small.read(query).value();
    EXPECT_TRUE(first.rows.empty());
    EXPECT_FALSE(first.next.empty());
    const std::vector<int> found = allOf(small, query);
    EXPECT_EQ(found.front(), 1799);
    EXPECT_EQ(found.back(), 17);
    EXPECT_EQ(found.size(), 111U);
}

TEST_F(LogReaderTest, WhatIsNoLineIsPassedOver) {
    std::ofstream(file()) << "not json\n\n[1,2]\n{\"level\":\"loud\"}\n"
                          << R"({"time":"t","level":"info","area":"a","message":"m","number":1})" << "\n"
                          << R"({"time":"t","level":"info","area":"a","message":"half of)";
    EXPECT_EQ(allOf(reader(), {}), (std::vector<int>{1}));
    std::ofstream(file()) << std::string(3 * 1024 * 1024, 'x') << '\n'
                          << R"({"time":"t","level":"info","area":"a","message":"m","number":2})" << '\n';
    EXPECT_EQ(allOf(reader(), {}), (std::vector<int>{2}));
}

TEST_F(LogReaderTest, WithoutAFileThereIsNothing) {
    EXPECT_TRUE(reader().read({})->rows.empty());
    EXPECT_TRUE(LogReader({}, 5).read({})->rows.empty());
    LogQuery query;
    for (const char* before : {"x", "1", "1-", "-1", "1-x"}) {
        query.before = before;
        EXPECT_EQ(reader().read(query).error().code, ErrorCode::InvalidRequest) << before;
    }
    query.before = "12345-10";
    EXPECT_TRUE(reader().read(query)->rows.empty()) << "that file is gone";
}

}  // namespace
}  // namespace relay
