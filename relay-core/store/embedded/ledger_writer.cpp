#include "store/embedded/ledger_writer.h"

#include <algorithm>

namespace relay::embedded {

LedgerWriter::LedgerWriter(Database& database)
    : m_database(database),
      m_names(database),
      m_attempts(database, m_names),
      m_blocks(database),
      m_rollups(database),
      m_series(database),
      m_positions(database) {}

LedgerWriter::Pass::~Pass() {
    if (m_committed) return;
    m_writer.m_names.forget();
    m_writer.m_blocks.forget();
    m_writer.m_rollups.forget();
    m_writer.m_series.forget();
}

Result<void> LedgerWriter::Pass::begin() {
    return m_transaction.begin();
}

Result<void> LedgerWriter::Pass::add(const Attempt& attempt) {
    const auto names = m_writer.m_attempts.insert(attempt);
    if (!names) return names.error();
    if (names->isNew) {
        m_writer.m_blocks.add(attempt, *names);
        m_writer.m_rollups.add(attempt, *names);
        m_writer.m_series.add(attempt, *names);
    }
    passAttempt(attempt.id);
    return {};
}

Result<void> LedgerWriter::Pass::position(std::uint64_t segment, std::uint64_t applied) {
    m_marks.lastSegment = std::max(m_marks.lastSegment, segment);
    return m_writer.m_positions.save(segment, applied);
}

Result<void> LedgerWriter::Pass::commit() {
    if (const auto written = m_writer.m_blocks.write(); !written) return written;
    if (const auto written = m_writer.m_rollups.write(); !written) return written;
    if (const auto written = m_writer.m_series.write(); !written) return written;
    if (const auto raised = m_writer.m_positions.raise(m_marks); !raised) return raised;
    auto committed = m_transaction.commit();
    m_committed = committed.has_value();
    return committed;
}

}  // namespace relay::embedded
