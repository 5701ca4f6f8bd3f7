#include "store/embedded/background.h"

#include <utility>

namespace relay::embedded {
Background::Background(IdleTurns& turns, std::chrono::milliseconds interval, std::function<bool()> work)
    : m_turns(turns), m_interval(interval), m_work(std::move(work)), m_thread([this] { run(); }) {}

Background::~Background() {
    stop();
}

void Background::wake() {
    if (m_woken.load(std::memory_order_relaxed) || m_woken.exchange(true)) return;
    const std::scoped_lock lock(m_mutex);
    m_changed.notify_one();
}

void Background::stop() {
    const IdleTurns::Hurry hurry(m_turns);
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
        m_changed.notify_one();
    }
    if (m_thread.joinable()) m_thread.join();
}

void Background::run() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_stopping || m_woken.load(); });
        m_changed.wait_for(lock, m_interval, [this] { return m_stopping; });
        if (m_stopping) return;
        m_woken = false;
        lock.unlock();
        m_turns.wait();
        const bool done = m_work();
        lock.lock();
        if (!done) m_woken = true;
    }
}

}  // namespace relay::embedded
