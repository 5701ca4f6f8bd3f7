#pragma once

#include "model/attempt.h"
#include "runtime/task.h"
#include "store/embedded/journal_batch.h"
#include "store/embedded/journal_format.h"

#include <cstdint>
#include <memory>
#include <string>

namespace relay::embedded {

class Journal;

/// One shard's way into the journal, with segment files of its own, so that no lock stands between two
/// shards. The first record of a turn of the loop posts a flush; what is appended until it runs goes out in
/// the same write().
class JournalLane {
public:
    JournalLane(Journal& journal, Executor executor);
    JournalLane(const JournalLane&) = delete;
    JournalLane& operator=(const JournalLane&) = delete;

    /// Returns when the record is as durable as was asked for, with the segment that has it. On the lane's
    /// shard. Cancelling does not interrupt it: what was said to be written is written. Error:
    /// StoreUnavailable.
    Task<Result<std::shared_ptr<Segment>>> append(RecordKind kind, std::uint64_t id, const Attempt& attempt);

    const boost::asio::io_context* context() const { return &m_executor.context(); }

private:
    Result<std::shared_ptr<JournalBatch>> openBatch();
    void flush();

    Journal& m_journal;
    Executor m_executor;
    std::shared_ptr<Segment> m_segment;
    std::shared_ptr<JournalBatch> m_batch;  ///< what the posted flush will write
    std::string m_spare;                    ///< the memory of an earlier batch
};

}  // namespace relay::embedded
