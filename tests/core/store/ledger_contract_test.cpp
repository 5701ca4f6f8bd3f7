#include "tests/core/store/store_under_test.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <boost/asio/detached.hpp>

#include <map>
#include <random>
#include <set>
#include <thread>

namespace relay {
namespace {

constexpr std::int64_t kHour = 3'600'000;

class LedgerContract : public ::testing::TestWithParam<StoreFactory> {
protected:
    std::unique_ptr<StoreUnderTest> m_store = GetParam().make();
    Ledger& ledger() { return m_store->ledger(); }
    std::vector<UsageRow> usage(const UsageQuery& query) { return ledger().usage(query).value(); }
};

std::string describe(const UsageRow& row) {
    return fmt::format(
        "{}: {} requests, {} attempts, {} failures, {} unknown, {} unpriced, {}/{}/{}/{}/{}/{}, {}",
        row.group, row.requests, row.attempts, row.failures, row.unknown, row.unpriced, row.usage.input,
        row.usage.output, row.usage.cacheCreation5m, row.usage.cacheCreation1h, row.usage.cacheRead,
        row.usage.thinking, row.cost.nanos);
}

TEST_P(LedgerContract, WhatIsSettledIsSeenAtOnceAndWhole) {
    Attempt attempt = sampleAttempt();
    attempt.outcome = Outcome::Open;
    attempt.id = m_store->openAttempt(attempt);
    EXPECT_TRUE(ledger().attempts({})->empty());
    EXPECT_EQ(ledger().health().open, 1U);
    attempt.outcome = Outcome::Succeeded;
    m_store->settleAttempt(attempt);
    const auto rows = ledger().attempts({});
    ASSERT_EQ(rows->size(), 1U);
    EXPECT_EQ(describe(rows->at(0)), describe(attempt));
    EXPECT_EQ(ledger().health().open, 0U);
    EXPECT_EQ(ledger().health().journalBytes, 0U);
    m_store->reopen();
    EXPECT_EQ(describe(ledger().attempts({})->at(0)), describe(attempt));
}

TEST_P(LedgerContract, ASecondSettlementDoesNothing) {
    Attempt attempt = m_store->book(sampleAttempt());
    attempt.cost = Money{1};
    m_store->settleAttempt(attempt);
    Attempt foreign = sampleAttempt();
    foreign.id = 4711;
    m_store->settleAttempt(foreign);
    EXPECT_EQ(totalUsage(ledger()).attempts, 1U);
    EXPECT_EQ(totalUsage(ledger()).cost, sampleAttempt().cost);
}

TEST_P(LedgerContract, IdsGrowAndAreNeverUsedAgain) {
    std::uint64_t last = 0;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 5; ++i) {
            const Attempt attempt = m_store->book(sampleAttempt());
            EXPECT_GT(attempt.id, last);
            last = attempt.id;
        }
        last = m_store->openAttempt(sampleAttempt());
        m_store->reopen();
    }
}

TEST_P(LedgerContract, AttemptsThatWereOpenBecomeUnknown) {
    Attempt attempt = sampleAttempt();
    attempt.outcome = Outcome::Open;
    const std::uint64_t id = m_store->openAttempt(attempt);
    m_store->reopen();
    const auto rows = ledger().attempts({});
    ASSERT_EQ(rows->size(), 1U);
    EXPECT_EQ(rows->at(0).id, id);
    EXPECT_EQ(rows->at(0).outcome, Outcome::Unknown);
    EXPECT_TRUE(rows->at(0).usage.empty());
    EXPECT_EQ(rows->at(0).keyId, attempt.keyId);
    EXPECT_EQ(totalUsage(ledger()).unknown, 1U);
    m_store->reopen();
    EXPECT_EQ(totalUsage(ledger()).unknown, 1U);
}

TEST_P(LedgerContract, ManyCoroutinesOfAShardAreAllBooked) {
    constexpr int kCoroutines = 50;
    int done = 0;
    const auto work = [&](int index) -> Task<void> {
        for (int i = 0; i < 10; ++i) {
            Attempt attempt = sampleAttempt();
            attempt.requestId = fmt::format("req_{}_{}", index, i);
            const auto id = co_await ledger().open(attempt);
            attempt.id = id.value();
            const auto settled = co_await ledger().settle(attempt);
            if (settled) ++done;
        }
    };
    for (int i = 0; i < kCoroutines; ++i)
        boost::asio::co_spawn(m_store->context.get_executor(), work(i), boost::asio::detached);
    m_store->context.restart();
    m_store->context.run();
    EXPECT_EQ(done, kCoroutines * 10);
    EXPECT_EQ(totalUsage(ledger()).attempts, 500U);
    EXPECT_EQ(totalUsage(ledger()).requests, 500U);
}

