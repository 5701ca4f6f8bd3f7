#include "tests/core/net/loopback.h"

#include "base/text.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <array>
#include <chrono>
#include <cstring>

namespace relay::net::test {
namespace {

void limitTime(int handle) {
    const timeval limit{.tv_sec = 5, .tv_usec = 0};
    ::setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(handle, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    // Refused for a unix socket, which needs none. Pieces must leave as they were cut.
    const int on = 1;
    ::setsockopt(handle, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

Task<> store(HttpClient& client, const UpstreamRequest& request, std::promise<Fetched>& out) {
    Fetched fetched = co_await fetch(client, request);
    out.set_value(std::move(fetched));
}

Task<> waitClosed(Server& server, std::promise<void>& done) {
    co_await server.closed();
    done.set_value();
}

}  // namespace

RunningShard::RunningShard() : m_thread([this] { m_shard.run(); }) {}

RunningShard::~RunningShard() {
    boost::asio::post(m_shard.executor(), [this] { m_shard.stop(); });
    m_thread.join();
}

void RunningShard::run(Task<> task) {
    boost::asio::co_spawn(m_shard.executor(), std::move(task), boost::asio::detached);
}

bool RunningShard::eventually(const std::function<bool()>& condition) {
    for (int i = 0; i < 2500; ++i) {
        if (on(condition)) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    return false;
}

RawSocket::RawSocket(int handle) : m_handle(handle) {
    limitTime(handle);
}

RawSocket RawSocket::toPort(std::uint16_t port, bool v6, int receiveBuffer) {
    RawSocket made(::socket(v6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (receiveBuffer > 0)
        ::setsockopt(made.m_handle, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    sockaddr_in at4{};
    at4.sin_family = AF_INET;
    at4.sin_port = htons(port);
    at4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sockaddr_in6 at6{};
    at6.sin6_family = AF_INET6;
    at6.sin6_port = htons(port);
    at6.sin6_addr = in6addr_loopback;
    const auto* at = v6 ? reinterpret_cast<const sockaddr*>(&at6) : reinterpret_cast<const sockaddr*>(&at4);
    if (::connect(made.m_handle, at, v6 ? sizeof at6 : sizeof at4) != 0) made.close();
    return made;
}

RawSocket RawSocket::toPath(const std::string& path) {
    RawSocket made(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un at{};
    at.sun_family = AF_UNIX;
    path.copy(at.sun_path, sizeof at.sun_path - 1);
    if (::connect(made.m_handle, reinterpret_cast<const sockaddr*>(&at), sizeof at) != 0) made.close();
    return made;
}

RawSocket::~RawSocket() {
    close();
}

RawSocket::RawSocket(RawSocket&& other) noexcept
    : m_handle(std::exchange(other.m_handle, -1)), m_buffer(std::move(other.m_buffer)) {}

RawSocket& RawSocket::operator=(RawSocket&& other) noexcept {
    std::swap(m_handle, other.m_handle);
    std::swap(m_buffer, other.m_buffer);
    return *this;
}

bool RawSocket::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_handle, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string RawSocket::receive() {
    if (!m_buffer.empty()) return std::exchange(m_buffer, {});
    std::array<char, 65536> bytes;
    const ssize_t got = ::recv(m_handle, bytes.data(), bytes.size(), 0);
    return got > 0 ? std::string(bytes.data(), static_cast<std::size_t>(got)) : std::string();
}

std::string RawSocket::receiveAll() {
    std::string all;
    for (std::string part = receive(); !part.empty(); part = receive())
        all += part;
    return all;
}

std::string RawSocket::receiveUntil(std::string_view text) {
    std::string all;
    for (;;) {
        const std::string part = receive();
        all += part;
        const std::size_t found = all.find(text);
        if (found == std::string::npos && !part.empty()) continue;
        if (found != std::string::npos) {
            m_buffer = all.substr(found + text.size());
            all.resize(found + text.size());
        }
        return all;
    }
}

std::string RawSocket::take(std::size_t bytes) {
    std::string all;
    while (all.size() < bytes) {
        const std::string part = receive();
        if (part.empty()) break;
        all += part;
    }
    if (all.size() > bytes) {
        m_buffer = all.substr(bytes);
        all.resize(bytes);
    }
    return all;
}

Reply RawSocket::reply(bool toHead) {
    Reply reply;
    const std::string head = receiveUntil("\r\n\r\n");
    if (!head.starts_with("HTTP/1.1 ")) return reply;
    reply.status = std::stoi(head.substr(9, 3));
    for (std::size_t at = head.find("\r\n") + 2; at + 2 < head.size();) {
        const std::size_t end = head.find("\r\n", at);
        const std::size_t colon = head.find(": ", at);
        if (colon < end)
            reply.headers[toLower(head.substr(at, colon - at))] = head.substr(colon + 2, end - colon - 2);
        at = end + 2;
    }
    if (toHead || reply.status == 204 || reply.status == 304 || reply.status < 200) {
        reply.complete = true;
    } else if (reply.headers.contains("content-length")) {
        const std::size_t size = std::stoul(reply.headers["content-length"]);
        reply.body = take(size);
        reply.complete = reply.body.size() == size;
    } else if (reply.headers.contains("transfer-encoding")) {
        for (;;) {
            const std::string line = receiveUntil("\r\n");
            if (!line.ends_with("\r\n")) return reply;
            const std::size_t size = std::stoul(line, nullptr, 16);
            reply.body += take(size);
            if (take(2) != "\r\n") return reply;
            if (size == 0) break;
        }
        reply.complete = true;
    } else {
        reply.body = receiveAll();
        reply.complete = true;
    }
    return reply;
}

void RawSocket::shutdownSend() {
    ::shutdown(m_handle, SHUT_WR);
}

void RawSocket::reset() {
    const linger now{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(m_handle, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close();
}

void RawSocket::close() {
    if (m_handle >= 0) ::close(std::exchange(m_handle, -1));
}

ServerFixture::~ServerFixture() {
    if (!server) return;
    std::promise<void> done;
    shard.on([&] { server->closeAll(); });
    shard.run(waitClosed(*server, done));
    done.get_future().wait();
    shard.on([&] { server.reset(); });
}

ListenAddress ServerFixture::start(Handler handler, ServerLimits limits, ListenAddress address) {
    return shard.on([&] {
        server = std::make_unique<Server>(*shard, address, limits, std::move(handler),
                                          [this](std::string_view line) {
                                              const std::scoped_lock lock(faultsMutex);
                                              faults.emplace_back(line);
                                          });
        const Result<void> started = server->start();
        if (!started) throw std::runtime_error(started.error().message);
        port = server->address().port;
        return server->address();
    });
}

ScriptedUpstream::ScriptedUpstream(std::vector<Script> scripts) : m_scripts(std::move(scripts)) {
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    ::bind(m_listener, reinterpret_cast<const sockaddr*>(&at), size);
    ::listen(m_listener, 16);
    ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&at), &size);
    m_port = ntohs(at.sin_port);
    m_thread = std::thread([this] {
        for (const Script& script : m_scripts) {
            RawSocket socket(::accept(m_listener, nullptr, nullptr));
            if (!socket.connected()) return;
            script(socket);
        }
    });
}

ScriptedUpstream::~ScriptedUpstream() {
    ::shutdown(m_listener, SHUT_RDWR);
    m_thread.join();
    ::close(m_listener);
}

Task<Fetched> fetch(HttpClient& client, const UpstreamRequest& request) {
    Fetched fetched;
    UpstreamCall call(client);
    Result<ResponseHead> head = co_await call.start(request);
    fetched.timings = call.timings();
    if (!head) {
        fetched.error = head.error();
        co_return fetched;
    }
    fetched.headArrived = true;
    fetched.head = *head;
    for (;;) {
        const Result<BodyChunk> chunk = co_await call.read();
        if (!chunk) {
            fetched.error = chunk.error();
            co_return fetched;
        }
        for (const std::string_view piece : chunk->pieces)
            fetched.body += piece;
        if (chunk->last) break;
    }
    fetched.complete = true;
    co_return fetched;
}

ClientFixture::ClientFixture(ClientOptions options) {
    shard.on([&] { client = std::make_unique<HttpClient>(*shard, options); });
}

ClientFixture::~ClientFixture() {
    shard.on([&] { client.reset(); });
}

Fetched ClientFixture::get(const Origin& origin, std::string target, std::string method, std::string body) {
    UpstreamRequest request;
    request.origin = origin;
    request.method = std::move(method);
    request.target = std::move(target);
    request.headers.add("x-test", "1");
    const std::string_view piece = body;
    if (!body.empty()) request.body = std::span(&piece, 1);
    std::promise<Fetched> out;
    shard.run(store(*client, request, out));
    return out.get_future().get();
}

}  // namespace relay::net::test
