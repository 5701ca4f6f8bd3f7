#include "contract/expectations.h"
#include "contract/rig.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <cstdlib>
#include <thread>

namespace relay::test {
namespace {

struct RunningStream {
    std::shared_ptr<Gate> gate = std::make_shared<Gate>();
    RawClient client;
};

/// A stream of which the head and three events have come; the rest waits for the gate.
RunningStream startStream(Rig& rig) {
    RunningStream running{.client = rig.connect()};
    Answer stream = anthropicStream("one two three");
    stream.pieces[3].gate = running.gate;
    rig.upstream().enqueue(stream);
    running.client.post(kMessages, rig.headers(), messagesBody("hi", true));
    EXPECT_EQ(running.client.readHead().status, 200);
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(running.client.readEvent().has_value());
    return running;
}

TEST(Stop, RunningStreamEndsWellAndNewRequestsAreRefused) {
    Rig rig;
    RawClient idle = rig.connect();
    idle.get("/health");
    EXPECT_EQ(idle.readAnswer().status, 200);
    RunningStream running = startStream(rig);
    rig.relay().process().signal(SIGTERM);
    EXPECT_TRUE(idle.waitForClose());
    // Either nobody listens any more or the answer says why.
    try {
        expectRelayError(rig.post(messagesBody("late", false)), 503, "api_error", "SHUTTING_DOWN");
    } catch (const std::exception&) {
    }
    running.gate->open();
    std::string last;
    while (auto event = running.client.readEvent())
        last = event->name;
    EXPECT_EQ(last, "message_stop");
    EXPECT_TRUE(running.client.bodyWhole());
    EXPECT_EQ(rig.relay().process().wait(), 0);
    rig.restart();
    EXPECT_EQ(text(rig.attempts().at(0), "outcome"), "succeeded");
}

/// A request that sits behind a running stream on its connection is answered 503, not dropped.
TEST(Stop, PipelinedRequestIsAnswered503) {
    Rig rig;
    RunningStream running = startStream(rig);
    running.client.get("/v1/me", rig.headers());
    rig.relay().process().signal(SIGTERM);
    EXPECT_TRUE(eventually([&rig] {
        try {
            return rig.get("/health").status == 503;
        } catch (const std::exception&) {
            return true;
        }
    }));
    running.gate->open();
    while (running.client.readEvent()) {
    }
    try {
        expectRelayError(running.client.readAnswer(), 503, "api_error", "SHUTTING_DOWN");
    } catch (const std::runtime_error&) {
        // Closed after the running answer: what `Connection: close` would have said.
    }
    EXPECT_EQ(rig.relay().process().wait(), 0);
}

TEST(Stop, SecondSignalStopsAtOnce) {
    Rig rig;
    RunningStream running = startStream(rig);
    rig.relay().process().signal(SIGTERM);
    EXPECT_EQ(rig.relay().process().wait(Millis{300}), std::nullopt);
    rig.relay().process().signal(SIGTERM);
    EXPECT_TRUE(rig.relay().process().wait(Millis{5'000}).has_value());
    EXPECT_TRUE(rig.upstream().waitForNoConnections());
    rig.restart();
    const auto row = rig.attempts().at(0);
    EXPECT_NE(text(row, "outcome"), "succeeded");
    EXPECT_NE(text(row, "outcome"), "open");
}

TEST(Stop, GraceTimeEnds) {
    Rig rig({.arguments = {"--stop-grace", "1s"}});
    RunningStream running = startStream(rig);
    rig.relay().process().signal(SIGTERM);
    EXPECT_TRUE(rig.relay().process().wait(Millis{10'000}).has_value());
    while (running.client.readEvent()) {
    }
    EXPECT_FALSE(running.client.bodyWhole());
}

TEST(Stop, InterruptIsTheSame) {
    Rig rig;
    rig.relay().process().signal(SIGINT);
    EXPECT_EQ(rig.relay().process().wait(), 0);
}

int roundsOr(const char* name, int otherwise) {
    const char* text = std::getenv(name);
    return text != nullptr ? std::atoi(text) : otherwise;
}

/// Start and stop under load, again and again, on one data directory.
TEST(StartStop, FiftyTimesUnderLoad) {
    Rig rig({.arguments = {"--stop-grace", "5s"}});
    rig.upstream().setBehaviour([](const Exchange& exchange) {
        Answer answer = anthropicAnswer(exchange, "a b c d");
        for (Piece& piece : answer.pieces)
            piece.delay = Millis{1};
        return answer;
    });
    std::atomic<bool> stop{false};
    std::atomic<std::uint16_t> port{rig.relay().port()};
    std::atomic<int> whole{0};
    std::vector<std::thread> load;
    for (int i = 0; i < 4; ++i)
        load.emplace_back([&, stream = i % 2 == 0] {
            while (!stop) {
                try {
                    RawClient client = RawClient::tcp(port);
                    while (!stop && client.post(kMessages, rig.headers(), messagesBody("hi", stream)))
                        if (client.readAnswer().status == 200) ++whole;
                } catch (const std::exception&) {
                    std::this_thread::sleep_for(Millis{2});
                }
            }
        });
    const int rounds = roundsOr("RELAYWRIGHT_START_STOP_ROUNDS", 50);
    for (int round = 0; round < rounds; ++round) {
        const int before = whole;
        EXPECT_TRUE(eventually([&] { return whole > before + 3; })) << "no load in round " << round;
        EXPECT_EQ(rig.relay().stop(), 0) << rig.relay().process().err();
        rig.restart({.arguments = {"--stop-grace", "5s"}});
        port = rig.relay().port();
    }
    stop = true;
    for (std::thread& thread : load)
        thread.join();
    EXPECT_TRUE(rig.waitForQuiet());
    for (const auto& row : rig.attempts())
        EXPECT_NE(text(row, "outcome"), "open");
    EXPECT_EQ(number(rig.usage(), "unknown"), 0);
}

}  // namespace
}  // namespace relay::test
