#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <unordered_map>
#include <utility>

namespace relay {

struct CacheStatistics {
    std::uint64_t hits = 0;
    std::uint64_t misses = 0;
    std::uint64_t evictions = 0;
    std::size_t size = 0;
    std::size_t capacity = 0;
};

/// The most recently used entries up to a fixed number, with counts for the cache page. Not thread-safe.
template <class Key, class Value, class Hash = std::hash<Key>>
class LruCache {
public:
    explicit LruCache(std::size_t capacity) : m_capacity(capacity) {}

    std::optional<Value> find(const Key& key) {
        const auto found = m_index.find(key);
        if (found == m_index.end()) {
            ++m_misses;
            return std::nullopt;
        }
        ++m_hits;
        m_entries.splice(m_entries.begin(), m_entries, found->second);
        return found->second->second;
    }

    void insert(const Key& key, Value value) {
        if (const auto found = m_index.find(key); found != m_index.end()) {
            found->second->second = std::move(value);
            m_entries.splice(m_entries.begin(), m_entries, found->second);
            return;
        }
        m_entries.emplace_front(key, std::move(value));
        m_index.emplace(key, m_entries.begin());
        if (m_index.size() > m_capacity) evictOldest();
    }

    void erase(const Key& key) {
        const auto found = m_index.find(key);
        if (found == m_index.end()) return;
        m_entries.erase(found->second);
        m_index.erase(found);
    }

    void clear() {
        m_index.clear();
        m_entries.clear();
    }

    CacheStatistics statistics() const { return {m_hits, m_misses, m_evictions, m_index.size(), m_capacity}; }

private:
    void evictOldest() {
        m_index.erase(m_entries.back().first);
        m_entries.pop_back();
        ++m_evictions;
    }

    using Entries = std::list<std::pair<Key, Value>>;
    std::size_t m_capacity;
    Entries m_entries;
    std::unordered_map<Key, typename Entries::iterator, Hash> m_index;
    std::uint64_t m_hits = 0;
    std::uint64_t m_misses = 0;
    std::uint64_t m_evictions = 0;
};

}  // namespace relay
