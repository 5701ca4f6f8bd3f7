#include "support/socket.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace relay::test {
namespace {

[[noreturn]] void raise(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

sockaddr_in inetAddress(const std::string& address, std::uint16_t port) {
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_port = htons(port);
    if (inet_pton(AF_INET, address.c_str(), &name.sin_addr) != 1) {
        errno = EINVAL;
        raise("inet_pton");
    }
    return name;
}

Descriptor newSocket(int family) {
    Descriptor fd(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!fd.valid()) raise("socket");
    return fd;
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        close();
        m_fd = std::exchange(other.m_fd, -1);
    }
    return *this;
}

void Descriptor::close() {
    if (m_fd >= 0) ::close(m_fd);
    m_fd = -1;
}

Descriptor listenOnLoopback(std::uint16_t& port) {
    Descriptor fd = newSocket(AF_INET);
    const int yes = 1;
    ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in name = inetAddress("127.0.0.1", port);
    socklen_t size = sizeof name;
    if (::bind(fd.get(), reinterpret_cast<const sockaddr*>(&name), size) != 0) raise("bind");
    if (::listen(fd.get(), 4096) != 0) raise("listen");
    if (::getsockname(fd.get(), reinterpret_cast<sockaddr*>(&name), &size) != 0) raise("getsockname");
    port = ntohs(name.sin_port);
    return fd;
}

std::uint16_t unusedPort() {
    std::uint16_t port = 0;
    const Descriptor released = listenOnLoopback(port);
    return port;
}

Descriptor connectTcp(std::uint16_t port, const std::string& address) {
    Descriptor fd = newSocket(AF_INET);
    const sockaddr_in name = inetAddress(address, port);
    if (::connect(fd.get(), reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0) raise("connect");
    const int yes = 1;
    ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return fd;
}

Descriptor connectUnix(const std::string& path) {
    Descriptor fd = newSocket(AF_UNIX);
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    if (path.size() >= sizeof name.sun_path) {
        errno = ENAMETOOLONG;
        raise("connect");
    }
    std::memcpy(name.sun_path, path.data(), path.size());
    if (::connect(fd.get(), reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0) raise("connect");
    return fd;
}

ReadOutcome readSome(int fd, std::string& out, Millis timeout) {
    pollfd watched{fd, POLLIN, 0};
    const int ready = ::poll(&watched, 1, static_cast<int>(timeout.count()));
    if (ready == 0) return ReadOutcome::TimedOut;
    std::array<char, 65536> buffer;
    const ssize_t got = ::recv(fd, buffer.data(), buffer.size(), 0);
    if (got < 0) return ReadOutcome::Reset;
    if (got == 0) return ReadOutcome::End;
    out.append(buffer.data(), static_cast<std::size_t>(got));
    return ReadOutcome::Data;
}

bool sendAll(int fd, std::string_view bytes, Millis timeout) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
            continue;
        }
        if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
        pollfd watched{fd, POLLOUT, 0};
        if (::poll(&watched, 1, static_cast<int>(timeout.count())) <= 0) return false;
    }
    return true;
}

void closeWithReset(Descriptor& socket) {
    const linger now{1, 0};
    ::setsockopt(socket.get(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    socket.close();
}

bool peerHasGone(int fd) {
    pollfd watched{fd, POLLRDHUP, 0};
    return ::poll(&watched, 1, 0) > 0 && (watched.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

}  // namespace relay::test
