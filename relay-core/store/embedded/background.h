#pragma once

#include "store/embedded/idle_turns.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace relay::embedded {

/// A thread that does one kind of work when it was woken, and not more often than every `interval`. It sleeps
/// without a timer while there is nothing to do, and waits for a turn before it works: requests come first.
class Background {
public:
    /// `work` answers whether it is done; false has it called again after `interval`. `work` must outlive
    /// stop().
    Background(IdleTurns& turns, std::chrono::milliseconds interval, std::function<bool()> work);
    ~Background();
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    /// From any thread, often: costs a relaxed load while the thread knows already.
    void wake();
    /// Waits for work that is running; does none afterwards. Twice is harmless.
    void stop();

private:
    void run();

    IdleTurns& m_turns;
    const std::chrono::milliseconds m_interval;
    const std::function<bool()> m_work;
    std::atomic<bool> m_woken = false;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stopping = false;
    std::thread m_thread;
};

}  // namespace relay::embedded
