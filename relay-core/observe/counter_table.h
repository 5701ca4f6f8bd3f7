#pragma once

#include <atomic>
#include <bit>
#include <cstddef>
#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace relay {

/// One `Counters` (relaxed atomics) for each id, found without a lock: looking up writes nothing, so counting
/// on many threads costs what the counters cost. A new id takes a mutex. Ids stay until the table dies;
/// `limit` bounds them: what comes later is counted under `other`. Thread-safe.
template <class Counters>
class CounterTable {
public:
    explicit CounterTable(std::size_t limit = std::numeric_limits<std::size_t>::max(),
                          std::string_view other = {})
        : m_limit(limit), m_other(other) {
        publish(kFirstSize);
    }

    Counters& at(std::string_view id) {
        const std::size_t hash = std::hash<std::string_view>{}(id);
        if (Entry* entry = find(*m_current.load(std::memory_order_acquire), id, hash)) return entry->counters;
        return insert(id, hash).counters;
    }

    /// Calls `visit(id, counters)` for all ids known by now, in no order.
    template <class Visit>
    void forEach(Visit visit) const {
        const Slots& slots = *m_current.load(std::memory_order_acquire);
        for (const auto& slot : slots.entries)
            if (const Entry* entry = slot.load(std::memory_order_acquire)) visit(entry->id, entry->counters);
    }

private:
    static constexpr std::size_t kFirstSize = 64;

    struct Entry {
        Entry(std::string_view name, std::size_t hashed) : id(name), hash(hashed) {}
        std::string id;
        std::size_t hash;
        Counters counters;
    };
    /// Open addressing, never more than half full. Its size is a power of two.
    struct Slots {
        explicit Slots(std::size_t size) : entries(size) {}
        std::vector<std::atomic<Entry*>> entries;
    };

    static Entry* find(const Slots& slots, std::string_view id, std::size_t hash) {
        const std::size_t mask = slots.entries.size() - 1;
        for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
            Entry* entry = slots.entries[i].load(std::memory_order_acquire);
            if (!entry || (entry->hash == hash && entry->id == id)) return entry;
        }
    }

    static void place(Slots& slots, Entry& entry) {
        const std::size_t mask = slots.entries.size() - 1;
        std::size_t i = entry.hash & mask;
        while (slots.entries[i].load(std::memory_order_relaxed))
            i = (i + 1) & mask;
        slots.entries[i].store(&entry, std::memory_order_release);
    }

    Entry& insert(std::string_view id, std::size_t hash) {
        const std::lock_guard lock(m_mutex);
        if (m_entries.size() >= m_limit) {
            id = m_other;
            hash = std::hash<std::string_view>{}(id);
        }
        // Another thread may have been quicker, or the table this one looked at was replaced meanwhile.
        if (Entry* entry = find(*m_tables.back(), id, hash)) return *entry;
        Entry& entry = m_entries.emplace_back(id, hash);
        if (m_entries.size() * 2 > m_tables.back()->entries.size())
            publish(m_tables.back()->entries.size() * 2);
        else
            place(*m_tables.back(), entry);
        return entry;
    }

    void publish(std::size_t size) {
        auto slots = std::make_unique<Slots>(size);
        for (Entry& entry : m_entries)
            place(*slots, entry);
        m_current.store(slots.get(), std::memory_order_release);
        // Readers may still walk an older table: all are kept; together they are no larger than the newest.
        m_tables.push_back(std::move(slots));
    }

    std::size_t m_limit;
    std::string m_other;
    std::mutex m_mutex;  // guards what follows; m_current is written under it and read without
    std::deque<Entry> m_entries;
    std::vector<std::unique_ptr<Slots>> m_tables;
    std::atomic<const Slots*> m_current{nullptr};
};

}  // namespace relay
