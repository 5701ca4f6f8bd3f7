#include "store/embedded/rollup_table.h"

#include "store/embedded/periods.h"

#include <algorithm>
#include <string>

namespace relay::embedded {
namespace {

std::string addSql(const std::string& table, const std::string& period) {
    std::string sql = "INSERT INTO " + table +
                      " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)"
                      " ON CONFLICT(" +
                      period + ", key, account, model) DO UPDATE SET ";
    for (const char* column : {"attempts", "firsts", "failures", "unknown", "unpriced", "input", "output",
                               "cache_5m", "cache_1h", "cache_read", "thinking"})
        sql += std::string(column) + " = " + column + " + excluded." + column + ", ";
    return sql + "cost = cost + excluded.cost";
}

}  // namespace

RollupTable::RollupTable(Database& database)
    : m_addHour(database, addSql("usage_hours", "hour")),
      m_addDay(database, addSql("usage_days", "day")),
      m_addIds(database,
               "INSERT INTO attempt_hours VALUES(?1, ?2, ?3) ON CONFLICT(hour) DO UPDATE SET"
               " first_id = min(first_id, excluded.first_id), last_id = max(last_id, excluded.last_id)") {}

void RollupTable::add(const Attempt& attempt, const AttemptNames& names) {
    const std::int64_t hour = floorDivide(attempt.startedAt, kHourMs);
    m_hours[{hour, names.key, names.account, names.model}].add(attempt);
    m_days[{floorDivide(hour, kHoursADay), names.key, names.account, names.model}].add(attempt);
    const auto [entry, isNew] = m_ids.try_emplace(hour, IdRange{attempt.id, attempt.id});
    entry->second.first = std::min(entry->second.first, attempt.id);
    entry->second.last = std::max(entry->second.last, attempt.id);
}

Result<void> RollupTable::write() {
    if (const auto done = write(m_addHour, m_hours); !done) return done;
    if (const auto done = write(m_addDay, m_days); !done) return done;
    for (const auto& [hour, ids] : m_ids)
        if (const auto done = m_addIds.run(hour, ids.first, ids.last); !done) return done;
    forget();
    return {};
}

void RollupTable::forget() {
    m_hours.clear();
    m_days.clear();
    m_ids.clear();
}

Result<void> RollupTable::write(Statement& statement, const Sums& sums) {
    for (const auto& [group, totals] : sums) {
        const Usage& usage = totals.usage;
        const auto done = statement.run(
            group.period, group.key, group.account, group.model, totals.attempts, totals.firsts,
            totals.failures, totals.unknown, totals.unpriced, usage.input, usage.output,
            usage.cacheCreation5m, usage.cacheCreation1h, usage.cacheRead, usage.thinking, totals.cost.nanos);
        if (!done) return done;
    }
    return {};
}

}  // namespace relay::embedded
