// A key's limits of parallel requests and of windows: 429 with the time to come again.
#include "base/clock.h"
#include "contract/expectations.h"
#include "contract/rig.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace relay::test {
namespace {

void expectWindowOver(const ClientAnswer& answer, std::int64_t seconds) {
    expectRateLimited(answer);
    EXPECT_LE(retryAfterOf(answer), seconds) << answer.head;
    EXPECT_GT(resetAtOf(answer), isoTime(SystemClock().now())) << answer.body;
}

TEST(KeyLimits, Concurrency) {
    Rig rig;
    rig.useKey({"--concurrency", "1"});
    Answer held = anthropicMessage("held");
    held.gateBeforeHead = std::make_shared<Gate>();
    rig.upstream().enqueue(held);
    RawClient running = rig.connect();
    running.post(kMessages, rig.headers(), messagesBody("hi", false));
    ASSERT_TRUE(rig.upstream().waitForRequests(1));
    expectRateLimited(rig.post(messagesBody("one too many", false)));
    EXPECT_EQ(rig.upstream().requests(), 1U);
    held.gateBeforeHead->open();
    EXPECT_EQ(running.readAnswer().status, 200);
    EXPECT_TRUE(rig.waitForQuiet());
    EXPECT_EQ(rig.post(messagesBody("now there is room", false)).status, 200);
}

TEST(KeyLimits, RequestsOfAWindow) {
    Rig rig;
    rig.useKey({"--rate-window", "60", "--rate-requests", "2"});
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    expectWindowOver(rig.post(messagesBody("hi", false)), 3'600);
    EXPECT_EQ(rig.upstream().requests(), 2U);
    // What was refused does not count, and another key has its own window.
    EXPECT_EQ(rig.relay().command({"keys", "edit", rig.key().id, "--rate-requests", "3"}).exit, 0);
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    expectWindowOver(rig.post(messagesBody("hi", false)), 3'600);
    rig.useKey({"--rate-window", "60", "--rate-requests", "2"}, "another");
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
}

TEST(KeyLimits, TokensOfAWindow) {
    Rig rig;
    rig.upstream().setBehaviour([](const Exchange& exchange) {
        return anthropicAnswer(exchange, "long", {.input = 600, .output = 300, .cacheRead = 100});
    });
    rig.useKey({"--rate-window", "60", "--rate-tokens", "1000"});
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    expectWindowOver(rig.post(messagesBody("hi", false)), 3'600);
    EXPECT_EQ(rig.upstream().requests(), 1U);
}

TEST(KeyLimits, CostOfAWindowBesideATokenLimit) {
    Rig rig;
    rig.upstream().setBehaviour([](const Exchange& exchange) {
        return anthropicAnswer(exchange, "dear", {.input = 10, .output = 1'000});
    });
    // The token limit is far away; it must not hide the money's.
    rig.useKey({"--rate-window", "60", "--rate-cost", "0.02", "--rate-tokens", "1000000"});
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    expectWindowOver(rig.post(messagesBody("hi", false)), 3'600);
    EXPECT_EQ(rig.upstream().requests(), 1U);
}

TEST(KeyLimits, AWindowSurvivesARestart) {
    Rig rig;
    rig.useKey({"--rate-window", "60", "--rate-requests", "1"});
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    EXPECT_EQ(rig.relay().stop(), 0);
    rig.restart();
    expectWindowOver(rig.post(messagesBody("hi", false)), 3'600);
    EXPECT_EQ(rig.relay().command({"limits", "reset", rig.key().id}).exit, 0);
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
}

TEST(KeyLimits, CountTokensUsesNoMoney) {
    Rig rig;
    rig.useKey({"--total-cost-limit", "0.000001"});
    EXPECT_EQ(rig.post(messagesBody("hi", false), {}, "/api/v1/messages/count_tokens").status, 200);
    expectQuotaExceeded(rig.post(messagesBody("hi", false)));
}

TEST(KeyOverride, HoldsUntilItsEnd) {
    Rig rig;
    rig.useKey({"--total-cost-limit", "0.000001", "--override", "total-cost=5", "--override-until", "1d"});
    // By the admin API, which is quick: the end must not come before the first request.
    constexpr UnixMillis kAhead = 3'000;
    rig.admin("PATCH", "/admin/keys/" + rig.key().id,
              fmt::format(R"({{"temporary":{{"limits":{{"totalCost":"5"}},"until":"{}"}}}})",
                          isoTime(SystemClock().now() + kAhead)));
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    EXPECT_TRUE(eventually([&rig] { return rig.post(messagesBody("hi", false)).status == 402; }));
    expectQuotaExceeded(rig.post(messagesBody("hi", false)));
}

TEST(KeyOverride, LeavesWhatItDoesNotName) {
    Rig rig;
    rig.useKey({"--rate-window", "60", "--rate-requests", "1", "--override", "daily-cost=5",
                "--override-until", "1d"});
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    expectRateLimited(rig.post(messagesBody("hi", false)));
    EXPECT_EQ(rig.relay()
                  .command({"keys", "edit", rig.key().id, "--override", "rate-requests=2", "--override-until",
                            "1d"})
                  .exit,
              0);
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    expectRateLimited(rig.post(messagesBody("hi", false)));
    EXPECT_EQ(rig.relay().command({"keys", "edit", rig.key().id, "--no-override"}).exit, 0);
    expectRateLimited(rig.post(messagesBody("hi", false)));
}

}  // namespace
}  // namespace relay::test
