#pragma once

#include "runtime/task.h"

#include <boost/intrusive/list.hpp>

#include <optional>

namespace relay {

class Shard;

/// Lets one coroutine sleep until plain code on the same shard wakes it. A fire() while nobody waits is kept,
/// once, for the next wait(); so waiters look again at what they wait for after waking. Owner thread: the
/// shard.
class Signal
    : public boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
public:
    explicit Signal(Shard& shard);
    Signal(const Signal&) = delete;
    Signal& operator=(const Signal&) = delete;

    /// One waiter at a time.
    Task<> wait();
    bool waiting() const { return m_handler.has_value(); }

    /// The waiter is resumed from the shard's queue; safe everywhere on the shard.
    void fire();
    /// The waiter runs before this returns and may destroy the signal and its surroundings: only as the last
    /// act of a callback that the io_context itself called.
    void fireInline();

private:
    friend class Shard;
    using List = boost::intrusive::list<Signal, boost::intrusive::constant_time_size<false>>;
    using Handler = boost::asio::async_result<boost::asio::use_awaitable_t<Executor>, void()>::handler_type;

    static Task<> ready();
    std::optional<Handler> takeHandler();
    void abandon();

    Shard& m_shard;
    std::optional<Handler> m_handler;
    bool m_fired = false;
};

}  // namespace relay
