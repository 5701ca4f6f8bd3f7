#include "observe/metrics.h"

#include "tests/core/observe/summaries.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

namespace relay {
namespace {

std::size_t at(MetricOutcome outcome) {
    return static_cast<std::size_t>(outcome);
}

TEST(Metrics, TellsOutcomesApart) {
    RequestSummary summary = sampleSummary();
    EXPECT_EQ(metricOutcome(summary), MetricOutcome::Succeeded);
    summary.outcome = Outcome::Failed;
    summary.status = 502;
    EXPECT_EQ(metricOutcome(summary), MetricOutcome::Failed);
    summary.status = 401;
    EXPECT_EQ(metricOutcome(summary), MetricOutcome::Failed) << "an account's credentials failed";
    summary.attempts = 0;
    EXPECT_EQ(metricOutcome(summary), MetricOutcome::Refused);
    summary.status = 503;
    EXPECT_EQ(metricOutcome(summary), MetricOutcome::Failed);
    summary.outcome = Outcome::Rejected;
    EXPECT_EQ(toString(metricOutcome(summary)), "rejected");
    summary.outcome = Outcome::ClientGone;
    EXPECT_EQ(toString(metricOutcome(summary)), "client_gone");
}

TEST(Metrics, CountsARequestEverywhereItBelongs) {
    HandClock clock;
    Metrics metrics(clock);
    metrics.requestStarted();
    metrics.requestStarted();
    RequestSummary summary = sampleSummary();
    summary.attempts = 3;
    metrics.attemptMovedOn("account-0", {}, {});
    metrics.requestFinished(summary);
    metrics.accountMarked(MarkCause::Overloaded);

    const MetricsSnapshot snapshot = metrics.snapshot();
    const MetricsTotals& totals = snapshot.totals;
    EXPECT_EQ(totals.startedAt, clock.now());
    EXPECT_EQ(totals.inFlight, 1U);
    EXPECT_EQ(totals.requests, 1U);
    EXPECT_EQ(totals.failures, 0U);
    EXPECT_EQ(totals.attempts[at(MetricOutcome::Succeeded)], 1U);
    EXPECT_EQ(totals.attempts[at(MetricOutcome::Failed)], 2U);
    EXPECT_EQ(totals.marks[static_cast<std::size_t>(MarkCause::Overloaded)], 1U);
    EXPECT_EQ(totals.usage, summary.usage);
    EXPECT_EQ(totals.cost, summary.cost);
    EXPECT_EQ(totals.duration.sumMicros, summary.durationUs);
    EXPECT_EQ(totals.overhead.count, 1U);
    EXPECT_EQ(totals.firstByte.count, 1U);
    ASSERT_EQ(totals.routes.size(), 1U);
    EXPECT_EQ(totals.routes[0].route, "/v1/messages");
    ASSERT_EQ(snapshot.keys.size(), 1U);
    EXPECT_EQ(snapshot.keys[0].id, "key-1");
    EXPECT_EQ(snapshot.keys[0].usage, summary.usage);
    ASSERT_EQ(snapshot.accounts.size(), 2U);
    EXPECT_EQ(snapshot.accounts[0].id, "account-1") << "who spent most comes first";
    EXPECT_EQ(snapshot.accounts[1].failures, 1U);
}

TEST(Metrics, ARequestThatNeverLeftHasNoOverhead) {
    HandClock clock;
    Metrics metrics(clock);
    RequestSummary summary;
    summary.route = "/v1/messages";
    summary.status = 401;
    metrics.requestStarted();
    metrics.requestFinished(summary);
    const MetricsSnapshot snapshot = metrics.snapshot();
    EXPECT_EQ(snapshot.totals.overhead.count, 0U);
    EXPECT_EQ(snapshot.totals.firstByte.count, 0U);
    EXPECT_EQ(snapshot.totals.duration.count, 1U);
    EXPECT_EQ(snapshot.totals.routes.at(0).requests[at(MetricOutcome::Refused)], 1U);
    EXPECT_TRUE(snapshot.keys.empty());
    EXPECT_TRUE(snapshot.accounts.empty());
}

TEST(Metrics, RoutesHaveABound) {
    HandClock clock;
    Metrics metrics(clock);
    RequestSummary summary = sampleSummary();
    for (int i = 0; i < 500; ++i) {
        summary.route = "/guess/" + std::to_string(i);
        metrics.requestFinished(summary);
    }
    const MetricsTotals totals = metrics.totals();
    EXPECT_LE(totals.routes.size(), 65U);
    EXPECT_EQ(totals.requests, 500U);
    EXPECT_TRUE(std::any_of(totals.routes.begin(), totals.routes.end(),
                            [](const RouteTotals& row) { return row.route == "other"; }));
}

TEST(Metrics, AddsUpOverThreads) {
    HandClock clock;
    Metrics metrics(clock);
    constexpr int kThreads = 4;
    constexpr int kRequests = 2000;
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t)
        threads.emplace_back([&] {
            RequestSummary summary = sampleSummary();
            for (int i = 0; i < kRequests; ++i) {
                summary.keyId = "key-" + std::to_string(i % 100);
                metrics.requestStarted();
                metrics.requestFinished(summary);
            }
        });
    for (int i = 0; i < 10; ++i)
        EXPECT_LE(metrics.snapshot().totals.inFlight, std::uint64_t{kThreads * kRequests});
    for (std::thread& thread : threads)
        thread.join();
    const MetricsSnapshot snapshot = metrics.snapshot();
    EXPECT_EQ(snapshot.totals.requests, std::uint64_t{kThreads * kRequests});
    EXPECT_EQ(snapshot.totals.inFlight, 0U);
    EXPECT_EQ(snapshot.totals.usage.input, std::uint64_t{kThreads * kRequests} * sampleSummary().usage.input);
    EXPECT_EQ(snapshot.keys.size(), 100U);
    std::uint64_t sum = 0;
    for (const UserTotals& key : snapshot.keys)
        sum += key.requests;
    EXPECT_EQ(sum, std::uint64_t{kThreads * kRequests});
}

}  // namespace
}  // namespace relay
