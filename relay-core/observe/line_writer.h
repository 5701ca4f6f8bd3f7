#pragma once

#include <spdlog/sinks/sink.h>

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace relay {

/// Finished log lines on their way to one output, on a thread of its own. Lines that come within a few milliseconds
/// are written together: waking a thread for each would cost a busy relay more than its requests do. When the output
/// is far behind, the oldest lines are dropped and counted. write() from any thread.
class LineWriter {
public:
    /// How a batch reaches the sink: as one message (an unbuffered output), or line by line with one flush at the end
    /// (a file that is turned over between lines).
    enum class Batch { OneMessage, LineByLine };

    LineWriter(spdlog::sink_ptr sink, Batch batch);
    ~LineWriter();  ///< writes what is pending
    LineWriter(const LineWriter&) = delete;
    LineWriter& operator=(const LineWriter&) = delete;

    void write(std::string line);
    std::uint64_t dropped() const { return m_dropped.load(std::memory_order_relaxed); }
    std::uint64_t failed() const { return m_failed.load(std::memory_order_relaxed); }

private:
    void run();
    void output(const std::deque<std::string>& lines);

    void send(const std::string& text);

    spdlog::sink_ptr m_sink;
    Batch m_batch;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::string> m_pending;
    std::size_t m_pendingBytes = 0;
    bool m_waiting = false;  ///< the thread sleeps until it is told
    bool m_stopping = false;
    std::atomic<std::uint64_t> m_dropped{0};
    std::atomic<std::uint64_t> m_failed{0};
    std::thread m_thread;
};

}  // namespace relay
