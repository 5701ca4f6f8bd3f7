#include "observe/metrics.h"

#include <sched.h>

#include <algorithm>

namespace relay {
namespace {

constexpr std::size_t kMostRoutes = 64;
constexpr std::string_view kOtherRoutes = "other";

void increase(std::atomic<std::uint64_t>& counter, std::uint64_t by = 1) {
    if (by != 0) counter.fetch_add(by, std::memory_order_relaxed);
}

std::uint64_t valueOf(const std::atomic<std::uint64_t>& counter) {
    return counter.load(std::memory_order_relaxed);
}

std::size_t index(MetricOutcome outcome) {
    return static_cast<std::size_t>(outcome);
}

bool isFailure(MetricOutcome outcome) {
    return outcome == MetricOutcome::Failed;
}

void add(Usage& sum, const Usage& usage) {
    sum.input += usage.input;
    sum.output += usage.output;
    sum.cacheCreation5m += usage.cacheCreation5m;
    sum.cacheCreation1h += usage.cacheCreation1h;
    sum.cacheRead += usage.cacheRead;
    sum.thinking += usage.thinking;
}

}  // namespace

std::string_view toString(MetricOutcome outcome) {
    switch (outcome) {
        case MetricOutcome::Succeeded:
            return "succeeded";
        case MetricOutcome::Rejected:
            return "rejected";
        case MetricOutcome::Refused:
            return "refused";
        case MetricOutcome::Failed:
            return "failed";
        case MetricOutcome::ClientGone:
            return "client_gone";
    }
    return "failed";
}

MetricOutcome metricOutcome(const RequestSummary& summary) {
    switch (summary.outcome) {
        case Outcome::Succeeded:
            return MetricOutcome::Succeeded;
        case Outcome::ClientGone:
            return MetricOutcome::ClientGone;
        case Outcome::Rejected:
            return MetricOutcome::Rejected;
        case Outcome::Open:
        case Outcome::Failed:
        case Outcome::Unknown:
            break;
    }
    const bool callersFault = summary.attempts == 0 && summary.status >= 400 && summary.status < 500;
    return callersFault ? MetricOutcome::Refused : MetricOutcome::Failed;
}

double stickyHitRate(const MetricsTotals& totals) {
    const auto count = [&](policy::StickyUse use) {
        return static_cast<double>(totals.stickyUses[static_cast<std::size_t>(use)]);
    };
    const double hits = count(policy::StickyUse::Home) + count(policy::StickyUse::Detour);
    const double known = hits + count(policy::StickyUse::Broken);
    return known == 0 ? 0 : hits / known;
}

void Metrics::UsageCounters::add(const Usage& usage, Money cost) {
    increase(tokens[0], usage.input);
    increase(tokens[1], usage.output);
    increase(tokens[2], usage.cacheCreation5m);
    increase(tokens[3], usage.cacheCreation1h);
    increase(tokens[4], usage.cacheRead);
    increase(tokens[5], usage.thinking);
    increase(nanos, static_cast<std::uint64_t>(std::max<std::int64_t>(cost.nanos, 0)));
}

Usage Metrics::UsageCounters::usage() const {
    return {valueOf(tokens[0]), valueOf(tokens[1]), valueOf(tokens[2]),
            valueOf(tokens[3]), valueOf(tokens[4]), valueOf(tokens[5])};
}

Money Metrics::UsageCounters::cost() const {
    return {static_cast<std::int64_t>(valueOf(nanos))};
}

Metrics::Metrics(const Clock& clock) : m_startedAt(clock.now()), m_routes(kMostRoutes, kOtherRoutes) {}

Metrics::Stripe& Metrics::stripe() {
    const int core = ::sched_getcpu();
    return m_stripes[static_cast<std::size_t>(std::max(core, 0)) % kStripes];
}

void Metrics::requestStarted() {
    increase(stripe().started);
}

void Metrics::requestFinished(const RequestSummary& summary) {
    const MetricOutcome outcome = metricOutcome(summary);
    Stripe& mine = stripe();
    increase(mine.finished);
    mine.duration.record(summary.durationUs);
    if (summary.attempts > 0) {
        mine.overhead.record(summary.overheadUs);
        increase(mine.attempts[index(outcome)]);
        increase(mine.attempts[index(MetricOutcome::Failed)], summary.attempts - 1);
    }
    if (summary.firstByteUs > 0) mine.firstByte.record(summary.firstByteUs);
    if (summary.waitUs > 0) mine.wait.record(summary.waitUs);
    increase(mine.stickyUses[static_cast<std::size_t>(summary.stickyUse)]);
    const bool stayed =
        summary.stickyUse == policy::StickyUse::Home || summary.stickyUse == policy::StickyUse::Detour;
    if (stayed) increase(mine.stickySavedTokens, summary.usage.cacheRead);
    mine.used.add(summary.usage, summary.cost);
    increase(m_routes.at(summary.route).requests[index(outcome)]);

    if (!summary.keyId.empty()) {
        UserCounters& key = m_keys.at(summary.keyId);
        increase(key.requests);
        increase(key.failures, isFailure(outcome) ? 1 : 0);
        key.used.add(summary.usage, summary.cost);
    }
    if (!summary.accountId.empty()) {
        UserCounters& account = m_accounts.at(summary.accountId);
        increase(account.requests);
        increase(account.failures, isFailure(outcome) ? 1 : 0);
        account.used.add(summary.usage, summary.cost);
    }
}

void Metrics::attemptMovedOn(std::string_view accountId, const Usage& usage, Money cost) {
    UserCounters& account = m_accounts.at(accountId);
    increase(account.requests);
    increase(account.failures);
    account.used.add(usage, cost);
}

void Metrics::accountMarked(MarkCause cause) {
    increase(stripe().marks[static_cast<std::size_t>(cause) % kMarkCauses]);
}

MetricsTotals Metrics::totals() const {
    MetricsTotals totals;
    totals.startedAt = m_startedAt;
    std::uint64_t started = 0;
    // What ends is counted after it began: reading the ends first, the difference is never negative.
    for (const Stripe& stripe : m_stripes)
        totals.requests += valueOf(stripe.finished);
    for (const Stripe& stripe : m_stripes) {
        started += valueOf(stripe.started);
        for (std::size_t i = 0; i < kMetricOutcomes; ++i)
            totals.attempts[i] += valueOf(stripe.attempts[i]);
        for (std::size_t i = 0; i < kMarkCauses; ++i)
            totals.marks[i] += valueOf(stripe.marks[i]);
        add(totals.usage, stripe.used.usage());
        totals.cost += stripe.used.cost();
        stripe.duration.addTo(totals.duration);
        stripe.overhead.addTo(totals.overhead);
        stripe.firstByte.addTo(totals.firstByte);
        stripe.wait.addTo(totals.wait);
        for (std::size_t i = 0; i < kStickyUses; ++i)
            totals.stickyUses[i] += valueOf(stripe.stickyUses[i]);
        totals.stickySavedTokens += valueOf(stripe.stickySavedTokens);
    }
    totals.inFlight = started > totals.requests ? started - totals.requests : 0;
    m_routes.forEach([&](const std::string& route, const RouteCounters& counters) {
        RouteTotals& row = totals.routes.emplace_back(RouteTotals{route, {}});
        for (std::size_t i = 0; i < kMetricOutcomes; ++i)
            row.requests[i] = valueOf(counters.requests[i]);
        totals.failures += row.requests[index(MetricOutcome::Failed)];
    });
    std::sort(totals.routes.begin(), totals.routes.end(),
              [](const RouteTotals& left, const RouteTotals& right) { return left.route < right.route; });
    return totals;
}

std::vector<UserTotals> Metrics::totalsOf(const CounterTable<UserCounters>& table) {
    std::vector<UserTotals> rows;
    table.forEach([&](const std::string& id, const UserCounters& counters) {
        rows.push_back({id, valueOf(counters.requests), valueOf(counters.failures), counters.used.usage(),
                        counters.used.cost()});
    });
    std::sort(rows.begin(), rows.end(), [](const UserTotals& left, const UserTotals& right) {
        return left.cost != right.cost ? left.cost > right.cost : left.id < right.id;
    });
    return rows;
}

MetricsSnapshot Metrics::snapshot() const {
    return {totals(), totalsOf(m_keys), totalsOf(m_accounts)};
}

}  // namespace relay
