#pragma once

#include "store/embedded/coordination_state.h"

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace relay::embedded {

/// Which account each conversation is served by: so many entries at most, the least recently used goes. One mutex,
/// held for a look-up.
class MemorySticky {
public:
    static constexpr std::size_t kMostEntries = 100'000;

    /// `entries`: newest use first.
    explicit MemorySticky(const std::vector<StickyEntry>& entries, std::size_t capacity = kMostEntries);

    std::optional<StickyEntry> find(const std::string& hash, UnixMillis now) const;
    void stick(StickyEntry entry);
    std::vector<StickyEntry> newest(std::size_t limit, UnixMillis now) const;
    std::size_t clear(const std::string& hash);
    /// Those at the far end of the list that have expired. An expired one before them is not found, and goes later.
    void sweep(UnixMillis now);

    void takeChanges(CoordinationChanges& changes);
    void restoreChanges(const CoordinationChanges& changes);

private:
    using Entries = std::list<StickyEntry>;
    void dropLast();

    const std::size_t m_capacity;
    mutable std::mutex m_mutex;
    Entries m_entries;                                                ///< newest use first
    std::unordered_map<std::string_view, Entries::iterator> m_index;  ///< the hashes are the entries' own
    std::unordered_set<std::string> m_changed;
};

}  // namespace relay::embedded
