#include "tests/core/net/loopback.h"

#include "runtime/signal.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>

namespace relay::net {
namespace {

using test::RawSocket;
using test::Reply;
using test::ServerFixture;

const std::string kRequest = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

/// A handler that waits until the test or the client's leaving lets it go on.
struct Gate {
    explicit Gate(Shard& shard) : open(shard) {}

    Task<void> handle(Exchange& exchange) {
        exchange.onClientGone([this] {
            ++gone;
            open.fire();
        });
        ++entered;
        co_await open.wait();
        sawGone = exchange.clientGone();
        Response response;
        response.body = "late";
        answered = co_await exchange.respond(response);
        ++left;
    }

    Signal open;
    std::atomic<int> entered = 0;
    std::atomic<int> gone = 0;
    std::atomic<int> left = 0;
    std::atomic<bool> sawGone = false;
    std::atomic<bool> answered = false;
};

class GateTest : public testing::Test {
protected:
    void SetUp() override {
        m_gate = m_fixture.shard.on([this] { return std::make_unique<Gate>(*m_fixture.shard); });
        m_fixture.start([this](Exchange& exchange) { return m_gate->handle(exchange); });
    }
    bool entered(int count = 1) {
        return m_fixture.shard.eventually([&] { return m_gate->entered == count; });
    }
    bool left(int count = 1) {
        return m_fixture.shard.eventually([&] { return m_gate->left == count; });
    }

