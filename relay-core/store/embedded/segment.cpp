#include "store/embedded/segment.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace relay::embedded {

std::filesystem::path segmentPath(const std::filesystem::path& directory, std::uint64_t number) {
    return directory / fmt::format("{:08}.rwj", number);
}

Result<std::shared_ptr<Segment>> Segment::create(const std::filesystem::path& directory, std::uint64_t number,
                                                 UnixMillis now) {
    auto path = segmentPath(directory, number);
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fail(ErrorCode::StoreUnavailable, "The ledger's journal cannot be written",
                    fmt::format("create {}: {}", path.string(), std::strerror(errno)));
    std::shared_ptr<Segment> segment(new Segment(std::move(path), number, descriptor));
    const auto written = segment->append(encodeHeader({kJournalVersion, number, now}), 0, 0);
    if (!written) {
        ::unlink(segment->path().c_str());
        return written.error();
    }
    return segment;
}

Segment::~Segment() {
    ::close(m_descriptor);
}

Result<void> Segment::append(std::string_view records, std::uint32_t opened, UnixMillis now) {
    const std::uint64_t before = m_written.load(std::memory_order_relaxed);
    if (const auto done = writeAll(records); !done) {
        if (::ftruncate(m_descriptor, static_cast<off_t>(before)) != 0) m_broken = true;
        return done;
    }
    // Counted before they are published: the drain may delete what is drained and has no open attempt.
    openAttempts += opened;
    UnixMillis none = 0;
    pendingSince.compare_exchange_strong(none, now);
    m_written.store(before + records.size(), std::memory_order_release);
    return {};
}

Result<void> Segment::sync() {
    if (::fdatasync(m_descriptor) == 0) return {};
    m_broken = true;
    return ioError("fdatasync");
}

Result<void> Segment::writeAll(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(m_descriptor, bytes.data(), bytes.size());
        if (count > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(count));
        } else if (count == 0 || errno != EINTR) {
            if (count == 0) errno = ENOSPC;
            return ioError("write");
        }
    }
    return {};
}

Error Segment::ioError(std::string_view action) const {
    return fail(ErrorCode::StoreUnavailable, "The ledger's journal cannot be written",
                fmt::format("{} {}: {}", action, m_path.string(), std::strerror(errno)));
}

}  // namespace relay::embedded
