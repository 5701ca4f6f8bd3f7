#include "tests/core/net/loopback.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace relay::net {
namespace {

using test::RawSocket;
using test::Reply;
using test::ServerFixture;

std::string request(const std::string& line, const std::string& fields = {}, const std::string& body = {}) {
    return line + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + body;
}

Task<void> echo(Exchange& exchange) {
    const Result<std::string> body = co_await exchange.readBody(1000);
    Response response;
    response.contentType = "text/plain";
    response.headers.add("x-method", exchange.head().method);
    response.headers.add("x-peer", exchange.peer().address);
    if (body) {
        response.body = exchange.head().target + ":" + *body;
    } else {
        response.status = errorInfo(body.error().code).status;
        response.body = body.error().message;
    }
    co_await exchange.respond(response);
}

Task<void> stream(Exchange& exchange) {
    ResponseHead head;
    head.headers.add("content-type", "text/event-stream");
    exchange.begin(head);
    const std::string_view first[] = {"ab", "", "cde"};
    const std::string_view second[] = {"fg"};
    const std::span<const std::string_view> none;
    co_await exchange.write(first);
    co_await exchange.write(none);
    co_await exchange.finish(second);
}

TEST(ServerTest, AnswersAndKeepsTheConnection) {
    ServerFixture fixture;
    fixture.start(echo);
    RawSocket client = fixture.connect();
    for (int i = 0; i < 3; ++i) {
        client.send(request("POST /x?y", "Content-Length: 5\r\n", "hello"));
        const Reply reply = client.reply();
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.body, "/x?y:hello");
        EXPECT_EQ(reply.headers.at("content-type"), "text/plain");
        EXPECT_EQ(reply.headers.at("x-peer"), "127.0.0.1");
        EXPECT_FALSE(reply.headers.contains("connection"));
    }
    const ServerCounters counters = fixture.server->counters();
    EXPECT_EQ(counters.accepted, 1U);
    EXPECT_EQ(counters.open, 1U);
    EXPECT_EQ(counters.badRequests, 0U);
}

TEST(ServerTest, PipelinedRequestsAreAnsweredInOrder) {
    ServerFixture fixture;
    fixture.start(echo);
    RawSocket client = fixture.connect();
    std::string all;
    for (int i = 0; i < 50; ++i)
        all +=
            request("POST /" + std::to_string(i), "Content-Length: 1\r\n", "b") +
            request("POST /c" + std::to_string(i), "Transfer-Encoding: chunked\r\n", "1\r\nx\r\n0\r\n\r\n");
    client.send(all);
    for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(client.reply().body, "/" + std::to_string(i) + ":b");
        EXPECT_EQ(client.reply().body, "/c" + std::to_string(i) + ":x");
    }
}

TEST(ServerTest, ARequestSplitAtEveryByte) {
    ServerFixture fixture;
    fixture.start(echo);
    const std::string text =
        request("POST /s", "Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n2;e=1\r\nde\r\n0\r\nT: 1\r\n\r\n");
    RawSocket client = fixture.connect();
    for (std::size_t cut = 1; cut < text.size(); ++cut) {
        client.send(text.substr(0, cut));
        // The server has taken the first part when nothing is left of it in its way: ask it, do not guess a
        // time.
        fixture.shard.on([] {});
        client.send(text.substr(cut));
        const Reply reply = client.reply();
        ASSERT_EQ(reply.body, "/s:abcde") << cut;
    }
}

TEST(ServerTest, StreamsInChunks) {
    ServerFixture fixture;
    fixture.start(stream);
    RawSocket client = fixture.connect();
    client.send(request("GET /"));
    const std::string bytes = client.receiveUntil("0\r\n\r\n");
    EXPECT_EQ(bytes,
              "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
              "5\r\nabcde\r\n2\r\nfg\r\n0\r\n\r\n");
}

TEST(ServerTest, AnOldClientGetsACloseDelimitedStream) {
    ServerFixture fixture;
    fixture.start(stream);
    RawSocket client = fixture.connect();
    client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    const std::string bytes = client.receiveAll();
    EXPECT_EQ(bytes,
              "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nConnection: close\r\n\r\nabcdefg");
}

