#include "tests/core/store/store_under_test.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

namespace relay {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kHour = 60 * kMinute;

class LedgerSearchContract : public ::testing::TestWithParam<StoreFactory> {
protected:
    std::unique_ptr<StoreUnderTest> m_store = GetParam().make();
    Ledger& ledger() { return m_store->ledger(); }
    Series series(const SeriesQuery& query) { return ledger().series(query).value(); }

    std::vector<std::uint64_t> found(const AttemptFilter& filter) {
        std::vector<std::uint64_t> ids;
        const AttemptPage page = ledger().findAttempts(filter).value();
        for (const Attempt& attempt : page.rows)
            ids.push_back(attempt.id);
        return ids;
    }

    std::vector<Attempt> bookMany(UnixMillis start, std::int64_t span, int count) {
        std::mt19937 random(11);
        const auto below = [&random](std::int64_t bound) {
            return static_cast<std::int64_t>(random() % static_cast<std::uint32_t>(bound));
        };
        std::vector<Attempt> booked;
        for (int i = 0; i < count; ++i) {
            Attempt attempt = sampleAttempt();
            attempt.requestId = fmt::format("req_{:012x}", i / 2);
            attempt.number = static_cast<std::uint32_t>(i % 2 + 1);
            attempt.keyId = fmt::format("key-{}", below(3));
            attempt.accountId = fmt::format("account-{}", below(3));
            attempt.model = fmt::format("claude-{}", below(3));
            attempt.requestedModel = below(2) == 0 ? attempt.model : "alias";
            attempt.outcome = below(4) == 0 ? Outcome::Failed : Outcome::Succeeded;
            attempt.status = attempt.outcome == Outcome::Failed ? 529 : 200;
            attempt.startedAt = start + below(span);
            attempt.usage.input = static_cast<std::uint64_t>(below(1000));
            attempt.cost = Money{below(1'000'000)};
            booked.push_back(m_store->book(attempt));
        }
        return booked;
    }
};

std::string describe(const SeriesSums& sums) {
    return fmt::format("{} requests, {} attempts, {} failures, {}/{}/{}/{}/{}, {}", sums.requests,
                       sums.attempts, sums.failures, sums.usage.input, sums.usage.output,
                       sums.usage.cacheCreation5m, sums.usage.cacheCreation1h, sums.usage.cacheRead,
                       sums.cost.nanos);
}

bool belongs(const Attempt& attempt, const SeriesQuery& query) {
    return (query.keyId.empty() || attempt.keyId == query.keyId) &&
           (query.accountId.empty() || attempt.accountId == query.accountId) &&
           (query.model.empty() || attempt.model == query.model);
}

/// The answer by brute force over the rows.
SeriesSums expectedSums(const std::vector<Attempt>& attempts, const SeriesQuery& query, std::size_t bucket) {
    SeriesSums sums;
    for (const Attempt& attempt : attempts) {
        if (!belongs(attempt, query) || attempt.startedAt < query.bounds[bucket] ||
            attempt.startedAt >= query.bounds[bucket + 1])
            continue;
        sums.requests += !query.accountId.empty() || attempt.number == 1 ? 1 : 0;
        ++sums.attempts;
        sums.failures += attempt.outcome == Outcome::Failed ? 1 : 0;
        sums.usage.input += attempt.usage.input;
        sums.usage.output += attempt.usage.output;
        sums.usage.cacheCreation5m += attempt.usage.cacheCreation5m;
        sums.usage.cacheCreation1h += attempt.usage.cacheCreation1h;
        sums.usage.cacheRead += attempt.usage.cacheRead;
        sums.cost += attempt.cost;
    }
    return sums;
}

std::vector<UnixMillis> boundsFrom(UnixMillis start, std::int64_t step, int count) {
    std::vector<UnixMillis> bounds;
    for (int i = 0; i <= count; ++i)
        bounds.push_back(start + i * step);
    return bounds;
}

TEST_P(LedgerSearchContract, EverySeriesIsExact) {
    const UnixMillis start = 1'700'000'000'000 / kHour * kHour;
    const std::vector<Attempt> booked = bookMany(start, 3 * kHour, 300);
    const std::pair<SeriesGrain, std::vector<UnixMillis>> shapes[] = {
        {SeriesGrain::Minute, boundsFrom(start + kHour, kMinute, 60)},
        {SeriesGrain::QuarterHour, boundsFrom(start - kHour, 15 * kMinute, 20)},
        {SeriesGrain::Hour, boundsFrom(start - 2 * kHour, 2 * kHour, 3)}};
    const SeriesQuery filters[] = {{.keyId = "key-1"},
                                   {.accountId = "account-2"},
                                   {.model = "claude-0"},
                                   {.keyId = "key-0", .accountId = "account-1"},
                                   {.accountId = "account-0", .model = "claude-2"},
                                   {}};
    for (const bool again : {false, true}) {
        if (again) m_store->reopen();
        for (const auto& [grain, bounds] : shapes)
            for (SeriesQuery query : filters) {
                query.grain = grain;
                query.bounds = bounds;
                const Series answer = series(query);
                ASSERT_EQ(answer.buckets.size(), bounds.size() - 1);
                for (std::size_t i = 0; i < answer.buckets.size(); ++i)
                    EXPECT_EQ(describe(answer.buckets[i]), describe(expectedSums(booked, query, i)))
                        << "bucket " << i << " of " << query.keyId << query.accountId << query.model;
                query.bounds = {bounds.front(), bounds.back()};
                EXPECT_EQ(describe(answer.total), describe(expectedSums(booked, query, 0)));
            }
    }
}

TEST_P(LedgerSearchContract, ASeriesTellsMediansOfWhatAnswered) {
    Attempt attempt = sampleAttempt();
    const UnixMillis minute = attempt.startedAt / kMinute * kMinute;
    for (const std::uint32_t latency : {100U, 200U, 3000U}) {
        attempt.overheadUs = latency;
        attempt.firstByteMs = latency * 2;
        m_store->book(attempt);
    }
    attempt.overheadUs = 0;
    attempt.status = 0;
    m_store->book(attempt);
    SeriesQuery query;
    query.bounds = boundsFrom(minute, kMinute, 2);
    Series answer = series(query);
    EXPECT_NEAR(answer.buckets[0].overheadUs.value(), 200, 25);
    EXPECT_NEAR(answer.buckets[0].firstByteMs.value(), 400, 50);
    EXPECT_FALSE(answer.buckets[1].overheadUs);
    EXPECT_FALSE(answer.buckets[1].firstByteMs);
    EXPECT_EQ(answer.total.overheadUs, answer.buckets[0].overheadUs);
    query.keyId = attempt.keyId;
    query.accountId = attempt.accountId;
    EXPECT_EQ(series(query).total.overheadUs, answer.total.overheadUs);
    query.grain = SeriesGrain::Hour;
    EXPECT_FALSE(series(query).total.overheadUs) << "two filters, and hours keep no latencies for that";
}

TEST_P(LedgerSearchContract, ASeriesOfNobodyIsEmpty) {
    m_store->book(sampleAttempt());
    SeriesQuery query;
    query.bounds = boundsFrom(sampleAttempt().startedAt - kHour, 2 * kHour, 1);
    EXPECT_EQ(series(query).total.attempts, 1U);
    query.keyId = "nobody";
    EXPECT_EQ(series(query).total.attempts, 0U);
    EXPECT_EQ(series(query).buckets.size(), 1U);
    // The name of one kind is not that of another.
    query.keyId = "account-1";
    EXPECT_EQ(series(query).total.attempts, 0U);
}

TEST_P(LedgerSearchContract, MinutesAreForgottenAndHoursAreNot) {
    Attempt attempt = sampleAttempt();
    attempt.startedAt = attempt.startedAt / kHour * kHour;
    const UnixMillis first = attempt.startedAt;
    m_store->book(attempt);
    SeriesQuery query;
    query.bounds = {first, first + kHour};
    EXPECT_EQ(series(query).total.attempts, 1U);
    attempt.startedAt += 5 * kHour;
    m_store->book(attempt);
    EXPECT_EQ(series(query).total.attempts, 0U);
    for (const SeriesGrain grain : {SeriesGrain::QuarterHour, SeriesGrain::Hour}) {
        query.grain = grain;
        EXPECT_EQ(series(query).total.attempts, 1U);
    }
    attempt.startedAt += 61 * 24 * kHour;
    m_store->book(attempt);
    EXPECT_EQ(series(query).total.attempts, 1U);
    query.grain = SeriesGrain::QuarterHour;
    EXPECT_EQ(series(query).total.attempts, 0U);
}

TEST_P(LedgerSearchContract, EveryFilterFindsWhatItSays) {
    const UnixMillis start = 1'700'000'000'000;
    const std::vector<Attempt> booked = bookMany(start, 5 * kHour, 200);
    struct Case {
        AttemptFilter filter;
        std::function<bool(const Attempt&)> fits;
    };
    const Case cases[] = {
        {{.outcome = Outcome::Failed}, [](const Attempt& a) { return a.outcome == Outcome::Failed; }},
        {{.outcome = Outcome::Succeeded}, [](const Attempt& a) { return a.outcome == Outcome::Succeeded; }},
        {{.status = 529}, [](const Attempt& a) { return a.status == 529; }},
        {{.status = 200}, [](const Attempt& a) { return a.status == 200; }},
        {{.status = 418}, [](const Attempt&) { return false; }},
        {{.model = "claude-1"}, [](const Attempt& a) { return a.model == "claude-1"; }},
        {{.model = "alias"}, [](const Attempt& a) { return a.requestedModel == "alias"; }},
        {{.model = "unheard-of"}, [](const Attempt&) { return false; }},
        {{.since = start + kHour, .until = start + 2 * kHour},
         [&](const Attempt& a) { return a.startedAt >= start + kHour && a.startedAt < start + 2 * kHour; }},
        {{.since = start + 9 * kHour}, [](const Attempt&) { return false; }},
        {{.search = "aude-2"}, [](const Attempt& a) { return a.model == "claude-2"; }},
        {{.search = "nothing has this"}, [](const Attempt&) { return false; }},
        {{.search = "nothing has this", .searchIds = {"key-1", "account-2", "key-never-used"}},
         [](const Attempt& a) { return a.keyId == "key-1" || a.accountId == "account-2"; }},
        {{.search = "req_00000000000"},
         [](const Attempt& a) { return a.requestId.starts_with("req_00000000000"); }},
        {{.search = "req_"}, [](const Attempt&) { return true; }},
        {{.page = {0, 1000, "", "", "req_000000000012"}},
         [](const Attempt& a) { return a.requestId == "req_000000000012"; }},
        {{.page = {0, 1000, "key-2", "account-1", ""}, .outcome = Outcome::Failed, .model = "claude-0"},
         [](const Attempt& a) {
             return a.keyId == "key-2" && a.accountId == "account-1" && a.outcome == Outcome::Failed &&
                    a.model == "claude-0";
         }},
        {{.page = {101, 1000, "key-2", "", ""}, .status = 529},
         [](const Attempt& a) { return a.id < 101 && a.keyId == "key-2" && a.status == 529; }}};
    for (const Case& each : cases) {
        std::vector<std::uint64_t> expected;
        for (auto attempt = booked.rbegin(); attempt != booked.rend(); ++attempt)
            if (each.fits(*attempt)) expected.push_back(attempt->id);
        AttemptFilter filter = each.filter;
        filter.page.limit = 1000;
        EXPECT_EQ(found(filter), expected) << "case " << &each - cases;
        EXPECT_EQ(ledger().findAttempts(filter)->next, 0U) << "case " << &each - cases;
    }
}

TEST_P(LedgerSearchContract, PagesOfASearchFollowOneAnother) {
    const std::vector<Attempt> booked = bookMany(1'700'000'000'000, kHour, 100);
    AttemptFilter filter;
    filter.outcome = Outcome::Failed;
    const std::vector<std::uint64_t> all = found(filter);
    ASSERT_GT(all.size(), 8U);
    std::vector<std::uint64_t> pieces;
    filter.page.limit = 4;
    for (int pages = 0; pages < 100; ++pages) {
        const AttemptPage page = ledger().findAttempts(filter).value();
        for (const Attempt& attempt : page.rows)
            pieces.push_back(attempt.id);
        if (page.next == 0) break;
        filter.page.beforeId = page.next;
    }
    EXPECT_EQ(pieces, all);
    EXPECT_TRUE(found({.page = {1, 10, "", "", ""}}).empty());
}

INSTANTIATE_TEST_SUITE_P(Stores, LedgerSearchContract, ::testing::ValuesIn(storeFactories()), nameOf);

}  // namespace
}  // namespace relay
