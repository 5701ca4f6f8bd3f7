#pragma once

#include "store/embedded/journal.h"
#include "store/embedded/ledger_writer.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace relay::embedded {

/// Brings what the journal has into the database and deletes the files that are no longer needed. It reads
/// the files themselves, which are in the page cache, so that running and recovering share their way.
/// Thread-safe: the background thread drains as time goes by, and whoever asks for usage drains to the end by
/// itself.
class JournalDrain {
public:
    JournalDrain(Journal& journal, LedgerWriter& writer) : m_journal(journal), m_writer(writer) {}

    /// Everything that was written before the call. Error: StoreUnavailable, and what is missing stays in the
    /// journal.
    Result<void> drain();

private:
    struct Chunk {
        std::shared_ptr<Segment> segment;
        std::uint64_t end = 0;  ///< position behind the last whole record that was read
        std::vector<Attempt> settled;
    };

    Result<void> drainSegment(const std::shared_ptr<Segment>& segment);
    Result<Chunk> read(const std::shared_ptr<Segment>& segment, std::uint64_t end);
    Result<void> apply(const Chunk& chunk);
    Result<void> removeFinished();

    Journal& m_journal;
    LedgerWriter& m_writer;
    std::string m_buffer;  ///< under the mutex of the database
};

}  // namespace relay::embedded
