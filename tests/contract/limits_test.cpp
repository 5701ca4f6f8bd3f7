#include "contract/expectations.h"
#include "contract/rig.h"

#include <gtest/gtest.h>

#include <thread>

namespace relay::test {
namespace {

/// Requests that hang in the upstream until their gate opens.
struct Held {
    std::shared_ptr<Gate> gate = std::make_shared<Gate>();

    Answer answer() const {
        Answer held = anthropicMessage("held");
        held.gateBeforeHead = gate;
        return held;
    }
};

TEST(Limits, AccountConcurrency) {
    Rig rig({}, {"--max-concurrency", "2"});
    const Held held;
    std::vector<RawClient> running;
    for (int i = 0; i < 2; ++i) {
        rig.upstream().enqueue(held.answer());
        running.push_back(rig.connect());
        running.back().post(kMessages, rig.headers(), messagesBody("hi", false));
        ASSERT_TRUE(rig.upstream().waitForRequests(static_cast<std::size_t>(i) + 1));
    }
    expectRelayError(rig.post(messagesBody("one too many", false)), 503, "api_error", "NO_AVAILABLE_ACCOUNT");
    const auto full = rig.showAccount(rig.account());
    EXPECT_EQ(text(full, "state"), "full");
    EXPECT_EQ(number(full, "inFlight"), 2);
    EXPECT_EQ(rig.upstream().requests(), 2U);
    held.gate->open();
    for (RawClient& client : running)
        EXPECT_EQ(client.readAnswer().status, 200);
    EXPECT_TRUE(rig.waitForQuiet());
    EXPECT_EQ(rig.post(messagesBody("now there is room", false)).status, 200);
}

TEST(Limits, FullAccountHandsOver) {
    FakeUpstream second([](const Exchange& exchange) { return anthropicAnswer(exchange, "second"); });
    Rig rig({}, {"--max-concurrency", "1", "--priority", "1"});
    addAccount(rig.data(), {.name = "second", .url = second.url(), .flags = {"--priority", "2"}});
    const Held held;
    rig.upstream().enqueue(held.answer());
    RawClient first = rig.connect();
    first.post(kMessages, rig.headers(), messagesBody("hi", false));
    ASSERT_TRUE(rig.upstream().waitForRequests(1));
    EXPECT_NE(rig.post(messagesBody("hi", false)).body.find("second"), std::string::npos);
    expectNoMark(rig.showAccount(rig.account()));
    held.gate->open();
    EXPECT_EQ(first.readAnswer().status, 200);
}

/// Never more at the upstream than allowed, however many come at the same moment.
TEST(Limits, ConcurrencyIsNeverOvershot) {
    Rig rig({.arguments = {"--threads", "2"}}, {"--max-concurrency", "3"});
    std::atomic<int> inside{0};
    std::atomic<int> most{0};
    rig.upstream().setBehaviour([&](const Exchange& exchange) {
        const int now = ++inside;
        int seen = most;
        while (now > seen && !most.compare_exchange_weak(seen, now)) {
        }
        std::this_thread::sleep_for(Millis{5});
        --inside;
        return anthropicAnswer(exchange);
    });
    std::atomic<int> served{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 12; ++i)
        threads.emplace_back([&] {
            for (int round = 0; round < 10; ++round)
                if (rig.post(messagesBody("hi", false)).status == 200) ++served;
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_LE(most, 3);
    EXPECT_GT(served, 0);
    EXPECT_TRUE(rig.waitForQuiet());
}

TEST(Limits, DailyQuotaIsReservedBeforeItIsSpent) {
    // max_tokens 1024 at 15 dollars a million: about 0.0154 dollars reserved for each request.
    Rig rig({}, {"--daily-quota", "0.02"});
    const Held held;
    rig.upstream().enqueue(held.answer());
    RawClient first = rig.connect();
    first.post(kMessages, rig.headers(), messagesBody("hi", false));
    ASSERT_TRUE(rig.upstream().waitForRequests(1));
    // The first one could still use most of it: a second would overspend.
    expectRelayError(rig.post(messagesBody("hi", false)), 503, "api_error", "NO_AVAILABLE_ACCOUNT");
    held.gate->open();
    EXPECT_EQ(first.readAnswer().status, 200);
    EXPECT_TRUE(rig.waitForQuiet());
    // It used little: there is room again.
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
}

TEST(Limits, DailyQuotaStopsTheAccountAndSurvivesARestart) {
    Rig rig({}, {"--daily-quota", "0.02"});
    rig.upstream().setBehaviour([](const Exchange& exchange) {
        return anthropicAnswer(exchange, "dear", {.input = 1'000, .output = 1'000});
    });
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    expectRelayError(rig.post(messagesBody("hi", false)), 503, "api_error", "NO_AVAILABLE_ACCOUNT");
    EXPECT_EQ(text(rig.showAccount(rig.account()), "spentToday"), "0.018");
    EXPECT_EQ(rig.relay().stop(), 0);
    rig.restart();
    EXPECT_EQ(text(rig.showAccount(rig.account()), "spentToday"), "0.018");
    expectRelayError(rig.post(messagesBody("hi", false)), 503, "api_error", "NO_AVAILABLE_ACCOUNT");
    EXPECT_EQ(rig.upstream().requests(), 1U);
}

}  // namespace
}  // namespace relay::test
