#pragma once

#include "base/clock.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/list.hpp>

#include <chrono>
#include <functional>

namespace relay {

class Deadlines;

/// One moment after which `onExpired` runs, once, on the shard. Setting and clearing it costs a store, not a
/// timer. Precision: never early, late by up to one tick of Deadlines (100 ms). Owner thread: the shard.
class Deadline
    : public boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
public:
    Deadline(Deadlines& deadlines, std::function<void()> onExpired);
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

    void set(std::chrono::milliseconds fromNow);
    void clear() { m_at = SteadyTime::max(); }
    /// True from the moment onExpired is called until the next set().
    bool expired() const { return m_expired; }

private:
    friend class Deadlines;
    Deadlines& m_deadlines;
    std::function<void()> m_onExpired;
    SteadyTime m_at = SteadyTime::max();
    bool m_expired = false;
};

/// All deadlines of one shard, looked through by one coarse timer that sleeps while nothing is set and is not
/// moved while later deadlines come and go.
class Deadlines {
public:
    /// With `clock` (tests) time is read from there, and expireDue() is called by hand after moving it.
    explicit Deadlines(boost::asio::io_context& context, const Clock* clock = nullptr);
    ~Deadlines();
    Deadlines(const Deadlines&) = delete;
    Deadlines& operator=(const Deadlines&) = delete;

    SteadyTime now() const;
    /// Runs what is due; the timer calls it.
    void expireDue();

private:
    friend class Deadline;
    using List = boost::intrusive::list<Deadline, boost::intrusive::constant_time_size<false>>;

    void add(Deadline& deadline);
    void wakeAt(SteadyTime at);

    boost::asio::steady_timer m_timer;
    const Clock* m_clock;
    List m_list;
    SteadyTime m_wakeAt = SteadyTime::max();
};

}  // namespace relay
