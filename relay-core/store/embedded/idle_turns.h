#pragma once

#include <memory>

namespace relay::embedded {

/// Lets work that can wait run while a core is free, without making others wait for it. A thread that the system runs
/// when nothing else wants the core gives turns; whoever works takes one before each piece, and runs as any thread does.
/// (A worker that was itself scheduled like that would keep what it has locked for as long as the machine is busy.)
class IdleTurns {
public:
    IdleTurns();
    ~IdleTurns();
    IdleTurns(const IdleTurns&) = delete;
    IdleTurns& operator=(const IdleTurns&) = delete;

    /// Returns when a core was free, or at once while somebody is in a hurry. Thread-safe.
    void wait();

    /// While it lives, somebody waits for what the work may have locked: no turn is waited for.
    class Hurry {
    public:
        explicit Hurry(IdleTurns& turns);
        ~Hurry();
        Hurry(const Hurry&) = delete;
        Hurry& operator=(const Hurry&) = delete;

    private:
        IdleTurns& m_turns;
    };

private:
    struct State;
    static void run(State& state);

    /// Shared with the thread, which nobody waits for at the end: it may get its next turn in half a minute.
    const std::shared_ptr<State> m_state;
};

}  // namespace relay::embedded
