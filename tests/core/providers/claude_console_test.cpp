#include "providers/claude_console/claude_console.h"

#include "providers/client_headers.h"

#include <gtest/gtest.h>

namespace relay::providers {
namespace {

Account console(std::string secret, std::string baseUrl = "https://api.example.com") {
    Account account;
    account.baseUrl = std::move(baseUrl);
    account.secret = SecretString(std::move(secret));
    return account;
}

net::HeaderList headers(std::initializer_list<net::HeaderField> fields) {
    net::HeaderList list;
    for (const net::HeaderField& field : fields)
        list.add(field.name, field.value);
    return list;
}

UpstreamPlan planFor(const Account& account, const net::HeaderList& client, std::string_view query = {}) {
    const ClientCall call{"POST", "/v1/messages", query, client};
    auto plan = ClaudeConsole().plan(account, call);
    EXPECT_TRUE(plan);
    return plan ? *plan : UpstreamPlan{};
}

TEST(ClaudeConsole, SignsByTheLookOfTheKeyUnlessTold) {
    const net::HeaderList none;
    EXPECT_EQ(planFor(console("sk-ant-1"), none).headers.find("x-api-key"), "sk-ant-1");
    EXPECT_EQ(planFor(console("abc"), none).headers.find("authorization"), "Bearer abc");
    Account told = console("sk-ant-1");
    told.authScheme = AuthScheme::Bearer;
    EXPECT_EQ(planFor(told, none).headers.find("authorization"), "Bearer sk-ant-1");
    EXPECT_FALSE(planFor(told, none).headers.find("x-api-key"));
}

TEST(ClaudeConsole, AllTheWaysToWriteABaseUrlMeanTheSame) {
    for (const char* base : {"https://h.example", "https://h.example/v1", "https://h.example/v1/messages"})
        EXPECT_EQ(planFor(console("k", base), {}, "beta=true").target, "/v1/messages?beta=true") << base;
    EXPECT_EQ(planFor(console("k", "https://h.example/anthropic"), {}).target, "/anthropic/v1/messages");
}

TEST(ClaudeConsole, TheClientsVersionAndBetaStay) {
    const auto client = headers({{"Anthropic-Version", "2026-10-21"}, {"anthropic-beta", "a,b"}});
    const auto sent = planFor(console("k"), client).headers;
    EXPECT_EQ(sent.find("anthropic-version"), "2026-10-21");
    EXPECT_EQ(sent.count("anthropic-version"), 1U);
    EXPECT_EQ(sent.find("anthropic-beta"), "a,b");
    EXPECT_EQ(planFor(console("k"), {}).headers.find("anthropic-version"), "2023-06-01");
}

TEST(ClaudeConsole, AnAccountsOwnHeaderReplacesTheClients) {
    Account account = console("k");
    account.customHeaders = {{"X-Team", "red"}};
    const auto sent = planFor(account, headers({{"x-team", "blue"}, {"x-app", "cli"}})).headers;
    EXPECT_EQ(sent.find("x-team"), "red");
    EXPECT_EQ(sent.count("x-team"), 1U);
    EXPECT_EQ(sent.find("x-app"), "cli");
}

TEST(ClaudeConsole, MapsModelsExactlyThenWithoutCase) {
    Account account = console("k");
    account.modelMap = {{"Opus", "first"}, {"opus", "second"}};
    EXPECT_EQ(ClaudeConsole().mappedModel(account, "opus"), "second");
    EXPECT_EQ(ClaudeConsole().mappedModel(account, "OPUS"), "first");
    EXPECT_FALSE(ClaudeConsole().mappedModel(account, "sonnet"));
}

TEST(ForwardedHeaders, DropTheConnectionsTheFramingAndTheKey) {
    const auto client = headers({{"Host", "relay"},
                                 {"Connection", "close, X-Hop"},
                                 {"X-Hop", "1"},
                                 {"Keep-Alive", "5"},
                                 {"Content-Length", "3"},
                                 {"Transfer-Encoding", "chunked"},
                                 {"X-Api-Key", "cr_1"},
                                 {"Authorization", "Bearer cr_1"},
                                 {"x-goog-api-key", "cr_1"},
                                 {"api-key", "cr_1"},
                                 {"Cookie", "key=cr_1"},
                                 {"User-Agent", "claude-cli/2.1.330"},
                                 {"X-Stainless-Lang", "js"}});
    const auto kept = forwardedHeaders(client, {});
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(kept[0].name, "User-Agent");
    EXPECT_EQ(kept[1].name, "X-Stainless-Lang");
}

TEST(ForwardedQuery, LosesTheKeyOnly) {
    EXPECT_EQ(forwardedQuery("beta=true"), "beta=true");
    EXPECT_EQ(forwardedQuery("key=cr_1&beta=true"), "beta=true");
    EXPECT_EQ(forwardedQuery("beta=true&key=cr_1"), "beta=true");
    EXPECT_EQ(forwardedQuery("key"), "");
    EXPECT_EQ(forwardedQuery("monkey=1&keys=2"), "monkey=1&keys=2");
}

}  // namespace
}  // namespace relay::providers
