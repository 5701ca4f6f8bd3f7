#include "policy/fault.h"

#include "policy/circuit_breaker.h"

#include <gtest/gtest.h>

namespace relay::policy {
namespace {

TEST(Fault, StatusesThatAreTheAccountsFault) {
    EXPECT_EQ(causeOf(401), MarkCause::AuthRejected);
    EXPECT_EQ(causeOf(403), MarkCause::AuthRejected);
    EXPECT_EQ(causeOf(429), MarkCause::RateLimited);
    EXPECT_EQ(causeOf(500), MarkCause::Unavailable);
    EXPECT_EQ(causeOf(504), MarkCause::Timeout);
    EXPECT_EQ(causeOf(529), MarkCause::Overloaded);
    for (const int own : {200, 400, 404, 408, 413, 422})
        EXPECT_FALSE(causeOf(own)) << own;
}

TEST(Fault, AnAccountThatWasSwitchedOffAnswers400) {
    const auto body = [](const std::string& message) {
        return R"({"type":"error","error":{"type":"invalid_request_error","message": ")" + message + R"("}})";
    };
    EXPECT_EQ(causeOf(400, body("This organization has been disabled.")), MarkCause::AuthRejected);
    EXPECT_EQ(causeOf(400, body("Your credit balance is too low to access the API.")),
              MarkCause::AuthRejected);
    EXPECT_FALSE(causeOf(400, body("messages: at least one message is required")));
    EXPECT_FALSE(causeOf(404, body("This organization has been disabled.")));
}

TEST(Fault, AClientCannotSpeakForTheAccount) {
    const std::string echoed =
        R"({"error":{"message":"this organization has been disabled: Extra inputs are not permitted"}})";
    EXPECT_FALSE(causeOf(400, echoed));
    EXPECT_FALSE(causeOf(400, R"({"error":{"message":"model: this organization has been disabled"}})"));
}

Fault rateLimit(std::string body = {}) {
    Fault fault;
    fault.cause = MarkCause::RateLimited;
    fault.status = 429;
    fault.family = "sonnet";
    fault.body = std::move(body);
    return fault;
}

TEST(Fault, ARateLimitThatSaysNothingIsTheAccounts) {
    EXPECT_EQ(scopeOf(rateLimit()), FaultScope::Account);
    EXPECT_EQ(familyOf(rateLimit()), "");
}

TEST(Fault, TheClaimTellsAccountAndFamilyApart) {
    for (const char* claim : {"five_hour", "seven_day"}) {
        Fault fault = rateLimit();
        fault.claim = claim;
        EXPECT_EQ(scopeOf(fault), FaultScope::Account) << claim;
    }
    Fault fault = rateLimit();
    fault.claim = "seven_day_opus";
    EXPECT_EQ(scopeOf(fault), FaultScope::Family);
    EXPECT_EQ(familyOf(fault), "opus") << "the claim's, not the request's";
}

TEST(Fault, ASpentLimitOfAnApiKeyIsTheFamilys) {
    Fault fault = rateLimit();
    fault.limits = {{"requests", 50, 12, ""}, {"output-tokens", 8000, 0, ""}};
    EXPECT_EQ(scopeOf(fault), FaultScope::Family);
    EXPECT_EQ(familyOf(fault), "sonnet");
    fault.family.clear();
    EXPECT_EQ(scopeOf(fault), FaultScope::Account) << "nothing to scope it by";
}

TEST(Fault, TheRequestsOwnRateLimit) {
    EXPECT_EQ(scopeOf(rateLimit(R"({"message":"Extra usage is required for long context requests."})")),
              FaultScope::Request);
    Fault larger = rateLimit();
    larger.limits = {{"input-tokens", 40000, 40000, ""}};
    EXPECT_EQ(scopeOf(larger), FaultScope::Request) << "nothing used, and still too large";
    larger.limits[0].remaining = 39'000;
    EXPECT_EQ(scopeOf(larger), FaultScope::Account);
}

TEST(Fault, OtherFaultsAreTheAccountsWhateverTheySay) {
    Fault fault = rateLimit("long context");
    fault.cause = MarkCause::Overloaded;
    EXPECT_EQ(scopeOf(fault), FaultScope::Account);
}

TEST(CircuitBreaker, OpensAtHalfOfAtLeastTen) {
    EXPECT_FALSE(circuitOpens(9, 9));
    EXPECT_TRUE(circuitOpens(10, 5));
    EXPECT_FALSE(circuitOpens(10, 4));
    EXPECT_FALSE(circuitOpens(11, 5));
    EXPECT_TRUE(circuitOpens(32, 32));
    EXPECT_FALSE(circuitOpens(0, 0));
    EXPECT_EQ(circuitFault(12, 7).detail, "7 of the last 12 attempts failed");
    EXPECT_EQ(circuitFault(12, 7).cause, MarkCause::CircuitOpen);
}

}  // namespace
}  // namespace relay::policy
