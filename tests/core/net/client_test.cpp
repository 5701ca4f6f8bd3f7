#include "tests/core/net/loopback.h"

#include <gtest/gtest.h>

#include <atomic>

namespace relay::net {
namespace {

using std::chrono::milliseconds;
using test::ClientFixture;
using test::Fetched;
using test::RawSocket;
using test::ScriptedUpstream;
using test::ServerFixture;

/// Reads one request without a body, sends `answer`, and leaves the connection open.
ScriptedUpstream::Script answers(std::string answer) {
    return [answer](RawSocket& socket) {
        socket.receiveUntil("\r\n\r\n");
        socket.send(answer);
    };
}

/// The same, and waits for the client to close.
ScriptedUpstream::Script answersAndStays(std::string answer) {
    return [answer](RawSocket& socket) {
        socket.receiveUntil("\r\n\r\n");
        socket.send(answer);
        socket.receiveAll();
    };
}

Task<void> echo(Exchange& exchange) {
    const Result<std::string> body = co_await exchange.readBody(64 << 20);
    Response response;
    response.body = exchange.head().method + exchange.head().target + *body;
    response.headers.add("x-host", exchange.head().headers.find("host").value_or("none"));
    response.headers.add("x-length", exchange.head().headers.find("content-length").value_or("none"));
    co_await exchange.respond(response);
}

TEST(ClientTest, RequestsAndAnswersOverOneConnection) {
    ServerFixture upstream;
    upstream.start(echo);
    ClientFixture fixture;
    const Origin origin{false, "127.0.0.1", upstream.port};
    const Fetched first = fixture.get(origin, "/a?b=c");
    ASSERT_TRUE(first.complete) << first.error.message << first.error.detail;
    EXPECT_EQ(first.body, "GET/a?b=c");
    EXPECT_EQ(first.head.headers.find("x-host"), "127.0.0.1:" + std::to_string(upstream.port));
    EXPECT_EQ(first.head.headers.find("x-length"), "none");
    EXPECT_EQ(first.head.contentLength, 9U);
    EXPECT_FALSE(first.timings.reused);
    EXPECT_GT(first.timings.connectUs, 0U);

    const Fetched second = fixture.get(origin, "/p", "POST", std::string(3 << 20, 'x'));
    ASSERT_TRUE(second.complete) << second.error.message;
    EXPECT_EQ(second.body.size(), 6U + (3U << 20));
    EXPECT_TRUE(second.timings.reused);
    EXPECT_EQ(second.timings.connectUs, 0U);
    EXPECT_EQ(fixture.get(origin, "/e", "PUT").head.headers.find("x-length"), "0");
    EXPECT_EQ(upstream.server->counters().accepted, 1U);
    EXPECT_EQ(fixture.shard.on([&] { return fixture.client->idleConnections(); }), 1U);
}

TEST(ClientTest, HeadHasNoBody) {
    ServerFixture upstream;
    upstream.start(echo);
    ClientFixture fixture;
    const Origin origin{false, "127.0.0.1", upstream.port};
    const Fetched head = fixture.get(origin, "/abc", "HEAD");
    EXPECT_TRUE(head.complete);
    EXPECT_EQ(head.head.contentLength, 8U);
    EXPECT_EQ(head.body, "");
    EXPECT_EQ(fixture.get(origin).body, "GET/");
    EXPECT_EQ(upstream.server->counters().accepted, 1U);
}

TEST(ClientTest, AnswersSplitAtEveryByte) {
    const std::string answer =
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nX-A: b\r\nTransfer-Encoding: chunked\r\n\r\n"
        "5\r\nhello\r\n1;x=y\r\n!\r\n0\r\nT: u\r\n\r\n";
    ScriptedUpstream upstream({[&](RawSocket& socket) {
        for (std::size_t cut = 1; cut < answer.size(); ++cut) {
            socket.receiveUntil("\r\n\r\n");
            socket.send(answer.substr(0, cut));
            std::this_thread::yield();
            socket.send(answer.substr(cut));
        }
    }});
    ClientFixture fixture;
    for (std::size_t cut = 1; cut < answer.size(); ++cut) {
        const Fetched fetched = fixture.get(upstream.origin());
        ASSERT_TRUE(fetched.complete) << cut << fetched.error.message;
        ASSERT_EQ(fetched.body, "hello!");
        ASSERT_EQ(fetched.head.headers.size(), 1U);
        ASSERT_EQ(fetched.timings.reused, cut > 1);
    }
}

TEST(ClientTest, HowBodiesEnd) {
    const std::string ok = "HTTP/1.1 200 OK\r\n";
    ScriptedUpstream upstream({answers(ok + "\r\nuntil close"),
                               answersAndStays(ok + "Content-Length: 2\r\n\r\nabcd"),
                               answersAndStays("HTTP/1.1 204 No Content\r\n\r\n"),
                               answersAndStays("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx"),
                               answersAndStays(ok + "Connection: close\r\nContent-Length: 1\r\n\r\ny")});
    ClientFixture fixture({.pooledPerOrigin = 0});
    EXPECT_EQ(fixture.get(upstream.origin()).body, "until close");
    EXPECT_EQ(fixture.get(upstream.origin()).body, "ab");
    EXPECT_EQ(fixture.get(upstream.origin()).head.status, 204);
    EXPECT_EQ(fixture.get(upstream.origin()).body, "x");
    EXPECT_EQ(fixture.get(upstream.origin()).body, "y");
}

TEST(ClientTest, OnlyCleanConnectionsGoBackToThePool) {
    const std::string ok = "HTTP/1.1 200 OK\r\n";
    ScriptedUpstream upstream({answersAndStays(ok + "Content-Length: 2\r\n\r\nabHTTP/1.1 200 OK\r\n"),
                               answersAndStays("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx"),
                               answersAndStays(ok + "Connection: close\r\nContent-Length: 1\r\n\r\ny")});
    ClientFixture fixture;
    for (int i = 0; i < 3; ++i) {
        EXPECT_TRUE(fixture.get(upstream.origin()).complete);
        EXPECT_EQ(fixture.shard.on([&] { return fixture.client->idleConnections(); }), 0U) << i;
    }
}

TEST(ClientTest, TruncatedBodiesAreErrors) {
    const std::string ok = "HTTP/1.1 200 OK\r\n";
    ScriptedUpstream upstream({answers(ok + "Content-Length: 10\r\n\r\nabc"),
                               answers(ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"),
                               answers(ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhel"),
                               answers(ok + "X-Half: 1\r"), answers("")});
    ClientFixture fixture;
    for (int i = 0; i < 5; ++i) {
        const Fetched fetched = fixture.get(upstream.origin());
        EXPECT_FALSE(fetched.complete) << i;
        EXPECT_EQ(fetched.headArrived, i < 3) << i;
        EXPECT_EQ(fetched.error.code, ErrorCode::UpstreamClosed) << i;
    }
}

TEST(ClientTest, NonsenseIsAProtocolError) {
    const std::string ok = "HTTP/1.1 200 OK\r\n";
    ScriptedUpstream upstream(
        {answersAndStays("SSH-2.0-OpenSSH_9\r\n\r\n"),
         answersAndStays(ok + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"),
         answersAndStays(ok + "X: " + std::string(80'000, 'x') + "\r\n\r\n"),
         answersAndStays(ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\n")});
    ClientFixture fixture;
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(fixture.get(upstream.origin()).error.code, ErrorCode::UpstreamProtocol) << i;
}

TEST(ClientTest, AnIdleConnectionThatIsClosedIsDroppedBeforeUse) {
    ScriptedUpstream upstream({answers("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1"),
                               answersAndStays("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n2")});
    ClientFixture fixture;
    EXPECT_EQ(fixture.get(upstream.origin()).body, "1");
    EXPECT_TRUE(fixture.shard.eventually([&] { return fixture.client->idleConnections() == 0; }));
    const Fetched second = fixture.get(upstream.origin());
    EXPECT_EQ(second.body, "2");
    EXPECT_FALSE(second.timings.reused);
}

TEST(ClientTest, AnIdleConnectionIsClosedAfterItsLifetime) {
    ScriptedUpstream upstream({answersAndStays("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1")});
    ClientFixture fixture({.pooledLifetime = milliseconds{50}});
    EXPECT_TRUE(fixture.get(upstream.origin()).complete);
    EXPECT_TRUE(fixture.shard.eventually([&] { return fixture.client->idleConnections() == 0; }));
}

TEST(ClientTest, AStalePooledConnectionIsReplacedOnce) {
    std::atomic<int> requests = 0;
    // The first connection closes when the second request has come, before a byte of an answer.
    ScriptedUpstream upstream({[&](RawSocket& socket) {
                                   socket.receiveUntil("\r\n\r\n");
                                   socket.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1");
                                   socket.receiveUntil("\r\n\r\n");
                                   ++requests;
                               },
                               [&](RawSocket& socket) {
                                   socket.receiveUntil("\r\n\r\n");
                                   ++requests;
                                   socket.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n2");
                                   socket.receiveAll();
                               }});
    ClientFixture fixture;
    EXPECT_EQ(fixture.get(upstream.origin()).body, "1");
    const Fetched second = fixture.get(upstream.origin());
    EXPECT_EQ(second.body, "2");
    EXPECT_FALSE(second.timings.reused);
    EXPECT_EQ(requests, 2);
}

TEST(ClientTest, ARequestThatWasAnsweredInPartIsNotSentAgain) {
    std::atomic<int> connections = 0;
    ScriptedUpstream upstream({[&](RawSocket& socket) {
                                   ++connections;
                                   socket.receiveUntil("\r\n\r\n");
                                   socket.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1");
                                   socket.receiveUntil("\r\n\r\n");
                                   socket.send("HTTP/1.1");
                               },
                               [&](RawSocket&) { ++connections; }});
    ClientFixture fixture;
    EXPECT_EQ(fixture.get(upstream.origin()).body, "1");
    EXPECT_EQ(fixture.get(upstream.origin()).error.code, ErrorCode::UpstreamClosed);
    EXPECT_EQ(connections, 1);
}

TEST(ClientTest, AFreshConnectionThatClosesIsNotTriedAgain) {
    std::atomic<int> connections = 0;
    const auto closes = [&](RawSocket& socket) {
        ++connections;
        socket.receiveUntil("\r\n\r\n");
    };
    ScriptedUpstream upstream({closes, closes});
    ClientFixture fixture;
    EXPECT_EQ(fixture.get(upstream.origin()).error.code, ErrorCode::UpstreamClosed);
    EXPECT_EQ(connections, 1);
}

TEST(ClientTest, AnAnswerBeforeTheRequestIsWholeIsRead) {
    ScriptedUpstream upstream({[](RawSocket& socket) {
        socket.receiveUntil("\r\n\r\n");
        socket.send("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nbig");
        socket.receiveAll();
    }});
    ClientFixture fixture;
    // Larger than the socket buffers, and read by nobody until the answer was sent.
    const Fetched fetched = fixture.get(upstream.origin(), "/", "POST", std::string(64 << 20, 'x'));
    EXPECT_EQ(fetched.head.status, 413);
    EXPECT_EQ(fetched.body, "big");
    EXPECT_EQ(fixture.shard.on([&] { return fixture.client->idleConnections(); }), 0U);
}

TEST(ClientTest, Timeouts) {
    ScriptedUpstream upstream({[](RawSocket& socket) { socket.receiveAll(); },
                               answersAndStays("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab")});
    ClientFixture fixture({.firstByteTimeout = milliseconds{100}, .idleTimeout = milliseconds{100}});
    const Fetched silent = fixture.get(upstream.origin());
    EXPECT_EQ(silent.error.code, ErrorCode::UpstreamTimeout);
    EXPECT_FALSE(silent.headArrived);
    const Fetched halting = fixture.get(upstream.origin());
    EXPECT_EQ(halting.error.code, ErrorCode::UpstreamTimeout);
    EXPECT_EQ(halting.body, "ab");
}

/// Reads with little patience to the end: the bytes, `|` for the first quiet read, then `!` if it failed. Opens
/// `quiet` at that first quiet read.
Task<> readWithoutPatience(HttpClient& client, const UpstreamRequest& request, std::promise<void>& quiet,
                           std::promise<std::string>& out) {
    constexpr milliseconds kPatience{1};
    UpstreamCall call(client);
    std::string seen;
    bool over = !co_await call.start(request);
    bool wasQuiet = false;
    while (!over) {
        const Result<BodyChunk> chunk = co_await call.read(kPatience);
        over = !chunk || chunk->last;
        if (!chunk) seen += chunk.error().code == ErrorCode::UpstreamTimeout ? "!timeout" : "!other";
        if (!chunk) break;
        for (const std::string_view piece : chunk->pieces)
            seen += piece;
        if (over || wasQuiet || !chunk->pieces.empty()) continue;
        wasQuiet = true;
        seen += '|';
        quiet.set_value();
    }
    out.set_value(seen);
}

TEST(ClientTest, QuietReadsLoseNothingAndDoNotProlongTheIdleTime) {
    const std::string head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n";
    for (const bool goesOn : {true, false}) {
        std::promise<void> quiet;
        std::promise<std::string> seen;
        ScriptedUpstream upstream({[&](RawSocket& socket) {
            socket.receiveUntil("\r\n\r\n");
            socket.send(head);
            quiet.get_future().wait_for(std::chrono::seconds{5});
            if (goesOn) socket.send("1\r\nc\r\n0\r\n\r\n");
            socket.receiveAll();
        }});
        ClientFixture fixture({.idleTimeout = milliseconds{goesOn ? 60'000 : 1'000}, .pooledPerOrigin = 0});
        const UpstreamRequest request{upstream.origin(), "GET", "/", {}, {}};
        fixture.shard.run(readWithoutPatience(*fixture.client, request, quiet, seen));
        EXPECT_EQ(seen.get_future().get(), goesOn ? "ab|c" : "ab|!timeout");
    }
}

TEST(ClientTest, ConnectErrors) {
    std::uint16_t closedPort = 0;
    {
        ScriptedUpstream gone({});
        closedPort = gone.port();
    }
    ClientFixture fixture;
    const Fetched refused = fixture.get({false, "127.0.0.1", closedPort});
    EXPECT_EQ(refused.error.code, ErrorCode::UpstreamConnectFailed);
    EXPECT_NE(refused.error.detail.find("127.0.0.1"), std::string::npos);
    EXPECT_EQ(fixture.get({false, "no-such-host.invalid", 80}).error.code, ErrorCode::UpstreamConnectFailed);
    EXPECT_EQ(fixture.get({false, "127.0.0.1", closedPort}, "/a b").error.code, ErrorCode::InvalidRequest);
}

TEST(ClientTest, NamesAndIpv6) {
    ServerFixture v4;
    v4.start(echo);
    ServerFixture v6;
    v6.start(echo, {}, {.host = "::1", .port = 0});
    ClientFixture fixture;
    // localhost may be ::1 first: then the second address is the one that answers.
    EXPECT_EQ(fixture.get({false, "localhost", v4.port}).body, "GET/");
    const Fetched fetched = fixture.get({false, "::1", v6.port});
    EXPECT_EQ(fetched.body, "GET/");
    EXPECT_EQ(fetched.head.headers.find("x-host"), "[::1]:" + std::to_string(v6.port));
}

struct Running {
    explicit Running(HttpClient& client) : call(client) {}
    UpstreamCall call;
    Error startError;
    Error readError;
    std::atomic<int> stage = 0;
};

Task<> runCall(Running& running, UpstreamRequest request) {
    const Result<ResponseHead> head = co_await running.call.start(request);
    if (!head) {
        running.startError = head.error();
        running.stage = 9;
        co_return;
    }
    running.stage = 1;
    for (;;) {
        const Result<BodyChunk> chunk = co_await running.call.read();
        if (!chunk) {
            running.readError = chunk.error();
            break;
        }
        if (chunk->last) break;
        running.stage = 2;
    }
    running.stage = 9;
}

class AbortTest : public testing::Test {
protected:
    void begin(const Origin& origin) {
        m_running = m_fixture.shard.on([&] { return std::make_unique<Running>(*m_fixture.client); });
        UpstreamRequest request;
        request.origin = origin;
        request.method = "GET";
        request.target = "/";
        m_fixture.shard.run(runCall(*m_running, std::move(request)));
    }
    bool reached(int stage) {
        return m_fixture.shard.eventually([&] { return m_running->stage == stage; });
    }
    void abort() {
        m_fixture.shard.on([&] {
            m_running->call.abort();
            m_running->call.abort();
        });
    }
    void finish() {
        ASSERT_TRUE(reached(9));
        m_fixture.shard.on([] {});
        m_fixture.shard.on([&] { m_running.reset(); });
    }

    ClientFixture m_fixture;
    std::unique_ptr<Running> m_running;
};

TEST_F(AbortTest, WhileTheHeadIsAwaited) {
    std::atomic<bool> arrived = false;
    ScriptedUpstream upstream({[&](RawSocket& socket) {
        socket.receiveUntil("\r\n\r\n");
        arrived = true;
        EXPECT_EQ(socket.receiveAll(), "");
    }});
    begin(upstream.origin());
    ASSERT_TRUE(m_fixture.shard.eventually([&] { return arrived.load(); }));
    abort();
    ASSERT_TRUE(reached(9));
    EXPECT_EQ(m_running->startError.code, ErrorCode::UpstreamClosed);
    finish();
}

TEST_F(AbortTest, WhileTheBodyIsAwaited) {
    ScriptedUpstream upstream({answersAndStays("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab")});
    begin(upstream.origin());
    ASSERT_TRUE(reached(2));
    abort();
    ASSERT_TRUE(reached(9));
    EXPECT_EQ(m_running->readError.code, ErrorCode::UpstreamClosed);
    EXPECT_EQ(m_fixture.shard.on([&] { return m_fixture.client->idleConnections(); }), 0U);
    finish();
}

TEST_F(AbortTest, WhileConnecting) {
    // Never answers: addresses of TEST-NET are routed nowhere, or refused at once where there is no route.
    begin({false, "192.0.2.1", 9});
    m_fixture.shard.on([] {});
    abort();
    ASSERT_TRUE(reached(9));
    finish();
}

TEST_F(AbortTest, BeforeAndAfter) {
    ScriptedUpstream upstream({answersAndStays("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na")});
    begin(upstream.origin());
    ASSERT_TRUE(reached(9));
    abort();
    EXPECT_EQ(m_running->readError.message, "");
    finish();
    m_fixture.shard.on([&] { m_fixture.client->shutdown(); });
}

TEST_F(AbortTest, ShutdownEndsEveryCall) {
    ScriptedUpstream upstream({answersAndStays("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab")});
    begin(upstream.origin());
    ASSERT_TRUE(reached(2));
    m_fixture.shard.on([&] { m_fixture.client->shutdown(); });
    ASSERT_TRUE(reached(9));
    EXPECT_EQ(m_running->readError.code, ErrorCode::UpstreamClosed);
    EXPECT_EQ(m_fixture.get(upstream.origin()).error.code, ErrorCode::UpstreamClosed);
    finish();
}

TEST_F(AbortTest, TheClientMayGoBeforeItsCalls) {
    ScriptedUpstream upstream({answersAndStays("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab")});
    begin(upstream.origin());
    ASSERT_TRUE(reached(2));
    m_fixture.shard.on([&] { m_fixture.client.reset(); });
    finish();
}

TEST(ShardShutdownTest, ACallThatStillWaitsDiesWithItsShard) {
    ScriptedUpstream upstream({[](RawSocket& socket) { socket.receiveAll(); }});
    ClientFixture fixture;
    fixture.shard.on([&] {
        // Nobody awaits or aborts it; the sanitizers would see what it leaves behind.
        UpstreamRequest request;
        request.origin = upstream.origin();
        request.method = "GET";
        request.target = "/";
        auto running = std::make_shared<Running>(*fixture.client);
        fixture.shard.run([](std::shared_ptr<Running> owned, UpstreamRequest owning) -> Task<> {
            co_await runCall(*owned, std::move(owning));
        }(running, std::move(request)));
    });
    fixture.shard.on([] {});
}

}  // namespace
}  // namespace relay::net
