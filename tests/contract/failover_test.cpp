// An account's fault moves a request on to the next account, leaves a ledger row and a mark.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>
#include <ostream>

namespace relay::test {
namespace {

/// What the first account does, and what is to be seen of it.
struct Fault {
    const char* name;
    std::function<void(FakeUpstream&)> cause;
    int status;
    const char* mark;
    const char* evidence;  ///< words the mark's evidence has to hold

    friend void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.name; }
};

std::function<void(FakeUpstream&)> answers(int status, const char* retryAfter = nullptr) {
    return [status, retryAfter](FakeUpstream& upstream) {
        Answer answer = anthropicError(status, "some_error", "no");
        if (retryAfter != nullptr) answer.headers.push_back({"retry-after", retryAfter});
        upstream.setBehaviour([answer](const Exchange&) { return answer; });
    };
}

std::function<void(FakeUpstream&)> withoutHead(CutBy how) {
    return [how](FakeUpstream& upstream) {
        upstream.setBehaviour([how](const Exchange&) {
            Answer answer;
            answer.headless = true;
            answer.cutBy = how;
            return answer;
        });
    };
}

const std::vector<Fault>& faults() {
    static const std::vector<Fault> kFaults{
        {"Unauthorized", answers(401), 401, "auth_rejected", "401"},
        {"Forbidden", answers(403), 403, "auth_rejected", "403"},
        {"RateLimited", answers(429), 429, "rate_limited", "429"},
        {"RateLimitedWithTime", answers(429, "77"), 429, "rate_limited", "77"},
        {"InternalError", answers(500), 500, "unavailable", "500"},
        {"BadGateway", answers(502), 502, "unavailable", "502"},
        {"Unavailable", answers(503), 503, "unavailable", "503"},
        {"GatewayTimeout", answers(504), 504, "timeout", "504"},
        {"Overloaded", answers(529), 529, "overloaded", "529"},
        {"Silent", withoutHead(CutBy::Silence), 0, "timeout", ""},
        {"ClosedBeforeHead", withoutHead(CutBy::Fin), 0, "connect_failed", ""},
        {"ResetBeforeHead", withoutHead(CutBy::Reset), 0, "connect_failed", ""},
    };
    return kFaults;
}

class Failover : public testing::TestWithParam<Fault> {};

TEST_P(Failover, MovesOnMarksAndBooks) {
    const Fault& fault = GetParam();
    FakeUpstream second(
        [](const Exchange& exchange) { return anthropicAnswer(exchange, "from the second"); });
    Rig rig({.arguments = {"--request-timeout", "1s"}}, {"--priority", "1"});
    const std::string secondId =
        addAccount(rig.data(), {.name = "second", .url = second.url(), .flags = {"--priority", "2"}});
    fault.cause(rig.upstream());

    const std::string body = messagesBody("hi", true);
    const ClientAnswer answer = rig.post(body);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(textOf(eventsOf(answer.body)), "from the second");
    EXPECT_EQ(second.exchanges().at(0).body, body);

    const auto rows = rig.attempts();
    ASSERT_EQ(rows.size(), 2U);
    expectAttempt(rows[0], "first", 1, "failed", fault.status);
    EXPECT_FALSE(text(rows[0], "reason").empty());
    expectAttempt(rows[1], "second", 2, "succeeded", 200);
    EXPECT_EQ(text(rows[0], "requestId"), text(rows[1], "requestId"));
    EXPECT_EQ(text(rows[1], "requestId"), answer.header("x-request-id"));

    const auto first = rig.showAccount(rig.account());
    expectMark(first, fault.mark, fault.status);
    EXPECT_NE(text(first.at("mark").as_object(), "evidence").find(fault.evidence), std::string::npos);
    expectNoMark(rig.showAccount(secondId));

    // While the mark holds, the account is not asked again.
    const std::size_t before = rig.upstream().requests();
    EXPECT_EQ(rig.post(body).status, 200);
    EXPECT_EQ(rig.upstream().requests(), before);
}

INSTANTIATE_TEST_SUITE_P(Faults, Failover, testing::ValuesIn(faults()),
                         [](const auto& parameter) { return std::string(parameter.param.name); });

TEST(FailoverConnect, RefusedConnectionMovesOn) {
    Rig rig({}, {"--priority", "2"});
    const std::string dead = addAccount(rig.data(), {.name = "dead",
                                                     .url = fmt::format("http://127.0.0.1:{}", unusedPort()),
                                                     .flags = {"--priority", "1"}});
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    expectMark(rig.showAccount(dead), "connect_failed", 0);
    const auto rows = rig.attempts();
    ASSERT_EQ(rows.size(), 2U);
    expectAttempt(rows[0], "dead", 1, "failed", 0);
}

TEST(FailoverConnect, CloseOnAcceptMovesOn) {
    FakeUpstream rude;
    rude.closeOnAccept(true);
    Rig rig({}, {"--priority", "2"});
    addAccount(rig.data(), {.name = "rude", .url = rude.url(), .flags = {"--priority", "1"}});
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    expectAttempt(rig.attempts().at(0), "rude", 1, "failed", 0);
}

/// A pooled connection that the upstream closed meanwhile is nobody's fault: one fresh try, no mark.
TEST(FailoverConnect, StaleConnectionIsTriedOnceMore) {
    Rig rig;
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    ASSERT_TRUE(eventually([&rig] {
        rig.upstream().closeIdleConnections();
        return rig.upstream().connectionsOpen() == 0;
    }));
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    EXPECT_EQ(rig.upstream().connectionsAccepted(), 2U);
    EXPECT_EQ(rig.attempts().size(), 2U);
    expectNoMark(rig.showAccount(rig.account()));
}

TEST(FailoverConnect, ConnectionsAreReused) {
    Rig rig;
    RawClient client = rig.connect();
    for (int i = 0; i < 5; ++i) {
        client.post(kMessages, rig.headers(), messagesBody("hi", i % 2 == 0));
        EXPECT_EQ(client.readAnswer().status, 200);
    }
    EXPECT_EQ(rig.upstream().connectionsAccepted(), 1U);
}

}  // namespace
}  // namespace relay::test
