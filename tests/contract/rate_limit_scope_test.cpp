// Three kinds of 429 are told apart: the request's own, the model family's, the account's. Each touches only its scope.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <gtest/gtest.h>

#include <ostream>

namespace relay::test {
namespace {

constexpr const char* kClaim = "anthropic-ratelimit-unified-representative-claim";

struct Pair {
    FakeUpstream second{[](const Exchange& exchange) { return anthropicAnswer(exchange, "second"); }};
    Rig rig{{}, {"--priority", "1"}};

    Pair() { addAccount(rig.data(), {.name = "second", .url = second.url(), .flags = {"--priority", "90"}}); }
    std::string asked(std::string_view model) const {
        const ClientAnswer answer = rig.post(messagesBody("hi", false, model));
        if (answer.status != 200) return std::to_string(answer.status);
        return answer.body.find("second") != std::string::npos ? "second" : "first";
    }
};

Answer limited(std::string_view message) {
    return anthropicError(429, "rate_limit_error", message).with("retry-after", "1200");
}

class RequestsOwnLimit : public testing::TestWithParam<const char*> {};

TEST_P(RequestsOwnLimit, GoesToTheClientAndMarksNothing) {
    Pair pair;
    const Answer refusal = limited(GetParam());
    pair.rig.upstream().enqueue(refusal);
    const ClientAnswer answer = pair.rig.post(messagesBody("a very long story", false));
    EXPECT_EQ(answer.status, 429);
    EXPECT_EQ(answer.body, refusal.body());
    EXPECT_EQ(answer.header("retry-after"), "1200");
    EXPECT_EQ(pair.second.requests(), 0U);
    expectNoMark(pair.rig.showAccount(pair.rig.account()));
    EXPECT_EQ(pair.asked(kModel), "first");
}

INSTANTIATE_TEST_SUITE_P(Messages, RequestsOwnLimit,
                         testing::Values("Extra usage is required for long context requests.",
                                         "The long context beta is not yet available for this subscription."),
                         [](const auto& parameter) {
                             return parameter.index == 0 ? "ExtraUsage" : "LongContext";
                         });

TEST(RateLimitScope, AModelFamilysLeavesTheOthers) {
    Pair pair;
    pair.rig.upstream().enqueue(
        limited("This request would exceed your account's rate limit.").with(kClaim, "seven_day_opus"));
    EXPECT_EQ(pair.asked(kOpus), "second");
    EXPECT_EQ(pair.asked(kOpus), "second");
    EXPECT_EQ(pair.rig.upstream().requests(), 1U);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(pair.asked(kModel), "first");
    EXPECT_EQ(pair.asked("claude-opus-4-5"), "second");
    // It is seen, with its scope.
    const std::string shown = pair.rig.relay().command({"accounts", "show", "first", "--json"}).out;
    EXPECT_NE(shown.find("seven_day_opus"), std::string::npos) << shown;
    EXPECT_NE(shown.find(R"("family":"opus")"), std::string::npos) << shown;
}

TEST(RateLimitScope, APerModelHeadersLimitIsTheFamilys) {
    Pair pair;
    pair.rig.upstream().enqueue(limited("too many input tokens")
                                    .with("anthropic-ratelimit-input-tokens-limit", "30000")
                                    .with("anthropic-ratelimit-input-tokens-remaining", "0"));
    EXPECT_EQ(pair.asked(kModel), "second");
    EXPECT_EQ(pair.asked(kModel), "second");
    EXPECT_EQ(pair.asked(kOpus), "first");
}

class AccountsLimit : public testing::TestWithParam<const char*> {};

TEST_P(AccountsLimit, IsForAllModels) {
    Pair pair;
    Answer refusal = limited("This request would exceed your account's rate limit.");
    if (*GetParam() != '\0') refusal.headers.push_back({kClaim, GetParam()});
    pair.rig.upstream().enqueue(refusal);
    EXPECT_EQ(pair.asked(kOpus), "second");
    EXPECT_EQ(pair.asked(kModel), "second");
    EXPECT_EQ(pair.asked("claude-3-5-haiku-20241022"), "second");
    EXPECT_EQ(pair.rig.upstream().requests(), 1U);
    expectMark(pair.rig.showAccount(pair.rig.account()), "rate_limited", 429);
}

INSTANTIATE_TEST_SUITE_P(Claims, AccountsLimit, testing::Values("five_hour", "seven_day", ""),
                         [](const auto& parameter) {
                             return *parameter.param == '\0' ? "NothingSaid" : std::string(parameter.param);
                         });

}  // namespace
}  // namespace relay::test
