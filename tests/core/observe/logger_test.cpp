#include "observe/logger.h"

#include "config/settings.h"
#include "observe/log_line.h"
#include "tests/core/observe/hand_clock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <boost/json.hpp>

#include <array>
#include <fstream>
#include <thread>
#include <type_traits>

namespace relay {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

static_assert(!std::is_constructible_v<LogField, std::string_view, SecretString>, "a secret is no log field");
static_assert(!std::is_convertible_v<SecretString, std::string_view>, "a secret is no message");

class LoggerTest : public testing::Test {
protected:
    LoggerTest() {
        std::string pattern = testing::TempDir() + "relaywright_log_XXXXXX";
        m_directory = ::mkdtemp(pattern.data());
        m_options.standardError = false;
        m_options.file = m_directory / "relay.log";
    }
    ~LoggerTest() override { std::filesystem::remove_all(m_directory); }

    std::unique_ptr<Logger> open() {
        auto logger = Logger::open(m_options, m_clock, m_feed);
        EXPECT_TRUE(logger) << logger.error().message;
        return std::move(*logger);
    }
    std::vector<std::string> lines() const {
        std::ifstream file(m_options.file);
        std::vector<std::string> all;
        for (std::string line; std::getline(file, line);)
            all.push_back(line);
        return all;
    }

