#include "scripted_admin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relay::cli {
namespace {

namespace json = boost::json;
using ::testing::HasSubstr;

constexpr const char* kId = "5e6f7a8b-0000-4000-8000-000000000000";
const std::string kFields =
    R"("id":"5e6f7a8b-0000-4000-8000-000000000000","name":"laptop","description":"","hint":"cr_…9f3a","enabled":true,)"
    R"("createdAt":"2026-11-20T10:00:00Z","updatedAt":"2026-11-20T10:00:00Z","expiresAt":null)";

class KeysCommand : public ::testing::Test {
protected:
    KeysCommand() { m_run.script.answers["GET /admin/keys"] = {200, R"({"rows":[{)" + kFields + "}]}"}; }
    CommandRun m_run;
};

TEST_F(KeysCommand, CreatePrintsIdAndKey) {
    m_run.script.answers["POST /admin/keys"] = {201, "{" + kFields + R"(,"key":"cr_abc"})"};
    ASSERT_EQ(m_run.run({"keys", "create", "--name", "laptop", "--expires", "90d", "--json"}), kDone)
        << m_run.err.str();
    EXPECT_EQ(m_run.json().at("id"), kId);
    EXPECT_EQ(m_run.json().at("key"), "cr_abc");
    EXPECT_EQ(m_run.script.lastBody(),
              json::parse(R"({"name":"laptop","expiresAt":"2027-02-21T15:54:50.000Z"})"));
    ASSERT_EQ(m_run.run({"keys", "create", "--name", "laptop"}), kDone);
    EXPECT_TRUE(m_run.out.str().starts_with("cr_abc\n"));
}

TEST_F(KeysCommand, CreateNeedsANameAndATimeToCome) {
    EXPECT_EQ(m_run.run({"keys", "create"}), kUsageError);
    EXPECT_EQ(m_run.run({"keys", "create", "--name", "x", "--expires", "2020-01-01"}), kUsageError);
    EXPECT_TRUE(m_run.script.asked.empty());
}

TEST_F(KeysCommand, ListAndShow) {
    ASSERT_EQ(m_run.run({"keys", "list"}), kDone);
    EXPECT_EQ(m_run.out.str(),
              "ID        NAME    KEY       STATE    EXPIRES  CREATED\n"
              "5e6f7a8b  laptop  cr_…9f3a  ● ready  never    2026-11-20 10:00\n");
    ASSERT_EQ(m_run.run({"keys", "show", "5e6f"}), kDone);
    EXPECT_THAT(m_run.out.str(), HasSubstr("Created      3d05h ago"));
    m_run.script.answers["GET /admin/keys"] = {200, R"({"rows":[]})"};
    ASSERT_EQ(m_run.run({"keys", "list"}), kDone);
    EXPECT_THAT(m_run.out.str(), HasSubstr("relaywrightd keys create"));
}

TEST_F(KeysCommand, EditEnableDisableRemove) {
    m_run.script.answers[std::string("PATCH /admin/keys/") + kId] = {200, "{" + kFields + "}"};
    m_run.script.answers[std::string("DELETE /admin/keys/") + kId] = {204, ""};
    EXPECT_EQ(m_run.run({"keys", "edit", "laptop", "--expires", "never"}), kDone);
    EXPECT_EQ(m_run.script.lastBody(), json::parse(R"({"expiresAt":null})"));
    EXPECT_EQ(m_run.run({"keys", "disable", "laptop"}), kDone);
    EXPECT_EQ(m_run.script.lastBody(), json::parse(R"({"enabled":false})"));
    EXPECT_EQ(m_run.run({"keys", "enable", "laptop"}), kDone);
    EXPECT_EQ(m_run.run({"keys", "remove", "laptop", "-y"}), kDone);
    EXPECT_EQ(m_run.run({"keys", "remove", "desktop", "-y"}), kFailed);
    EXPECT_THAT(m_run.err.str(), HasSubstr("There is no key 'desktop'"));
}

TEST_F(KeysCommand, RotatePrintsTheNewKeyWhenItIsAskedFor) {
    m_run.script.answers[std::string("POST /admin/keys/") + kId + "/rotate"] = {
        200, "{" + kFields + R"(,"key":"cr_new"})"};
    EXPECT_EQ(m_run.run({"keys", "rotate", "laptop"}), kUsageError) << "nobody is there to be asked";
    ASSERT_EQ(m_run.run({"keys", "rotate", "laptop", "--yes"}), kDone) << m_run.err.str();
    EXPECT_TRUE(m_run.out.str().starts_with("cr_new\n"));
    m_run.terminal.present = true;
    m_run.terminal.answers = {"n"};
    EXPECT_EQ(m_run.run({"keys", "rotate", "laptop"}), kFailed);
    EXPECT_EQ(m_run.script.asked.back().method, "GET");
}

TEST_F(KeysCommand, RulesAreSentAsTheApiWantsThem) {
    m_run.script.answers["POST /admin/keys"] = {201, "{" + kFields + R"(,"key":"cr_abc"})"};
    m_run.script.answers["GET /admin/groups"] = {200, R"({"rows":[{"id":"g-1","name":"team"}]})"};
    ASSERT_EQ(m_run.run({"keys",
                         "create",
                         "--name",
                         "a",
                         "--concurrency",
                         "3",
                         "--daily-cost-limit",
                         "5",
                         "--family-limit",
                         "opus:weekly:20",
                         "--models",
                         "claude-*,gpt-5",
                         "--tag",
                         "",
                         "--weekly-reset",
                         "wed 09:00",
                         "--queue",
                         "2:30",
                         "--group",
                         "team",
                         "--override",
                         "daily-cost=50",
                         "--override-until",
                         "90d",
                         "--no-allow-unpriced"}),
              kDone)
        << m_run.err.str();
    EXPECT_EQ(m_run.script.lastBody(),
              json::parse(R"({"name":"a","allowModels":["claude-*","gpt-5"],"tags":[],
        "limits":{"concurrency":3,"dailyCost":"5","families":[{"family":"opus","period":"weekly","limit":"20"}]},
        "temporary":{"limits":{"dailyCost":"50"},"until":"2027-02-21T15:54:50.000Z"},
        "weeklyReset":{"day":3,"hour":9},"queue":{"places":2,"waitMs":30000},"allowUnpriced":false,"groupId":"g-1"})"));
}

TEST_F(KeysCommand, RulesThatCannotBeReadAreUsageErrors) {
    for (const std::vector<std::string>& flags : {std::vector<std::string>{"--concurrency", "many"},
                                                  {"--family-limit", "opus"},
                                                  {"--queue", "x"},
                                                  {"--weekly-reset", "someday"},
                                                  {"--override", "daily-cost=5"}}) {
        std::vector<std::string> arguments{"keys", "create", "--name", "a"};
        arguments.insert(arguments.end(), flags.begin(), flags.end());
        EXPECT_EQ(m_run.run(arguments), kUsageError) << flags.front();
    }
}

}  // namespace
}  // namespace relay::cli