TEST(ServerTest, AnOldClientMayKeepItsConnection) {
    ServerFixture fixture;
    fixture.start(echo);
    RawSocket client = fixture.connect();
    for (int i = 0; i < 2; ++i) {
        client.send("GET /o HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        const Reply reply = client.reply();
        EXPECT_EQ(reply.body, "/o:");
        EXPECT_EQ(reply.headers.at("connection"), "keep-alive");
    }
}

TEST(ServerTest, HeadHasTheHeadersOfGetAndNoBody) {
    ServerFixture fixture;
    fixture.start(echo);
    RawSocket client = fixture.connect();
    client.send(request("HEAD /abc"));
    const Reply head = client.reply(true);
    EXPECT_EQ(head.headers.at("content-length"), "5");
    client.send(request("GET /abc"));
    EXPECT_EQ(client.reply().body, "/abc:");
}

TEST(ServerTest, HeadOfAStreamEndsAfterTheHead) {
    ServerFixture fixture;
    fixture.start(stream);
    RawSocket client = fixture.connect();
    client.send(request("HEAD /") + request("GET /"));
    EXPECT_EQ(client.reply(true).headers.at("transfer-encoding"), "chunked");
    EXPECT_EQ(client.reply().body, "abcdefg");
}

TEST(ServerTest, ConnectionCloseIsHonoured) {
    ServerFixture fixture;
    fixture.start(echo);
    RawSocket client = fixture.connect();
    client.send(request("GET /", "Connection: close\r\n"));
    const Reply reply = client.reply();
    EXPECT_EQ(reply.headers.at("connection"), "close");
    EXPECT_EQ(client.receive(), "");
}

TEST(ServerTest, ContinueIsSentWhenTheHandlerWantsTheBody) {
    ServerFixture fixture;
    fixture.start(echo);
    RawSocket client = fixture.connect();
    client.send(request("POST /e", "Content-Length: 2\r\nExpect: 100-continue\r\n"));
    EXPECT_EQ(client.receiveUntil("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("ok");
    EXPECT_EQ(client.reply().body, "/e:ok");
    client.send(request("POST /e", "Content-Length: 2\r\nExpect: 100-continue\r\n", "ok"));
    EXPECT_EQ(client.reply().body, "/e:ok");
}

TEST(ServerTest, ContinueIsNotSentForABodyThatIsRefused) {
    ServerFixture fixture;
    fixture.start(echo);
    RawSocket client = fixture.connect();
    client.send(request("POST /e", "Content-Length: 1001\r\nExpect: 100-continue\r\n"));
    const Reply reply = client.reply();
    EXPECT_EQ(reply.status, 413);
    EXPECT_EQ(reply.headers.at("connection"), "close");
}

Task<void> ignoreBody(Exchange& exchange) {
    Response response;
    response.status = 401;
    co_await exchange.respond(response);
}

TEST(ServerTest, AnUnreadBodyThatIsThereDoesNotCostTheConnection) {
    ServerFixture fixture;
    fixture.start(ignoreBody);
    RawSocket client = fixture.connect();
    client.send(request("POST /", "Content-Length: 5\r\n", "hello") +
                request("POST /", "Content-Length: 5\r\n", "hello"));
    EXPECT_FALSE(client.reply().headers.contains("connection"));
    EXPECT_EQ(client.reply().status, 401);
}

TEST(ServerTest, AnUnreadBodyThatIsNotThereDoes) {
    ServerFixture fixture;
    fixture.start(ignoreBody);
    RawSocket client = fixture.connect();
    client.send(request("POST /", "Content-Length: 500000\r\n", "hello"));
    EXPECT_EQ(client.reply().headers.at("connection"), "close");
}

Task<void> promiseTen(Exchange& exchange) {
    ResponseHead head;
    head.contentLength = 10;
    exchange.begin(head);
    const std::string_view part[] = {"12345"};
    co_await exchange.write(part);
    if (exchange.head().target == "/short") {
        const std::span<const std::string_view> none;
        co_await exchange.finish(none);
        co_return;
    }
    co_await exchange.finish(part);
}

TEST(ServerTest, AKnownLengthIsSentAndAShortAnswerIsBrokenOff) {
    ServerFixture fixture;
    fixture.start(promiseTen);
    RawSocket client = fixture.connect();
    client.send(request("GET /"));
    const Reply reply = client.reply();
    EXPECT_EQ(reply.headers.at("content-length"), "10");
    EXPECT_EQ(reply.body, "1234512345");
    client.send(request("GET /short"));
    EXPECT_FALSE(client.reply().complete);
}

Task<void> misbehave(Exchange& exchange) {
    const std::string& target = exchange.head().target;
    const std::string_view some[] = {"some"};
    if (target == "/throw") throw std::runtime_error("the handler's own fault");
    if (target == "/silent") co_return;
    exchange.begin(ResponseHead());
    if (target == "/queued") throw std::runtime_error("nothing sent yet");
    co_await exchange.write(some);
    if (target == "/late") throw std::runtime_error("too late");
    if (target == "/abort") exchange.abort();
}

TEST(ServerTest, AHandlerThatThrowsIsLoggedAndAnswered500) {
    ServerFixture fixture;
    fixture.start(misbehave);
    for (const std::string target : {"/throw", "/queued"}) {
        RawSocket client = fixture.connect();
        client.send(request("GET " + target));
        const Reply reply = client.reply();
        EXPECT_EQ(reply.status, 500);
        EXPECT_EQ(reply.headers.at("connection"), "close");
        EXPECT_EQ(
            reply.body,
            R"({"type":"error","error":{"type":"api_error","message":"internal error","code":"INTERNAL"}})");
        EXPECT_EQ(client.receive(), "");
    }
    const std::scoped_lock lock(fixture.faultsMutex);
    ASSERT_EQ(fixture.faults.size(), 2U);
    EXPECT_NE(fixture.faults[0].find("the handler's own fault"), std::string::npos);
}

TEST(ServerTest, AnAnswerThatBreaksOffNeverLooksComplete) {
    ServerFixture fixture;
    fixture.start(misbehave);
    for (const std::string target : {"/late", "/abort", "/unfinished", "/silent"}) {
        RawSocket client = fixture.connect();
        client.send(request("GET " + target));
        EXPECT_FALSE(client.reply().complete) << target;
    }
    RawSocket old = fixture.connect();
    old.send("GET /abort HTTP/1.0\r\n\r\n");
    while (!old.receive().empty()) {
    }
    EXPECT_EQ(errno, ECONNRESET);
}

TEST(ServerTest, SmugglingIsRefusedAndTheConnectionCloses) {
    ServerFixture fixture;
    std::atomic<int> handled = 0;
    fixture.start([&](Exchange& exchange) {
        ++handled;
        return echo(exchange);
    });
    RawSocket client = fixture.connect();
    client.send(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" +
        request("GET /smuggled"));
    const Reply reply = client.reply();
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(reply.headers.at("connection"), "close");
    EXPECT_TRUE(
        reply.body.starts_with(R"({"type":"error","error":{"type":"invalid_request_error","message":")"));
    EXPECT_TRUE(reply.body.ends_with(R"(","code":"INVALID_REQUEST"}})"));
    EXPECT_EQ(client.receive(), "");
    EXPECT_EQ(handled, 0);
    EXPECT_EQ(fixture.server->counters().badRequests, 1U);
}

TEST(ServerTest, ABadChunkIsRefused) {
    ServerFixture fixture;
    fixture.start(echo);
    RawSocket client = fixture.connect();
    client.send(request("POST /", "Transfer-Encoding: chunked\r\n", "3\r\nabcX\r\n0\r\n\r\n"));
    const Reply reply = client.reply();
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(client.receive(), "");
}

}  // namespace
}  // namespace relay::net
