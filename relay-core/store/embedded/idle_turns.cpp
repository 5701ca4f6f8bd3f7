#include "store/embedded/idle_turns.h"

#include <sched.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <thread>

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

struct IdleTurns::State {
    std::atomic<std::uint32_t> asked = 0;
    std::atomic<std::uint32_t> given = 0;
    std::atomic<std::uint32_t> hurried = 0;
    std::atomic<bool> ends = false;

    void ask() {
        ++asked;
        asked.notify_one();
    }
    void give() {
        ++given;
        given.notify_all();
    }
};

IdleTurns::IdleTurns() : m_state(std::make_shared<State>()) {
    std::thread([state = m_state] { run(*state); }).detach();
}

IdleTurns::~IdleTurns() {
    m_state->ends = true;
    m_state->ask();
}

void IdleTurns::wait() {
    const std::uint32_t before = m_state->given;
    if (m_state->hurried > 0) return;
    m_state->ask();
    m_state->given.wait(before);
}

// No lock is taken here: it could be kept for as long as the machine is busy.
void IdleTurns::run(State& state) {
    // Refused, the work is done earlier than it should be, which costs a little latency only.
    const sched_param noPriority{};
    static_cast<void>(sched_setscheduler(0, SCHED_IDLE, &noPriority));
    std::uint32_t answered = 0;
    while (!state.ends) {
        state.asked.wait(answered);
        answered = state.asked;
        bool free = wakesInTime(kNap);
        while (!free && !state.ends)
            free = wakesInTime(kLongNap);
        state.give();
    }
}

IdleTurns::Hurry::Hurry(IdleTurns& turns) : m_turns(turns) {
    ++m_turns.m_state->hurried;
    m_turns.m_state->give();
}

IdleTurns::Hurry::~Hurry() {
    --m_turns.m_state->hurried;
}

}  // namespace relay::embedded
