#include "policy/cooldown.h"

#include "policy/reset_time.h"

#include <gtest/gtest.h>

namespace relay::policy {
namespace {

constexpr UnixMillis kNow = 1'795'449'290'000;  // 2026-11-23T15:54:50Z

TEST(Cooldown, ReadsRetryAfterInBothForms) {
    EXPECT_EQ(retryAfterMillis("20", kNow), 20'000);
    EXPECT_EQ(retryAfterMillis(" 0 ", kNow), 0);
    EXPECT_EQ(retryAfterMillis("Mon, 23 Nov 2026 15:55:00 GMT", kNow), 10'000);
    EXPECT_EQ(retryAfterMillis("Mon, 23 Nov 2026 15:00:00 GMT", kNow), 0);
    for (const char* bad : {"", "soon", "-5", "1.5", "Mon, 23 Nov 2026 15:55:00 CET"})
        EXPECT_FALSE(retryAfterMillis(bad, kNow)) << bad;
}

Fault faultOf(MarkCause cause, int status) {
    Fault fault;
    fault.cause = cause;
    fault.status = status;
    return fault;
}

Fault rateLimit() {
    return faultOf(MarkCause::RateLimited, 429);
}

AccountMark first(const Fault& fault, const CooldownTimes& times = {}) {
    return nextMark(std::nullopt, "a", fault, times, kNow);
}

TEST(Cooldown, TakesTheTimeTheUpstreamAsksForWithinBounds) {
    Fault fault = rateLimit();
    fault.retryAfter = "20";
    const AccountMark mark = first(fault);
    EXPECT_EQ(mark.until - mark.since, 20'000);
    EXPECT_EQ(mark.evidence, "429 with retry-after: 20");
    EXPECT_EQ(mark.source, "retry-after");
    fault.retryAfter = "99999999";
    EXPECT_EQ(first(fault).until - kNow, 1'800'000);
    fault.retryAfter = "0";
    EXPECT_EQ(first(fault).until - kNow, 1'000);
    fault.retryAfter = "nonsense";
    EXPECT_EQ(first(fault).until - kNow, 300'000);
    EXPECT_EQ(first(fault).source, "default");
}

TEST(Cooldown, ReadsTheUnixResetOfAnthropic) {
    Fault fault = rateLimit();
    fault.rateLimitReset = std::to_string(kNow / 1000 + 42);
    fault.claim = "five_hour";
    const AccountMark mark = first(fault);
    EXPECT_EQ(mark.until - mark.since, 42'000);
    EXPECT_EQ(mark.source, "anthropic-ratelimit-unified-reset");
    EXPECT_NE(mark.evidence.find("for five_hour"), std::string::npos);
}

TEST(Cooldown, WaitsForTheLastOfTheSpentLimits) {
    Fault fault = rateLimit();
    fault.family = "opus";
    fault.limits = {{"requests", 50, 0, "2026-11-23T15:55:00Z"},
                    {"input-tokens", 100, 0, "2026-11-23T15:55:20Z"},
                    {"output-tokens", 100, 7, "2026-11-23T15:59:00Z"}};
    const AccountMark mark = first(fault);
    EXPECT_EQ(mark.family, "opus");
    EXPECT_EQ(mark.until - kNow, 30'000);
    EXPECT_EQ(mark.source, "anthropic-ratelimit-input-tokens-reset");
}

TEST(Cooldown, ARejectedKeyDoesNotChooseItsOwnTime) {
    Fault fault = faultOf(MarkCause::AuthRejected, 401);
    fault.retryAfter = "1";
    EXPECT_EQ(first(fault).until - kNow, 1'800'000);
}

TEST(Cooldown, EachCauseHasItsTime) {
    const auto rest = [&](MarkCause cause, int status) {
        return (first(faultOf(cause, status)).until - kNow) / 1000;
    };
    EXPECT_EQ(rest(MarkCause::Unavailable, 503), 60);
    EXPECT_EQ(rest(MarkCause::Unavailable, 500), 300);
    EXPECT_EQ(rest(MarkCause::Overloaded, 529), 600);
    EXPECT_EQ(rest(MarkCause::Timeout, 0), 300);
    EXPECT_EQ(rest(MarkCause::ConnectFailed, 0), 60);
    EXPECT_EQ(rest(MarkCause::BrokenStream, 200), 60);
}

TEST(Cooldown, IsLookedAtAgainBeforeItEnds) {
    const AccountMark mark = first(faultOf(MarkCause::Overloaded, 529));
    EXPECT_EQ(mark.probeAt - kNow, 60'000);
    Fault brief = rateLimit();
    brief.retryAfter = "20";
    EXPECT_EQ(first(brief).probeAt - kNow, 20'000);
}

TEST(Cooldown, EachFailedProbeDoublesTheWaitUpToTheBound) {
    const Fault fault = faultOf(MarkCause::Unavailable, 500);
    AccountMark mark = first(fault);
    const std::int64_t rests[] = {600'000, 1'200'000, 1'800'000, 1'800'000};
    const std::int64_t looks[] = {120'000, 240'000, 480'000, 960'000};
    for (std::size_t i = 0; i < 4; ++i) {
        const UnixMillis now = mark.probeAt;
        mark = nextMark(mark, "a", fault, {}, now);
        EXPECT_EQ(mark.until - now, rests[i]) << i;
        EXPECT_EQ(mark.probeAt - now, looks[i]) << i;
        EXPECT_EQ(mark.failures, i + 2);
        EXPECT_EQ(mark.source, "doubled");
    }
}

TEST(Cooldown, RequestsThatWereOnTheirWayDoNotDouble) {
    const Fault fault = faultOf(MarkCause::Overloaded, 529);
    AccountMark mark = first(fault);
    for (int i = 1; i <= 20; ++i)
        mark = nextMark(mark, "a", fault, {}, kNow + i * 100);
    EXPECT_EQ(mark.failures, 1U);
    EXPECT_EQ(mark.until - kNow, 602'000);
}

TEST(Cooldown, ALaterEndIsKept) {
    Fault asks = rateLimit();
    asks.retryAfter = "900";
    const AccountMark mark = nextMark(first(asks), "a", faultOf(MarkCause::ConnectFailed, 0), {}, kNow + 10);
    EXPECT_EQ(mark.until - kNow, 900'000);
    EXPECT_EQ(mark.source, "retry-after");
}

TEST(Cooldown, AMarkOfAnotherFamilyDoesNotCount) {
    AccountMark other = first(rateLimit());
    other.family = "opus";
    EXPECT_EQ(nextMark(other, "a", rateLimit(), {}, other.until).failures, 1U);
}

}  // namespace
}  // namespace relay::policy
