#include "observe/line_writer.h"

#include <spdlog/details/log_msg.h>

#include <chrono>
#include <exception>
#include <iterator>
#include <utility>

namespace relay {
namespace {

constexpr std::size_t kMostPendingBytes = 1024 * 1024;
constexpr std::chrono::milliseconds kGather{10};

}  // namespace

LineWriter::LineWriter(spdlog::sink_ptr sink, Batch batch)
    : m_sink(std::move(sink)), m_batch(batch), m_thread([this] { run(); }) {}

LineWriter::~LineWriter() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void LineWriter::write(std::string line) {
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        m_pendingBytes += line.size();
        m_pending.push_back(std::move(line));
        for (; m_pendingBytes > kMostPendingBytes && m_pending.size() > 1; m_pending.pop_front()) {
            m_pendingBytes -= m_pending.front().size();
            m_dropped.fetch_add(1, std::memory_order_relaxed);
        }
        wake = std::exchange(m_waiting, false);
    }
    if (wake) m_wake.notify_one();
}

void LineWriter::run() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_waiting = m_pending.empty() && !m_stopping;
        m_wake.wait(lock, [this] { return !m_pending.empty() || m_stopping; });
        m_waiting = false;
        if (!m_stopping) m_wake.wait_for(lock, kGather, [this] { return m_stopping; });
        const std::deque<std::string> lines = std::exchange(m_pending, {});
        m_pendingBytes = 0;
        if (lines.empty()) return;
        lock.unlock();
        output(lines);
        lock.lock();
    }
}

void LineWriter::output(const std::deque<std::string>& lines) {
    try {
        if (m_batch == Batch::LineByLine) {
            for (const std::string& line : lines)
                send(line);
        } else {
            std::string text = lines.front();
            for (auto line = std::next(lines.begin()); line != lines.end(); ++line)
                (text += '\n') += *line;
            send(text);
        }
        m_sink->flush();
    } catch (const std::exception&) {
        m_failed.fetch_add(lines.size(), std::memory_order_relaxed);
    }
}

void LineWriter::send(const std::string& text) {
    const spdlog::details::log_msg message("", spdlog::level::info, {text.data(), text.size()});
    m_sink->log(message);
}

}  // namespace relay
