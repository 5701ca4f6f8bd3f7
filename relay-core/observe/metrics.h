#pragma once

#include "base/clock.h"
#include "model/account.h"
#include "model/money.h"
#include "model/usage.h"
#include "observe/counter_table.h"
#include "observe/histogram.h"
#include "observe/observer.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relay {

/// How a request or an attempt ended, as the label `outcome` says it.
enum class MetricOutcome : std::uint8_t { Succeeded, Rejected, Refused, Failed, ClientGone };
inline constexpr std::size_t kMetricOutcomes = 5;
inline constexpr std::size_t kMarkCauses = 8;
inline constexpr std::size_t kStickyUses = 4;

/// "succeeded"; "rejected" (the upstream said 4xx); "refused" (the relay said 4xx by itself); "failed";
/// "client_gone".
std::string_view toString(MetricOutcome outcome);
MetricOutcome metricOutcome(const RequestSummary& summary);

using CountsByOutcome = std::array<std::uint64_t, kMetricOutcomes>;

struct RouteTotals {
    std::string route;
    CountsByOutcome requests{};
};

/// What one key or one account did since the process started.
struct UserTotals {
    std::string id;
    std::uint64_t requests = 0;  ///< of an account: attempts that were sent to it
    std::uint64_t failures = 0;
    Usage usage;
    Money cost;
};

/// Cheap to make; everything since the process started.
struct MetricsTotals {
    UnixMillis startedAt = 0;
    std::uint64_t inFlight = 0;
    std::uint64_t requests = 0;
    std::uint64_t failures = 0;
    std::vector<RouteTotals> routes;
    CountsByOutcome attempts{};
    std::array<std::uint64_t, kMarkCauses> marks{};  ///< by MarkCause
    Usage usage;
    Money cost;
    HistogramSnapshot duration;                           ///< whole requests
    HistogramSnapshot overhead;                           ///< the relay's own share
    HistogramSnapshot firstByte;                          ///< only requests that got one
    HistogramSnapshot wait;                               ///< only requests that stood in line
    std::array<std::uint64_t, kStickyUses> stickyUses{};  ///< by policy::StickyUse
    std::uint64_t stickySavedTokens = 0;  ///< read from the caches of accounts that conversations stayed with
};

/// The share (0..1) of requests of known conversations that their account served; 0 without any.
double stickyHitRate(const MetricsTotals& totals);

/// With a row for each key and account that was used.
struct MetricsSnapshot {
    MetricsTotals totals;
    std::vector<UserTotals> keys;
    std::vector<UserTotals> accounts;
};

/// Counts. Every call is safe from any thread, takes no lock (but for an id that was never seen) and stays
/// well below a microsecond. No counter crosses account and model: their product has no bound.
class Metrics {
public:
    explicit Metrics(const Clock& clock);

    void requestStarted();
    void requestFinished(const RequestSummary& summary);
    /// An attempt that moved on to another account; the request's last attempt comes with requestFinished().
    void attemptMovedOn(std::string_view accountId, const Usage& usage, Money cost);
    void accountMarked(MarkCause cause);

    MetricsTotals totals() const;
    MetricsSnapshot snapshot() const;

private:
    using Counter = std::atomic<std::uint64_t>;

    struct UsageCounters {
        std::array<Counter, 6> tokens{};
        Counter nanos{0};
        void add(const Usage& usage, Money cost);
        Usage usage() const;
        Money cost() const;
    };
    struct UserCounters {
        Counter requests{0};
        Counter failures{0};
        UsageCounters used;
    };
    struct RouteCounters {
        std::array<Counter, kMetricOutcomes> requests{};
    };
    /// One for each of a few cores: threads do not fight for cache lines.
    struct alignas(64) Stripe {
        Counter started{0};
        Counter finished{0};
        std::array<Counter, kMetricOutcomes> attempts{};
        std::array<Counter, kMarkCauses> marks{};
        UsageCounters used;
        Histogram duration;
        Histogram overhead;
        Histogram firstByte;
        Histogram wait;
        std::array<Counter, kStickyUses> stickyUses{};
        Counter stickySavedTokens{0};
    };
    static constexpr std::size_t kStripes = 8;

    Stripe& stripe();
    static std::vector<UserTotals> totalsOf(const CounterTable<UserCounters>& table);

    UnixMillis m_startedAt;
    std::array<Stripe, kStripes> m_stripes;
    CounterTable<RouteCounters> m_routes;
    CounterTable<UserCounters> m_keys;
    CounterTable<UserCounters> m_accounts;
};

}  // namespace relay
