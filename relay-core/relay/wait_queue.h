#pragma once

#include "net/exchange.h"
#include "runtime/deadlines.h"
#include "runtime/signal.h"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace relay {

class WaitQueue;

/// One request's place in a line; destroyed, it leaves the line and the next one looks. Owner thread: the request's
/// shard.
class QueuePlace {
public:
    ~QueuePlace();
    QueuePlace(const QueuePlace&) = delete;
    QueuePlace& operator=(const QueuePlace&) = delete;

    /// Whether everybody who came before has left the line.
    bool first() const;
    /// Returns when there may be something for the first in line, when `most` is over or when the client leaves: look
    /// again. Never sleeps longer than half a second, so that a change nobody told of is seen, too.
    Task<> wait(net::Exchange& exchange, std::chrono::milliseconds most);

private:
    friend class WaitQueue;
    struct Waiter;
    QueuePlace(WaitQueue& queue, std::string owner, std::shared_ptr<Waiter> waiter);

    WaitQueue& m_queue;
    std::string m_owner;
    std::shared_ptr<Waiter> m_waiter;
};

/// Lines of requests that wait for a place or a reservation of somebody who is ahead of them, first come, first served;
/// one line an owner (the id of a key or an account). Thread-safe.
class WaitQueue {
public:
    /// Null: `places` requests wait already.
    std::unique_ptr<QueuePlace> join(const std::string& owner, std::size_t places, Shard& shard);
    /// Who comes while others wait gets in line behind them. Costs one load while nobody waits at all.
    bool anybodyWaits(const std::string& owner) const;
    /// Something of the owner's was freed: the first in line looks.
    void freed(const std::string& owner);
    std::size_t waiting() const { return m_waiting.load(std::memory_order_relaxed); }

private:
    friend class QueuePlace;
    using Line = std::deque<std::shared_ptr<QueuePlace::Waiter>>;

    bool isFirst(const std::string& owner, const QueuePlace::Waiter* waiter) const;
    void leave(const std::string& owner, const std::shared_ptr<QueuePlace::Waiter>& waiter);
    static void wakeFirst(const Line& line);

    mutable std::mutex m_mutex;
    std::unordered_map<std::string, Line> m_lines;  ///< no empty ones
    std::atomic<std::size_t> m_waiting{0};
};

}  // namespace relay
