#include "store/embedded/mark_table.h"

namespace relay::embedded {

MarkTable::MarkTable(Database& database)
    : m_marks(database,
              "SELECT account_id, family, cause, status, evidence, since, until, probe_at, failures, source"
              " FROM account_marks"),
      m_saveMark(database,
                 "INSERT OR REPLACE INTO account_marks"
                 "(account_id, family, cause, status, evidence, since, until, probe_at, failures, source)"
                 " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"),
      m_removeMark(database, "DELETE FROM account_marks WHERE account_id = ?1 AND family = ?2"),
      m_lastUsed(database, "SELECT account_id, last_used_at FROM account_activity"),
      m_saveLastUsed(database, "INSERT OR REPLACE INTO account_activity VALUES(?1, ?2)") {}

Result<std::vector<AccountMark>> MarkTable::marks() {
    std::vector<AccountMark> marks;
    m_marks.start();
    while (m_marks.next()) {
        // A cause that a later version knew still keeps the account out until its end.
        const MarkCause cause = markCauseFrom(m_marks.text(2)).value_or(MarkCause::Unavailable);
        AccountMark& mark = marks.emplace_back();
        mark.accountId = m_marks.text(0);
        mark.family = m_marks.text(1);
        mark.cause = cause;
        mark.status = static_cast<int>(m_marks.integer(3));
        mark.evidence = m_marks.text(4);
        mark.since = m_marks.integer(5);
        mark.until = m_marks.integer(6);
        mark.probeAt = m_marks.integer(7);
        mark.failures = static_cast<std::uint32_t>(m_marks.integer(8));
        mark.source = m_marks.text(9);
    }
    if (const auto done = m_marks.finish(); !done) return done.error();
    return marks;
}

Result<void> MarkTable::saveMark(const AccountMark& mark) {
    return m_saveMark.run(mark.accountId, mark.family, toString(mark.cause), mark.status, mark.evidence,
                          mark.since, mark.until, mark.probeAt, mark.failures, mark.source);
}

Result<void> MarkTable::removeMark(const MarkKey& mark) {
    return m_removeMark.run(mark.accountId, mark.family);
}

Result<std::vector<std::pair<std::string, UnixMillis>>> MarkTable::lastUsed() {
    std::vector<std::pair<std::string, UnixMillis>> rows;
    m_lastUsed.start();
    while (m_lastUsed.next())
        rows.emplace_back(m_lastUsed.text(0), m_lastUsed.integer(1));
    if (const auto done = m_lastUsed.finish(); !done) return done.error();
    return rows;
}

Result<void> MarkTable::saveLastUsed(const std::string& ownerId, UnixMillis at) {
    return m_saveLastUsed.run(ownerId, at);
}

}  // namespace relay::embedded
