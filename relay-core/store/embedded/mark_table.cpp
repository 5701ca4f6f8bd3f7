#include "store/embedded/mark_table.h"

namespace relay::embedded {

MarkTable::MarkTable(Database& database)
    : m_marks(database, "SELECT account_id, cause, status, evidence, since, until FROM account_marks"),
      m_removeExpired(database, "DELETE FROM account_marks WHERE until <= ?1"),
      m_saveMark(database,
                 "INSERT OR REPLACE INTO account_marks VALUES(?1, '', ?2, ?3, ?4, ?5, ?6, ?6, 1, '')"),
      m_removeMark(database, "DELETE FROM account_marks WHERE account_id = ?1"),
      m_lastUsed(database, "SELECT account_id, last_used_at FROM account_activity"),
      m_saveLastUsed(database, "INSERT OR REPLACE INTO account_activity VALUES(?1, ?2)") {}

Result<std::vector<AccountMark>> MarkTable::marks(UnixMillis now) {
    if (const auto removed = m_removeExpired.run(now); !removed) return removed.error();
    std::vector<AccountMark> marks;
    m_marks.start();
    while (m_marks.next()) {
        // A cause that a later version knew still keeps the account out until its end.
        const MarkCause cause = markCauseFrom(m_marks.text(1)).value_or(MarkCause::Unavailable);
        AccountMark& mark = marks.emplace_back();
        mark.accountId = m_marks.text(0);
        mark.cause = cause;
        mark.status = static_cast<int>(m_marks.integer(2));
        mark.evidence = m_marks.text(3);
        mark.since = m_marks.integer(4);
        mark.until = m_marks.integer(5);
    }
    if (const auto done = m_marks.finish(); !done) return done.error();
    return marks;
}

Result<void> MarkTable::saveMark(const AccountMark& mark) {
    return m_saveMark.run(mark.accountId, toString(mark.cause), mark.status, mark.evidence, mark.since,
                          mark.until);
}

Result<void> MarkTable::removeMark(const std::string& accountId) {
    return m_removeMark.run(accountId);
}

Result<std::vector<std::pair<std::string, UnixMillis>>> MarkTable::lastUsed() {
    std::vector<std::pair<std::string, UnixMillis>> rows;
    m_lastUsed.start();
    while (m_lastUsed.next())
        rows.emplace_back(m_lastUsed.text(0), m_lastUsed.integer(1));
    if (const auto done = m_lastUsed.finish(); !done) return done.error();
    return rows;
}

Result<void> MarkTable::saveLastUsed(const std::string& accountId, UnixMillis at) {
    return m_saveLastUsed.run(accountId, at);
}

}  // namespace relay::embedded
