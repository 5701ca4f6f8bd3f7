#include "store/embedded/journal_drain.h"

#include "store/embedded/file_bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <utility>

namespace relay::embedded {
namespace {

// Some 4,000 attempts: a transaction of some thirty milliseconds, so that nobody waits long for the one that is
// running.
constexpr std::uint64_t kChunkBytes = 2 * 1024 * 1024;

// Some 150 microseconds of work, which is what a request may have to wait for its core.
constexpr std::uint64_t kRecordsATurn = 16;

bool finished(const Segment& segment) {
    return segment.sealed && segment.applied == segment.written() && segment.openAttempts == 0;
}

}  // namespace

Result<void> JournalDrain::drain() {
    const IdleTurns::Hurry hurry(m_turns);
    return drainInTurns();
}

Result<void> JournalDrain::drainInTurns() {
    // A file that cannot be read does not hold up the others.
    Result<void> first;
    for (const auto& segment : m_journal.segments()) {
        auto done = drainSegment(segment);
        if (!done && first) first = std::move(done);
    }
    return first ? removeFinished() : first;
}

Result<void> JournalDrain::drainSegment(const std::shared_ptr<Segment>& segment) {
    const std::uint64_t goal = segment->written();
    while (true) {
        const std::scoped_lock lock(m_writer.database().mutex());
        if (segment->applied >= goal) return {};
        const UnixMillis since = segment->pendingSince.exchange(0);
        const auto applied =
            applySome(*segment, std::min(segment->applied + kChunkBytes, segment->written()));
        if (segment->applied < segment->written()) {
            UnixMillis none = 0;
            segment->pendingSince.compare_exchange_strong(none, since);
        }
        if (!applied) return applied;
    }
}

/// One transaction: whole records up to `end`, and the position behind them.
Result<void> JournalDrain::applySome(Segment& segment, std::uint64_t end) {
    if (const auto loaded = readBytes(segment.path(), segment.applied, end, m_buffer); !loaded) return loaded;
    LedgerWriter::Pass pass(m_writer);
    if (const auto begun = pass.begin(); !begun) return begun;
    const auto read = addSettled(segment, pass);
    if (!read) return read.error();
    const std::uint64_t applied = segment.applied + *read;
    if (const auto noted = pass.position(segment.number(), applied); !noted) return noted;
    if (const auto committed = pass.commit(); !committed) return committed;
    segment.applied = applied;
    return {};
}

/// The size of the whole records in the buffer.
Result<std::uint64_t> JournalDrain::addSettled(const Segment& segment, LedgerWriter::Pass& pass) {
    std::uint64_t read = 0;
    std::uint64_t records = 0;
    const auto all = std::as_bytes(std::span(m_buffer));
    while (read < all.size()) {
        if (records++ % kRecordsATurn == 0) m_turns.wait();
        const RecordView record = viewRecord(all.subspan(read), segment.number());
        if (record.state == RecordView::State::Cut) break;
        const bool settled = record.kind == RecordKind::Settled;
        if (record.state == RecordView::State::Damaged ||
            (settled && !decodeAttempt(record.payload, m_attempt))) {
            return fail(ErrorCode::StoreUnavailable, "The ledger's journal is damaged",
                        fmt::format("{} is damaged at byte {}; it is kept, and mended at the next start",
                                    segment.path().string(), segment.applied + read));
        }
        if (settled)
            if (const auto added = pass.add(m_attempt); !added) return added.error();
        read += record.size;
    }
    if (read == 0)
        return fail(ErrorCode::StoreUnavailable, "The ledger's journal is damaged",
                    fmt::format("{} ends at byte {}, before what was written", segment.path().string(),
                                segment.applied.load()));
    return read;
}

// Oldest first and never past one that is still needed: a settled record may stand in a later file than its
// opened one.
Result<void> JournalDrain::removeFinished() {
    std::vector<std::shared_ptr<Segment>> finishedOnes;
    for (const auto& segment : m_journal.segments()) {
        if (!finished(*segment)) break;
        finishedOnes.push_back(segment);
    }
    if (finishedOnes.empty()) return {};

    const std::scoped_lock lock(m_writer.database().mutex());
    Database& database = m_writer.database();
    // The rows were committed without waiting for the disk. This commit waits, and the log it syncs has them
    // all.
    if (const auto full = database.setSynchronous(Synchronous::Full); !full) return full;
    const auto removed = [&]() -> Result<void> {
        LedgerWriter::Pass pass(m_writer);
        if (const auto begun = pass.begin(); !begun) return begun;
        for (const auto& segment : finishedOnes)
            if (const auto gone = m_writer.positions().remove(segment->number()); !gone) return gone;
        return pass.commit();
    }();
    if (const auto normal = database.setSynchronous(Synchronous::Normal); !normal) return normal;
    if (!removed) return removed;
    for (const auto& segment : finishedOnes)
        m_journal.remove(segment);
    return {};
}

}  // namespace relay::embedded
