#include "policy/cooldown.h"

#include <gtest/gtest.h>

namespace relay::policy {
namespace {

constexpr UnixMillis kNow = 1'795'449'290'000;  // 2026-11-23T15:54:50Z

TEST(Cooldown, StatusesThatAreTheAccountsFault) {
    EXPECT_EQ(causeOf(401), MarkCause::AuthRejected);
    EXPECT_EQ(causeOf(403), MarkCause::AuthRejected);
    EXPECT_EQ(causeOf(429), MarkCause::RateLimited);
    EXPECT_EQ(causeOf(500), MarkCause::Unavailable);
    EXPECT_EQ(causeOf(504), MarkCause::Timeout);
    EXPECT_EQ(causeOf(529), MarkCause::Overloaded);
    for (const int own : {200, 400, 404, 408, 413, 422})
        EXPECT_FALSE(causeOf(own)) << own;
}

TEST(Cooldown, ReadsRetryAfterInBothForms) {
    EXPECT_EQ(retryAfterMillis("20", kNow), 20'000);
    EXPECT_EQ(retryAfterMillis(" 0 ", kNow), 0);
    EXPECT_EQ(retryAfterMillis("Mon, 23 Nov 2026 15:55:00 GMT", kNow), 10'000);
    EXPECT_EQ(retryAfterMillis("Mon, 23 Nov 2026 15:00:00 GMT", kNow), 0);
    for (const char* bad : {"", "soon", "-5", "1.5", "Mon, 23 Nov 2026 15:55:00 CET"})
        EXPECT_FALSE(retryAfterMillis(bad, kNow)) << bad;
}

Fault rateLimit() {
    Fault fault;
    fault.cause = MarkCause::RateLimited;
    fault.status = 429;
    return fault;
}

TEST(Cooldown, TakesTheTimeTheUpstreamAsksForWithinBounds) {
    Fault fault = rateLimit();
    fault.retryAfter = "20";
    AccountMark mark = markFor("a", fault, CooldownTimes{}, kNow);
    EXPECT_EQ(mark.until - mark.since, 20'000);
    EXPECT_EQ(mark.evidence, "429 with retry-after: 20");
    fault.retryAfter = "99999999";
    EXPECT_EQ(markFor("a", fault, CooldownTimes{}, kNow).until - kNow, 1'800'000);
    fault.retryAfter = "0";
    EXPECT_EQ(markFor("a", fault, CooldownTimes{}, kNow).until - kNow, 1'000);
    fault.retryAfter = "nonsense";
    EXPECT_EQ(markFor("a", fault, CooldownTimes{}, kNow).until - kNow, 300'000);
}

TEST(Cooldown, ReadsTheUnixResetOfAnthropic) {
    Fault fault = rateLimit();
    fault.rateLimitReset = std::to_string(kNow / 1000 + 42);
    const AccountMark mark = markFor("a", fault, CooldownTimes{}, kNow);
    EXPECT_EQ(mark.until - mark.since, 42'000);
    EXPECT_NE(mark.evidence.find("anthropic-ratelimit-unified-reset"), std::string::npos);
}

TEST(Cooldown, ARejectedKeyDoesNotChooseItsOwnTime) {
    Fault fault;
    fault.cause = MarkCause::AuthRejected;
    fault.status = 401;
    fault.retryAfter = "1";
    EXPECT_EQ(markFor("a", fault, CooldownTimes{}, kNow).until - kNow, 1'800'000);
}

TEST(Cooldown, EachCauseHasItsTime) {
    const CooldownTimes times;
    const auto rest = [&](MarkCause cause, int status) {
        Fault fault;
        fault.cause = cause;
        fault.status = status;
        const AccountMark mark = markFor("a", fault, times, kNow);
        return (mark.until - mark.since) / 1000;
    };
    EXPECT_EQ(rest(MarkCause::Unavailable, 503), 60);
    EXPECT_EQ(rest(MarkCause::Unavailable, 500), 300);
    EXPECT_EQ(rest(MarkCause::Overloaded, 529), 600);
    EXPECT_EQ(rest(MarkCause::Timeout, 0), 300);
    EXPECT_EQ(rest(MarkCause::ConnectFailed, 0), 60);
    EXPECT_EQ(rest(MarkCause::BrokenStream, 200), 60);
}

}  // namespace
}  // namespace relay::policy
