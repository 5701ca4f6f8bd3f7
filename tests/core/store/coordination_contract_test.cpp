#include "tests/core/store/store_under_test.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace relay {
namespace {

constexpr std::int64_t kDay = 19'675;

class CoordinationContract : public ::testing::TestWithParam<StoreFactory> {
protected:
    std::unique_ptr<StoreUnderTest> m_store = GetParam().make();
    Coordination& coordination() { return m_store->coordination(); }
    LeaseGrant acquire(const LeaseRequest& request) {
        return *await(m_store->context, coordination().acquire(request));
    }
};

AccountMark markUntil(UnixMillis until) {
    return {"a", MarkCause::RateLimited, 429, "429 with retry-after: 20", 1'700'000'000'000, until};
}

TEST_P(CoordinationContract, AtMostSoManyAtOnce) {
    const LeaseRequest request{"a", 2, {}, {}, kDay};
    const auto first = acquire(request);
    const auto second = acquire(request);
    EXPECT_NE(first.leaseId, 0U);
    EXPECT_NE(second.leaseId, first.leaseId);
    const auto third = acquire(request);
    EXPECT_EQ(third.leaseId, 0U);
    EXPECT_EQ(third.refusal, LeaseRefusal::ConcurrencyFull);
    EXPECT_EQ(coordination().load("a", kDay).inFlight, 2U);
    coordination().settle(first.leaseId, {});
    EXPECT_NE(acquire(request).leaseId, 0U);
    EXPECT_NE(acquire({"b", 2, {}, {}, kDay}).leaseId, 0U);
}

TEST_P(CoordinationContract, ReservationsCountUntilTheyAreSettled) {
    const LeaseRequest request{"a", 0, Money{100}, Money{40}, kDay};
    const auto first = acquire(request);
    const auto second = acquire(request);
    EXPECT_EQ(acquire(request).refusal, LeaseRefusal::QuotaSpent);
    coordination().settle(first.leaseId, Money{10});
    EXPECT_EQ(coordination().load("a", kDay).spentToday, Money{10});
    EXPECT_EQ(coordination().load("a", kDay).reserved, Money{40});
    EXPECT_NE(acquire({"a", 0, Money{100}, Money{50}, kDay}).leaseId, 0U);  // 10 + 40 + 50: to the last nano
    EXPECT_EQ(acquire({"a", 0, Money{100}, Money{1}, kDay}).refusal, LeaseRefusal::QuotaSpent);
    coordination().settle(second.leaseId, Money{40});
    EXPECT_EQ(acquire({"a", 0, Money{100}, Money{1}, kDay}).refusal, LeaseRefusal::QuotaSpent);
}

TEST_P(CoordinationContract, ARefusalTakesNothing) {
    const auto held = acquire({"a", 1, Money{100}, Money{100}, kDay});
    acquire({"a", 1, Money{100}, Money{5}, kDay});
    acquire({"a", 0, Money{100}, Money{5}, kDay});
    EXPECT_EQ(coordination().load("a", kDay).inFlight, 1U);
    EXPECT_EQ(coordination().load("a", kDay).reserved, Money{100});
    coordination().settle(held.leaseId, {});
    EXPECT_EQ(coordination().load("a", kDay).inFlight, 0U);
    EXPECT_EQ(coordination().load("a", kDay).reserved, Money{});
}

TEST_P(CoordinationContract, ALeaseIsSettledOnce) {
    const auto first = acquire({"a", 0, {}, Money{7}, kDay});
    coordination().settle(first.leaseId, Money{5});
    coordination().settle(first.leaseId, Money{5});
    coordination().settle(0, Money{5});
    coordination().settle(999'999, Money{5});
    const auto second = acquire({"a", 0, {}, Money{7}, kDay});
    coordination().settle(first.leaseId, Money{5});  // not the lease that came after it
    const AccountLoad load = coordination().load("a", kDay);
    EXPECT_EQ(load.spentToday, Money{5});
    EXPECT_EQ(load.inFlight, 1U);
    EXPECT_EQ(load.reserved, Money{7});
    coordination().settle(second.leaseId, Money{1});
    EXPECT_EQ(coordination().load("a", kDay).spentToday, Money{6});
}

TEST_P(CoordinationContract, ANewDayBeginsWithNothingSpent) {
    const auto overMidnight = acquire({"a", 0, Money{10}, Money{10}, kDay});
    const auto nextDay = acquire({"a", 0, Money{10}, Money{10}, kDay + 1});
    EXPECT_NE(nextDay.leaseId, 0U);
    coordination().settle(overMidnight.leaseId, Money{9});
    EXPECT_EQ(coordination().load("a", kDay).spentToday, Money{9});
    EXPECT_EQ(coordination().load("a", kDay + 1).spentToday, Money{});
    EXPECT_EQ(coordination().load("a", kDay + 1).inFlight, 1U);
}

TEST_P(CoordinationContract, LastUseIsKnownAndSurvives) {
    EXPECT_EQ(coordination().load("a", kDay).lastUsedAt, 0);
    m_store->clock.set(1'700'000'005'000);
    coordination().settle(acquire({"a", 0, {}, {}, kDay}).leaseId, {});
    EXPECT_EQ(coordination().load("a", kDay).lastUsedAt, 1'700'000'005'000);
    m_store->reopen();
    EXPECT_EQ(coordination().load("a", kDay).lastUsedAt, 1'700'000'005'000);
}

TEST_P(CoordinationContract, AMarkHoldsUntilItsEndAndALaterEndWins) {
    coordination().mark(markUntil(2000));
    AccountMark longer = markUntil(3000);
    longer.cause = MarkCause::Overloaded;
    coordination().mark(longer);
    coordination().mark(markUntil(2500));
    const auto mark = coordination().markOf("a", 2999);
    ASSERT_TRUE(mark);
    EXPECT_EQ(mark->cause, MarkCause::Overloaded);
    EXPECT_EQ(mark->until, 3000);
    EXPECT_EQ(coordination().marks(2999).size(), 1U);
    EXPECT_FALSE(coordination().markOf("a", 3000));
    EXPECT_TRUE(coordination().marks(3000).empty());
    EXPECT_FALSE(coordination().markOf("b", 0));
    coordination().clearMark("a");
    EXPECT_FALSE(coordination().markOf("a", 2000));
}

TEST_P(CoordinationContract, MarksSurviveUntilTheirEnd) {
    coordination().mark(markUntil(m_store->clock.now() + 1000));
    AccountMark other = markUntil(m_store->clock.now() + 5000);
    other.accountId = "b";
    coordination().mark(other);
    AccountMark cleared = other;
    cleared.accountId = "c";
    coordination().mark(cleared);
    m_store->reopen();
    coordination().clearMark("c");
    m_store->clock.set(m_store->clock.now() + 2000);
    m_store->reopen();
    const auto marks = coordination().marks(m_store->clock.now());
    ASSERT_EQ(marks.size(), 1U);
    EXPECT_EQ(marks[0].accountId, "b");
    EXPECT_EQ(marks[0].cause, MarkCause::RateLimited);
    EXPECT_EQ(marks[0].status, 429);
    EXPECT_EQ(marks[0].evidence, "429 with retry-after: 20");
    EXPECT_EQ(marks[0].since, 1'700'000'000'000);
}

TEST_P(CoordinationContract, TheDaysSpendComesBackFromTheLedger) {
    Attempt attempt = sampleAttempt();
    attempt.startedAt = m_store->clock.now();
    attempt.cost = Money{700};
    m_store->book(attempt);
    m_store->book(attempt);
    attempt.startedAt -= 24 * 3'600'000;
    m_store->book(attempt);
    m_store->reopen();
    const std::int64_t today = m_store->clock.now() / 86'400'000;
    EXPECT_EQ(coordination().load("account-1", today).spentToday, Money{1400});
    EXPECT_EQ(acquire({"account-1", 0, Money{1500}, Money{101}, today}).refusal, LeaseRefusal::QuotaSpent);
    EXPECT_NE(acquire({"account-1", 0, Money{1500}, Money{100}, today}).leaseId, 0U);
}

// Any order of requests and settlements keeps both limits, and at the end nothing is held.
TEST_P(CoordinationContract, RandomInterleavingsNeverPassALimit) {
    std::mt19937 random(20'251'123);
    constexpr std::uint32_t kMost = 5;
    const Money quota{10'000};
    struct Held {
        std::uint64_t leaseId;
        Money reservation;
    };
    std::map<std::string, std::vector<Held>> held;
    std::map<std::string, Money> spent;
    for (int step = 0; step < 20'000; ++step) {
        const std::string account = "a" + std::to_string(random() % 3);
        auto& leases = held[account];
        if (random() % 2 == 0) {
            const Money reservation{static_cast<std::int64_t>(random() % 300)};
            const auto grant = acquire({account, kMost, quota, reservation, kDay});
            Money reserved;
            for (const Held& lease : leases)
                reserved += lease.reservation;
            const bool fits = leases.size() < kMost && spent[account] + reserved + reservation <= quota;
            ASSERT_EQ(grant.leaseId != 0, fits);
            if (grant.leaseId != 0) leases.push_back({grant.leaseId, reservation});
        } else if (!leases.empty()) {
            const std::size_t which = random() % leases.size();
            const Money cost{leases[which].reservation.nanos / 20};
            coordination().settle(leases[which].leaseId, cost);
            spent[account] += cost;
            leases.erase(leases.begin() + static_cast<std::ptrdiff_t>(which));
        }
        ASSERT_EQ(coordination().load(account, kDay).inFlight, leases.size());
        ASSERT_EQ(coordination().load(account, kDay).spentToday, spent[account]);
    }
    for (const auto& [account, leases] : held) {
        for (const Held& lease : leases)
            coordination().settle(lease.leaseId, {});
        EXPECT_EQ(coordination().load(account, kDay).inFlight, 0U);
        EXPECT_EQ(coordination().load(account, kDay).reserved, Money{});
    }
}

INSTANTIATE_TEST_SUITE_P(Stores, CoordinationContract, ::testing::ValuesIn(storeFactories()), nameOf);

}  // namespace
}  // namespace relay