TEST_P(LedgerContract, ShardsWriteSideBySide) {
    std::vector<std::thread> shards;
    std::atomic<int> seenLess = 0;
    for (int shard = 0; shard < 3; ++shard)
        shards.emplace_back([&] {
            boost::asio::io_context context;
            for (int i = 0; i < 100; ++i) {
                Attempt attempt = sampleAttempt();
                attempt.id = await(context, ledger().open(attempt)).value();
                if (!await(context, ledger().settle(attempt))) ++seenLess;
                if (i % 25 == 0 && totalUsage(ledger()).attempts < static_cast<std::uint64_t>(i)) ++seenLess;
            }
        });
    for (auto& shard : shards)
        shard.join();
    EXPECT_EQ(seenLess, 0);
    EXPECT_EQ(totalUsage(ledger()).attempts, 300U);
}

TEST_P(LedgerContract, AnAttemptMaySettleOnAnotherShard) {
    boost::asio::io_context other;
    Attempt attempt = sampleAttempt();
    attempt.id = m_store->openAttempt(attempt);
    ASSERT_TRUE(await(other, ledger().settle(attempt)));
    m_store->reopen();
    EXPECT_EQ(totalUsage(ledger()).attempts, 1U);
    EXPECT_EQ(totalUsage(ledger()).unknown, 0U);
}

TEST_P(LedgerContract, PagesAreNewestFirstAndFiltered) {
    for (int i = 0; i < 30; ++i) {
        Attempt attempt = sampleAttempt();
        attempt.requestId = fmt::format("req_{}", i / 2);
        attempt.number = static_cast<std::uint32_t>(i % 2 + 1);
        attempt.keyId = fmt::format("key-{}", i % 3);
        attempt.accountId = fmt::format("account-{}", i % 5);
        m_store->book(attempt);
    }
    AttemptQuery query;
    query.limit = 10;
    const auto first = ledger().attempts(query).value();
    ASSERT_EQ(first.size(), 10U);
    for (std::size_t i = 1; i < first.size(); ++i)
        EXPECT_LT(first[i].id, first[i - 1].id);
    query.beforeId = first.back().id;
    EXPECT_LT(ledger().attempts(query)->front().id, first.back().id);

    const auto count = [this](const AttemptQuery& filtered) { return ledger().attempts(filtered)->size(); };
    EXPECT_EQ(count({0, 1000, "key-1", "", ""}), 10U);
    EXPECT_EQ(count({0, 1000, "", "account-2", ""}), 6U);
    EXPECT_EQ(count({0, 1000, "key-1", "account-1", ""}), 2U);
    EXPECT_EQ(count({0, 1000, "", "", "req_3"}), 2U);
    EXPECT_EQ(count({0, 1000, "key-0", "", "req_3"}), 1U);
    EXPECT_EQ(count({0, 1000, "nobody", "", ""}), 0U);
    EXPECT_EQ(count({0, 0, "", "", ""}), 1U);
    EXPECT_EQ(count({first.front().id, 1000, "", "", ""}), 29U);
}

TEST_P(LedgerContract, AnEmptyLedgerHasOneRowOfNothing) {
    ASSERT_EQ(usage({}).size(), 1U);
    EXPECT_EQ(describe(usage({})[0]), describe(UsageRow{}));
    UsageQuery byKey;
    byKey.by = UsageGrouping::Key;
    EXPECT_TRUE(usage(byKey).empty());
    UsageQuery unknownKey;
    unknownKey.keyId = "nobody";
    EXPECT_EQ(describe(usage(unknownKey)[0]), describe(UsageRow{}));
}

TEST_P(LedgerContract, ARequestThatFailsOverIsOneRequest) {
    Attempt attempt = sampleAttempt();
    attempt.requestId = "req_failover";
    attempt.outcome = Outcome::Failed;
    attempt.usage = {};
    m_store->book(attempt);
    attempt.number = 2;
    attempt.accountId = "account-2";
    attempt.outcome = Outcome::Succeeded;
    m_store->book(attempt);
    attempt.number = 3;
    m_store->book(attempt);
    const UsageRow all = totalUsage(ledger());
    EXPECT_EQ(all.requests, 1U);
    EXPECT_EQ(all.attempts, 3U);
    EXPECT_EQ(all.failures, 1U);
    UsageQuery query;
    query.by = UsageGrouping::Account;
    const auto rows = usage(query);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].requests, 1U);
    EXPECT_EQ(rows[1].requests, 1U);
    EXPECT_EQ(rows[1].attempts, 2U);
}

TEST_P(LedgerContract, WhatHasTokensAndNoPriceIsCounted) {
    Attempt attempt = sampleAttempt();
    attempt.priceMatch = PriceMatch::Unpriced;
    m_store->book(attempt);
    attempt.usage = {};
    m_store->book(attempt);
    EXPECT_EQ(totalUsage(ledger()).unpriced, 1U);
}

