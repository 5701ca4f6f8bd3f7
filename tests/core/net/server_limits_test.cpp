#include "tests/core/net/loopback.h"

#include <gtest/gtest.h>

namespace relay::net {
namespace {

using std::chrono::milliseconds;
using test::RawSocket;
using test::Reply;
using test::ServerFixture;

Task<void> answer(Exchange& exchange) {
    const Result<std::string> body = co_await exchange.readBody(1000);
    Response response;
    if (!body) response.status = errorInfo(body.error().code).status;
    response.body = body ? *body : body.error().message;
    co_await exchange.respond(response);
}

TEST(ServerLimitsTest, HeadAndFieldLimits) {
    ServerFixture fixture;
    fixture.start(answer, {.headBytes = 40'000, .headerCount = 20});
    RawSocket fits = fixture.connect();
    fits.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(39'000, 'x') + "\r\n\r\n");
    EXPECT_EQ(fits.reply().status, 200);
    RawSocket large = fixture.connect();
    large.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(200'000, 'x'));
    const Reply reply = large.reply();
    EXPECT_EQ(reply.status, 431);
    EXPECT_NE(reply.body.find("HEAD_TOO_LARGE"), std::string::npos);
    RawSocket many = fixture.connect();
    std::string fields;
    for (int i = 0; i < 30; ++i)
        fields += "x: y\r\n";
    many.send("GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
    EXPECT_EQ(many.reply().status, 431);
    EXPECT_EQ(fixture.server->counters().badRequests, 2U);
}

TEST(ServerLimitsTest, ABodyThatIsTooLargeIsRefusedAndTheClientSeesIt) {
    ServerFixture fixture;
    fixture.start(answer);
    RawSocket counted = fixture.connect();
    counted.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\n" + std::string(300'000, 'b'));
    EXPECT_EQ(counted.reply().status, 413);
    RawSocket chunked = fixture.connect();
    chunked.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n30000\r\n" +
                 std::string(0x30000, 'b'));
    EXPECT_EQ(chunked.reply().status, 413);
    RawSocket exact = fixture.connect();
    exact.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n" + std::string(1000, 'b'));
    EXPECT_EQ(exact.reply().body.size(), 1000U);
}

TEST(ServerLimitsTest, HeadTimeout) {
    ServerFixture fixture;
    fixture.start(answer, {.headTimeout = milliseconds{100}});
    RawSocket begun = fixture.connect();
    begun.send("GET / HTT");
    const Reply reply = begun.reply();
    EXPECT_EQ(reply.status, 408);
    EXPECT_NE(reply.body.find("timeout_error"), std::string::npos);
    EXPECT_EQ(begun.receive(), "");
    RawSocket silent = fixture.connect();
    EXPECT_EQ(silent.receiveAll(), "");
}

TEST(ServerLimitsTest, BodyTimeout) {
    ServerFixture fixture;
    fixture.start(answer, {.bodyTimeout = milliseconds{100}});
    RawSocket client = fixture.connect();
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");
    EXPECT_EQ(client.reply().status, 408);
    EXPECT_EQ(client.receive(), "");
}

TEST(ServerLimitsTest, IdleTimeoutClosesInSilence) {
    ServerFixture fixture;
    fixture.start(answer, {.idleTimeout = milliseconds{100}});
    RawSocket client = fixture.connect();
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.reply().status, 200);
    EXPECT_EQ(client.receiveAll(), "");
}

TEST(ServerLimitsTest, MoreConnectionsThanAllowedWaitTheirTurn) {
    ServerFixture fixture;
    fixture.start(answer, {.connections = 2});
    const std::string request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    RawSocket first = fixture.connect();
    RawSocket second = fixture.connect();
    first.send(request);
    second.send(request);
    EXPECT_EQ(first.reply().status, 200);
    EXPECT_EQ(second.reply().status, 200);
    RawSocket third = fixture.connect();
    third.send(request);
    fixture.shard.on([] {});
    EXPECT_EQ(fixture.server->counters().accepted, 2U);
    first.close();
    EXPECT_EQ(third.reply().status, 200);
}

}  // namespace
}  // namespace relay::net
