#include "store/embedded/saved_coordination.h"

#include "store/embedded/memory_sticky.h"
#include "store/embedded/transaction.h"

#include <mutex>
#include <utility>

namespace relay::embedded {

Result<CoordinationState> SavedCoordination::load(UnixMillis now) {
    const std::scoped_lock lock(m_database.mutex());
    CoordinationState state;
    auto lastUsed = m_marks.lastUsed();
    if (!lastUsed) return lastUsed.error();
    auto marks = m_marks.marks();
    if (!marks) return marks.error();
    auto sticky = m_sticky.entries(now, MemorySticky::kMostEntries);
    if (!sticky) return sticky.error();
    auto counters = m_counters.counters(now);
    if (!counters) return counters.error();
    state.lastUsed = std::move(*lastUsed);
    state.marks = std::move(*marks);
    state.sticky = std::move(*sticky);
    state.counters = std::move(*counters);
    return state;
}

Result<void> SavedCoordination::save(const CoordinationChanges& changes) {
    const std::scoped_lock lock(m_database.mutex());
    Transaction transaction(m_database);
    if (const auto begun = transaction.begin(); !begun) return begun;
    if (const auto written = write(changes); !written) return written;
    return transaction.commit();
}

Result<void> SavedCoordination::write(const CoordinationChanges& changes) {
    for (const AccountMark& mark : changes.marks)
        if (const auto done = m_marks.saveMark(mark); !done) return done;
    for (const MarkKey& mark : changes.clearedMarks)
        if (const auto done = m_marks.removeMark(mark); !done) return done;
    for (const auto& [owner, at] : changes.lastUsed)
        if (const auto done = m_marks.saveLastUsed(owner, at); !done) return done;
    for (const StoredCounter& counter : changes.counters)
        if (const auto done = m_counters.save(counter); !done) return done;
    for (const StickyEntry& entry : changes.sticky)
        if (const auto done = m_sticky.save(entry); !done) return done;
    for (const std::string& hash : changes.clearedSticky)
        if (const auto done = m_sticky.remove(hash); !done) return done;
    return {};
}

}  // namespace relay::embedded