    HandClock m_clock{1'800'000'000'123};
    EventFeed m_feed{m_clock};
    LoggerOptions m_options;
    std::filesystem::path m_directory;
};

TEST_F(LoggerTest, WritesJsonLinesToAPrivateFile) {
    auto logger = open();
    const std::array fields{LogField("accountId", "abc"), LogField("status", 200), LogField("share", 0.5),
                            LogField("stream", true)};
    logger->log(LogLevel::Info, "request", "/v1/messages", fields);
    logger->log(LogLevel::Debug, "request", "not shown");
    logger.reset();
    ASSERT_EQ(lines().size(), 1U);
    const auto line = boost::json::parse(lines()[0]).as_object();
    EXPECT_EQ(line.at("time").as_string(), "2027-01-15T08:00:00.123Z");
    EXPECT_EQ(line.at("level").as_string(), "info");
    EXPECT_EQ(line.at("area").as_string(), "request");
    EXPECT_EQ(line.at("message").as_string(), "/v1/messages");
    EXPECT_EQ(line.at("accountId").as_string(), "abc");
    EXPECT_EQ(line.at("status").as_int64(), 200);
    EXPECT_TRUE(line.at("stream").as_bool());
    struct stat status{};
    ASSERT_EQ(::stat(m_options.file.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(LoggerTest, WritesReadableLinesToStandardError) {
    m_options.standardError = true;
    m_options.file.clear();
    testing::internal::CaptureStderr();
    auto logger = open();
    const std::array fields{LogField("accountId", "abc123"), LogField("name", "two words")};
    logger->log(LogLevel::Warning, "account", "out of the pool", fields);
    logger.reset();
    EXPECT_EQ(
        testing::internal::GetCapturedStderr(),
        "2027-01-15T08:00:00.123Z WARN  account: out of the pool accountId:abc123 name:\"two words\"\n");
}

TEST_F(LoggerTest, MasksCredentialsEverywhere) {
    m_options.standardError = true;
    testing::internal::CaptureStderr();
    const auto subscription = m_feed.subscribe([] {});
    auto logger = open();
    const std::array fields{LogField("reason", "upstream said: invalid x-api-key: sk-ant-0123456789abcdef")};
    logger->log(LogLevel::Error, "request", "got Bearer 0123456789abcdef", fields);
    logger.reset();
    const auto event = subscription->next();
    ASSERT_TRUE(event);
    EXPECT_EQ(event->type, "log");
    EXPECT_THAT(event->json, Not(HasSubstr("0123456789abcdef")));
    EXPECT_THAT(testing::internal::GetCapturedStderr(), Not(HasSubstr("0123456789abcdef")));
    ASSERT_EQ(lines().size(), 1U);
    EXPECT_THAT(lines()[0], Not(HasSubstr("0123456789abcdef")));
    EXPECT_NO_THROW(boost::json::parse(lines()[0]));
}

TEST_F(LoggerTest, CountsWarningsAndErrorsAtAnyLevel) {
    m_options.level = LogLevel::Error;
    auto logger = open();
    logger->log(LogLevel::Warning, "a", "w");
    logger->log(LogLevel::Error, "a", "e");
    logger->log(LogLevel::Info, "a", "i");
    EXPECT_EQ(logger->counts().warnings, 1U);
    EXPECT_EQ(logger->counts().errors, 1U);
    EXPECT_EQ(logger->counts().failedWrites, 0U);
    logger->setLevel(LogLevel::Debug);
    EXPECT_TRUE(logger->enabled(LogLevel::Debug));
    logger.reset();
    EXPECT_EQ(lines().size(), 1U);
}

TEST_F(LoggerTest, TurnsFilesOver) {
    m_options.fileBytes = 1000;
    m_options.files = 2;
    auto logger = open();
    for (int i = 0; i < 100; ++i)
        logger->log(LogLevel::Info, "a", "a line of some length that fills the file");
    logger.reset();
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(m_directory)) {
        names.push_back(entry.path().filename());
        struct stat status{};
        ASSERT_EQ(::stat(entry.path().c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 0777U, 0600U) << entry.path();
        EXPECT_LE(status.st_size, 1000) << entry.path();
    }
    std::sort(names.begin(), names.end());
    EXPECT_THAT(names, ElementsAre("relay.1.log", "relay.2.log", "relay.log"));
}

TEST_F(LoggerTest, SaysWhenTheFileCannotBeOpened) {
    m_options.file = "/proc/nowhere/relay.log";
    const auto logger = Logger::open(m_options, m_clock, m_feed);
    ASSERT_FALSE(logger);
    EXPECT_EQ(logger.error().code, ErrorCode::InvalidRequest);
    EXPECT_THAT(logger.error().message, HasSubstr("relay.log"));
}

TEST_F(LoggerTest, ManyThreadsWriteWholeLines) {
    auto logger = open();
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 100; ++i)
                logger->log(LogLevel::Info, "a", "message");
        });
    for (std::thread& thread : threads)
        thread.join();
    const std::uint64_t dropped = logger->counts().droppedLines;
    logger.reset();
    const auto all = lines();
    EXPECT_EQ(all.size() + dropped, 400U);
    for (const std::string& line : all)
        EXPECT_NO_THROW(boost::json::parse(line)) << line;
}

TEST(LogLine, StaysOneLineWhateverItHolds) {
    const std::array fields{LogField("evil", "a\nINJECTED \"x\" \x1b[31m"), LogField("empty", "")};
    const LogLine line{0, LogLevel::Info, "a", "one\r\ntwo \xFF", fields};
    EXPECT_EQ(
        humanLine(line),
        "1970-01-01T00:00:00.000Z INFO  a: one\\x0d\\x0atwo \xEF\xBF\xBD evil:\"a\\x0aINJECTED \\\"x\\\" "
        "\\x1b[31m\" empty:\"\"");
    EXPECT_EQ(jsonLine(line).find('\n'), std::string::npos);
    EXPECT_EQ(boost::json::parse(jsonLine(line)).as_object().at("message").as_string(),
              "one\r\ntwo \xEF\xBF\xBD");
}

TEST(LogLevels, HaveNames) {
    EXPECT_EQ(logLevelFrom("warn"), LogLevel::Warning);
    EXPECT_FALSE(logLevelFrom("loud"));
    EXPECT_EQ(toString(LogLevel::Error), "error");
    Settings settings;
    settings.logLevel = "debug";
    settings.logMaxSizeMb = 2;
    EXPECT_EQ(loggerOptions(settings).level, LogLevel::Debug);
    EXPECT_EQ(loggerOptions(settings).fileBytes, 2U * 1024 * 1024);
}

}  // namespace
}  // namespace relay
