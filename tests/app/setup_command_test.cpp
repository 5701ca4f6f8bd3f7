#include "scripted_admin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relay::cli {
namespace {

namespace json = boost::json;
using ::testing::HasSubstr;

class SetupCommand : public ::testing::Test {
protected:
    SetupCommand() {
        needed(true);
        m_run.script.answers["POST /admin/setup"] = {201, R"({"username":"admin"})"};
    }
    void needed(bool value) {
        m_run.script.answers["GET /admin/setup"] = {200,
                                                    value ? R"({"needed":true})" : R"({"needed":false})"};
    }
    CommandRun m_run;
};

TEST_F(SetupCommand, TakesThePasswordFromStandardInput) {
    m_run.terminal.input = "correct horse";
    ASSERT_EQ(m_run.run({"setup", "--admin-user", "ada", "--admin-password-stdin", "--json"}), kDone)
        << m_run.err.str();
    EXPECT_EQ(m_run.script.lastBody(), json::parse(R"({"username":"ada","password":"correct horse"})"));
    EXPECT_EQ(m_run.out.str().find("correct"), std::string::npos);
}

TEST_F(SetupCommand, MakesOneUpWhenNobodyIsThere) {
    ASSERT_EQ(m_run.run({"setup", "--json"}), kDone);
    const std::string password(m_run.json().at("password").as_string());
    EXPECT_EQ(password.size(), 20U);
    EXPECT_EQ(m_run.script.lastBody().at("password"), password.c_str());
    ASSERT_EQ(m_run.run({"setup", "--json"}), kDone);
    EXPECT_NE(std::string(m_run.json().at("password").as_string()), password);
}

TEST_F(SetupCommand, AsksTwice) {
    m_run.terminal.present = true;
    m_run.terminal.answers = {"one password", "another one"};
    EXPECT_EQ(m_run.run({"setup"}), kUsageError);
    EXPECT_EQ(m_run.script.asked.back().method, "GET");
    m_run.terminal.answers = {"one password", "one password"};
    EXPECT_EQ(m_run.run({"setup"}), kDone);
    EXPECT_EQ(m_run.script.lastBody().at("password"), "one password");
}

TEST_F(SetupCommand, DoneAlreadyIsNoFailure) {
    needed(false);
    ASSERT_EQ(m_run.run({"setup"}), kDone);
    EXPECT_THAT(m_run.out.str(), HasSubstr("--reset-password"));
    EXPECT_EQ(m_run.script.asked.back().method, "GET");
}

TEST_F(SetupCommand, ResetKeepsTheNameForceReplacesIt) {
    needed(false);
    m_run.terminal.input = "new password";
    ASSERT_EQ(m_run.run({"setup", "--reset-password", "--admin-password-stdin"}), kDone) << m_run.err.str();
    EXPECT_EQ(m_run.script.lastBody(), json::parse(R"({"password":"new password","force":true})"));
    ASSERT_EQ(m_run.run({"setup", "--force", "--admin-user", "bob", "--admin-password-stdin"}), kDone);
    EXPECT_EQ(m_run.script.lastBody(),
              json::parse(R"({"password":"new password","username":"bob","force":true})"));
    EXPECT_EQ(m_run.run({"setup", "--force", "--reset-password"}), kUsageError);
}

}  // namespace
}  // namespace relay::cli
