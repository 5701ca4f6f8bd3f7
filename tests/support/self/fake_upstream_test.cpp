#include "support/fake_upstream.h"

#include "support/anthropic_answers.h"
#include "support/raw_client.h"

#include <gtest/gtest.h>

namespace relay::test {
namespace {

Answer text(std::string body) {
    Answer answer;
    answer.pieces = {{std::move(body)}};
    return answer;
}

TEST(FakeUpstream, RecordsRequestsAsTheyCame) {
    FakeUpstream upstream;
    upstream.enqueue(text("one"));
    RawClient client = RawClient::tcp(upstream.port());
    client.post("/v1/messages?beta=true", {{"X-Odd-CASE", "a  b"}}, "payload");
    EXPECT_EQ(client.readAnswer().body, "one");
    ASSERT_TRUE(upstream.waitForAllOver());
    const Exchange seen = upstream.exchanges().at(0);
    EXPECT_EQ(seen.method, "POST");
    EXPECT_EQ(seen.target, "/v1/messages?beta=true");
    EXPECT_EQ(seen.body, "payload");
    EXPECT_NE(seen.head.find("X-Odd-CASE: a  b\r\n"), std::string::npos);
    EXPECT_TRUE(seen.bodyWhole);
    EXPECT_TRUE(seen.answeredWhole);
    EXPECT_FALSE(seen.clientLeft);
}

TEST(FakeUpstream, KeepsConnectionsAlive) {
    FakeUpstream upstream([](const Exchange& exchange) { return text(exchange.target); });
    RawClient client = RawClient::tcp(upstream.port());
    for (const char* target : {"/a", "/b", "/c"}) {
        client.get(target);
        EXPECT_EQ(client.readAnswer().body, target);
    }
    EXPECT_EQ(upstream.connectionsAccepted(), 1U);
    EXPECT_EQ(upstream.exchanges().at(2).number, 2U);
}

TEST(FakeUpstream, ClosesIdleConnectionsOnly) {
    const auto gate = std::make_shared<Gate>();
    FakeUpstream upstream;
    Answer held = text("held");
    held.gateBeforeHead = gate;
    upstream.enqueue(text("quick"));
    upstream.enqueue(held);
    RawClient idle = RawClient::tcp(upstream.port());
    idle.get("/");
    idle.readAnswer();
    RawClient busy = RawClient::tcp(upstream.port());
    busy.get("/");
    ASSERT_TRUE(upstream.waitForRequests(2));
    upstream.closeIdleConnections();
    EXPECT_TRUE(idle.waitForClose());
    gate->open();
    EXPECT_EQ(busy.readAnswer().body, "held");
}

TEST(FakeUpstream, CutsABodyWhereTold) {
    for (const CutBy how : {CutBy::Fin, CutBy::Reset}) {
        FakeUpstream upstream;
        Answer answer = text("0123456789");
        answer.cutAfter = 4;
        answer.cutBy = how;
        upstream.enqueue(answer);
        RawClient client = RawClient::tcp(upstream.port());
        client.get("/");
        const ClientAnswer got = client.readAnswer();
        EXPECT_FALSE(got.whole);
        if (how == CutBy::Fin) {
            EXPECT_EQ(got.body, "0123");
        }
        ASSERT_TRUE(upstream.waitForAllOver());
        EXPECT_FALSE(upstream.exchanges().at(0).answeredWhole);
        EXPECT_FALSE(upstream.exchanges().at(0).clientLeft);
    }
}

TEST(FakeUpstream, SeesTheClientLeaveWhileItWaits) {
    FakeUpstream upstream;
    Answer silent;
    silent.headless = true;
    silent.cutBy = CutBy::Silence;
    upstream.enqueue(silent);
    RawClient client = RawClient::tcp(upstream.port());
    client.get("/");
    ASSERT_TRUE(upstream.waitForRequests(1));
    client.close();
    EXPECT_TRUE(upstream.waitUntil([](const auto& seen) { return seen.at(0).clientLeft; }));
}

TEST(FakeUpstream, EndlessStreamEndsWithItsClient) {
    FakeUpstream upstream;
    Answer endless = text("again ");
    endless.framing = Framing::Chunked;
    endless.endless = true;
    upstream.enqueue(endless);
    RawClient client = RawClient::tcp(upstream.port());
    client.get("/");
    EXPECT_EQ(client.readHead().status, 200);
    std::size_t bytes = 0;
    while (bytes < 1'000'000)
        bytes += client.readPiece().size();
    client.reset();
    EXPECT_TRUE(upstream.waitForNoConnections());
    EXPECT_TRUE(upstream.exchanges().at(0).clientLeft);
}

TEST(FakeUpstream, AnswersBeforeTheBodyCame) {
    FakeUpstream upstream;
    Answer early = text("early");
    early.beforeBody = true;
    upstream.enqueue(early);
    RawClient client = RawClient::tcp(upstream.port());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n");
    EXPECT_EQ(client.readAnswer().body, "early");
    client.send("later");
    upstream.enqueue(text("next"));
    client.get("/");
    EXPECT_EQ(client.readAnswer().body, "next");
}

TEST(FakeUpstream, CloseOnAccept) {
    FakeUpstream upstream;
    upstream.closeOnAccept(true);
    RawClient client = RawClient::tcp(upstream.port());
    EXPECT_TRUE(client.waitForClose());
}

TEST(FakeUpstream, InterimAndRawHeads) {
    FakeUpstream upstream;
    Answer answer;
    answer.interim = {"HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"};
    answer.rawHead = "HTTP/1.1 299 Odd\r\nContent-Length: 2\r\n\r\n";
    answer.pieces = {{"ok"}};
    upstream.enqueue(answer);
    RawClient client = RawClient::tcp(upstream.port());
    client.get("/");
    const ClientAnswer got = client.readAnswer();
    EXPECT_EQ(got.status, 299);
    EXPECT_EQ(got.body, "ok");
    ASSERT_EQ(client.interim().size(), 1U);
    EXPECT_NE(client.interim()[0].find("103"), std::string::npos);
}

TEST(FakeUpstream, StreamHasAllUsage) {
    FakeUpstream upstream;
    const Usage usage{.input = 7, .output = 9, .cacheCreation5m = 3, .cacheCreation1h = 4, .cacheRead = 5};
    upstream.enqueue(anthropicStream("one two three", usage).cutIntoPieces(1));
    RawClient client = RawClient::tcp(upstream.port());
    client.get("/");
    EXPECT_EQ(client.readHead().status, 200);
    std::vector<SseEvent> events;
    while (auto event = client.readEvent())
        events.push_back(*event);
    EXPECT_TRUE(client.bodyWhole());
    EXPECT_EQ(textOf(events), "one two three");
    EXPECT_NE(events.front().data.find(R"("cache_creation_input_tokens":7)"), std::string::npos);
    EXPECT_EQ(events.back().name, "message_stop");
    EXPECT_EQ(priceOf(usage).nanos, 7 * 3000 + 9 * 15000 + 3 * 3750 + 4 * 6000 + 5 * 300);
}

}  // namespace
}  // namespace relay::test
