#include "store/embedded/series_report.h"

#include "store/embedded/periods.h"

#include <algorithm>
#include <utility>

namespace relay::embedded {
namespace {

/// The bucket that a moment belongs to; it is one of them.
std::size_t bucketAt(const SeriesQuery& query, UnixMillis time) {
    const auto after = std::ranges::upper_bound(query.bounds, time);
    return static_cast<std::size_t>(after - query.bounds.begin()) - 1;
}

/// Columns from `first` on: attempts, firsts, failures, six kinds of tokens, cost.
UsageTotals totalsAt(const Statement& row, int first) {
    const auto tokens = [&](int column) { return static_cast<std::uint64_t>(row.integer(first + column)); };
    UsageTotals totals;
    totals.attempts = row.integer(first);
    totals.firsts = row.integer(first + 1);
    totals.failures = row.integer(first + 2);
    totals.usage = {tokens(3), tokens(4), tokens(5), tokens(6), tokens(7), tokens(8)};
    totals.cost = Money{row.integer(first + 9)};
    return totals;
}

SeriesSums sumsOf(const SeriesQuery& query, const SeriesCounts& counts) {
    const UsageTotals& totals = counts.totals;
    SeriesSums sums;
    // A request asks an account once at most, and with another number than 1 if others were asked before.
    sums.requests = static_cast<std::uint64_t>(query.accountId.empty() ? totals.firsts : totals.attempts);
    sums.attempts = static_cast<std::uint64_t>(totals.attempts);
    sums.failures = static_cast<std::uint64_t>(totals.failures);
    sums.usage = totals.usage;
    sums.cost = totals.cost;
    sums.overheadUs = counts.overheadUs.median();
    sums.firstByteMs = counts.firstByteMs.median();
    return sums;
}

}  // namespace

SeriesReport::SeriesReport(Database& database)
    : m_database(database),
      m_names(database),
      m_grain(
          database,
          "SELECT attempts, firsts, failures, input, output, cache_5m, cache_1h, cache_read, thinking, cost,"
          " overhead, first_byte FROM usage_series WHERE minutes = ?1 AND start = ?2 AND scope = ?3"),
      m_hours(
          database,
          "SELECT hour, sum(attempts), sum(firsts), sum(failures), sum(input), sum(output), sum(cache_5m),"
          " sum(cache_1h), sum(cache_read), sum(thinking), sum(cost) FROM usage_hours"
          " WHERE hour >= ?1 AND hour < ?2 AND (?3 = 0 OR key = ?3) AND (?4 = 0 OR account = ?4)"
          " AND (?5 = 0 OR model = ?5) GROUP BY hour"),
      m_attempts(
          database,
          "SELECT started_at, 1, number = 1, outcome = 2, input, output, cache_5m, cache_1h, cache_read,"
          " thinking, cost, overhead_us, first_byte_ms, status FROM attempts"
          " WHERE id >= (SELECT min(first_id) FROM attempt_hours WHERE hour BETWEEN ?6 AND ?7)"
          " AND id <= (SELECT max(last_id) FROM attempt_hours WHERE hour BETWEEN ?6 AND ?7)"
          " AND started_at >= ?1 AND started_at < ?2 AND (?3 = 0 OR key = ?3)"
          " AND (?4 = 0 OR account = ?4) AND (?5 = 0 OR model = ?5)") {}

Result<Series> SeriesReport::run(const SeriesQuery& query) {
    Buckets buckets(query.bounds.empty() ? 0 : query.bounds.size() - 1);
    const auto filter = filterOf(query);
    if (!filter) return filter.error();
    if (*filter && !buckets.empty()) {
        if (const auto begun = m_database.execute("BEGIN"); !begun) return begun.error();
        const bool single = (*filter)->count() <= 1;
        const auto added = single                             ? addGrains(query, (*filter)->scope(), buckets)
                           : query.grain == SeriesGrain::Hour ? addHours(query, **filter, buckets)
                                                              : addAttempts(query, **filter, buckets);
        const auto ended = m_database.execute("COMMIT");
        if (!added) return added.error();
        if (!ended) return ended.error();
    }
    Series series;
    SeriesCounts total;
    for (const SeriesCounts& counts : buckets) {
        total.add(counts);
        series.buckets.push_back(sumsOf(query, counts));
    }
    series.total = sumsOf(query, total);
    return series;
}

std::int64_t SeriesReport::Filter::scope() const {
    if (key != 0) return scopeNumber(SeriesScope::Key, key);
    if (account != 0) return scopeNumber(SeriesScope::Account, account);
    if (model != 0) return scopeNumber(SeriesScope::Model, model);
    return scopeNumber(SeriesScope::All, 0);
}

/// Nothing: the ledger has never heard of one of the names.
Result<std::optional<SeriesReport::Filter>> SeriesReport::filterOf(const SeriesQuery& query) {
    Filter filter;
    const std::pair<const std::string*, std::int64_t*> texts[] = {
        {&query.keyId, &filter.key}, {&query.accountId, &filter.account}, {&query.model, &filter.model}};
    for (const auto& [text, number] : texts) {
        if (text->empty()) continue;
        const auto found = m_names.find(*text);
        if (!found) return found.error();
        if (!*found) return std::optional<Filter>();
        *number = **found;
    }
    return std::optional<Filter>(filter);
}

Result<void> SeriesReport::addGrains(const SeriesQuery& query, std::int64_t scope, Buckets& buckets) {
    const std::int64_t minutes = minutesOf(query.grain);
    const std::int64_t grainMs = minutes * kMinuteMs;
    const std::int64_t last = ceilDivide(query.bounds.back(), grainMs);
    for (std::int64_t start = ceilDivide(query.bounds.front(), grainMs); start < last; ++start) {
        m_grain.start(minutes, start, scope);
        if (m_grain.next()) {
            SeriesCounts& bucket = buckets[bucketAt(query, start * grainMs)];
            bucket.totals.add(totalsAt(m_grain, 0));
            bucket.overheadUs.add(LatencyCounts::decoded(m_grain.bytes(10)));
            bucket.firstByteMs.add(LatencyCounts::decoded(m_grain.bytes(11)));
        }
        if (const auto done = m_grain.finish(); !done) return done;
    }
    return {};
}

Result<void> SeriesReport::addHours(const SeriesQuery& query, const Filter& filter, Buckets& buckets) {
    m_hours.start(ceilDivide(query.bounds.front(), kHourMs), ceilDivide(query.bounds.back(), kHourMs),
                  filter.key, filter.account, filter.model);
    while (m_hours.next())
        buckets[bucketAt(query, m_hours.integer(0) * kHourMs)].totals.add(totalsAt(m_hours, 1));
    return m_hours.finish();
}

Result<void> SeriesReport::addAttempts(const SeriesQuery& query, const Filter& filter, Buckets& buckets) {
    const UnixMillis since = query.bounds.front();
    const UnixMillis until = query.bounds.back();
    m_attempts.start(since, until, filter.key, filter.account, filter.model, floorDivide(since, kHourMs),
                     floorDivide(until, kHourMs));
    while (m_attempts.next()) {
        SeriesCounts& bucket = buckets[bucketAt(query, m_attempts.integer(0))];
        bucket.totals.add(totalsAt(m_attempts, 1));
        const auto overhead = static_cast<std::uint32_t>(m_attempts.integer(11));
        if (overhead != 0) bucket.overheadUs.add(overhead);
        if (m_attempts.integer(13) != 0)
            bucket.firstByteMs.add(static_cast<std::uint32_t>(m_attempts.integer(12)));
    }
    return m_attempts.finish();
}

}  // namespace relay::embedded
