#pragma once

#include "store/embedded/idle_turns.h"
#include "store/embedded/journal.h"
#include "store/embedded/ledger_writer.h"

#include <cstdint>
#include <memory>
#include <string>

namespace relay::embedded {

/// Brings what the journal has into the database and deletes the files that are no longer needed. It reads
/// the files themselves, which are in the page cache, so that running and recovering share their way.
/// Thread-safe: the background thread drains while a core is free, and whoever asks for usage drains to the end by
/// itself.
class JournalDrain {
public:
    JournalDrain(Journal& journal, LedgerWriter& writer, IdleTurns& turns)
        : m_journal(journal), m_writer(writer), m_turns(turns) {}

    /// Everything that was written before the call. Error: StoreUnavailable, and what is missing stays in the
    /// journal.
    Result<void> drain();
    /// The same, a few records a turn.
    Result<void> drainInTurns();

private:
    Result<void> drainSegment(const std::shared_ptr<Segment>& segment);
    Result<void> applySome(Segment& segment, std::uint64_t end);
    Result<std::uint64_t> addSettled(const Segment& segment, LedgerWriter::Pass& pass);
    Result<void> removeFinished();

    Journal& m_journal;
    LedgerWriter& m_writer;
    IdleTurns& m_turns;
    // Under the mutex of the database, kept for their memory.
    std::string m_buffer;
    Attempt m_attempt;
};

}  // namespace relay::embedded
