#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "config/settings.h"
#include "runtime/task.h"
#include "store/embedded/journal_lane.h"
#include "store/embedded/journal_syncer.h"
#include "store/embedded/segment.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace relay::embedded {

struct JournalOptions {
    std::filesystem::path directory;
    Durability durability = Durability::Process;
    std::uint64_t segmentBytes =
        16ULL * 1024 * 1024;  ///< a lane begins another file once this much is written
    std::uint64_t firstSegment = 1;
};

/// The lanes of all shards and the files that are still needed. Thread-safe. Must outlive what the shards
/// still run.
class Journal {
public:
    /// `onWritten` is called on a shard after each write; it must be quick.
    Journal(JournalOptions options, const Clock& clock, std::function<void()> onWritten);

    /// The calling shard's lane.
    JournalLane& laneOf(const Executor& executor);

    /// Oldest first.
    std::vector<std::shared_ptr<Segment>> segments() const;
    /// Deletes the file.
    void remove(const std::shared_ptr<Segment>& segment);
    /// No lane will write again: call when no shard runs any more.
    void seal();

    /// What keeps records from being written; nothing while all is well.
    std::optional<std::string> failure() const;

    // For lanes.
    Result<std::shared_ptr<Segment>> newSegment();
    JournalSyncer* syncer() { return m_syncer.get(); }
    std::uint64_t segmentBytes() const { return m_options.segmentBytes; }
    UnixMillis now() const { return m_clock.now(); }
    void wrote();
    void failed(const Error& error);

private:
    const JournalOptions m_options;
    const Clock& m_clock;
    const std::function<void()> m_onWritten;
    mutable std::mutex m_mutex;
    std::uint64_t m_nextSegment;
    std::vector<std::shared_ptr<Segment>> m_segments;
    std::vector<std::unique_ptr<JournalLane>> m_lanes;
    std::atomic<bool> m_failed = false;
    std::string m_failure;
    std::unique_ptr<JournalSyncer> m_syncer;  ///< ends first: it finishes what the lanes handed over
};

}  // namespace relay::embedded
