#include "tests/core/net/loopback.h"

#include <gtest/gtest.h>

#include <atomic>

namespace relay::net {
namespace {

using std::chrono::milliseconds;
using test::ClientFixture;
using test::RawSocket;
using test::ServerFixture;

const std::string kRequest = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

struct Flood {
    std::atomic<std::uint64_t> written = 0;
    std::atomic<bool> ended = false;

    Task<void> handle(Exchange& exchange) {
        const std::string block(100'000, 'x');
        const std::string_view pieces[] = {block};
        exchange.begin(ResponseHead());
        for (;;) {
            const bool taken = co_await exchange.write(pieces);
            if (!taken) break;
            written += block.size();
        }
        ended = true;
    }
};

TEST(BackPressureTest, AClientThatDoesNotReadHoldsTheHandlerBack) {
    Flood flood;
    ServerFixture fixture;
    fixture.start([&](Exchange& exchange) { return flood.handle(exchange); });
    RawSocket client = RawSocket::toPort(fixture.port, false, 16 * 1024);
    client.send(kRequest);
    // What the kernel takes is bounded by its send buffer; then nothing moves until the client reads.
    std::uint64_t before = 1;
    ASSERT_TRUE(fixture.shard.eventually([&] {
        const std::uint64_t now = flood.written;
        const bool still = now == before;
        before = now;
        if (!still) std::this_thread::sleep_for(milliseconds{20});
        return still;
    }));
    EXPECT_LT(flood.written, 16U << 20);
    EXPECT_FALSE(flood.ended);
    std::uint64_t received = 0;
    while (received < (32U << 20)) {
        const std::string part = client.receive();
        ASSERT_FALSE(part.empty());
        received += part.size();
    }
    EXPECT_GT(flood.written, before);
    client.close();
    EXPECT_TRUE(fixture.shard.eventually([&] { return flood.ended.load(); }));
}

TEST(BackPressureTest, AClientThatTakesNothingIsCutOff) {
    Flood flood;
    ServerFixture fixture;
    fixture.start([&](Exchange& exchange) { return flood.handle(exchange); },
                  {.writeTimeout = milliseconds{100}});
    RawSocket client = RawSocket::toPort(fixture.port, false, 16 * 1024);
    client.send(kRequest);
    EXPECT_TRUE(fixture.shard.eventually([&] { return flood.ended.load(); }));
    EXPECT_TRUE(fixture.shard.eventually([&] { return fixture.server->openConnections() == 0; }));
}

/// The shape of the relay: what comes from the upstream goes to the client.
struct Proxy {
    HttpClient* client = nullptr;
    Origin origin;
    std::atomic<std::uint64_t> forwarded = 0;
    std::atomic<int> ended = 0;

    Task<void> handle(Exchange& exchange) {
        UpstreamCall call(*client);
        exchange.onClientGone([&call] { call.abort(); });
        UpstreamRequest request;
        request.origin = origin;
        request.method = "GET";
        request.target = "/";
        const Result<ResponseHead> head = co_await call.start(request);
        if (head) {
            exchange.begin(*head);
            for (;;) {
                const Result<BodyChunk> chunk = co_await call.read();
                if (!chunk) break;
                const bool taken = co_await exchange.write(chunk->pieces);
                if (!taken) break;
                for (const std::string_view piece : chunk->pieces)
                    forwarded += piece.size();
            }
        }
        exchange.onClientGone({});
        ++ended;
    }
};

class ProxyTest : public testing::Test {
protected:
    void SetUp() override {
        m_upstream.start([this](Exchange& exchange) { return m_flood.handle(exchange); });
        m_proxy.origin = {false, "127.0.0.1", m_upstream.port};
        m_front.shard.on([this] {
            m_client = std::make_unique<HttpClient>(*m_front.shard, ClientOptions());
            m_proxy.client = m_client.get();
        });
        m_front.start([this](Exchange& exchange) { return m_proxy.handle(exchange); });
    }
    void TearDown() override {
        m_front.shard.on([this] { m_client->shutdown(); });
        EXPECT_TRUE(m_front.shard.eventually([this] { return m_front.server->busyConnections() == 0; }));
        m_front.shard.on([this] { m_client.reset(); });
    }

    Flood m_flood;
    Proxy m_proxy;
    ServerFixture m_upstream;
    ServerFixture m_front;
    std::unique_ptr<HttpClient> m_client;
};

TEST_F(ProxyTest, ASlowClientSlowsTheUpstream) {
    RawSocket client = RawSocket::toPort(m_front.port, false, 16 * 1024);
    client.send(kRequest);
    std::uint64_t before = 1;
    ASSERT_TRUE(m_front.shard.eventually([&] {
        const std::uint64_t now = m_flood.written;
        const bool still = now == before;
        before = now;
        if (!still) std::this_thread::sleep_for(milliseconds{20});
        return still;
    }));
    // Between the two there are kernel buffers and one block, whatever the upstream would send.
    EXPECT_LT(m_flood.written, 32U << 20);
}

TEST_F(ProxyTest, AClientThatLeavesEndsTheUpstreamCall) {
    RawSocket client = m_front.connect();
    client.send(kRequest);
    client.receive();
    client.reset();
    EXPECT_TRUE(m_upstream.shard.eventually([&] { return m_flood.ended.load(); }));
    EXPECT_TRUE(m_front.shard.eventually([&] { return m_proxy.ended == 1; }));
}

}  // namespace
}  // namespace relay::net
