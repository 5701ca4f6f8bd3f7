#pragma once

#include "store/embedded/attempt_blocks.h"
#include "store/embedded/attempt_table.h"
#include "store/embedded/name_table.h"
#include "store/embedded/position_table.h"
#include "store/embedded/rollup_table.h"
#include "store/embedded/series_table.h"
#include "store/embedded/transaction.h"

#include <algorithm>
#include <cstdint>

namespace relay::embedded {

/// Brings settled attempts and the journal's positions into the database, some at a time in one transaction.
/// An attempt that is there already is left alone, so the same record may come as often as it likes. Used
/// under the mutex of its database:
///
///     LedgerWriter::Pass pass(writer);
///     pass.begin(); pass.add(attempt); pass.position(segment, applied); pass.commit();
class LedgerWriter {
public:
    explicit LedgerWriter(Database& database);

    Database& database() { return m_database; }
    AttemptTable& attempts() { return m_attempts; }
    PositionTable& positions() { return m_positions; }

    class Pass {
    public:
        explicit Pass(LedgerWriter& writer) : m_writer(writer), m_transaction(writer.m_database) {}
        ~Pass();
        Pass(const Pass&) = delete;
        Pass& operator=(const Pass&) = delete;

        Result<void> begin();
        Result<void> add(const Attempt& attempt);
        /// No attempt gets an id up to this one again.
        void passAttempt(std::uint64_t id) { m_marks.lastAttempt = std::max(m_marks.lastAttempt, id); }
        Result<void> position(std::uint64_t segment, std::uint64_t applied);
        Result<void> commit();

    private:
        LedgerWriter& m_writer;
        Transaction m_transaction;
        PositionTable::Marks m_marks;
        bool m_committed = false;
    };

private:
    Database& m_database;
    NameTable m_names;
    AttemptTable m_attempts;
    AttemptBlocks m_blocks;
    RollupTable m_rollups;
    SeriesTable m_series;
    PositionTable m_positions;
};

}  // namespace relay::embedded
