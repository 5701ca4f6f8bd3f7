#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "store/embedded/journal_format.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

namespace relay::embedded {

/// `NNNNNNNN.rwj`
std::filesystem::path segmentPath(const std::filesystem::path& directory, std::uint64_t number);

/// A journal file that grows. One lane appends; the drain reads what was published through written().
class Segment {
public:
    /// Creates the file (0600) with its header. Errors: StoreUnavailable.
    static Result<std::shared_ptr<Segment>> create(const std::filesystem::path& directory,
                                                   std::uint64_t number, UnixMillis now);
    ~Segment();
    Segment(const Segment&) = delete;
    Segment& operator=(const Segment&) = delete;

    /// All of `records` or nothing: after a failure the file is cut back to what it was. Owner: the lane.
    Result<void> append(std::string_view records, std::uint32_t opened, UnixMillis now);
    /// fdatasync. From any thread. After a failure nothing more is written here: the kernel may have dropped
    /// the pages.
    Result<void> sync();
    /// Half a record may stand behind written(): whoever writes needs another segment.
    bool broken() const { return m_broken.load(std::memory_order_relaxed); }

    std::uint64_t number() const { return m_number; }
    const std::filesystem::path& path() const { return m_path; }
    /// Bytes of whole records and the header.
    std::uint64_t written() const { return m_written.load(std::memory_order_acquire); }

    /// Bytes that are in the database. Written by the drain.
    std::atomic<std::uint64_t> applied = kSegmentHeaderSize;
    /// Attempts whose opened record is here and that are not settled yet. The file stays while there are any.
    std::atomic<std::uint32_t> openAttempts = 0;
    /// No lane writes here any more.
    std::atomic<bool> sealed = false;
    /// When the oldest record was written that the database may not have yet; 0 when it has all.
    std::atomic<UnixMillis> pendingSince = 0;

private:
    Segment(std::filesystem::path path, std::uint64_t number, int descriptor)
        : m_path(std::move(path)), m_number(number), m_descriptor(descriptor) {}
    Result<void> writeAll(std::string_view bytes);
    Error ioError(std::string_view action) const;

    const std::filesystem::path m_path;
    const std::uint64_t m_number;
    const int m_descriptor;
    std::atomic<std::uint64_t> m_written = 0;
    std::atomic<bool> m_broken = false;
};

}  // namespace relay::embedded
