#include "scripted_admin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relay::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string kStatus =
    R"({"version":"0.1.0","pid":4711,"uptimeSeconds":252,"addresses":["http://127.0.0.1:3000","unix:/x"],)"
    R"("dataDirectory":"/d","inFlight":2,"requests":10,"failures":1,"accounts":{"total":2,"ready":1},)"
    R"("keys":{"total":1,"enabled":1},"ledger":{"open":2,"journalBytes":2048,"lagMs":3,"failed":false,"failure":""},)"
    R"("memoryBytes":20000000,"priceVersion":"2026-07"})";

class StatusCommand : public ::testing::Test {
protected:
    StatusCommand() {
        m_run.script.answers["GET /admin/status"] = {200, kStatus};
        m_run.script.answers["GET /admin/accounts"] = {
            200, R"({"rows":[{"id":"1","name":"team-a","state":"paused"}]})"};
    }
    CommandRun m_run;
};

TEST_F(StatusCommand, OfARunningEngine) {
    ASSERT_EQ(m_run.run({"status"}), kDone) << m_run.err.str();
    EXPECT_THAT(m_run.out.str(), HasSubstr("● running for 4m12s, process 4711"));
    EXPECT_THAT(m_run.out.str(), HasSubstr("http://127.0.0.1:3000, unix:/x"));
    EXPECT_THAT(m_run.out.str(), HasSubstr("1 of 2 ready"));
    ASSERT_EQ(m_run.run({"status", "--detail"}), kDone);
    EXPECT_THAT(m_run.out.str(), HasSubstr("‖ paused"));
}

TEST_F(StatusCommand, OfNone) {
    m_run.script.address.clear();
    ASSERT_EQ(m_run.run({"status"}), kDone);
    EXPECT_THAT(m_run.out.str(), HasSubstr("○ not running"));
    EXPECT_THAT(m_run.out.str(), HasSubstr("Next: relaywrightd serve"));
    EXPECT_THAT(m_run.out.str(), Not(HasSubstr("Memory")));
    ASSERT_EQ(m_run.run({"status", "--json"}), kDone);
    EXPECT_EQ(m_run.json().at("running"), false);
    EXPECT_EQ(m_run.json().at("version"), "0.1.0");
}

TEST_F(StatusCommand, HelpHasAnExampleAndTheCommonFlags) {
    const std::vector<std::vector<std::string>> commands{
        {"serve"},  {"setup"}, {"accounts", "add"}, {"accounts", "list"}, {"keys", "create"}, {"usage"},
        {"status"}, {"demo"},  {"completion"}};
    for (std::vector<std::string> command : commands) {
        command.emplace_back("--help");
        ASSERT_EQ(m_run.run(command), kDone) << command.front();
        for (const char* part : {"Example:", "--json", "--data-dir", "--config"}) {
            EXPECT_THAT(m_run.out.str(), HasSubstr(part)) << command.front();
        }
    }
    ASSERT_EQ(m_run.run({"--version"}), kDone);
    EXPECT_THAT(m_run.out.str(), HasSubstr("."));
}

}  // namespace
}  // namespace relay::cli
