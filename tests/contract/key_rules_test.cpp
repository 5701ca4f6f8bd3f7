// Who and what a key may be used for: models, services, clients, addresses; and for how long.
#include "base/clock.h"
#include "contract/expectations.h"
#include "contract/rig.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <thread>

namespace relay::test {
namespace {

constexpr std::string_view kCountTokens = "/api/v1/messages/count_tokens";

void expectModelForbidden(const ClientAnswer& answer) {
    expectRelayError(answer, 403, "permission_error", "INVALID_MODEL");
}

void expectForbidden(const ClientAnswer& answer) {
    expectRelayError(answer, 403, "permission_error", "PERMISSION_DENIED");
}

TEST(KeyModels, AllowedByPattern) {
    Rig rig;
    rig.useKey({"--models", "claude-SONNET-*,claude-3-haiku"});
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    EXPECT_EQ(rig.post(messagesBody("hi", false, "claude-3-haiku")).status, 200);
    expectModelForbidden(rig.post(messagesBody("hi", false, kOpus)));
    // No `*`: the whole name.
    expectModelForbidden(rig.post(messagesBody("hi", false, "claude-3-haiku-20240307")));
    EXPECT_EQ(rig.upstream().requests(), 2U);
}

TEST(KeyModels, DeniedWinsOnEveryRoute) {
    Rig rig;
    rig.useKey({"--models", "claude-*", "--deny-models", "*opus*"});
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    for (const std::string_view target : {kMessages, kCountTokens, std::string_view("/claude/v1/messages"),
                                          std::string_view("/v1/messages")}) {
        expectModelForbidden(rig.post(messagesBody("hi", true, kOpus), {}, target));
        expectModelForbidden(rig.post(messagesBody("hi", true, "gpt-5"), {}, target));
    }
    EXPECT_EQ(rig.upstream().requests(), 1U);
    EXPECT_EQ(rig.attempts().size(), 1U);
}

TEST(KeyModels, AnEmptyListAllowsAllAgain) {
    Rig rig;
    rig.useKey({"--models", "claude-3-*"});
    expectModelForbidden(rig.post(messagesBody("hi", false)));
    EXPECT_EQ(rig.relay().command({"keys", "edit", rig.key().id, "--models", ""}).exit, 0);
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
}

TEST(KeyServices, OthersAreForbidden) {
    Rig rig;
    rig.useKey({"--services", "gemini,openai"});
    expectForbidden(rig.post(messagesBody("hi", false)));
    rig.useKey({"--services", "claude"}, "claude");
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
}

TEST(KeyClients, ByUserAgent) {
    Rig rig;
    rig.useKey({"--clients", "codex_cli,my-agent/*"});
    EXPECT_EQ(rig.post(messagesBody("hi", false), {{"user-agent", "my-agent/3.1"}}).status, 200);
    expectForbidden(rig.post(messagesBody("hi", false), {{"user-agent", "curl/8.5.0"}}));
    expectForbidden(rig.post(messagesBody("hi", false)));
    EXPECT_EQ(rig.upstream().requests(), 1U);
}

TEST(KeyClients, ClaudeCode) {
    Rig rig;
    rig.useKey({"--clients", "claude_code"});
    const Headers cli{{"user-agent", "claude-cli/2.0.14 (external, cli)"},
                      {"x-app", "cli"},
                      {"anthropic-beta", "claude-code-20250219"}};
    EXPECT_EQ(rig.post(messagesBody("hi", false), cli).status, 200);
    expectForbidden(rig.post(messagesBody("hi", false), {{"user-agent", "claude-client/2.0.14"}}));
}

TEST(KeyAddresses, NetworksAndSingleOnes) {
    Rig rig;
    struct Case {
        const char* name;
        const char* list;
        bool allowed;
    };
    for (const Case& one : {Case{"loopback", "127.0.0.0/8", true}, Case{"private", "10.0.0.0/8", false},
                            Case{"single", "192.0.2.7,127.0.0.1", true}, Case{"six", "::1", false},
                            Case{"mapped", "::ffff:127.0.0.0/104", true}}) {
        rig.useKey({"--allow-ip", one.list}, one.name);
        const ClientAnswer answer = rig.post(messagesBody("hi", false));
        if (one.allowed)
            EXPECT_EQ(answer.status, 200) << one.name << answer.body;
        else
            expectForbidden(answer);
    }
}

TEST(KeyExpiry, EndsByItself) {
    Rig rig;
    rig.useKey({"--expires", "1d"});
    // By the admin API, which is quick: the end must not come before the first request.
    constexpr UnixMillis kAhead = 3'000;
    rig.admin("PATCH", "/admin/keys/" + rig.key().id,
              fmt::format(R"({{"expiresAt":"{}"}})", isoTime(SystemClock().now() + kAhead)));
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    EXPECT_TRUE(eventually([&rig] { return rig.post(messagesBody("hi", false)).status == 401; }));
    expectRelayError(rig.post(messagesBody("hi", false)), 401, "authentication_error",
                     "AUTHENTICATION_FAILED");
}

TEST(KeyExpiry, CountsFromTheFirstUseOnce) {
    Rig rig;
    rig.useKey({"--activates-on-first-use", "30"});
    const auto shown = [&rig] { return rig.relay().json({"keys", "show", rig.key().id}).as_object(); };
    EXPECT_EQ(text(shown(), "activatedAt"), "");
    EXPECT_EQ(text(shown(), "expiresAt"), "");
    const std::string before = isoTime(SystemClock().now());
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&rig] { EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200); });
    for (std::thread& thread : threads)
        thread.join();
    ASSERT_TRUE(eventually([&] { return !text(shown(), "activatedAt").empty(); }));
    const auto first = shown();
    constexpr UnixMillis kDay = 86'400'000;
    EXPECT_GE(text(first, "activatedAt"), before);
    EXPECT_GE(text(first, "expiresAt"), isoTime(SystemClock().now() + 29 * kDay));
    EXPECT_LE(text(first, "expiresAt"), isoTime(SystemClock().now() + 30 * kDay));

    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    EXPECT_EQ(rig.relay().stop(), 0);
    rig.restart();
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    EXPECT_EQ(text(shown(), "activatedAt"), text(first, "activatedAt"));
    EXPECT_EQ(text(shown(), "expiresAt"), text(first, "expiresAt"));
}

}  // namespace
}  // namespace relay::test
