#include "bench/load.h"

#include "bench/response_reader.h"
#include "support/socket.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <deque>
#include <memory>

namespace relay::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Connection {
    test::Descriptor socket;
    ResponseReader reader;
    std::string_view unsent;
    Clock::time_point due;
    bool busy = false;
    bool firstByteSeen = false;
    bool wantsOut = false;
};

class Load {
public:
    explicit Load(const LoadPlan& plan) : m_plan(plan), m_epoll(epoll_create1(EPOLL_CLOEXEC)) {
        for (std::size_t i = 0; i < plan.connections; ++i) {
            m_connections.push_back(std::make_unique<Connection>());
            open(*m_connections.back());
        }
    }

    LoadResult run() {
        const Clock::time_point start = Clock::now();
        const Clock::time_point end = start + m_plan.duration;
        m_nextDue = start;
        for (const auto& connection : m_connections)
            m_idle.push_back(connection.get());
        std::array<epoll_event, 256> events{};
        for (Clock::time_point now = start; now < end; now = Clock::now()) {
            startRequests(now);
            const timespec wait = untilNext(now, end);
            const int ready =
                epoll_pwait2(m_epoll.get(), events.data(), static_cast<int>(events.size()), &wait, nullptr);
            for (int i = 0; i < ready; ++i) {
                const epoll_event& event = events[static_cast<std::size_t>(i)];
                auto& connection = *static_cast<Connection*>(event.data.ptr);
                if ((event.events & EPOLLOUT) != 0) flush(connection);
                if ((event.events & ~static_cast<std::uint32_t>(EPOLLOUT)) != 0) receive(connection);
            }
            if (m_result.errors > kTooMany) break;
        }
        m_result.seconds = std::chrono::duration<double>(Clock::now() - start).count();
        return std::move(m_result);
    }

private:
    static constexpr std::uint64_t kTooMany = 100;

    void open(Connection& connection) {
        connection.socket = test::connectTcp(m_plan.port);
        const int flags = ::fcntl(connection.socket.get(), F_GETFL);
        ::fcntl(connection.socket.get(), F_SETFL, flags | O_NONBLOCK);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = &connection;
        ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, connection.socket.get(), &event);
    }

    void startRequests(Clock::time_point now) {
        while (!m_idle.empty()) {
            if (m_plan.rate > 0 && m_nextDue > now) return;
            Connection& connection = *m_idle.front();
            m_idle.pop_front();
            connection.due = m_plan.rate > 0 ? m_nextDue : Clock::now();
            if (m_plan.rate > 0)
                m_nextDue += std::chrono::nanoseconds(static_cast<std::int64_t>(1e9 / m_plan.rate));
            connection.busy = true;
            connection.firstByteSeen = false;
            connection.reader.reset();
            connection.unsent = m_plan.requests[m_next++ % m_plan.requests.size()];
            flush(connection);
        }
    }

    timespec untilNext(Clock::time_point now, Clock::time_point end) const {
        const bool waitsForDue = m_plan.rate > 0 && !m_idle.empty();
        const auto left =
            std::max(std::chrono::nanoseconds(0), (waitsForDue ? std::min(m_nextDue, end) : end) - now);
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(left);
        return {seconds.count(), (left - seconds).count()};
    }

    void flush(Connection& connection) {
        while (!connection.unsent.empty()) {
            const ssize_t sent = ::send(connection.socket.get(), connection.unsent.data(),
                                        connection.unsent.size(), MSG_NOSIGNAL);
            if (sent < 0 && errno == EAGAIN) break;
            if (sent < 0) return fail(connection, "send");
            connection.unsent.remove_prefix(static_cast<std::size_t>(sent));
        }
        watchOut(connection, !connection.unsent.empty());
    }

    void watchOut(Connection& connection, bool on) {
        if (connection.wantsOut == on) return;
        connection.wantsOut = on;
        epoll_event event{};
        event.events = EPOLLIN | (on ? EPOLLOUT : 0U);
        event.data.ptr = &connection;
        ::epoll_ctl(m_epoll.get(), EPOLL_CTL_MOD, connection.socket.get(), &event);
    }

    void receive(Connection& connection) {
        const ssize_t got = ::recv(connection.socket.get(), m_buffer.data(), m_buffer.size(), 0);
        if (got < 0 && errno == EAGAIN) return;
        if (got <= 0 || !connection.busy) return fail(connection, "the connection ended");
        const auto outcome = connection.reader.feed({m_buffer.data(), static_cast<std::size_t>(got)});
        const Clock::time_point now = Clock::now();
        if (!connection.firstByteSeen && connection.reader.sawBody()) {
            connection.firstByteSeen = true;
            m_result.firstByte.add(microsSince(connection.due, now));
        }
        if (outcome == ResponseReader::Outcome::Bad) return fail(connection, "not a well-formed answer");
        if (outcome == ResponseReader::Outcome::Complete) finish(connection, now);
    }

    void finish(Connection& connection, Clock::time_point now) {
        if (connection.reader.status() != 200)
            return fail(connection,
                        fmt::format("status {}: {}", connection.reader.status(), connection.reader.tail()));
        if (m_plan.stream && !connection.reader.tail().ends_with("\"message_stop\"}\n\n"))
            return fail(connection, "a stream without message_stop");
        ++m_result.complete;
        m_result.latency.add(microsSince(connection.due, now));
        connection.busy = false;
        m_idle.push_back(&connection);
    }

    void fail(Connection& connection, const std::string& what) {
        if (m_result.errors++ == 0) m_result.firstError = what;
        if (m_result.errors > kTooMany) return;
        connection.socket.close();
        connection.unsent = {};
        connection.wantsOut = false;
        open(connection);
        if (connection.busy) m_idle.push_back(&connection);
        connection.busy = false;
    }

    static std::uint64_t microsSince(Clock::time_point then, Clock::time_point now) {
        return static_cast<std::uint64_t>(
            std::chrono::duration_cast<std::chrono::microseconds>(now - then).count());
    }

    const LoadPlan& m_plan;
    test::Descriptor m_epoll;
    std::vector<std::unique_ptr<Connection>> m_connections;
    std::deque<Connection*> m_idle;
    std::array<char, 256 * 1024> m_buffer{};
    std::size_t m_next = 0;
    Clock::time_point m_nextDue;
    LoadResult m_result;
};

}  // namespace

LoadResult runLoad(const LoadPlan& plan) {
    return std::make_unique<Load>(plan)->run();
}

}  // namespace relay::bench
