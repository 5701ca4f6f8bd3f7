#include "policy/key_access.h"

#include "policy/pattern.h"

#include <gtest/gtest.h>

namespace relay::policy {
namespace {

TEST(Pattern, StandsForAnyText) {
    EXPECT_TRUE(matchesPattern("claude-opus-*", "claude-opus-4-6"));
    EXPECT_TRUE(matchesPattern("Claude-OPUS-*", "claude-opus-"));
    EXPECT_FALSE(matchesPattern("claude-opus-*", "claude-opus"));
    EXPECT_TRUE(matchesPattern("*", ""));
    EXPECT_TRUE(matchesPattern("**a**", "a"));
    EXPECT_TRUE(matchesPattern("*-4-*-2*", "claude-4-1-4-5-2025"));
    EXPECT_TRUE(matchesPattern("a*a*b", "aaaab"));
    EXPECT_FALSE(matchesPattern("a*a*b", "aaaac"));
    EXPECT_FALSE(matchesPattern("", "a"));
    EXPECT_TRUE(matchesPattern("", ""));
    EXPECT_FALSE(matchesPattern("sonnet", "claude-sonnet-4-5")) << "the whole text";
    EXPECT_FALSE(matchesPattern("a.c", "abc")) << "nothing but * is special";
}

TEST(Pattern, DoesNotTakeForeverOnANastyOne) {
    std::string pattern;
    for (int i = 0; i < 1000; ++i)
        pattern += "*a";
    EXPECT_FALSE(matchesPattern(pattern + "b", std::string(5000, 'a')));
}

TEST(Pattern, SeesAModelThroughItsDecoration) {
    EXPECT_TRUE(matchesModel("claude-opus-4-6", "claude-opus-4-6[1m]"));
    EXPECT_TRUE(matchesModel("claude-opus-4-6[1m]", "claude-opus-4-6[1M]"));
    EXPECT_TRUE(matchesModel("gemini-2.5-*", "models/gemini-2.5-pro"));
    EXPECT_TRUE(matchesModel("models/*", "models/gemini-2.5-pro"));
    EXPECT_FALSE(matchesModel("claude-opus-4", "claude-opus-4-6"));
    EXPECT_FALSE(matchesModel("", "x]"));
}

class KeyAccess : public testing::Test {
protected:
    std::string refused(const AccessRequest& request) const {
        const auto refusal = accessRefusal(m_key, request);
        if (!refusal) return "no";
        return std::string(toString(refusal->rule)) + ": " + refusal->error.message;
    }

    ApiKey m_key;
    AccessRequest m_request{.service = "claude",
                            .model = "claude-opus-4-6",
                            .userAgent = "claude-cli/2.1.0 (external, cli)",
                            .xApp = "cli",
                            .xFactoryClient = "",
                            .clientAddress = "10.1.2.3"};
};

TEST_F(KeyAccess, AnEmptyListAllowsEverything) {
    EXPECT_EQ(refused(m_request), "no");
    EXPECT_EQ(refused({}), "no");
}

TEST_F(KeyAccess, NamesTheServiceFirst) {
    m_key.services = {"gemini", "openai"};
    m_key.denyModels = {"*"};
    EXPECT_EQ(refused(m_request), "service: this key is not for the service 'claude'");
    m_key.services.emplace_back("claude");
    EXPECT_EQ(accessRefusal(m_key, m_request)->rule, AccessRule::Model);
}

TEST_F(KeyAccess, DenyWinsOverAllow) {
    m_key.allowModels = {"claude-*"};
    EXPECT_EQ(refused(m_request), "no");
    m_key.denyModels = {"CLAUDE-OPUS-*"};
    EXPECT_EQ(refused(m_request), "model: this key may not use the model 'claude-opus-4-6'");
    EXPECT_EQ(accessRefusal(m_key, m_request)->error.code, ErrorCode::InvalidModel);
    m_request.model = "claude-haiku-4-5";
    EXPECT_EQ(refused(m_request), "no");
    m_request.model = "gpt-5";
    EXPECT_NE(refused(m_request), "no");
    EXPECT_FALSE(allowsModel(m_key, "gpt-5"));
    m_request.model = "";
    EXPECT_EQ(refused(m_request), "no") << "a route without a model";
}

TEST_F(KeyAccess, CutsALongName) {
    m_key.denyModels = {"*"};
    const std::string name(10'000, 'x');
    m_request.model = name;
    EXPECT_LT(refused(m_request).size(), 200U);
}

TEST_F(KeyAccess, KnowsClients) {
    const auto is = [this](std::string_view client, std::string_view userAgent) {
        m_request.userAgent = userAgent;
        return isClient(client, m_request);
    };
    EXPECT_TRUE(is("claude_code", "claude-cli/2.1.0 (external, cli)"));
    EXPECT_FALSE(is("claude_code", "claude-cli/2.1 (external)"));
    EXPECT_FALSE(is("claude_code", "my claude-cli/2.1.0"));
    EXPECT_FALSE(is("claude_code", ""));
    m_request.xApp = "";
    EXPECT_FALSE(is("claude_code", "claude-cli/2.1.0"));
    m_request.model = "";
    EXPECT_TRUE(is("claude_code", "claude-cli/2.1.0"));
    EXPECT_TRUE(is("gemini_cli", "GeminiCLI/0.1.5/gemini-2.5-pro (linux)"));
    EXPECT_TRUE(is("codex_cli", "codex_cli_rs/0.40.0"));
    EXPECT_TRUE(is("codex_cli", "codex_exec/0.40.0"));
    EXPECT_FALSE(is("codex_cli", "codex/0.40.0"));
    EXPECT_TRUE(is("droid_cli", "node factory-cli/0.19.3"));
    EXPECT_FALSE(is("droid_cli", "factory-cli/x"));
    m_request.xFactoryClient = "CLI-Droid";
    EXPECT_TRUE(is("droid_cli", ""));
    EXPECT_TRUE(is("MyTool/*", "mytool/7"));
    EXPECT_FALSE(is("*", "")) << "a pattern needs something to be found in";
}

TEST_F(KeyAccess, RefusesOtherClients) {
    m_key.allowClients = {"codex_cli", "mytool/*"};
    EXPECT_EQ(refused(m_request), "client: this key is for other clients only: codex_cli, mytool/*");
    EXPECT_EQ(accessRefusal(m_key, m_request)->error.code, ErrorCode::PermissionDenied);
    m_request.userAgent = "mytool/7";
    EXPECT_EQ(refused(m_request), "no");
}

TEST_F(KeyAccess, RefusesOtherAddresses) {
    m_key.allowAddresses = {"10.0.0.0/8", "2001:db8::/32"};
    for (const char* fine : {"10.1.2.3", "::ffff:10.9.9.9", "2001:db8::7"}) {
        m_request.clientAddress = fine;
        EXPECT_EQ(refused(m_request), "no") << fine;
    }
    for (const char* other : {"11.1.2.3", "::1", "", "somewhere"}) {
        m_request.clientAddress = other;
        EXPECT_EQ(refused(m_request), "address: this key may not be used from this address") << other;
    }
    m_key.allowAddresses = {"not an address"};
    EXPECT_NE(refused(m_request), "no");
}

}  // namespace
}  // namespace relay::policy
