#include "policy/admission.h"

#include "policy/limits.h"

#include <gtest/gtest.h>

namespace relay::policy {
namespace {

constexpr UnixMillis kNow = 1'795'000'000'000;
constexpr std::int64_t kCent = 10'000'000;

Blocker money(LimitKind kind, std::int64_t limit, std::int64_t used, std::int64_t held, std::int64_t amount,
              UnixMillis end = 0) {
    return {kind, "", limit, used, held, amount, end};
}

class Admission : public testing::Test {
protected:
    /// One token costs one nano-dollar, the input nothing.
    void canLower(std::uint64_t asked) {
        m_facts.affordable = [asked](Money available) -> std::optional<std::uint64_t> {
            const auto fits = static_cast<std::uint64_t>(available.nanos);
            if (fits >= asked) return asked;
            return fits >= 1024 ? std::optional(fits) : std::nullopt;
        };
    }
    Refuse refused(std::vector<Blocker> blockers) const {
        const Verdict verdict = verdictOf(blockers, m_facts);
        const Refuse* const refuse = std::get_if<Refuse>(&verdict);
        EXPECT_NE(refuse, nullptr) << verdict.index();
        return refuse != nullptr ? *refuse : Refuse{};
    }
    std::optional<Wait> waits(std::vector<Blocker> blockers) const {
        const Verdict verdict = verdictOf(blockers, m_facts);
        const Wait* const wait = std::get_if<Wait>(&verdict);
        return wait != nullptr ? std::optional(*wait) : std::nullopt;
    }
    std::uint64_t lowered(std::vector<Blocker> blockers) const {
        const Verdict verdict = verdictOf(blockers, m_facts);
        const LowerMaxTokens* const lower = std::get_if<LowerMaxTokens>(&verdict);
        return lower != nullptr ? lower->maxTokens : 0;
    }

