#include "store/embedded/idle_turns.h"

#include <sched.h>

namespace relay::embedded {

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
