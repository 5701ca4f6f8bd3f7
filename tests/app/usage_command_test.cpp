#include "scripted_admin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relay::cli {
namespace {

using ::testing::HasSubstr;

const std::string kRow =
    R"({"group":"k1","name":"laptop","requests":1200,"attempts":1201,"failures":1,"unknown":0,"unpriced":0,)"
    R"("inputTokens":5000,"outputTokens":700,"cacheCreationTokens":10,"cacheReadTokens":20,"costUsd":"1.2345"})";

class UsageCommand : public ::testing::Test {
protected:
    UsageCommand() {
        m_run.script.answers["GET /admin/usage"] = {200, R"({"rows":[)" + kRow + "]}"};
        m_run.script.answers["GET /admin/keys"] = {200, R"({"rows":[{"id":"abcd0000","name":"laptop"}]})"};
    }
    CommandRun m_run;
};

TEST_F(UsageCommand, PrintsATable) {
    ASSERT_EQ(m_run.run({"usage"}), kDone) << m_run.err.str();
    EXPECT_EQ(m_run.script.asked.back().target, "/admin/usage?by=key&since=2026-11-16T15%3A54%3A50.000Z");
    EXPECT_EQ(m_run.out.str(),
              "Since 2026-11-16 15:54\n"
              "KEY     REQUESTS  FAILED  INPUT  CACHE WRITE  CACHE READ  OUTPUT   COST\n"
              "laptop     1,200       1  5,000           10          20     700  $1.23\n");
}

TEST_F(UsageCommand, JsonKeepsTheRowsAsTheyAre) {
    ASSERT_EQ(m_run.run({"usage", "--by", "model", "--since", "24h", "--until", "now", "--json"}), kDone);
    EXPECT_EQ(m_run.json().at("rows").at(0), boost::json::parse(kRow));
    EXPECT_THAT(m_run.script.asked.back().target, HasSubstr("by=model"));
    EXPECT_THAT(m_run.script.asked.back().target, HasSubstr("&until=2026-11-23T15%3A54%3A50.000Z"));
}

TEST_F(UsageCommand, FiltersByName) {
    ASSERT_EQ(m_run.run({"usage", "--key", "laptop"}), kDone);
    EXPECT_THAT(m_run.script.asked.back().target, HasSubstr("&keyId=abcd0000"));
}

TEST_F(UsageCommand, RefusesWhatItCannotRead) {
    EXPECT_EQ(m_run.run({"usage", "--by", "colour"}), kUsageError);
    EXPECT_EQ(m_run.run({"usage", "--since", "soon"}), kUsageError);
    EXPECT_THAT(m_run.err.str(), HasSubstr("24h"));
    EXPECT_EQ(m_run.run({"usage", "--since", "1d", "--until", "2d"}), kUsageError);
}

TEST_F(UsageCommand, NothingUsedSaysWhatToDo) {
    m_run.script.answers["GET /admin/usage"] = {200, R"({"rows":[]})"};
    ASSERT_EQ(m_run.run({"usage", "--since", "today"}), kDone);
    EXPECT_THAT(m_run.out.str(), HasSubstr("Nothing was used since 2026-11-23 00:00"));
}

}  // namespace
}  // namespace relay::cli