    std::unique_ptr<Gate> m_gate;
    ServerFixture m_fixture;
};

TEST_F(GateTest, AClosedClientIsNoticedWhileTheHandlerRuns) {
    for (int how = 0; how < 3; ++how) {
        RawSocket client = m_fixture.connect();
        client.send(kRequest);
        ASSERT_TRUE(entered(how + 1));
        if (how == 0)
            client.close();
        else if (how == 1)
            client.reset();
        else
            client.shutdownSend();
        ASSERT_TRUE(left(how + 1)) << how;
        EXPECT_EQ(m_gate->gone, how + 1);
        EXPECT_TRUE(m_gate->sawGone);
        EXPECT_FALSE(m_gate->answered);
    }
    EXPECT_TRUE(m_fixture.shard.eventually([&] { return m_fixture.server->openConnections() == 0; }));
}

TEST_F(GateTest, APipeliningClientThatLeavesIsNoticed) {
    RawSocket client = m_fixture.connect();
    client.send(kRequest + kRequest + "GET");
    ASSERT_TRUE(entered());
    client.close();
    ASSERT_TRUE(left());
    EXPECT_EQ(m_gate->gone, 1);
}

TEST_F(GateTest, APipeliningClientIsNotReadFurtherThanOneBlock) {
    RawSocket client = m_fixture.connect();
    client.send(kRequest);
    ASSERT_TRUE(entered());
    // More than all buffers on the way: send() would not return if the server did not take it, and it must
    // not.
    const timeval quick{.tv_sec = 0, .tv_usec = 300'000};
    ::setsockopt(client.handle(), SOL_SOCKET, SO_SNDTIMEO, &quick, sizeof quick);
    EXPECT_FALSE(client.send(std::string(64 << 20, 'x')));
    m_fixture.shard.on([&] { m_gate->open.fire(); });
    EXPECT_EQ(client.reply().body, "late");
    EXPECT_EQ(client.reply().status, 431);
}

TEST_F(GateTest, DrainLetsRunningExchangesEndAndClosesTheRest) {
    RawSocket idle = m_fixture.connect();
    RawSocket busy = m_fixture.connect();
    busy.send(kRequest);
    ASSERT_TRUE(entered());
    ASSERT_TRUE(m_fixture.shard.eventually([&] { return m_fixture.server->openConnections() == 2; }));
    EXPECT_EQ(m_fixture.shard.on([&] { return m_fixture.server->busyConnections(); }), 1U);
    m_fixture.shard.on([&] { m_fixture.server->drain(); });
    EXPECT_EQ(idle.receiveAll(), "");
    EXPECT_TRUE(m_fixture.connect().connected());  // newcomers are told why, by the handler
    EXPECT_EQ(m_gate->left, 0);
    m_fixture.shard.on([&] { m_gate->open.fire(); });
    const Reply reply = busy.reply();
    EXPECT_EQ(reply.body, "late");
    EXPECT_EQ(reply.headers.at("connection"), "close");
    EXPECT_EQ(busy.receive(), "");
}

TEST_F(GateTest, CloseAllEndsHandlersThroughClientGone) {
    RawSocket busy = m_fixture.connect();
    busy.send(kRequest);
    ASSERT_TRUE(entered());
    m_fixture.shard.on([&] { m_fixture.server->closeAll(); });
    ASSERT_TRUE(left());
    EXPECT_EQ(m_gate->gone, 1);
    EXPECT_EQ(busy.receiveAll(), "");
    EXPECT_TRUE(m_fixture.shard.eventually([&] { return m_fixture.server->openConnections() == 0; }));
}

TEST_F(GateTest, TheServerMayGoBeforeItsHandlers) {
    RawSocket busy = m_fixture.connect();
    busy.send(kRequest);
    ASSERT_TRUE(entered());
    m_fixture.shard.on([&] { m_fixture.server.reset(); });
    ASSERT_TRUE(left());
    // Twice through the queue: the session's frame has unwound behind the handler.
    m_fixture.shard.on([] {});
    m_fixture.shard.on([] {});
}

Task<void> sayPeer(Exchange& exchange) {
    Response response;
    response.body = exchange.peer().address + (exchange.peer().loopback ? " loopback" : "");
    co_await exchange.respond(response);
}

TEST(ListenerTest, Ipv6) {
    ServerFixture fixture;
    fixture.start(sayPeer, {}, {.host = "::1", .port = 0});
    RawSocket client = RawSocket::toPort(fixture.port, true);
    client.send(kRequest);
    EXPECT_EQ(client.reply().body, "::1 loopback");
}

TEST(ListenerTest, BothFamiliesOnOneSocket) {
    ServerFixture fixture;
    fixture.start(sayPeer, {}, {.host = "::", .port = 0});
    RawSocket client = RawSocket::toPort(fixture.port);
    client.send(kRequest);
    EXPECT_EQ(client.reply().body, "127.0.0.1 loopback");
}

TEST(ListenerTest, AnAddressInUseIsNamed) {
    ServerFixture first;
    const ListenAddress taken = first.start(sayPeer);
    test::RunningShard shard;
    const Result<void> result = shard.on([&] {
        Server second(*shard, taken, {}, sayPeer);
        return second.start();
    });
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Conflict);
    EXPECT_NE(result.error().message.find("127.0.0.1:" + std::to_string(taken.port)), std::string::npos);
}

TEST(ListenerTest, AnotherShardSharesThePort) {
    ServerFixture first;
    const ListenAddress address = first.start(sayPeer);
    Shard other(1);
    Server second(other, address, {}, sayPeer);
    EXPECT_TRUE(second.start());
}

TEST(ListenerTest, BadAddresses) {
    test::RunningShard shard;
    const auto codeOf = [&](const ListenAddress& address) {
        return shard.on([&] {
            Server server(*shard, address, {}, sayPeer);
            const Result<void> result = server.start();
            return result ? ErrorCode::Internal : result.error().code;
        });
    };
    EXPECT_EQ(codeOf({.host = "no such host", .port = 1}), ErrorCode::InvalidRequest);
    EXPECT_EQ(codeOf({.host = "192.0.2.1", .port = 1}), ErrorCode::InvalidRequest);
    EXPECT_EQ(codeOf({.unixPath = std::string(200, 'x')}), ErrorCode::InvalidRequest);
    EXPECT_EQ(codeOf({.unixPath = "/no/such/folder/socket"}), ErrorCode::InvalidRequest);
    EXPECT_EQ(codeOf({.certificateFile = "/no/such/file"}), ErrorCode::InvalidRequest);
    EXPECT_EQ(codeOf({.certificateFile = "/no/such/file", .keyFile = "/no/such/file"}),
              ErrorCode::InvalidRequest);
}

class UnixSocketTest : public testing::Test {
protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "relay-net-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        m_folder = name;
        m_path = name + "/socket";
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    std::string m_folder;
    std::string m_path;
};

TEST_F(UnixSocketTest, OnlyItsOwnerMayConnectAndItIsRemovedAtTheEnd) {
    {
        ServerFixture fixture;
        fixture.start(sayPeer, {}, {.unixPath = m_path});
        struct stat info{};
        ASSERT_EQ(::stat(m_path.c_str(), &info), 0);
        EXPECT_EQ(info.st_mode & 0777U, 0600U);
        RawSocket client = RawSocket::toPath(m_path);
        client.send(kRequest);
        EXPECT_EQ(client.reply().body, "unix loopback");
    }
    EXPECT_FALSE(std::filesystem::exists(m_path));
}

TEST_F(UnixSocketTest, AStaleFileIsReplacedAndALiveOneIsNot) {
    {
        // A listener that died without removing its file.
        const int handle = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un at{};
        at.sun_family = AF_UNIX;
        m_path.copy(at.sun_path, sizeof at.sun_path - 1);
        ASSERT_EQ(::bind(handle, reinterpret_cast<const sockaddr*>(&at), sizeof at), 0);
        ::listen(handle, 1);
        ::close(handle);
    }
    ServerFixture fixture;
    fixture.start(sayPeer, {}, {.unixPath = m_path});
    test::RunningShard shard;
    const Result<void> second = shard.on([&] {
        Server server(*shard, {.unixPath = m_path}, {}, sayPeer);
        return server.start();
    });
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Conflict);
    EXPECT_TRUE(RawSocket::toPath(m_path).connected());
}

TEST_F(UnixSocketTest, AFileThatIsNoSocketStays) {
    std::filesystem::create_directory(m_path);
    test::RunningShard shard;
    const Result<void> result = shard.on([&] {
        Server server(*shard, {.unixPath = m_path}, {}, sayPeer);
        return server.start();
    });
    EXPECT_FALSE(result);
    EXPECT_TRUE(std::filesystem::is_directory(m_path));
}

}  // namespace
}  // namespace relay::net
