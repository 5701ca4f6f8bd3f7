#include "scripted_admin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relay::cli {
namespace {

namespace json = boost::json;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kId = "0a1b2c3d-0000-4000-8000-000000000000";

const std::string kOneAccount =
    R"({"id":"0a1b2c3d-0000-4000-8000-000000000000","name":"团队","type":"claude-console","baseUrl":"https://up.example",)"
    R"("authScheme":"auto","secretHint":"sk-…9f3a","modelMap":{"a":"b"},"customHeaders":{},"priority":50,"enabled":true,)"
    R"("schedulable":true,"autoProtection":true,"maxConcurrency":10,"dailyQuota":"5","createdAt":"2026-11-01T00:00:00Z",)"
    R"("updatedAt":"2026-11-01T00:00:00Z","state":"cooling","mark":{"cause":"rate_limited","status":429,)"
    R"("evidence":"429 with retry-after: 300","since":"2026-11-23T15:54:00Z","until":"2026-11-23T15:59:02Z"},)"
    R"("inFlight":3,"spentToday":"0.0123","lastUsedAt":"2026-11-23T15:52:50Z"})";

class AccountsCommand : public ::testing::Test {
protected:
    AccountsCommand() {
        m_run.script.answers["GET /admin/accounts"] = {200, R"({"rows":[)" + kOneAccount + "]}"};
    }
    CommandRun m_run;
};

TEST_F(AccountsCommand, AddSendsEveryFieldAndPrintsTheId) {
    m_run.script.answers["POST /admin/accounts"] = {201, kOneAccount};
    m_run.terminal.input = "sk-secret";
    const int code = m_run.run({"accounts",
                                "add",
                                "--type",
                                "claude-console",
                                "--name",
                                "团队",
                                "--base-url",
                                "https://up.example",
                                "--secret-stdin",
                                "--priority",
                                "10",
                                "--max-concurrency",
                                "5",
                                "--auth-scheme",
                                "bearer",
                                "--model-map",
                                "a=b",
                                "--model-map",
                                "c=d=e",
                                "--header",
                                "X-Team: blue: sky",
                                "--daily-quota",
                                "2.50",
                                "--no-auto-protection",
                                "--not-schedulable",
                                "--description",
                                "note",
                                "--json"});
    ASSERT_EQ(code, kDone) << m_run.err.str();
    EXPECT_EQ(m_run.json().at("id"), kId);
    const json::value sent = m_run.script.lastBody();
    EXPECT_EQ(sent, json::parse(R"({"type":"claude-console","name":"团队","description":"note",
        "baseUrl":"https://up.example","authScheme":"bearer","priority":10,"maxConcurrency":5,"dailyQuota":"2.50",
        "autoProtection":false,"schedulable":false,"modelMap":{"a":"b","c":"d=e"},"customHeaders":{"X-Team":"blue: sky"},
        "secret":"sk-secret"})"));
}

TEST_F(AccountsCommand, AddSendsOnlyWhatWasGiven) {
    m_run.script.answers["POST /admin/accounts"] = {201, kOneAccount};
    m_run.terminal.present = true;
    m_run.terminal.answers = {"typed"};
    ASSERT_EQ(
        m_run.run({"accounts", "add", "--type", "claude-console", "--name", "n", "--base-url", "https://u"}),
        kDone);
    EXPECT_EQ(m_run.script.lastBody(),
              json::parse(R"({"type":"claude-console","name":"n","baseUrl":"https://u","secret":"typed"})"));
    EXPECT_THAT(m_run.out.str(), HasSubstr("relaywrightd accounts test 0a1b2c3d"));
    EXPECT_THAT(m_run.out.str(), Not(HasSubstr("typed")));
}

TEST_F(AccountsCommand, UsageErrorsEndWithTwo) {
    const std::vector<std::string> add{"accounts", "add", "--type",     "claude-console",
                                       "--name",   "n",   "--base-url", "u"};
    EXPECT_EQ(m_run.run(add), kUsageError);  // nobody there to type the secret
    EXPECT_THAT(m_run.err.str(), HasSubstr("--secret-stdin"));
    EXPECT_EQ(m_run.run({"accounts", "add", "--type", "nonsense"}), kUsageError);
    EXPECT_EQ(m_run.run({"accounts"}), kUsageError);
    EXPECT_EQ(m_run.run({"accounts", "lst"}), kUsageError);
    EXPECT_EQ(m_run.run({}), kUsageError);
    m_run.terminal.input = "s";
    std::vector<std::string> badMap = add;
    badMap.insert(badMap.end(), {"--secret-stdin", "--model-map", "nothing"});
    EXPECT_EQ(m_run.run(badMap), kUsageError);
    EXPECT_THAT(m_run.err.str(), HasSubstr("FROM=TO"));
    EXPECT_TRUE(m_run.script.asked.empty());
}

TEST_F(AccountsCommand, TheSecretHasNoArgument) {
    m_run.run({"accounts", "add", "--secret", "sk-ant-visible-to-all"});
    EXPECT_NE(m_run.run({"accounts", "add", "--secret", "x"}), kDone);
    EXPECT_TRUE(m_run.script.asked.empty());
}

TEST_F(AccountsCommand, ListSaysStateWhyAndHowLong) {
    ASSERT_EQ(m_run.run({"accounts", "list"}), kDone) << m_run.err.str();
    EXPECT_EQ(
        m_run.out.str(),
        "ID        NAME  TYPE            STATE            PRIORITY  IN FLIGHT             TODAY  LAST USED  "
        "WHY\n"
        "0a1b2c3d  团队  claude-console  ◐ cooling 4m12s        50       3/10  $0.0123 of $5.00  2m00s ago  "
        "429 with retry-after: 300\n");
    ASSERT_EQ(m_run.run({"accounts", "list", "--json"}), kDone);
    EXPECT_EQ(m_run.json().at("rows").as_array().size(), 1U);
}

TEST_F(AccountsCommand, AnEmptyListSaysWhatToDo) {
    m_run.script.answers["GET /admin/accounts"] = {200, R"({"rows":[]})"};
    ASSERT_EQ(m_run.run({"accounts", "list"}), kDone);
    EXPECT_THAT(m_run.out.str(), HasSubstr("relaywrightd accounts add"));
    ASSERT_EQ(m_run.run({"accounts", "list", "--json"}), kDone);
    EXPECT_EQ(m_run.out.str(), "{\"rows\":[]}\n");
}

TEST_F(AccountsCommand, ShowTellsEverything) {
    ASSERT_EQ(m_run.run({"accounts", "show", "团队"}), kDone) << m_run.err.str();
    EXPECT_THAT(m_run.out.str(), HasSubstr("a -> b"));
    EXPECT_THAT(m_run.out.str(), HasSubstr("Until            2026-11-23 15:59"));
}

TEST_F(AccountsCommand, TestFailsWhenTheAccountDoes) {
    const std::string path = std::string("POST /admin/accounts/") + kId + "/test";
    m_run.script.answers[path] = {
        200, R"({"ok":true,"status":200,"durationMs":412,"model":"m","text":"Hi","error":null})"};
    EXPECT_EQ(m_run.run({"accounts", "test", "0a1b", "--model", "m"}), kDone);
    EXPECT_EQ(m_run.script.lastBody(), json::parse(R"({"model":"m"})"));
    EXPECT_THAT(m_run.out.str(), HasSubstr("412 ms"));
    m_run.script.answers[path] = {
        200, R"({"ok":false,"status":401,"durationMs":4,"model":"m","text":"","error":"bad key"})"};
    EXPECT_EQ(m_run.run({"accounts", "test", "0a1b", "--json"}), kFailed);
    EXPECT_EQ(m_run.json().at("ok"), false);
    EXPECT_THAT(m_run.err.str(), HasSubstr("bad key (status 401)"));
}

TEST_F(AccountsCommand, EnableDisableAndClear) {
    m_run.script.answers[std::string("PATCH /admin/accounts/") + kId] = {200, kOneAccount};
    m_run.script.answers[std::string("POST /admin/accounts/") + kId + "/clear"] = {200, kOneAccount};
    EXPECT_EQ(m_run.run({"accounts", "disable", "团队"}), kDone);
    EXPECT_EQ(m_run.script.lastBody(), json::parse(R"({"enabled":false})"));
    EXPECT_EQ(m_run.run({"accounts", "enable", "团队"}), kDone);
    EXPECT_EQ(m_run.script.lastBody(), json::parse(R"({"enabled":true})"));
    EXPECT_EQ(m_run.run({"accounts", "clear", "团队"}), kDone);
}

TEST_F(AccountsCommand, DuplicateNamesTheCopyAndSaysThatItIsPaused) {
    m_run.script.answers[std::string("POST /admin/accounts/") + kId + "/duplicate"] = {201, kOneAccount};
    EXPECT_EQ(m_run.run({"accounts", "duplicate", "团队"}), kUsageError);
    ASSERT_EQ(m_run.run({"accounts", "duplicate", "团队", "--name", "copy"}), kDone) << m_run.err.str();
    EXPECT_EQ(m_run.script.lastBody(), json::parse(R"({"name":"copy"})"));
    EXPECT_THAT(m_run.out.str(), HasSubstr("accounts edit copy --schedulable"));
}

TEST_F(AccountsCommand, EditChangesOnlyWhatIsNamed) {
    m_run.script.answers[std::string("PATCH /admin/accounts/") + kId] = {200, kOneAccount};
    EXPECT_EQ(m_run.run({"accounts", "edit", "团队", "--priority", "5", "--auto-protection"}), kDone)
        << m_run.err.str();
    EXPECT_EQ(m_run.script.lastBody(), json::parse(R"({"priority":5,"autoProtection":true})"));
    EXPECT_EQ(m_run.run({"accounts", "edit", "团队", "--model-map", ""}), kDone) << m_run.err.str();
    EXPECT_EQ(m_run.script.lastBody(), json::parse(R"({"modelMap":{}})"));
    EXPECT_EQ(m_run.run({"accounts", "edit", "团队"}), kUsageError);
}

TEST_F(AccountsCommand, RemoveAsksFirst) {
    m_run.script.answers[std::string("DELETE /admin/accounts/") + kId] = {204, ""};
    EXPECT_EQ(m_run.run({"accounts", "remove", "团队"}), kUsageError);
    EXPECT_THAT(m_run.err.str(), HasSubstr("--yes"));
    m_run.terminal.present = true;
    m_run.terminal.answers = {"n"};
    EXPECT_EQ(m_run.run({"accounts", "remove", "团队"}), kFailed);
    EXPECT_EQ(m_run.script.asked.back().method, "GET");
    m_run.terminal.answers = {"y"};
    EXPECT_EQ(m_run.run({"accounts", "remove", "团队"}), kDone);
    EXPECT_EQ(m_run.script.asked.back().method, "DELETE");
    EXPECT_EQ(m_run.run({"accounts", "remove", "团队", "--yes", "--json"}), kDone);
    EXPECT_EQ(m_run.json().at("id"), kId);
}

TEST_F(AccountsCommand, TheEnginesWordsReachThePerson) {
    m_run.script.answers["GET /admin/accounts"] = {
        503, R"({"error":{"code":"X","message":"The relay is stopping."}})"};
    EXPECT_EQ(m_run.run({"accounts", "list"}), kFailed);
    EXPECT_EQ(m_run.err.str(), "error: The relay is stopping.\n");
    m_run.connectError = "/data is in use by process 7";
    EXPECT_EQ(m_run.run({"accounts", "list"}), kFailed);
    EXPECT_EQ(m_run.err.str(), "error: /data is in use by process 7\n");
}

}  // namespace
}  // namespace relay::cli
