#include "store/embedded/journal_drain.h"

#include "store/embedded/file_bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <utility>

namespace relay::embedded {
namespace {

// Some 2,000 attempts: a transaction of a few milliseconds, so that nobody waits long for the one that is
// running.
constexpr std::uint64_t kChunkBytes = 512 * 1024;

bool finished(const Segment& segment) {
    return segment.sealed && segment.applied == segment.written() && segment.openAttempts == 0;
}

}  // namespace

Result<void> JournalDrain::drain() {
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
        const auto chunk = read(segment, std::min(segment->applied + kChunkBytes, segment->written()));
        const auto applied = chunk ? apply(*chunk) : Result<void>(chunk.error());
        if (segment->applied < segment->written()) {
            UnixMillis none = 0;
            segment->pendingSince.compare_exchange_strong(none, since);
        }
        if (!applied) return applied;
    }
}

Result<JournalDrain::Chunk> JournalDrain::read(const std::shared_ptr<Segment>& segment, std::uint64_t end) {
    Chunk chunk{segment, segment->applied, {}};
    if (const auto loaded = readBytes(segment->path(), chunk.end, end, m_buffer); !loaded)
        return loaded.error();
    auto bytes = std::as_bytes(std::span(m_buffer));
    while (!bytes.empty()) {
        const RecordView record = viewRecord(bytes, segment->number());
        if (record.state == RecordView::State::Cut) break;
        auto attempt = record.kind == RecordKind::Settled && record.state == RecordView::State::Sound
                           ? decodeAttempt(record.payload)
                           : std::nullopt;
        if (record.state == RecordView::State::Damaged || (record.kind == RecordKind::Settled && !attempt)) {
            return fail(ErrorCode::StoreUnavailable, "The ledger's journal is damaged",
                        fmt::format("{} is damaged at byte {}; it is kept, and mended at the next start",
                                    segment->path().string(), chunk.end));
        }
        if (attempt) chunk.settled.push_back(std::move(*attempt));
        chunk.end += record.size;
        bytes = bytes.subspan(record.size);
    }
    if (chunk.end == segment->applied)
        return fail(
            ErrorCode::StoreUnavailable, "The ledger's journal is damaged",
            fmt::format("{} ends at byte {}, before what was written", segment->path().string(), chunk.end));
    return chunk;
}

Result<void> JournalDrain::apply(const Chunk& chunk) {
    LedgerWriter::Pass pass(m_writer);
    if (const auto begun = pass.begin(); !begun) return begun;
    for (const Attempt& attempt : chunk.settled)
        if (const auto added = pass.add(attempt); !added) return added;
    if (const auto noted = pass.position(chunk.segment->number(), chunk.end); !noted) return noted;
    if (const auto committed = pass.commit(); !committed) return committed;
    chunk.segment->applied = chunk.end;
    return {};
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
