#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

namespace relay {

/// One immutable value of type T that many threads read and few replace. A reader compares one number and
/// takes no lock and no reference count: every thread keeps the value it saw last until it finds that there
/// is a newer one. (libstdc++ 12 has a data race in atomic<shared_ptr>::load, and its spin bit would be
/// shared by all shards.)
template <class T>
class Snapshot {
public:
    explicit Snapshot(std::shared_ptr<const T> value) { publish(std::move(value)); }

    /// The newest value. The reference holds until the calling thread reads a Snapshot<T> again.
    const std::shared_ptr<const T>& read() const {
        thread_local Seen seen;
        if (seen.generation != m_generation.load(std::memory_order_acquire)) {
            const std::scoped_lock lock(m_mutex);
            seen = {m_generation.load(std::memory_order_relaxed), m_value};
        }
        return seen.value;
    }

    void publish(std::shared_ptr<const T> value) {
        const std::scoped_lock lock(m_mutex);
        std::swap(m_value, value);
        m_generation.store(nextGeneration(), std::memory_order_release);
    }

private:
    struct Seen {
        std::uint64_t generation = 0;
        std::shared_ptr<const T> value;
    };

    // Counted over all snapshots of the type, so that a thread never takes one's value for another's.
    static std::uint64_t nextGeneration() {
        static std::atomic<std::uint64_t> last = 0;
        return ++last;
    }

    mutable std::mutex m_mutex;
    std::shared_ptr<const T> m_value;
    std::atomic<std::uint64_t> m_generation = 0;
};

}  // namespace relay
