#include "store/embedded/series_table.h"

#include "store/embedded/periods.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace relay::embedded {
namespace {

struct Kept {
    SeriesGrain grain;
    std::int64_t minutes;  ///< how long its rows are kept
};

// Each chart shows as long a time before as well: twice an hour, a day, and 30 days of up to 25 hours.
constexpr std::array kKept{Kept{SeriesGrain::Minute, 4 * 60}, Kept{SeriesGrain::QuarterHour, 3 * 24 * 60},
                           Kept{SeriesGrain::Hour, 62 * 24 * 60}};

std::span<const std::byte> bytesOf(sqlite3_value* value) {
    const auto* const data = static_cast<const std::byte*>(sqlite3_value_blob(value));
    return {data, data ? static_cast<std::size_t>(sqlite3_value_bytes(value)) : 0};
}

/// SQL's add_latencies(): two encoded LatencyCounts to their sum.
void addLatencies(sqlite3_context* context, int, sqlite3_value** arguments) {
    LatencyCounts sum = LatencyCounts::decoded(bytesOf(arguments[0]));
    sum.add(LatencyCounts::decoded(bytesOf(arguments[1])));
    const std::vector<std::byte> bytes = sum.encoded();
    sqlite3_result_blob(context, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
}

Database& withAddLatencies(Database& database) {
    // Should it fail, the statement that uses it says so.
    sqlite3_create_function_v2(database.handle(), "add_latencies", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                               nullptr, addLatencies, nullptr, nullptr, nullptr);
    return database;
}

}  // namespace

void SeriesCounts::add(const Attempt& attempt) {
    totals.add(attempt);
    if (attempt.overheadUs != 0) overheadUs.add(attempt.overheadUs);
    if (attempt.status != 0) firstByteMs.add(attempt.firstByteMs);
}

void SeriesCounts::add(const SeriesCounts& other) {
    totals.add(other.totals);
    overheadUs.add(other.overheadUs);
    firstByteMs.add(other.firstByteMs);
}

SeriesTable::SeriesTable(Database& database)
    : m_add(withAddLatencies(database),
            "INSERT INTO usage_series VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15)"
            " ON CONFLICT(minutes, start, scope) DO UPDATE SET attempts = attempts + excluded.attempts,"
            " firsts = firsts + excluded.firsts, failures = failures + excluded.failures,"
            " input = input + excluded.input, output = output + excluded.output,"
            " cache_5m = cache_5m + excluded.cache_5m, cache_1h = cache_1h + excluded.cache_1h,"
            " cache_read = cache_read + excluded.cache_read, thinking = thinking + excluded.thinking,"
            " cost = cost + excluded.cost,"
            " overhead = add_latencies(overhead, excluded.overhead),"
            " first_byte = add_latencies(first_byte, excluded.first_byte)"),
      m_remove(database, "DELETE FROM usage_series WHERE minutes = ?1 AND start < ?2") {}

void SeriesTable::add(const Attempt& attempt, const AttemptNames& names) {
    const std::int64_t minute = floorDivide(attempt.startedAt, kMinuteMs);
    m_newest = std::max(m_newest, minute);
    for (const auto& [scope, name] :
         {std::pair{SeriesScope::All, std::int64_t{0}}, std::pair{SeriesScope::Key, names.key},
          std::pair{SeriesScope::Account, names.account}, std::pair{SeriesScope::Model, names.model}})
        m_minutes[{minute, scopeNumber(scope, name)}].add(attempt);
}

Result<void> SeriesTable::write() {
    for (const SeriesGrain grain : {SeriesGrain::Minute, SeriesGrain::QuarterHour, SeriesGrain::Hour}) {
        const std::int64_t minutes = minutesOf(grain);
        Sums coarser;
        if (minutes != 1)
            for (const auto& [group, counts] : m_minutes)
                coarser[{floorDivide(group.start, minutes), group.scope}].add(counts);
        if (const auto done = write(minutes, minutes == 1 ? m_minutes : coarser); !done) return done;
    }
    forget();
    return removeOld();
}

Result<void> SeriesTable::write(std::int64_t minutes, const Sums& sums) {
    for (const auto& [group, counts] : sums) {
        const std::vector<std::byte> overhead = counts.overheadUs.encoded();
        const std::vector<std::byte> firstByte = counts.firstByteMs.encoded();
        const UsageTotals& totals = counts.totals;
        const Usage& usage = totals.usage;
        const auto done = m_add.run(
            minutes, group.start, group.scope, totals.attempts, totals.firsts, totals.failures, usage.input,
            usage.output, usage.cacheCreation5m, usage.cacheCreation1h, usage.cacheRead, usage.thinking,
            totals.cost.nanos, std::span<const std::byte>(overhead), std::span<const std::byte>(firstByte));
        if (!done) return done;
    }
    return {};
}

/// Once a minute: each time little is left to remove.
Result<void> SeriesTable::removeOld() {
    if (m_newest == m_cleanAt) return {};
    for (const Kept& kept : kKept) {
        const std::int64_t minutes = minutesOf(kept.grain);
        const auto done = m_remove.run(minutes, floorDivide(m_newest - kept.minutes, minutes));
        if (!done) return done;
    }
    m_cleanAt = m_newest;
    return {};
}

}  // namespace relay::embedded
