// A client that leaves ends its upstream call at once, frees its lease, and pays for what was used.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <gtest/gtest.h>

namespace relay::test {
namespace {

/// Generous for a loaded machine, far below every time limit of the relay.
constexpr Millis kSoon{3'000};

void expectClean(Rig& rig) {
    EXPECT_TRUE(rig.upstream().waitUntil(
        [](const std::vector<Exchange>& seen) { return !seen.empty() && seen.back().clientLeft; }, kSoon));
    EXPECT_TRUE(rig.waitForQuiet());
    const auto row = rig.attempts().back();
    EXPECT_EQ(text(row, "outcome"), "client_gone");
    expectNoMark(rig.showAccount(rig.account()));
    EXPECT_EQ(rig.post(messagesBody("the next one", false)).status, 200);
}

TEST(ClientGone, WhileTheUpstreamIsSilent) {
    for (const bool reset : {false, true}) {
        Rig rig({}, {"--max-concurrency", "1"});
        Answer silent;
        silent.headless = true;
        silent.cutBy = CutBy::Silence;
        rig.upstream().enqueue(silent);
        RawClient client = rig.connect();
        client.post(kMessages, rig.headers(), messagesBody("hi", false));
        ASSERT_TRUE(rig.upstream().waitForRequests(1));
        reset ? client.reset() : client.close();
        expectClean(rig);
    }
}

TEST(ClientGone, BeforeTheFirstEvent) {
    Rig rig({}, {"--max-concurrency", "1"});
    Answer stream = anthropicStream("never seen");
    stream.pieces.front().gate = std::make_shared<Gate>();
    rig.upstream().enqueue(stream);
    RawClient client = rig.connect();
    client.post(kMessages, rig.headers(), messagesBody("hi", true));
    ASSERT_TRUE(rig.upstream().waitForRequests(1));
    client.close();
    expectClean(rig);
}

TEST(ClientGone, InTheMiddleOfAStream) {
    for (const bool reset : {false, true}) {
        Rig rig({}, {"--max-concurrency", "1"});
        Answer stream = anthropicStream("one two three", {.input = 500, .output = 70, .cacheCreation5m = 30});
        stream.pieces[5].gate = std::make_shared<Gate>();
        rig.upstream().enqueue(stream);
        RawClient client = rig.connect();
        client.post(kMessages, rig.headers(), messagesBody("hi", true));
        EXPECT_EQ(client.readHead().status, 200);
        for (int i = 0; i < 5; ++i)
            ASSERT_TRUE(client.readEvent().has_value());
        reset ? client.reset() : client.close();
        expectClean(rig);
        const auto row = rig.attempts().at(0);
        EXPECT_EQ(number(row, "inputTokens"), 500);
        EXPECT_EQ(number(row, "cacheCreationTokens"), 30);
        EXPECT_GT(number(row, "outputTokens"), 0);
        EXPECT_NE(text(row, "costUsd"), "0");
    }
}

TEST(ClientGone, WhileAnEndlessStreamFloods) {
    Rig rig({}, {"--max-concurrency", "1"});
    Answer stream = anthropicStream("x");
    stream.pieces.resize(3);
    stream.endless = true;
    rig.upstream().enqueue(stream);
    RawClient client = rig.connect();
    client.post(kMessages, rig.headers(), messagesBody("hi", true));
    EXPECT_EQ(client.readHead().status, 200);
    std::size_t bytes = 0;
    while (bytes < 200'000)
        bytes += client.readPiece().size();
    client.reset();
    expectClean(rig);
}

TEST(ClientGone, WhileItSendsItsBody) {
    Rig rig;
    RawClient client = rig.connect();
    client.send(requestText("POST", kMessages, rig.headers({{"Content-Length", "1000"}})) + "{\"model\":");
    client.reset();
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    EXPECT_EQ(rig.upstream().requests(), 1U);
    EXPECT_EQ(rig.attempts().size(), 1U);
}

/// A client that has said all it had to say may close its sending side and still wants its answer.
TEST(ClientGone, HalfCloseIsAnsweredOrEndedButNeverLeaks) {
    Rig rig({}, {"--max-concurrency", "1"});
    RawClient client = rig.connect();
    client.post(kMessages, rig.headers(), messagesBody("hi", false));
    client.finishSending();
    try {
        EXPECT_EQ(client.readAnswer().status, 200);
    } catch (const std::runtime_error&) {
        // HTTP allows a server to read it as leaving.
    }
    EXPECT_TRUE(rig.waitForQuiet());
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
}

TEST(ClientGone, ManyAtOnceLeaveNothingBehind) {
    Rig rig;
    rig.upstream().setBehaviour([](const Exchange& exchange) {
        Answer stream = anthropicAnswer(exchange, "a b c d e f g h i j");
        for (Piece& piece : stream.pieces)
            piece.delay = Millis{5};
        return stream;
    });
    std::vector<RawClient> clients;
    constexpr int kClients = 40;
    for (int i = 0; i < kClients; ++i) {
        clients.push_back(rig.connect());
        clients.back().post(kMessages, rig.headers(), messagesBody("hi", true));
    }
    for (int i = 0; i < kClients; ++i) {
        RawClient& client = clients[static_cast<std::size_t>(i)];
        client.readHead();
        for (int event = 0; event < i % 8; ++event)
            client.readEvent();
        i % 2 == 0 ? client.close() : client.reset();
    }
    EXPECT_TRUE(rig.waitForQuiet());
    EXPECT_TRUE(rig.upstream().waitForAllOver());
    const auto rows = rig.attempts();
    EXPECT_EQ(rows.size(), static_cast<std::size_t>(kClients));
    for (const auto& row : rows)
        EXPECT_EQ(number(row, "inputTokens"), 12);
}

}  // namespace
}  // namespace relay::test
