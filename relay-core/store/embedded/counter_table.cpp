#include "store/embedded/counter_table.h"

namespace relay::embedded {

CounterTable::CounterTable(Database& database)
    : m_removeEnded(database, "DELETE FROM counters WHERE period_end <> 0 AND period_end <= ?1"),
      m_counters(database, "SELECT owner, kind, family, period_start, period_end, used FROM counters"),
      m_save(database, "INSERT OR REPLACE INTO counters VALUES(?1, ?2, ?3, ?4, ?5, ?6)") {}

Result<std::vector<StoredCounter>> CounterTable::counters(UnixMillis now) {
    if (const auto removed = m_removeEnded.run(now); !removed) return removed.error();
    std::vector<StoredCounter> counters;
    m_counters.start();
    while (m_counters.next()) {
        const auto kind = limitKindFrom(m_counters.text(1));
        if (!kind) continue;  // of a later version
        counters.push_back({m_counters.text(0), *kind, m_counters.text(2), m_counters.integer(3),
                            m_counters.integer(4), m_counters.integer(5)});
    }
    if (const auto done = m_counters.finish(); !done) return done.error();
    return counters;
}

Result<void> CounterTable::save(const StoredCounter& counter) {
    return m_save.run(counter.owner, toString(counter.kind), counter.family, counter.periodStart,
                      counter.periodEnd, counter.used);
}

}  // namespace relay::embedded
