// An account that is back gets its traffic back: a probe rides on a real request, and costs nobody an error.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <gtest/gtest.h>

namespace relay::test {
namespace {

/// The rig's account is preferred; "second" takes what it cannot.
struct Pair {
    FakeUpstream second{[](const Exchange& exchange) { return anthropicAnswer(exchange, "second"); }};
    Rig rig;

    explicit Pair(std::vector<std::string> arguments = {"--probe-interval", "1s"})
        : rig({.arguments = std::move(arguments)}, {"--priority", "1"}) {
        addAccount(rig.data(), {.name = "second", .url = second.url(), .flags = {"--priority", "90"}});
    }
    /// Who answered one request; empty for an error.
    std::string asked() const {
        const ClientAnswer answer = rig.post(messagesBody("hi", false));
        if (answer.status != 200) return {};
        return answer.body.find("second") != std::string::npos ? "second" : "first";
    }
};

Answer limitedForAnHour() {
    return anthropicError(429, "rate_limit_error", "later").with("retry-after", "3600");
}

TEST(Recovery, EarlyResetIsNoticedByTheFirstProbe) {
    Pair pair;
    pair.rig.upstream().enqueue(limitedForAnHour());
    EXPECT_EQ(pair.asked(), "second");
    expectMark(pair.rig.showAccount(pair.rig.account()), "rate_limited", 429);
    // The mark is for an hour: only a probe can bring the traffic back while this test has patience.
    EXPECT_TRUE(eventually([&pair] { return pair.asked() == "first"; }));
    EXPECT_EQ(pair.rig.upstream().requests(), 2U);
    expectNoMark(pair.rig.showAccount(pair.rig.account()));
    const std::size_t secondHad = pair.second.requests();
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(pair.asked(), "first");
    EXPECT_EQ(pair.second.requests(), secondHad);
}

TEST(Recovery, FailedProbesCostTheClientNothing) {
    Pair pair;
    constexpr std::size_t kRefusals = 3;
    for (std::size_t i = 0; i < kRefusals; ++i)
        pair.rig.upstream().enqueue(limitedForAnHour());
    std::size_t asked = 0;
    EXPECT_TRUE(eventually([&] {
        ++asked;
        const std::string who = pair.asked();
        EXPECT_NE(who, "") << "a client saw the fault";
        return who == "first";
    }));
    EXPECT_EQ(pair.rig.upstream().requests(), kRefusals + 1);
    EXPECT_EQ(pair.second.requests(), asked - 1);
    std::size_t failed = 0;
    for (const auto& row : pair.rig.attempts())
        failed += text(row, "outcome") == "failed" ? 1U : 0U;
    EXPECT_EQ(failed, kRefusals);
}

/// One probe at a time, however many come at once.
TEST(Recovery, AProbeRidesAlone) {
    Pair pair;
    pair.rig.upstream().enqueue(limitedForAnHour());
    EXPECT_EQ(pair.asked(), "second");
    Answer slow = anthropicMessage("first");
    slow.gateBeforeHead = std::make_shared<Gate>();
    pair.rig.upstream().enqueue(slow);
    RawClient probe = pair.rig.connect();
    ASSERT_TRUE(eventually([&] {
        const std::size_t secondHad = pair.second.requests();
        probe = pair.rig.connect();
        probe.post(kMessages, pair.rig.headers(), messagesBody("hi", false));
        const bool arrived = eventually(
            [&] { return pair.rig.upstream().requests() == 2 || pair.second.requests() > secondHad; });
        return arrived && pair.rig.upstream().requests() == 2;
    }));
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(pair.asked(), "second");
    EXPECT_EQ(pair.rig.upstream().requests(), 2U);
    slow.gateBeforeHead->open();
    EXPECT_EQ(probe.readAnswer().status, 200);
    EXPECT_TRUE(pair.rig.waitForQuiet());
    EXPECT_EQ(pair.asked(), "first");
}

TEST(Recovery, StateSurvivesARestartAndSoDoesTheProbe) {
    Pair pair;
    pair.rig.upstream().enqueue(limitedForAnHour());
    EXPECT_EQ(pair.asked(), "second");
    const auto before = pair.rig.showAccount(pair.rig.account());
    EXPECT_EQ(pair.rig.relay().stop(), 0);
    pair.rig.restart({.arguments = {"--probe-interval", "1s"}});
    const auto after = pair.rig.showAccount(pair.rig.account());
    expectMark(after, "rate_limited", 429);
    for (const char* field : {"until", "since", "evidence"})
        EXPECT_EQ(text(after.at("mark").as_object(), field), text(before.at("mark").as_object(), field));
    EXPECT_TRUE(eventually([&pair] { return pair.asked() == "first"; }));
}

TEST(Recovery, ClearEndsItAtOnce) {
    Pair pair(std::vector<std::string>{});
    for (const std::string& which : {pair.rig.account(), std::string("first"), std::string("--all")}) {
        pair.rig.upstream().enqueue(limitedForAnHour());
        EXPECT_EQ(pair.asked(), "second");
        EXPECT_EQ(pair.asked(), "second");
        const Finished cleared = pair.rig.relay().command({"accounts", "clear", which});
        EXPECT_EQ(cleared.exit, 0) << cleared.err;
        expectNoMark(pair.rig.showAccount(pair.rig.account()));
        EXPECT_EQ(pair.asked(), "first");
    }
}

/// Half or more of at least ten failed: out for longer than each of them asks for, and no client is the worse for it.
TEST(Recovery, ManyFailuresOpenTheCircuit) {
    constexpr std::size_t kFailures = 10;
    Pair pair(std::vector<std::string>{});
    Answer failure = anthropicError(503, "api_error", "not now").with("retry-after", "1");
    failure.gateBeforeHead = std::make_shared<Gate>();
    std::vector<RawClient> clients;
    for (std::size_t i = 0; i < kFailures; ++i) {
        pair.rig.upstream().enqueue(failure);
        clients.push_back(pair.rig.connect());
        clients.back().post(kMessages, pair.rig.headers(), messagesBody("hi", false));
    }
    ASSERT_TRUE(pair.rig.upstream().waitForRequests(kFailures));
    failure.gateBeforeHead->open();
    for (RawClient& client : clients)
        EXPECT_EQ(client.readAnswer().status, 200);
    const auto account = pair.rig.showAccount(pair.rig.account());
    expectMark(account, "circuit_open", 0);
    EXPECT_EQ(text(account.at("mark").as_object(), "evidence"), "10 of the last 10 attempts failed");
    EXPECT_EQ(pair.asked(), "second");

    // What was held against it before it was cleared does not count again.
    EXPECT_EQ(pair.rig.relay().command({"accounts", "clear", "first"}).exit, 0);
    pair.rig.upstream().enqueue(anthropicError(503, "api_error", "not now").with("retry-after", "1"));
    EXPECT_EQ(pair.asked(), "second");
    expectMark(pair.rig.showAccount(pair.rig.account()), "unavailable", 503);
}

}  // namespace
}  // namespace relay::test