    AdmissionFacts m_facts{.now = kNow, .queue = {}, .mode = BudgetMode::Exact, .affordable = {}};
};

TEST_F(Admission, AFullKeyAsksToComeBackSoon) {
    const Blocker full{LimitKind::Concurrency, "", 2, 0, 2, 1, 0};
    const Refuse refuse = refused({full});
    EXPECT_EQ(refuse.error.code, ErrorCode::RateLimitExceeded);
    EXPECT_EQ(refuse.error.message, "this key's limit of parallel requests is 2, and 2 are running");
    EXPECT_EQ(refuse.retryAfterSeconds, 1);
    EXPECT_EQ(refuse.resetAt, 0);

    m_facts.queue = {.places = 5, .waitMs = 77};
    const auto wait = waits({full});
    ASSERT_TRUE(wait);
    EXPECT_EQ(wait->queue.waitMs, 77U);
    EXPECT_EQ(wait->otherwise.error.message, refuse.error.message);
}

TEST_F(Admission, AWindowTellsWhenItEnds) {
    m_facts.queue = {.places = 5, .waitMs = 77};
    const Refuse refuse = refused({{LimitKind::WindowRequests, "", 60, 58, 2, 1, kNow + 20'001}});
    EXPECT_EQ(refuse.error.code, ErrorCode::RateLimitExceeded);
    EXPECT_EQ(refuse.retryAfterSeconds, 21);
    EXPECT_EQ(refuse.resetAt, kNow + 20'001);
    EXPECT_EQ(refuse.error.message,
              "this key's limit of requests is 60: 58 used, 2 held for requests that are running; it begins "
              "anew at "
              "2026-11-18T11:07:00.001Z");
}

TEST_F(Admission, TokensThatAreOnlyHeldMayComeBack) {
    m_facts.queue = {.places = 5, .waitMs = 77};
    EXPECT_TRUE(waits({{LimitKind::WindowTokens, "", 100, 60, 40, 10, kNow + 5'000}}));
    EXPECT_EQ(refused({{LimitKind::WindowTokens, "", 100, 100, 40, 10, kNow + 5'000}}).retryAfterSeconds, 5);
}

TEST_F(Admission, ASpentBudgetIsRefused) {
    const Refuse refuse =
        refused({money(LimitKind::DailyCost, 100 * kCent, 100 * kCent, 0, kCent, kNow + 1'000)});
    EXPECT_EQ(refuse.error.code, ErrorCode::QuotaExceeded);
    EXPECT_EQ(refuse.error.message,
              "this key's daily limit is $1: $1 used; it begins anew at 2026-11-18T11:06:41.000Z");
    EXPECT_EQ(refuse.retryAfterSeconds, std::nullopt);
    EXPECT_EQ(refuse.resetAt, kNow + 1'000);
    EXPECT_EQ(refused({money(LimitKind::WindowCost, kCent, kCent, 0, 1, kNow + 1'000)}).error.code,
              ErrorCode::RateLimitExceeded);
}

TEST_F(Admission, SaysThatTheWorstDoesNotFit) {
    Blocker blocker = money(LimitKind::WeeklyCost, 100 * kCent, 90 * kCent, 0, 20 * kCent);
    blocker.family = "opus";
    EXPECT_EQ(refused({blocker}).error.message,
              "this key's weekly limit for opus models is $1: $0.9 used, and this request may cost $0.2");
}

TEST_F(Admission, LowersBeforeAnythingElse) {
    canLower(128'000);
    EXPECT_EQ(lowered({money(LimitKind::TotalCost, 100'000, 60'000, 30'000, 128'000)}), 10'000U);
    EXPECT_EQ(lowered({money(LimitKind::TotalCost, 100'000, 60'000, 30'000, 128'000),
                       money(LimitKind::DailyCost, 50'000, 48'000, 0, 128'000)}),
              2'000U)
        << "the tightest decides";
    EXPECT_EQ(lowered({money(LimitKind::TotalCost, 100'000, 60'000, 30'000, 128'000),
                       Blocker{LimitKind::Concurrency, "", 1, 0, 1, 1, 0}}),
              0U)
        << "that would not help against the other limit";
}

TEST_F(Admission, WaitsForWhatOthersHold) {
    canLower(128'000);
    const auto wait = waits({money(LimitKind::TotalCost, 100'000, 50'000, 49'500, 128'000)});
    ASSERT_TRUE(wait) << "lowered it fits once the others have ended";
    EXPECT_EQ(wait->queue, kBudgetQueue);
    EXPECT_EQ(wait->otherwise.error.code, ErrorCode::QuotaExceeded);
    m_facts.queue = {.places = 5, .waitMs = 77};
    EXPECT_EQ(waits({money(LimitKind::TotalCost, 100'000, 50'000, 49'500, 128'000)})->queue, m_facts.queue);
    EXPECT_FALSE(waits({money(LimitKind::TotalCost, 100'000, 99'500, 500, 128'000)})) << "never";
}

TEST_F(Admission, WaitsWithoutLoweringToo) {
    EXPECT_TRUE(waits({money(LimitKind::TotalCost, 1'000, 100, 900, 800)}));
    EXPECT_FALSE(waits({money(LimitKind::TotalCost, 1'000, 300, 700, 800)}));
    m_facts.mode = BudgetMode::Estimate;
    EXPECT_TRUE(waits({money(LimitKind::TotalCost, 1'000, 300, 700, 800)})) << "it needs only something";
    EXPECT_FALSE(waits({money(LimitKind::TotalCost, 1'000, 1'000, 0, 800)}));
}

TEST_F(Admission, AFullKeyWithoutAQueueDoesNotWaitForMoneyEither) {
    const Blocker full{LimitKind::Concurrency, "", 2, 0, 2, 1, 0};
    EXPECT_EQ(refused({money(LimitKind::TotalCost, 1'000, 100, 900, 800), full}).error.code,
              ErrorCode::QuotaExceeded);
}

TEST_F(Admission, TellsTheLimitThatBeginsAnewLast) {
    const Blocker full{LimitKind::Concurrency, "", 2, 0, 2, 1, 0};
    const Blocker window{LimitKind::WindowRequests, "", 60, 60, 0, 1, kNow + 5'000};
    const Blocker day = money(LimitKind::DailyCost, kCent, kCent, 0, 1, kNow + 9'000);
    const Blocker total = money(LimitKind::TotalCost, kCent, kCent, 0, 1);
    EXPECT_EQ(refused({full, window}).resetAt, kNow + 5'000);
    EXPECT_EQ(refused({day, full, window}).resetAt, kNow + 9'000);
    EXPECT_EQ(refused({total, day, window}).resetAt, 0);
    EXPECT_EQ(refused({window, day, total}).error.code, ErrorCode::QuotaExceeded);
}

TEST_F(Admission, RefusesWhatHasNoPrice) {
    ApiKey key;
    KeyLimits limits;
    EXPECT_FALSE(unpricedRefusal(key, limits, "mystery", PriceMatch::Unpriced));
    limits.dailyCost = Money{1};
    EXPECT_FALSE(unpricedRefusal(key, limits, "mystery", PriceMatch::Prefix));
    const auto refuse = unpricedRefusal(key, limits, "mystery", PriceMatch::Unpriced);
    ASSERT_TRUE(refuse);
    EXPECT_EQ(refuse->error.code, ErrorCode::InvalidModel);
    EXPECT_EQ(refuse->error.message, "the model 'mystery' has no price, and this key has a limit in money");
    key.allowUnpriced = true;
    EXPECT_FALSE(unpricedRefusal(key, limits, "mystery", PriceMatch::Unpriced));
}

}  // namespace
}  // namespace relay::policy
