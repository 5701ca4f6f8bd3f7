#include "bench/mock_upstream.h"

#include "base/text.h"
#include "support/anthropic_answers.h"
#include "support/socket.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace relay::bench {
namespace {

constexpr std::size_t kEvents = 50;
constexpr std::size_t kEventsAWrite = 5;

struct Prepared {
    std::string small;
    std::vector<std::string> streamWrites;
    std::string hold;
};

Prepared prepare() {
    const Usage usage{.input = 120, .output = 50, .cacheRead = 2'000};
    Prepared all;
    const std::string body = test::anthropicMessage("A short answer, as most of them are.", usage).body();
    all.small = fmt::format(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nrequest-id: req_mock\r\n"
        "content-length: {}\r\n\r\n{}",
        body.size(), body);
    std::string words;
    for (std::size_t i = 0; i < kEvents; ++i)
        words += fmt::format("word{} ", i);
    const test::Answer stream = test::anthropicStream(words, usage);
    std::string write =
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\nrequest-id: req_mock\r\n"
        "transfer-encoding: chunked\r\n\r\n";
    std::size_t frames = 0;
    for (const test::Piece& piece : stream.pieces) {
        write += test::chunkOf(piece.bytes);
        if (++frames % kEventsAWrite != 0) continue;
        all.streamWrites.push_back(std::move(write));
        write.clear();
    }
    all.streamWrites.push_back(write + std::string(test::kLastChunk));
    all.hold = all.streamWrites.front();
    return all;
}

struct Connection {
    test::Descriptor socket;
    std::string head;
    std::uint64_t bodyLeft = 0;
    bool inBody = false;
    char mode = 's';
    std::size_t nextWrite = 0;
    bool streaming = false;
};

class MockUpstream {
public:
    MockUpstream() : m_epoll(epoll_create1(EPOLL_CLOEXEC)), m_prepared(prepare()) {
        m_listener = test::listenOnLoopback(m_port);
        nonBlocking(m_listener.get());
        watch(m_listener.get(), nullptr);
    }

    [[noreturn]] void run() {
        std::printf("listening on http://127.0.0.1:%u\n", static_cast<unsigned>(m_port));
        std::fflush(stdout);
        std::array<epoll_event, 512> events{};
        while (true) {
            const int ready = ::epoll_wait(m_epoll.get(), events.data(), static_cast<int>(events.size()),
                                           m_streaming.empty() ? -1 : 0);
            for (int i = 0; i < ready; ++i) {
                void* pointer = events[static_cast<std::size_t>(i)].data.ptr;
                if (pointer == nullptr)
                    acceptAll();
                else
                    receive(*static_cast<Connection*>(pointer));
            }
            advanceStreams();
        }
    }

private:
    static void nonBlocking(int fd) { ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK); }

    void watch(int fd, Connection* connection) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = connection;
        ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, fd, &event);
    }

    void acceptAll() {
        while (true) {
            test::Descriptor socket(
                ::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
            if (!socket.valid()) return;
            const int yes = 1;
            ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            const int fd = socket.get();
            auto connection = std::make_unique<Connection>();
            connection->socket = std::move(socket);
            watch(fd, connection.get());
            m_connections.emplace(fd, std::move(connection));
        }
    }

    void receive(Connection& connection) {
        const ssize_t got = ::recv(connection.socket.get(), m_buffer.data(), m_buffer.size(), 0);
        if (got < 0 && errno == EAGAIN) return;
        if (got <= 0) return drop(connection);
        std::string_view bytes(m_buffer.data(), static_cast<std::size_t>(got));
        if (!connection.inBody) {
            connection.head += bytes;
            const std::size_t end = connection.head.find("\r\n\r\n");
            if (end == std::string::npos) return;
            const std::size_t already = connection.head.size() - end - 4;
            readHead(connection);
            connection.inBody = true;
            bytes = bytes.substr(bytes.size() - already);
        }
        connection.bodyLeft -= std::min<std::uint64_t>(connection.bodyLeft, bytes.size());
        if (connection.bodyLeft == 0) answer(connection);
    }

    static void readHead(Connection& connection) {
        const auto head = test::takeHead(connection.head);
        const auto length = test::headerOf(head->headers, "content-length").value_or("0");
        connection.bodyLeft = parseUnsigned(length).value_or(0);
        const auto mode = test::headerOf(head->headers, kModeHeader).value_or("small");
        connection.mode = mode == "stream" ? 'e' : mode == "hold" ? 'h' : 's';
        connection.head.clear();
    }

    void answer(Connection& connection) {
        connection.inBody = false;
        if (connection.mode == 'e') {
            connection.nextWrite = 0;
            connection.streaming = true;
            m_streaming.push_back(connection.socket.get());
        } else {
            write(connection, connection.mode == 'h' ? m_prepared.hold : m_prepared.small);
        }
    }

    /// One write of each running stream, in turn: streams interleave as they do in life.
    void advanceStreams() {
        for (std::size_t i = m_streaming.size(); i > 0; --i) {
            const int fd = m_streaming.front();
            m_streaming.pop_front();
            const auto found = m_connections.find(fd);
            // The number may belong to another connection by now.
            if (found == m_connections.end() || !found->second->streaming) continue;
            Connection& connection = *found->second;
            if (!write(connection, m_prepared.streamWrites[connection.nextWrite])) continue;
            connection.streaming = ++connection.nextWrite < m_prepared.streamWrites.size();
            if (connection.streaming) m_streaming.push_back(fd);
        }
    }

    /// The answers are far smaller than a socket's buffer: a peer that has no room for one is cut off.
    bool write(Connection& connection, const std::string& bytes) {
        if (::send(connection.socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
            static_cast<ssize_t>(bytes.size()))
            return true;
        drop(connection);
        return false;
    }

    void drop(Connection& connection) { m_connections.erase(connection.socket.get()); }

    test::Descriptor m_epoll;
    test::Descriptor m_listener;
    std::uint16_t m_port = 0;
    Prepared m_prepared;
    std::unordered_map<int, std::unique_ptr<Connection>> m_connections;
    std::deque<int> m_streaming;
    std::array<char, 256 * 1024> m_buffer{};
};

}  // namespace

int runMockUpstream() {
    std::make_unique<MockUpstream>()->run();
}

}  // namespace relay::bench
