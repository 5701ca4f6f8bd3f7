#include "runtime/deadlines.h"

#include <algorithm>
#include <ctime>
#include <utility>

namespace relay {
namespace {

constexpr std::chrono::milliseconds kTick{100};

SteadyTime roundedUp(SteadyTime at) {
    const auto ticks = (at.time_since_epoch() + kTick - std::chrono::nanoseconds{1}) / kTick;
    return SteadyTime{ticks * kTick};
}

/// The same time base as steady_clock, a few milliseconds behind it and a quarter of its price.
SteadyTime coarseNow() {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC_COARSE, &time);
    return SteadyTime{std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec}};
}

}  // namespace

Deadline::Deadline(Deadlines& deadlines, std::function<void()> onExpired)
    : m_deadlines(deadlines), m_onExpired(std::move(onExpired)) {}

void Deadline::set(std::chrono::milliseconds fromNow) {
    m_at = m_deadlines.now() + fromNow;
    m_expired = false;
    m_deadlines.add(*this);
}

Deadlines::Deadlines(boost::asio::io_context& context, const Clock* clock)
    : m_timer(context), m_clock(clock) {}

// Deadlines that outlive this object (a coroutine frame the context destroys later) must not unlink from a
// dead list.
Deadlines::~Deadlines() {
    m_list.clear();
}

SteadyTime Deadlines::now() const {
    return m_clock == nullptr ? coarseNow() : m_clock->steady();
}

void Deadlines::add(Deadline& deadline) {
    if (!deadline.is_linked()) m_list.push_back(deadline);
    if (deadline.m_at < m_wakeAt) wakeAt(deadline.m_at);
}

void Deadlines::wakeAt(SteadyTime at) {
    m_wakeAt = roundedUp(at);
    m_timer.expires_after(m_wakeAt - now());
    m_timer.async_wait([this](const boost::system::error_code& error) {
        if (!error) expireDue();
    });
}

void Deadlines::expireDue() {
    const SteadyTime time = now();
    List due;
    SteadyTime soonest = SteadyTime::max();
    for (auto it = m_list.begin(); it != m_list.end();) {
        Deadline& deadline = *it++;
        if (deadline.m_at > time) {
            soonest = std::min(soonest, deadline.m_at);
            continue;
        }
        deadline.unlink();
        due.push_back(deadline);
    }
    m_wakeAt = SteadyTime::max();
    if (soonest != SteadyTime::max()) wakeAt(soonest);

    // A callback may destroy its own deadline and any other: those leave `due` by themselves.
    while (!due.empty()) {
        Deadline& deadline = due.front();
        due.pop_front();
        // Cleared or set anew by a callback before this one.
        if (deadline.m_at > time) {
            if (deadline.m_at != SteadyTime::max()) add(deadline);
            continue;
        }
        deadline.m_at = SteadyTime::max();
        deadline.m_expired = true;
        const std::function<void()> callback = deadline.m_onExpired;
        callback();
    }
}

}  // namespace relay
