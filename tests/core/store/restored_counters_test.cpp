#include "store/local_periods.h"
#include "tests/core/store/holds.h"
#include "tests/core/store/store_under_test.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

using test::counterOf;

/// What a counter is after the engine has been started again.
class RestoredCounters : public ::testing::TestWithParam<StoreFactory> {
protected:
    static constexpr UnixMillis kHourMs = 3'600'000;

    RestoredCounters() {
        ApiKey key;
        key.id = "key-1";
        key.name = "team";
        EXPECT_TRUE(m_store->records().insertKey(key));
        StoredAccount stored;
        stored.account.id = "account-1";
        stored.account.name = "north";
        EXPECT_TRUE(m_store->records().insertAccount(stored));
        m_store->reopen();
    }

    void spend(std::int64_t nanos, UnixMillis at, const std::string& model = "claude-opus-4") {
        Attempt attempt = sampleAttempt();
        attempt.startedAt = at;
        attempt.cost = Money{nanos};
        attempt.model = model;
        m_store->book(attempt);
    }
    std::int64_t used(LimitKind kind, const std::string& family = "", const std::string& owner = "key-1") {
        return counterOf(coordination(), owner, kind, family).used;
    }
    Coordination& coordination() { return m_store->coordination(); }
    UnixMillis now() { return m_store->clock.now(); }

    std::unique_ptr<StoreUnderTest> m_store = GetParam().make();
};

TEST_P(RestoredCounters, MoneyComesFromTheLedger) {
    // 2023-11-14T22:13:20Z, a Tuesday.
    const Periods periods = localPeriods(now(), TimeZone());
    spend(1, now());
    spend(2, periods.dayStart, "claude-sonnet-4");
    spend(10, periods.dayStart - 1);
    spend(20, periods.weekStart);
    spend(100, periods.weekStart - 1);
    spend(200, periods.monthStart);
    spend(1'000, periods.monthStart - 1);
    spend(2'000, now() - 4'000 * 24 * kHourMs - 12'345);
    m_store->reopen();
    for (const char* owner : {"key-1", "account-1"}) {
        EXPECT_EQ(used(LimitKind::DailyCost, "", owner), 3);
        EXPECT_EQ(used(LimitKind::WeeklyCost, "", owner), 33);
        EXPECT_EQ(used(LimitKind::MonthlyCost, "", owner), 333);
        EXPECT_EQ(used(LimitKind::TotalCost, "", owner), 3'333);
        EXPECT_EQ(used(LimitKind::DailyCost, "opus", owner), 1);
        EXPECT_EQ(used(LimitKind::TotalCost, "sonnet", owner), 2);
    }
    EXPECT_EQ(counterOf(coordination(), "key-1", LimitKind::DailyCost).periodEnd, periods.dayEnd);
    EXPECT_EQ(coordination().load("account-1", periods.dayStart).spentToday, Money{3});
}

TEST_P(RestoredCounters, AnAttemptWhoseEndNobodySawCountsWithWhatWasHeldForIt) {
    Attempt attempt = sampleAttempt();
    attempt.startedAt = now();
    attempt.model = "claude-opus-4";
    attempt.outcome = Outcome::Open;
    attempt.reserved = Money{500};
    m_store->openAttempt(attempt);
    attempt.startedAt -= 24 * kHourMs;
    m_store->openAttempt(attempt);
    m_store->reopen();
    EXPECT_EQ(used(LimitKind::DailyCost), 500);
    EXPECT_EQ(used(LimitKind::DailyCost, "opus"), 500);
    EXPECT_EQ(used(LimitKind::TotalCost), 1'000);
    EXPECT_EQ(used(LimitKind::DailyCost, "", "account-1"), 500);
}

TEST_P(RestoredCounters, AWindowGoesOnWhereItWas) {
    const UnixMillis begin = now();
    const auto charges = [] { return std::vector{test::window(LimitKind::WindowRequests, 1, 1, 600'000)}; };
    const auto held = *await(m_store->context, coordination().hold(test::holdOf("key-1", charges())));
    coordination().book(held.holdId, {5, Money{}});
    m_store->clock.set(begin + 599'999);
    m_store->reopen();
    EXPECT_EQ(used(LimitKind::WindowRequests), 1);
    const auto refused = *await(m_store->context, coordination().hold(test::holdOf("key-1", charges())));
    ASSERT_EQ(refused.blockers.size(), 1U);
    EXPECT_EQ(refused.blockers[0].periodEnd, begin + 600'000);
    m_store->clock.set(begin + 600'000);
    m_store->reopen();
    EXPECT_NE((*await(m_store->context, coordination().hold(test::holdOf("key-1", charges())))).holdId, 0U);
}

TEST_P(RestoredCounters, WhatPeopleSetStaysSet) {
    spend(70, now());
    m_store->reopen();
    coordination().resetCounters("key-1", LimitKind::DailyCost);
    spend(5, now());
    m_store->reopen();
    EXPECT_EQ(used(LimitKind::DailyCost), 5) << "reset at 70, five came after it";
    EXPECT_EQ(used(LimitKind::WeeklyCost), 75);
    CounterState state = counterOf(coordination(), "key-1", LimitKind::WeeklyCost);
    state.used = 1'000;
    coordination().setUsed("key-1", state);
    m_store->reopen();
    EXPECT_EQ(used(LimitKind::WeeklyCost), 1'000);
    EXPECT_EQ(used(LimitKind::DailyCost), 5);
    m_store->clock.set(now() + 24 * kHourMs);
    spend(6, now());
    m_store->reopen();
    EXPECT_EQ(used(LimitKind::DailyCost), 6) << "a new day owes nothing to what was set yesterday";
}

INSTANTIATE_TEST_SUITE_P(Stores, RestoredCounters, ::testing::ValuesIn(storeFactories()), nameOf);

TEST(LocalPeriods, WeeksBeginWhereTheKeySaysSo) {
    constexpr UnixMillis kTuesday = 1'700'000'000'000;  // 2023-11-14T22:13:20Z
    const auto weekStart = [](UnixMillis now, std::int32_t offset, WeeklyReset reset) {
        return isoTime(localPeriods(now, TimeZone::fixed(offset), reset).weekStart);
    };
    EXPECT_EQ(weekStart(kTuesday, 0, {1, 0}), "2023-11-13T00:00:00.000Z");
    EXPECT_EQ(weekStart(kTuesday, 0, {2, 22}), "2023-11-14T22:00:00.000Z");
    EXPECT_EQ(weekStart(kTuesday, 0, {2, 23}), "2023-11-07T23:00:00.000Z");
    EXPECT_EQ(weekStart(kTuesday, 0, {7, 9}), "2023-11-12T09:00:00.000Z");
    EXPECT_EQ(weekStart(kTuesday, 120, {3, 0}), "2023-11-14T22:00:00.000Z") << "Wednesday has begun there";
    const Periods periods = localPeriods(kTuesday, TimeZone::fixed(60));
    EXPECT_EQ(isoTime(periods.dayStart), "2023-11-13T23:00:00.000Z");
    EXPECT_EQ(isoTime(periods.monthStart), "2023-10-31T23:00:00.000Z");
    EXPECT_EQ(isoTime(periods.monthEnd), "2023-11-30T23:00:00.000Z");
}

}  // namespace
}  // namespace relay
