#pragma once

namespace relay::cli {

/// SIGINT and SIGTERM as something to wait for instead of something that interrupts. Make it before any other
/// thread starts: threads inherit that these signals (and SIGHUP, which does nothing) are held back.
class StopSignals {
public:
    enum class Event { Signal, Woken };

    StopSignals();  ///< throws std::system_error when the kernel has no descriptor left
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    /// Blocks. Every wake() is reported once.
    Event wait();
    /// From any thread.
    void wake();

private:
    int m_signals;
    int m_wake;
};

}  // namespace relay::cli
