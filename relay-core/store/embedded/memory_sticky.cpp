#include "store/embedded/memory_sticky.h"

#include <algorithm>
#include <utility>

namespace relay::embedded {
namespace {

/// So many are looked at before the mutex is let go of: requests wait for it.
constexpr std::size_t kAtOnce = 64;

}  // namespace

MemorySticky::MemorySticky(const std::vector<StickyEntry>& entries, std::size_t capacity)
    : m_capacity(capacity) {
    for (const StickyEntry& entry : entries) {
        if (m_entries.size() == m_capacity) break;
        m_entries.push_back(entry);
        m_index.emplace(m_entries.back().hash, std::prev(m_entries.end()));
    }
}

std::optional<StickyEntry> MemorySticky::find(const std::string& hash, UnixMillis now) const {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_index.find(hash);
    if (found == m_index.end() || found->second->expiresAt <= now) return std::nullopt;
    return *found->second;
}

void MemorySticky::stick(StickyEntry entry) {
    const std::scoped_lock lock(m_mutex);
    m_changed.insert(entry.hash);
    if (const auto found = m_index.find(entry.hash); found != m_index.end()) {
        const auto place = found->second;
        m_index.erase(found);  // its key is the text that is replaced
        *place = std::move(entry);
        m_entries.splice(m_entries.begin(), m_entries, place);
    } else {
        m_entries.push_front(std::move(entry));
    }
    m_index.emplace(m_entries.front().hash, m_entries.begin());
    if (m_entries.size() > m_capacity) dropLast();
}

std::vector<StickyEntry> MemorySticky::newest(std::size_t limit, UnixMillis now) const {
    std::vector<StickyEntry> newest;
    const std::scoped_lock lock(m_mutex);
    for (const StickyEntry& entry : m_entries) {
        if (newest.size() >= limit) break;
        if (entry.expiresAt > now) newest.push_back(entry);
    }
    return newest;
}

std::size_t MemorySticky::clear(const std::string& hash) {
    const std::scoped_lock lock(m_mutex);
    std::size_t cleared = 0;
    if (hash.empty()) {
        for (; !m_entries.empty(); ++cleared)
            dropLast();
    } else if (const auto found = m_index.find(hash); found != m_index.end()) {
        const auto place = found->second;
        m_index.erase(found);
        m_entries.erase(place);
        m_changed.insert(hash);
        cleared = 1;
    }
    return cleared;
}

void MemorySticky::sweep(UnixMillis now) {
    for (bool more = true; more;) {
        const std::scoped_lock lock(m_mutex);
        for (std::size_t step = 0; more && step < kAtOnce; ++step) {
            more = !m_entries.empty() && m_entries.back().expiresAt <= now;
            if (more) dropLast();
        }
    }
}

void MemorySticky::dropLast() {
    m_changed.insert(m_entries.back().hash);
    m_index.erase(m_entries.back().hash);
    m_entries.pop_back();
}

void MemorySticky::takeChanges(CoordinationChanges& changes) {
    std::unordered_set<std::string> changed;
    {
        const std::scoped_lock lock(m_mutex);
        changed.swap(m_changed);
    }
    for (const std::string& hash : changed) {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_index.find(hash);
        if (found == m_index.end())
            changes.clearedSticky.push_back(hash);
        else
            changes.sticky.push_back(*found->second);
    }
}

void MemorySticky::restoreChanges(const CoordinationChanges& changes) {
    const std::scoped_lock lock(m_mutex);
    m_changed.insert(changes.clearedSticky.begin(), changes.clearedSticky.end());
    for (const StickyEntry& entry : changes.sticky)
        m_changed.insert(entry.hash);
}

}  // namespace relay::embedded
