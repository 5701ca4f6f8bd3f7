#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace relay::test {

using Millis = std::chrono::milliseconds;
using TimePoint = std::chrono::steady_clock::time_point;

/// Long enough for a loaded machine; a test that waits this long has failed.
inline constexpr Millis kPatience{20'000};

/// A file descriptor and its end. Not thread-safe.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor() { close(); }

    int get() const { return m_fd; }
    bool valid() const { return m_fd >= 0; }
    void close();

private:
    int m_fd = -1;
};

enum class ReadOutcome { Data, End, Reset, TimedOut };

/// 127.0.0.1 and a port the kernel chose; `port` receives it. Throws std::system_error.
Descriptor listenOnLoopback(std::uint16_t& port);
/// A loopback port nobody listens on at the moment of the call.
std::uint16_t unusedPort();
/// Throw std::system_error when nobody answers.
Descriptor connectTcp(std::uint16_t port, const std::string& address = "127.0.0.1");
Descriptor connectUnix(const std::string& path);

/// Waits for bytes and appends what is there, at most 64 KiB.
ReadOutcome readSome(int fd, std::string& out, Millis timeout);
/// Sends all of it; false when the peer has gone or takes nothing for `timeout`.
bool sendAll(int fd, std::string_view bytes, Millis timeout = kPatience);
/// The next close() sends RST instead of FIN.
void closeWithReset(Descriptor& socket);
/// True when the peer closed or reset the connection; unread bytes do not hide it.
bool peerHasGone(int fd);

}  // namespace relay::test
