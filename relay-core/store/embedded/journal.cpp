#include "store/embedded/journal.h"

#include "store/embedded/private_directory.h"

#include <algorithm>
#include <utility>

namespace relay::embedded {

Journal::Journal(JournalOptions options, const Clock& clock, std::function<void()> onWritten)
    : m_options(std::move(options)),
      m_clock(clock),
      m_onWritten(std::move(onWritten)),
      m_nextSegment(m_options.firstSegment) {
    if (m_options.durability == Durability::Power) m_syncer = std::make_unique<JournalSyncer>();
}

JournalLane& Journal::laneOf(const Executor& executor) {
    const std::scoped_lock lock(m_mutex);
    const auto found =
        std::ranges::find(m_lanes, &executor.context(), [](const auto& lane) { return lane->context(); });
    if (found != m_lanes.end()) return **found;
    return *m_lanes.emplace_back(std::make_unique<JournalLane>(*this, executor));
}

std::vector<std::shared_ptr<Segment>> Journal::segments() const {
    const std::scoped_lock lock(m_mutex);
    return m_segments;
}

void Journal::remove(const std::shared_ptr<Segment>& segment) {
    const std::scoped_lock lock(m_mutex);
    std::erase(m_segments, segment);
    std::error_code ignored;  // what stays is read again at the next start, and found to be applied
    std::filesystem::remove(segment->path(), ignored);
}

void Journal::seal() {
    const std::scoped_lock lock(m_mutex);
    for (const auto& segment : m_segments)
        segment->sealed = true;
}

std::optional<std::string> Journal::failure() const {
    const std::scoped_lock lock(m_mutex);
    if (!m_failed) return std::nullopt;
    return m_failure;
}

Result<std::shared_ptr<Segment>> Journal::newSegment() {
    const std::scoped_lock lock(m_mutex);
    // A number is used once, even by a file that could not be completed.
    auto segment = Segment::create(m_options.directory, m_nextSegment++, m_clock.now());
    if (!segment) return segment.error();
    if (m_syncer) {
        if (const auto synced = syncDirectory(m_options.directory); !synced) return synced.error();
    }
    m_segments.push_back(*segment);
    return segment;
}

void Journal::wrote() {
    // A failure that is over is forgotten by the write that shows it.
    if (m_failed.load(std::memory_order_relaxed)) m_failed = false;
    m_onWritten();
}

void Journal::failed(const Error& error) {
    const std::scoped_lock lock(m_mutex);
    m_failure = error.detail;
    m_failed = true;
}

}  // namespace relay::embedded
