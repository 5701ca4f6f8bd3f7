#pragma once

#include "runtime/task.h"

#include <boost/asio/posix/basic_stream_descriptor.hpp>

#include <optional>
#include <span>

struct epoll_event;

namespace relay {

/// Hears of a descriptor's edges: what became possible since it was last tried.
class ReadinessListener {
public:
    virtual void ready(bool readable, bool writable, bool ended) = 0;

protected:
    ~ReadinessListener() = default;
};

/// Readiness of many descriptors, each registered once (epoll, edge-triggered). Asio's own wait costs a system call each
/// time; this one costs Asio's wait once for all descriptors that became ready together. Owner thread: the shard.
class Readiness {
public:
    Readiness();
    ~Readiness();
    Readiness(const Readiness&) = delete;
    Readiness& operator=(const Readiness&) = delete;

    /// By whose thread it tells, from the first add() until pause().
    void start(Executor executor);
    /// Before the executor's context dies; remove() goes on working.
    void pause();

    /// False: the system has no room for it. What is ready already is told, too.
    bool add(int descriptor, ReadinessListener& listener);
    /// Before the descriptor closes: the listener hears nothing more. A close alone is not enough, since another process
    /// may have inherited the descriptor.
    void remove(int descriptor, const ReadinessListener& listener);

private:
    void wait();
    void deliver();

    int m_epoll;
    std::optional<boost::asio::posix::basic_stream_descriptor<Executor>> m_wait;  ///< a copy of it
    std::span<epoll_event> m_batch;                                               ///< what is not delivered
    bool m_waits = false;
};

}  // namespace relay
