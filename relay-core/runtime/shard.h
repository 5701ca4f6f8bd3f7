#pragma once

#include "runtime/deadlines.h"
#include "runtime/readiness.h"
#include "runtime/signal.h"
#include "runtime/task.h"

#include <boost/asio/io_context.hpp>

#include <cstddef>

namespace relay {

/// One thread and its io_context. Sessions, pools and parsers live and die on the shard that made them.
class Shard {
public:
    /// With `clock` deadlines follow it instead of the machine's (tests).
    explicit Shard(std::size_t index, const Clock* clock = nullptr);
    /// Tasks that still wait for a Signal are destroyed, not resumed. Their owners must still be alive: drain
    /// first.
    ~Shard();
    Shard(const Shard&) = delete;
    Shard& operator=(const Shard&) = delete;

    /// Runs until stop(); the calling thread becomes the shard's.
    void run();
    /// From any thread. Handlers that were ready are dropped; drain task groups first.
    void stop();

    std::size_t index() const { return m_index; }
    boost::asio::io_context& context() { return m_context; }
    Executor executor() { return m_context.get_executor(); }
    Deadlines& deadlines() { return m_deadlines; }
    Readiness& readiness() { return m_readiness; }

private:
    friend class Signal;
    std::size_t m_index;
    Readiness m_readiness;  ///< outlives the context, whose handlers may own what is registered
    boost::asio::io_context m_context;
    Deadlines m_deadlines;
    Signal::List m_waiting;
};

}  // namespace relay
