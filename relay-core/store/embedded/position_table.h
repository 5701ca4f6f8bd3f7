#pragma once

#include "store/embedded/statement.h"

#include <cstdint>
#include <unordered_map>

namespace relay::embedded {

/// How far each journal file is in the database, and the greatest numbers that were given out. Written in the
/// transaction that brings the rows, so that a crash cannot part them. Used under the mutex of its database.
class PositionTable {
public:
    struct Marks {
        std::uint64_t lastSegment = 0;
        std::uint64_t lastAttempt = 0;
    };

    explicit PositionTable(Database& database)
        : m_all(database, "SELECT segment, applied FROM journal_positions"),
          m_save(database, "INSERT OR REPLACE INTO journal_positions VALUES(?1, ?2)"),
          m_remove(database, "DELETE FROM journal_positions WHERE segment = ?1"),
          m_marks(database, "SELECT last_segment, last_attempt FROM journal_marks"),
          m_raise(database,
                  "UPDATE journal_marks SET last_segment = max(last_segment, ?1), last_attempt = "
                  "max(last_attempt, ?2)") {}

    /// Bytes applied, by segment number.
    Result<std::unordered_map<std::uint64_t, std::uint64_t>> all();
    Result<void> save(std::uint64_t segment, std::uint64_t applied) { return m_save.run(segment, applied); }
    Result<void> remove(std::uint64_t segment) { return m_remove.run(segment); }

    Result<Marks> marks();
    Result<void> raise(const Marks& marks) { return m_raise.run(marks.lastSegment, marks.lastAttempt); }

private:
    Statement m_all;
    Statement m_save;
    Statement m_remove;
    Statement m_marks;
    Statement m_raise;
};

}  // namespace relay::embedded
