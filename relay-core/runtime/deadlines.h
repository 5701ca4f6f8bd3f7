#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/list.hpp>

#include <chrono>
#include <functional>

namespace relay {

class Deadlines;

/// One moment after which `onExpired` runs, once, on the shard. Setting and clearing it costs a store, not a timer.
/// Precision: one tick of Deadlines (100 ms). Owner thread: the shard.
class Deadline
    : public boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
public:
    Deadline(Deadlines& deadlines, std::function<void()> onExpired);
    void set(std::chrono::milliseconds fromNow);
    void clear();
    bool expired() const { return m_expired; }

private:
    friend class Deadlines;
    Deadlines& m_deadlines;
    std::function<void()> m_onExpired;
    std::chrono::steady_clock::time_point m_at = std::chrono::steady_clock::time_point::max();
    bool m_expired = false;
};

/// All deadlines of one shard, looked through by one coarse timer that sleeps while nothing is set.
class Deadlines {
public:
    explicit Deadlines(boost::asio::io_context& context);
    std::chrono::steady_clock::time_point now() const;

private:
    friend class Deadline;
    using List = boost::intrusive::list<Deadline, boost::intrusive::constant_time_size<false>>;

    void add(Deadline& deadline);
    void tick();

    boost::asio::steady_timer m_timer;
    List m_list;
    bool m_ticking = false;
};

}  // namespace relay
