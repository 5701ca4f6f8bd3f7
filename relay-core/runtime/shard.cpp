#include "runtime/shard.h"

#include <boost/asio/executor_work_guard.hpp>

namespace relay {

// The hint: one thread runs this context, so the reactor needs no lock for each descriptor, and the scheduler
// keeps what a handler posts in a private queue. But other threads do post (stop, results of the blocking
// pool, the name resolver's own thread), so the scheduler's lock stays: BOOST_ASIO_CONCURRENCY_HINT_UNSAFE
// would drop it, too, and refuse to resolve names. UNSAFE_IO is exactly that: lock the queue, not the
// sockets. Sockets and timers of a shard must therefore never be touched from another thread.
Shard::Shard(std::size_t index, const Clock* clock)
    : m_index(index), m_context(BOOST_ASIO_CONCURRENCY_HINT_UNSAFE_IO), m_deadlines(m_context, clock) {
    m_readiness.start(m_context.get_executor());
}

// A Signal owns the coroutine that waits for it, and that coroutine's frame usually owns the Signal. Letting
// go of the handlers breaks the circle: it posts the frames' destruction to the context, which does it when
// it is destroyed. Nothing is run any more, for who owned what those handlers use may be gone.
Shard::~Shard() {
    while (!m_waiting.empty())
        m_waiting.front().abandon();
    m_readiness.pause();
}

void Shard::run() {
    const auto work = boost::asio::make_work_guard(m_context);
    m_context.run();
}

void Shard::stop() {
    m_context.stop();
}

}  // namespace relay
