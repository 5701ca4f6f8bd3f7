// Where failover ends: the request's own errors, the number of tries, accounts that are never marked.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace relay::test {
namespace {

class RequestsOwn : public testing::TestWithParam<int> {};

TEST_P(RequestsOwn, IsNotTriedElsewhereAndMarksNothing) {
    FakeUpstream second([](const Exchange& exchange) { return anthropicAnswer(exchange); });
    Rig rig({}, {"--priority", "1"});
    addAccount(rig.data(), {.name = "second", .url = second.url(), .flags = {"--priority", "2"}});
    const Answer refusal = anthropicError(GetParam(), "invalid_request_error", "max_tokens: too large");
    rig.upstream().enqueue(refusal);
    const ClientAnswer answer = rig.post(messagesBody("hi", true));
    EXPECT_EQ(answer.status, GetParam());
    EXPECT_EQ(answer.body, refusal.body());
    EXPECT_EQ(second.requests(), 0U);
    const auto rows = rig.attempts();
    ASSERT_EQ(rows.size(), 1U);
    expectAttempt(rows[0], "first", 1, "rejected", GetParam());
    expectNoMark(rig.showAccount(rig.account()));
}

INSTANTIATE_TEST_SUITE_P(Statuses, RequestsOwn, testing::Values(400, 404, 413, 422));

TEST(FailoverLimits, AtMostSoManyAccounts) {
    Rig rig({.arguments = {"--max-attempts", "2"}}, {"--priority", "1"});
    for (int i = 2; i <= 4; ++i)
        addAccount(rig.data(), {.name = fmt::format("number-{}", i),
                                .url = rig.upstream().url(),
                                .flags = {"--priority", std::to_string(i)}});
    rig.upstream().setBehaviour([](const Exchange&) { return anthropicError(503, "api_error", "down"); });
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 503);
    EXPECT_EQ(rig.upstream().requests(), 2U);
    EXPECT_EQ(rig.attempts().size(), 2U);
}

TEST(FailoverLimits, LastCandidatesAnswerReachesTheClient) {
    FakeUpstream second;
    Rig rig({}, {"--priority", "1"});
    addAccount(rig.data(), {.name = "second", .url = second.url(), .flags = {"--priority", "2"}});
    rig.upstream().enqueue(anthropicError(500, "api_error", "first words"));
    const Answer last = anthropicError(529, "overloaded_error", "last words").with("retry-after", "5");
    second.enqueue(last);
    const ClientAnswer answer = rig.post(messagesBody("hi", false));
    EXPECT_EQ(answer.status, 529);
    EXPECT_EQ(answer.body, last.body());
    EXPECT_EQ(answer.header("retry-after"), "5");
    // Both are marked now: nobody is left.
    expectRelayError(rig.post(messagesBody("hi", false)), 503, "api_error", "NO_AVAILABLE_ACCOUNT");
}

TEST(FailoverLimits, NoAutoProtectionNeverMarks) {
    Rig rig({}, {"--no-auto-protection"});
    for (const int status : {401, 429, 500, 529}) {
        rig.upstream().enqueue(anthropicError(status, "some_error", "no"));
        EXPECT_EQ(rig.post(messagesBody("hi", false)).status, status);
        expectNoMark(rig.showAccount(rig.account()));
    }
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
}

TEST(FailoverLimits, MarkEndsByItselfAndByHand) {
    Rig rig({.arguments = {"--cooldown-503", "1"}});
    rig.upstream().enqueue(anthropicError(503, "api_error", "down"));
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 503);
    EXPECT_TRUE(eventually([&] { return rig.post(messagesBody("hi", false)).status == 200; }));

    rig.upstream().enqueue(anthropicError(529, "overloaded_error", "busy"));
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 529);
    expectMark(rig.showAccount(rig.account()), "overloaded", 529);
    rig.admin("POST", "/admin/accounts/" + rig.account() + "/clear");
    expectNoMark(rig.showAccount(rig.account()));
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
}

TEST(FailoverLimits, MarkSurvivesARestart) {
    Rig rig;
    rig.upstream().enqueue(anthropicError(529, "overloaded_error", "busy"));
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 529);
    EXPECT_EQ(rig.relay().stop(), 0);
    rig.restart();
    expectMark(rig.showAccount(rig.account()), "overloaded", 529);
    expectRelayError(rig.post(messagesBody("hi", false)), 503, "api_error", "NO_AVAILABLE_ACCOUNT");
}

TEST(FailoverLimits, PriorityDecidesAndNotSchedulableStaysOut) {
    FakeUpstream better([](const Exchange& exchange) { return anthropicAnswer(exchange, "better"); });
    FakeUpstream hidden([](const Exchange& exchange) { return anthropicAnswer(exchange, "hidden"); });
    Rig rig({}, {"--priority", "50"});
    addAccount(rig.data(), {.name = "better", .url = better.url(), .flags = {"--priority", "10"}});
    addAccount(rig.data(),
               {.name = "hidden", .url = hidden.url(), .flags = {"--priority", "1", "--not-schedulable"}});
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    EXPECT_EQ(better.requests(), 3U);
    EXPECT_EQ(hidden.requests(), 0U);
    EXPECT_EQ(rig.upstream().requests(), 0U);
}

}  // namespace
}  // namespace relay::test
