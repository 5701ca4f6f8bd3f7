#include "cli/port_owner.h"
#include "cli/service_notice.h"
#include "cli/stop_signals.h"

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>

#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace relay::cli {
namespace {

TEST(ServiceNotice, ReachesANameInTheAbstractSpace) {
    const std::string name = "relaywright-notice-test-" + std::to_string(getpid());
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path + 1, name.data(), name.size());
    const int receiver = socket(AF_UNIX, SOCK_DGRAM, 0);
    ASSERT_EQ(bind(receiver, reinterpret_cast<const sockaddr*>(&address),
                   static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size())),
              0);
    setenv("NOTIFY_SOCKET", ("@" + name).c_str(), 1);
    noticeService("READY=1");
    unsetenv("NOTIFY_SOCKET");
    std::array<char, 64> bytes{};
    const ssize_t count = recv(receiver, bytes.data(), bytes.size(), MSG_DONTWAIT);
    close(receiver);
    ASSERT_GT(count, 0);
    EXPECT_EQ(std::string(bytes.data(), static_cast<std::size_t>(count)), "READY=1");
}

TEST(ServiceNotice, NobodyAskedNobodyTold) {
    unsetenv("NOTIFY_SOCKET");
    noticeService("READY=1");
    setenv("NOTIFY_SOCKET", "/nowhere/at/all", 1);
    noticeService("READY=1");
    unsetenv("NOTIFY_SOCKET");
}

TEST(StopSignals, ReportsSignalsAndWakes) {
    StopSignals signals;
    pthread_kill(pthread_self(), SIGHUP);
    pthread_kill(pthread_self(), SIGTERM);
    EXPECT_EQ(signals.wait(), StopSignals::Event::Signal);
    std::thread other([&] { signals.wake(); });
    EXPECT_EQ(signals.wait(), StopSignals::Event::Woken);
    other.join();
    pthread_kill(pthread_self(), SIGINT);
    EXPECT_EQ(signals.wait(), StopSignals::Event::Signal);
}

TEST(PortOwner, NamesTheProcessThatListens) {
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ASSERT_EQ(bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ASSERT_EQ(listen(listener, 1), 0);
    socklen_t size = sizeof address;
    ASSERT_EQ(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size), 0);
    const std::uint16_t port = ntohs(address.sin_port);
    EXPECT_NE(portOwner(port).find("(process " + std::to_string(getpid()) + ")"), std::string::npos)
        << portOwner(port);
    close(listener);
    EXPECT_EQ(portOwner(port), "");
}

}  // namespace
}  // namespace relay::cli
