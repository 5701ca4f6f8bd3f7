#include "store/coordination.h"

#include "tests/core/store/holds.h"
#include "tests/core/store/store_under_test.h"

#include <gtest/gtest.h>

#include <array>

namespace relay {
namespace {

using test::counterOf;
using test::dayMoney;
using test::holdOf;
using test::kDayMs;
using test::kDayStart;
using test::place;
using test::window;

class CoordinationContract : public ::testing::TestWithParam<StoreFactory> {
protected:
    std::unique_ptr<StoreUnderTest> m_store = GetParam().make();
    Coordination& coordination() { return m_store->coordination(); }
    Grant hold(HoldRequest request) {
        return *await(m_store->context, coordination().hold(std::move(request)));
    }
    Grant raise(std::uint64_t holdId, std::int64_t atLeast) {
        return *await(m_store->context, coordination().raise(holdId, Money{atLeast}));
    }
    AccountLoad load(const std::string& id, std::int64_t day = 0) {
        return coordination().load(id, kDayStart + day * kDayMs);
    }
    CounterState counter(LimitKind kind, const std::string& family = "") {
        return counterOf(coordination(), "a", kind, family);
    }
    void pass(std::chrono::milliseconds time) { m_store->clock.set(m_store->clock.now() + time.count()); }
};

TEST_P(CoordinationContract, AtMostSoManyAtOnce) {
    const auto first = hold(holdOf("a", {place(2)}));
    const auto second = hold(holdOf("a", {place(2)}));
    EXPECT_NE(first.holdId, 0U);
    EXPECT_NE(second.holdId, first.holdId);
    const auto third = hold(holdOf("a", {place(2)}));
    EXPECT_EQ(third.holdId, 0U);
    ASSERT_EQ(third.blockers.size(), 1U);
    EXPECT_EQ(third.blockers[0].kind, LimitKind::Concurrency);
    EXPECT_EQ(third.blockers[0].limit, 2);
    EXPECT_EQ(third.blockers[0].held, 2);
    EXPECT_EQ(load("a").inFlight, 2U);
    coordination().release(first.holdId);
    EXPECT_NE(hold(holdOf("a", {place(2)})).holdId, 0U);
    EXPECT_NE(hold(holdOf("b", {place(2)})).holdId, 0U);
}

TEST_P(CoordinationContract, WhatIsHeldCountsUntilItIsBooked) {
    const auto first = hold(holdOf("a", {dayMoney(100, 40)}));
    const auto second = hold(holdOf("a", {dayMoney(100, 40)}));
    EXPECT_EQ(hold(holdOf("a", {dayMoney(100, 40)})).blockers.size(), 1U);
    coordination().book(first.holdId, {0, Money{10}});
    EXPECT_EQ(load("a").spentToday, Money{10});
    EXPECT_EQ(load("a").reserved, Money{70}) << "more attempts may come";
    coordination().release(first.holdId);
    EXPECT_EQ(load("a").reserved, Money{40});
    EXPECT_NE(hold(holdOf("a", {dayMoney(100, 50)})).holdId, 0U) << "10 + 40 + 50: to the last nano";
    EXPECT_EQ(hold(holdOf("a", {dayMoney(100, 1)})).holdId, 0U);
    coordination().book(second.holdId, {0, Money{45}});
    EXPECT_EQ(load("a").spentToday, Money{55});
    EXPECT_EQ(load("a").reserved, Money{50}) << "what was not held cannot be freed";
}

TEST_P(CoordinationContract, AllChargesOrNoneAndEveryBlockerIsTold) {
    const auto held = hold(holdOf("a", {place(1), dayMoney(100, 100)}));
    const auto refused =
        hold(holdOf("a", {place(1), dayMoney(100, 5), window(LimitKind::WindowRequests, 9, 1)}));
    ASSERT_EQ(refused.blockers.size(), 2U);
    EXPECT_EQ(refused.blockers[1].kind, LimitKind::DailyCost);
    EXPECT_EQ(refused.blockers[1].amount, 5);
    EXPECT_EQ(refused.blockers[1].periodEnd, kDayStart + kDayMs);
    EXPECT_EQ(counter(LimitKind::WindowRequests).held, 0);
    EXPECT_EQ(load("a").inFlight, 1U);
    EXPECT_EQ(load("a").reserved, Money{100});
    coordination().release(held.holdId);
    EXPECT_EQ(load("a").inFlight, 0U);
    EXPECT_EQ(load("a").reserved, Money{});
}

TEST_P(CoordinationContract, ALimitOfNothingCountsAndNeverRefuses) {
    for (int i = 0; i < 3; ++i)
        EXPECT_NE(hold(holdOf("a", {place(0), dayMoney(0, 1'000)})).holdId, 0U);
    EXPECT_EQ(load("a").inFlight, 3U);
    EXPECT_EQ(load("a").reserved, Money{3'000});
}

TEST_P(CoordinationContract, AnEstimateIsRefusedOnlyWhenTheLimitIsReached) {
    Charge tokens = window(LimitKind::WindowTokens, 100, 90);
    tokens.whole = false;
    EXPECT_NE(hold(holdOf("a", {tokens})).holdId, 0U);
    const auto over = hold(holdOf("a", {tokens}));
    EXPECT_NE(over.holdId, 0U) << "90 held: not reached";
    EXPECT_EQ(hold(holdOf("a", {tokens})).holdId, 0U);
    coordination().release(over.holdId);
    EXPECT_NE(hold(holdOf("a", {tokens})).holdId, 0U);
}

TEST_P(CoordinationContract, AHoldIsReleasedOnce) {
    const auto first = hold(holdOf("a", {place(0), dayMoney(0, 7)}));
    coordination().book(first.holdId, {0, Money{5}});
    coordination().release(first.holdId);
    coordination().release(first.holdId);
    coordination().book(first.holdId, {0, Money{5}});
    coordination().release(0);
    coordination().release(999'999);
    const auto second = hold(holdOf("a", {place(0), dayMoney(0, 7)}));
    coordination().release(first.holdId);  // not the hold that came after it
    coordination().book(first.holdId, {0, Money{5}});
    EXPECT_EQ(load("a").spentToday, Money{5});
    EXPECT_EQ(load("a").inFlight, 1U);
    EXPECT_EQ(load("a").reserved, Money{7});
    coordination().book(second.holdId, {0, Money{1}});
    EXPECT_EQ(load("a").spentToday, Money{6});
}

TEST_P(CoordinationContract, MoneyIsCountedWithoutALimitToo) {
    const auto held = hold(holdOf("a", {}));
    coordination().book(held.holdId, {10, Money{5}});
    coordination().book(held.holdId, {10, Money{2}});
    for (const LimitKind kind :
         {LimitKind::DailyCost, LimitKind::WeeklyCost, LimitKind::MonthlyCost, LimitKind::TotalCost})
        for (const char* family : {"", "opus"})
            EXPECT_EQ(counter(kind, family).used, 7) << toString(kind) << family;
    EXPECT_EQ(counter(LimitKind::WindowTokens).used, 0) << "nobody charged it";
    EXPECT_EQ(counter(LimitKind::DailyCost, "sonnet").used, 0);
}

TEST_P(CoordinationContract, AFamilyHasALimitOfItsOwn) {
    Charge opus = dayMoney(10, 8);
    opus.family = "opus";
    const auto held = hold(holdOf("a", {opus, dayMoney(100, 8)}));
    coordination().book(held.holdId, {0, Money{8}});
    coordination().release(held.holdId);
    const auto refused = hold(holdOf("a", {opus, dayMoney(100, 8)}));
    ASSERT_EQ(refused.blockers.size(), 1U);
    EXPECT_EQ(refused.blockers[0].family, "opus");
    EXPECT_EQ(refused.blockers[0].used, 8);
    EXPECT_NE(hold(holdOf("a", {dayMoney(100, 92)})).holdId, 0U);
}

TEST_P(CoordinationContract, ARaiseHoldsAsMuchAgainOrNothing) {
    const auto held = hold(holdOf("a", {place(1), dayMoney(100, 40)}));
    coordination().book(held.holdId, {0, Money{30}});
    EXPECT_EQ(load("a").reserved, Money{10});
    const auto refused = raise(held.holdId, 71);
    EXPECT_EQ(refused.holdId, 0U);
    ASSERT_EQ(refused.blockers.size(), 1U);
    EXPECT_EQ(refused.blockers[0].amount, 61) << "beyond the 10 that are held";
    EXPECT_EQ(load("a").reserved, Money{10});
    EXPECT_EQ(raise(held.holdId, 70).holdId, held.holdId);
    EXPECT_EQ(load("a").reserved, Money{70});
    EXPECT_EQ(raise(held.holdId, 5).holdId, held.holdId);
    EXPECT_EQ(load("a").reserved, Money{70}) << "never less";
    EXPECT_EQ(load("a").inFlight, 1U);
    coordination().release(held.holdId);
    EXPECT_EQ(load("a").reserved, Money{});
    const auto gone = raise(held.holdId, 5);
    EXPECT_EQ(gone.holdId, 0U);
    EXPECT_TRUE(gone.blockers.empty());
}

TEST_P(CoordinationContract, ANewDayBeginsWithNothing) {
    const auto overMidnight = hold(holdOf("a", {place(0), dayMoney(10, 10)}));
    pass(std::chrono::hours(24));
    EXPECT_NE(hold(holdOf("a", {place(0), dayMoney(10, 4, 1)}, 1)).holdId, 0U);
    const auto raised = raise(overMidnight.holdId, 5);
    EXPECT_EQ(raised.holdId, 0U) << "another attempt belongs to the new day";
    EXPECT_TRUE(raised.blockers.empty());
    coordination().book(overMidnight.holdId, {0, Money{9}});
    EXPECT_EQ(load("a", 1).spentToday, Money{});
    EXPECT_EQ(load("a", 1).reserved, Money{4});
    coordination().release(overMidnight.holdId);
    EXPECT_EQ(load("a", 1).reserved, Money{4});
    EXPECT_EQ(load("a", 1).inFlight, 1U);
    EXPECT_EQ(load("a", 2).spentToday + load("a", 2).reserved, Money{});
    EXPECT_EQ(counter(LimitKind::WeeklyCost).used, 9) << "the same week";
}

TEST_P(CoordinationContract, AStragglerOfYesterdayCountsToday) {
    hold(holdOf("a", {dayMoney(10, 4, 1)}, 1));
    EXPECT_EQ(hold(holdOf("a", {dayMoney(10, 7, 0)}, 0)).holdId, 0U);
    EXPECT_NE(hold(holdOf("a", {dayMoney(10, 6, 0)}, 0)).holdId, 0U);
    EXPECT_EQ(load("a", 1).reserved, Money{10});
}

TEST_P(CoordinationContract, ChangedPeriodsKeepWhatIsUsed) {
    coordination().book(hold(holdOf("a", {})).holdId, {0, Money{5}});
    HoldRequest moved = holdOf("a", {});
    moved.periods.weekStart += 2 * kDayMs;  // the week begins on another day from now on
    moved.periods.weekEnd += 2 * kDayMs;
    hold(moved);
    EXPECT_EQ(counter(LimitKind::WeeklyCost).used, 5);
    EXPECT_EQ(counter(LimitKind::WeeklyCost).periodEnd, moved.periods.weekEnd);
}

TEST_P(CoordinationContract, AWindowBeginsWithItsFirstChargeAndEnds) {
    const auto charges = [] {
        return std::vector{window(LimitKind::WindowRequests, 2, 1), window(LimitKind::WindowTokens, 1000, 0),
                           window(LimitKind::WindowCost, 0, 0)};
    };
    const UnixMillis begin = m_store->clock.now();
    const auto first = hold(holdOf("a", charges()));
    pass(std::chrono::seconds(59));
    const auto second = hold(holdOf("a", charges()));
    coordination().book(first.holdId, {100, Money{3}});
    coordination().book(first.holdId, {50, Money{4}});
    EXPECT_EQ(counter(LimitKind::WindowRequests).used, 1) << "two attempts of one request";
    EXPECT_EQ(counter(LimitKind::WindowRequests).held, 1);
    EXPECT_EQ(counter(LimitKind::WindowTokens).used, 150);
    EXPECT_EQ(counter(LimitKind::WindowCost).used, 7);
    coordination().release(first.holdId);
    const auto refused = hold(holdOf("a", charges()));
    ASSERT_EQ(refused.blockers.size(), 1U);
    EXPECT_EQ(refused.blockers[0].periodEnd, begin + 60'000);
    pass(std::chrono::seconds(1));
    EXPECT_NE(hold(holdOf("a", charges())).holdId, 0U);
    coordination().book(second.holdId, {100, Money{3}});
    coordination().release(second.holdId);
    EXPECT_EQ(counter(LimitKind::WindowRequests).used, 0) << "of the window before";
    EXPECT_EQ(counter(LimitKind::WindowRequests).held, 1);
    EXPECT_EQ(counter(LimitKind::WindowTokens).used, 0);
}

TEST_P(CoordinationContract, ARefusalBeginsNoWindow) {
    const auto held = hold(holdOf("a", {place(1)}));
    hold(holdOf("a", {place(1), window(LimitKind::WindowRequests, 1, 1)}));
    coordination().release(held.holdId);
    pass(std::chrono::seconds(50));
    const UnixMillis begin = m_store->clock.now();
    hold(holdOf("a", {place(1), window(LimitKind::WindowRequests, 1, 1)}));
    EXPECT_EQ(counter(LimitKind::WindowRequests).periodEnd, begin + 60'000);
}

TEST_P(CoordinationContract, AnExpiredHoldHoldsNothingButIsStillBooked) {
    const auto renewed = hold(holdOf("a", {place(0), dayMoney(0, 10)}));
    const auto forgotten = hold(holdOf("a", {place(0), dayMoney(0, 20)}));
    pass(kLeaseTime - std::chrono::seconds(1));
    coordination().renew(std::array{renewed.holdId});
    EXPECT_EQ(coordination().sweep(), 0U);
    pass(std::chrono::seconds(1));
    EXPECT_EQ(load("a").reserved, Money{30}) << "not before it is swept";
    EXPECT_EQ(coordination().sweep(), 1U);
    EXPECT_EQ(coordination().sweep(), 0U);
    EXPECT_EQ(load("a").inFlight, 1U);
    EXPECT_EQ(load("a").reserved, Money{10});
    ASSERT_EQ(coordination().holds().size(), 1U);
    EXPECT_EQ(coordination().holds()[0].id, renewed.holdId);
    EXPECT_EQ(coordination().holds()[0].holder, "req_1");
    EXPECT_EQ(coordination().holds()[0].expiresAt, m_store->clock.now() + 299'000);
    coordination().book(forgotten.holdId, {0, Money{15}});
    coordination().release(forgotten.holdId);
    EXPECT_EQ(load("a").spentToday, Money{15});
    EXPECT_EQ(load("a").reserved, Money{10});
    EXPECT_EQ(load("a").inFlight, 1U);
}

TEST_P(CoordinationContract, PeopleClearHolds) {
    hold(holdOf("a", {place(1)}));
    hold(holdOf("b", {place(1)}));
    hold(holdOf("b", {place(2)}));
    EXPECT_EQ(coordination().clearHolds("b"), 2U);
    EXPECT_EQ(load("a").inFlight, 1U);
    EXPECT_NE(hold(holdOf("b", {place(1)})).holdId, 0U);
    EXPECT_EQ(coordination().clearHolds(""), 2U);
    EXPECT_TRUE(coordination().holds().empty());
}

TEST_P(CoordinationContract, PeopleResetAndSetCounters) {
    const auto held = hold(holdOf("a", {dayMoney(100, 30), window(LimitKind::WindowTokens, 0, 0)}));
    coordination().book(held.holdId, {40, Money{10}});
    coordination().resetCounters("a", LimitKind::DailyCost);
    EXPECT_EQ(counter(LimitKind::DailyCost).used, 0);
    EXPECT_EQ(counter(LimitKind::DailyCost).held, 20);
    EXPECT_EQ(counter(LimitKind::DailyCost, "opus").used, 0);
    EXPECT_EQ(counter(LimitKind::WeeklyCost).used, 10);
    EXPECT_EQ(counter(LimitKind::WindowTokens).used, 40);
    coordination().resetCounters("a", std::nullopt);
    EXPECT_EQ(counter(LimitKind::WeeklyCost).used, 0);
    EXPECT_EQ(counter(LimitKind::WindowTokens).used, 0);
    CounterState state = counter(LimitKind::DailyCost);
    state.used = 75;
    coordination().setUsed("a", state);
    EXPECT_EQ(hold(holdOf("a", {dayMoney(100, 6)})).blockers.at(0).used, 75);
}

TEST_P(CoordinationContract, LastUseIsKnownAndSurvives) {
    EXPECT_EQ(load("a").lastUsedAt, 0);
    pass(std::chrono::seconds(5));
    coordination().release(hold(holdOf("a", {})).holdId);
    EXPECT_EQ(load("a").lastUsedAt, 1'700'000'005'000);
    m_store->reopen();
    EXPECT_EQ(load("a").lastUsedAt, 1'700'000'005'000);
}

TEST_P(CoordinationContract, AnEngineComesUpWithNothingHeld) {
    hold(holdOf("a", {place(1), dayMoney(10, 10)}));
    m_store->reopen();
    EXPECT_EQ(load("a").inFlight, 0U);
    EXPECT_TRUE(coordination().holds().empty());
    EXPECT_NE(hold(holdOf("a", {place(1), dayMoney(10, 10)})).holdId, 0U);
}

TEST(CounterName, IsWhatPeopleKnow) {
    EXPECT_EQ(counterName("k", LimitKind::Concurrency, ""), "concurrency:k");
    EXPECT_EQ(counterName("k", LimitKind::WindowCost, ""), "rate_limit:k:window_cost");
    EXPECT_EQ(counterName("k", LimitKind::DailyCost, ""), "rate_limit:k:daily");
    EXPECT_EQ(counterName("k", LimitKind::WeeklyCost, "opus"), "rate_limit:k:weekly:opus");
}

INSTANTIATE_TEST_SUITE_P(Stores, CoordinationContract, ::testing::ValuesIn(storeFactories()), nameOf);

}  // namespace
}  // namespace relay
