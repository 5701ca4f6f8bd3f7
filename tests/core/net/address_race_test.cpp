#include "net/address_race.h"

#include "tests/core/net/loopback.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include <array>
#include <future>

namespace relay::net {
namespace {

using boost::asio::ip::make_address;
using boost::asio::ip::tcp;
using test::RunningShard;

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// A socket on loopback that listens.
class Listener {
public:
    explicit Listener(int backlog = 8) : m_handle(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        EXPECT_EQ(::bind(m_handle, reinterpret_cast<sockaddr*>(&address), size), 0);
        EXPECT_EQ(::listen(m_handle, backlog), 0);
        ::getsockname(m_handle, reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
    }
    ~Listener() { ::close(m_handle); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    std::uint16_t port() const { return m_port; }
    tcp::endpoint endpoint() const { return {make_address("127.0.0.1"), m_port}; }

private:
    int m_handle;
    std::uint16_t m_port = 0;
};

/// An address where connecting neither succeeds nor fails: nobody takes what fills the queue.
class BlackHole {
public:
    BlackHole() : m_listener(0) {
        const sockaddr_in address = loopback(m_listener.port());
        for (int& handle : m_fillers) {
            handle = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
            ::connect(handle, reinterpret_cast<const sockaddr*>(&address), sizeof address);
        }
    }
    ~BlackHole() {
        for (const int handle : m_fillers)
            ::close(handle);
    }
    BlackHole(const BlackHole&) = delete;
    BlackHole& operator=(const BlackHole&) = delete;

    tcp::endpoint endpoint() const { return m_listener.endpoint(); }

private:
    Listener m_listener;
    std::array<int, 4> m_fillers{};
};

tcp::endpoint refusing() {
    const Listener gone;
    return gone.endpoint();
}

struct Outcome {
    std::uint16_t port = 0;  ///< of the winner
    Error error;
};

Task<> race(Shard& shard, Endpoints endpoints, std::promise<Outcome>& out) {
    Signal wake(shard);
    AddressRace race(shard, wake, std::move(endpoints));
    Outcome outcome;
    auto step = race.step();
    while (!step) {
        co_await wake.wait();
        step = race.step();
    }
    if (*step) {
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        ::getpeername((**step)->handle(), reinterpret_cast<sockaddr*>(&peer), &size);
        outcome.port = ntohs(peer.sin_port);
        (**step)->close();
    } else {
        outcome.error = step->error();
    }
    out.set_value(outcome);
}

Outcome raceTo(Endpoints endpoints) {
    RunningShard shard;
    std::promise<Outcome> out;
    shard.run(race(*shard, std::move(endpoints), out));
    return out.get_future().get();
}

TEST(AddressRace, FamiliesAlternateFromTheFirst) {
    const tcp::endpoint v4a(make_address("192.0.2.1"), 1);
    const tcp::endpoint v4b(make_address("192.0.2.2"), 1);
    const tcp::endpoint v6a(make_address("2001:db8::1"), 1);
    const tcp::endpoint v6b(make_address("2001:db8::2"), 1);
    const tcp::endpoint v6c(make_address("2001:db8::3"), 1);
    EXPECT_EQ(interleaved({v6a, v6b, v6c, v4a, v4b}), (Endpoints{v6a, v4a, v6b, v4b, v6c}));
    EXPECT_EQ(interleaved({v4a, v4b, v6a}), (Endpoints{v4a, v6a, v4b}));
    EXPECT_EQ(interleaved({v4b, v4a}), (Endpoints{v4b, v4a}));
    EXPECT_EQ(interleaved({}), Endpoints{});
}

TEST(AddressRace, TheFirstAddressWinsWhenItAnswers) {
    const Listener first;
    const Listener second;
    EXPECT_EQ(raceTo({first.endpoint(), second.endpoint()}).port, first.port());
}

TEST(AddressRace, ABlackHoleHoldsUpNobody) {
    const BlackHole silent;
    const BlackHole silentToo;
    const Listener listener;
    EXPECT_EQ(raceTo({silent.endpoint(), silentToo.endpoint(), listener.endpoint()}).port, listener.port());
}

/// Every failure leads on by itself: no shard runs that could tell the delay's end.
TEST(AddressRace, ARefusalIsFollowedByTheNextAtOnce) {
    Shard shard(0);
    Signal wake(shard);
    const Listener listener;
    AddressRace race(shard, wake, {refusing(), refusing(), listener.endpoint()});
    const auto outcome = race.step();
    ASSERT_TRUE(outcome.has_value());
    ASSERT_TRUE(outcome->has_value()) << outcome->error().detail;
    (**outcome)->close();
}

TEST(AddressRace, NextAddressWaitsWhileTheFirstIsUnderWay) {
    Shard shard(0);
    Signal wake(shard);
    const BlackHole silent;
    const Listener listener;
    AddressRace race(shard, wake, {silent.endpoint(), listener.endpoint()});
    EXPECT_FALSE(race.step().has_value());
    EXPECT_FALSE(race.step().has_value()) << "asking again is no reason to go on";
}

TEST(AddressRace, TellsWhyTheLastAddressFailed) {
    const tcp::endpoint last = refusing();
    const Outcome outcome = raceTo({refusing(), last});
    EXPECT_EQ(outcome.error.code, ErrorCode::UpstreamConnectFailed);
    EXPECT_NE(outcome.error.detail.find(std::to_string(last.port())), std::string::npos)
        << outcome.error.detail;
    EXPECT_EQ(raceTo({}).error.code, ErrorCode::UpstreamConnectFailed);
}

}  // namespace
}  // namespace relay::net