// The answer by brute force over the rows.
std::string expectedUsage(const std::vector<Attempt>& attempts, const UsageQuery& query) {
    std::map<std::string, UsageRow> rows;
    std::map<std::string, std::set<std::string>> requests;
    if (query.by == UsageGrouping::None) rows[""];
    for (const Attempt& attempt : attempts) {
        if (attempt.startedAt < query.since || (query.until != 0 && attempt.startedAt >= query.until))
            continue;
        if (!query.keyId.empty() && attempt.keyId != query.keyId) continue;
        if (!query.accountId.empty() && attempt.accountId != query.accountId) continue;
        const std::string group = query.by == UsageGrouping::Key       ? attempt.keyId
                                  : query.by == UsageGrouping::Account ? attempt.accountId
                                  : query.by == UsageGrouping::Model   ? attempt.model
                                  : query.by == UsageGrouping::Day
                                      ? dateText(query.zone.dateAt(attempt.startedAt))
                                      : "";
        UsageRow& row = rows[group];
        row.group = group;
        requests[group].insert(attempt.requestId);
        row.requests = requests[group].size();
        ++row.attempts;
        row.failures += attempt.outcome == Outcome::Failed ? 1 : 0;
        row.unknown += attempt.outcome == Outcome::Unknown ? 1 : 0;
        row.unpriced += attempt.priceMatch == PriceMatch::Unpriced && !attempt.usage.empty() ? 1 : 0;
        row.usage.input += attempt.usage.input;
        row.usage.output += attempt.usage.output;
        row.usage.cacheCreation5m += attempt.usage.cacheCreation5m;
        row.usage.cacheCreation1h += attempt.usage.cacheCreation1h;
        row.usage.cacheRead += attempt.usage.cacheRead;
        row.usage.thinking += attempt.usage.thinking;
        row.cost += attempt.cost;
    }
    std::string text;
    for (const auto& [group, row] : rows)
        text += describe(row) + "\n";
    return text;
}

TEST_P(LedgerContract, EveryReportIsExact) {
    std::mt19937 random(7);
    const UnixMillis start = 1'699'000'000'000;  // two days before New York put its clocks back
    const auto below = [&random](std::uint32_t bound) { return static_cast<std::int64_t>(random() % bound); };
    std::vector<Attempt> booked;
    for (int request = 0; request < 150; ++request) {
        Attempt attempt = sampleAttempt();
        attempt.requestId = fmt::format("req_{}", request);
        attempt.keyId = fmt::format("key-{}", below(4));
        attempt.startedAt = start + below(5 * 24 * 60) * 60'000 + below(60'000);
        const std::uint32_t attempts = static_cast<std::uint32_t>(1 + below(6) / 4);
        for (attempt.number = 1; attempt.number <= attempts; ++attempt.number) {
            attempt.accountId = fmt::format("account-{}", below(3));
            attempt.model = fmt::format("model-{}", below(3));
            attempt.outcome = attempt.number < attempts ? Outcome::Failed : Outcome::Succeeded;
            attempt.usage = {
                static_cast<std::uint64_t>(below(3)), static_cast<std::uint64_t>(below(1000)), 1, 2, 3, 4};
            if (below(4) == 0) attempt.usage = {};
            attempt.priceMatch = static_cast<PriceMatch>(below(3));
            attempt.cost = Money{below(1'000'000)};
            booked.push_back(m_store->book(attempt));
            attempt.startedAt += below(3 * kHour);
        }
    }
    std::vector<std::pair<UnixMillis, UnixMillis>> ranges = {
        {0, 0}, {start, start + 48 * kHour}, {start + 1, 0}, {start + 5 * kHour, start + 5 * kHour + 1000}};
    const UnixMillis day = start - start % (24 * kHour) + 24 * kHour;
    ranges.emplace_back(day, day + 48 * kHour);
    ranges.emplace_back(day + kHour, day + 3 * kHour);
    ranges.emplace_back(day + 24 * kHour, day);
    const TimeZone zones[] = {TimeZone(), TimeZone::fixed(480), TimeZone::fixed(-300), TimeZone::fixed(330),
                              TimeZone::named("America/New_York").value()};
    for (const auto& [since, until] : ranges)
        for (const auto by : {UsageGrouping::None, UsageGrouping::Key, UsageGrouping::Account,
                              UsageGrouping::Model, UsageGrouping::Day})
            for (const TimeZone& zone : zones)
                for (const char* key : {"", "key-1"})
                    for (const char* account : {"", "account-2"}) {
                        const UsageQuery query{by, since, until, key, account, zone};
                        std::string actual;
                        for (const UsageRow& row : usage(query))
                            actual += describe(row) + "\n";
                        ASSERT_EQ(actual, expectedUsage(booked, query))
                            << since << " " << until << " " << static_cast<int>(by) << " " << zone.name();
                    }
}

INSTANTIATE_TEST_SUITE_P(Stores, LedgerContract, ::testing::ValuesIn(storeFactories()), nameOf);

}  // namespace
}  // namespace relay
