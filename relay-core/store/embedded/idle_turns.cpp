#include "store/embedded/idle_turns.h"

#include <sched.h>

#include <chrono>

namespace relay::embedded {
namespace {

constexpr std::chrono::microseconds kNap{100};
constexpr std::chrono::milliseconds kLongNap{10};
constexpr std::chrono::microseconds kLate{300};

/// Whoever is woken in time, and would be the last to be, had a free core to wake on.
bool wakesInTime(std::chrono::microseconds nap) {
    using std::chrono::steady_clock;
    const auto end = steady_clock::now() + nap;
    std::this_thread::sleep_until(end);
    return steady_clock::now() - end < kLate;
}

}  // namespace

IdleTurns::IdleTurns() : m_thread([this] { run(); }) {}

IdleTurns::~IdleTurns() {
    m_ends = true;
    ++m_asked;
    m_asked.notify_one();
    m_thread.join();
}

void IdleTurns::wait() {
    const std::uint32_t before = m_given;
    if (m_hurried > 0) return;
    ++m_asked;
    m_asked.notify_one();
    m_given.wait(before);
}

// No lock is taken here: it could be kept for as long as the machine is busy.
void IdleTurns::run() {
    // Refused, the work is done earlier than it should be, which costs a little latency only.
    const sched_param noPriority{};
    static_cast<void>(sched_setscheduler(0, SCHED_IDLE, &noPriority));
    std::uint32_t answered = 0;
    while (!m_ends) {
        m_asked.wait(answered);
        answered = m_asked;
        bool free = wakesInTime(kNap);
        while (!free && !m_ends)
            free = wakesInTime(kLongNap);
        give();
    }
}

void IdleTurns::give() {
    ++m_given;
    m_given.notify_all();
}

IdleTurns::Hurry::Hurry(IdleTurns& turns) : m_turns(turns) {
    ++m_turns.m_hurried;
    m_turns.give();
}

IdleTurns::Hurry::~Hurry() {
    --m_turns.m_hurried;
}

}  // namespace relay::embedded
