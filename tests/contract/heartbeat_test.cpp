// A silent stream gets comment lines between its events; not a byte of any answer is touched.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <gtest/gtest.h>

#include <functional>
#include <ostream>

namespace relay::test {
namespace {

constexpr std::string_view kComment = ": keep-alive\n\n";

ServeOptions everySecond() {
    return {.arguments = {"--stream-heartbeat", "1s"}};
}

std::size_t commentsIn(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find(kComment); at != std::string_view::npos; at = text.find(kComment, at + 1))
        ++count;
    return count;
}

std::string withoutComments(std::string text) {
    for (std::size_t at = text.find(kComment); at != std::string::npos; at = text.find(kComment, at))
        text.erase(at, kComment.size());
    return text;
}

RawClient ask(Rig& rig, bool stream) {
    RawClient client = rig.connect();
    client.post(kMessages, rig.headers(), messagesBody("hi", stream));
    return client;
}

std::string readUntil(RawClient& client, const std::function<bool(std::string_view)>& enough) {
    std::string text;
    while (!enough(text)) {
        const std::string piece = client.readPiece();
        if (piece.empty()) break;
        text += piece;
    }
    return text;
}

std::string readRest(RawClient& client) {
    return readUntil(client, [](std::string_view) { return false; });
}

/// Returns when a silent stream has been given two comments: two seconds by the relay's own clock.
void waitForTwoHeartbeats(Rig& rig) {
    Answer stream = anthropicStream("silent");
    const auto gate = std::make_shared<Gate>();
    stream.pieces[2].gate = gate;
    rig.upstream().enqueue(stream);
    RawClient client = ask(rig, true);
    EXPECT_EQ(client.readHead().status, 200);
    const auto twice = [](std::string_view text) { return commentsIn(text) == 2; };
    std::string text = readUntil(client, twice);
    EXPECT_EQ(commentsIn(text), 2U) << text;
    gate->open();
    text += readRest(client);
    EXPECT_TRUE(client.bodyWhole());
    EXPECT_EQ(withoutComments(text), stream.body());
}

TEST(Heartbeat, CommentsStandBetweenTheEventsOfASilentStream) {
    Rig rig(everySecond());
    Answer stream = anthropicStream("one two three");
    const auto gate = std::make_shared<Gate>();
    stream.pieces[3].gate = gate;
    std::string before;
    for (std::size_t i = 0; i < 3; ++i)
        before += stream.pieces[i].bytes;
    rig.upstream().enqueue(stream);
    RawClient client = ask(rig, true);
    EXPECT_EQ(client.readHead().status, 200);
    const auto twice = [](std::string_view text) { return commentsIn(text) == 2; };
    const std::string silent = readUntil(client, twice);
    EXPECT_EQ(silent, before + std::string(kComment) + std::string(kComment));
    gate->open();
    const std::string rest = readRest(client);
    EXPECT_TRUE(client.bodyWhole());
    EXPECT_EQ(withoutComments(silent + rest), stream.body());
    expectAttempt(rig.attempts().at(0), "first", 1, "succeeded", 200);
}

struct Untouched {
    const char* name;
    std::function<Answer(const std::shared_ptr<Gate>&)> make;
    bool stream = true;

    friend void PrintTo(const Untouched& one, std::ostream* out) { *out << one.name; }
};

/// A stream whose second piece ends `left` bytes before its event does, and is followed by silence.
Answer cutBeforeTheEnd(std::size_t left, const std::shared_ptr<Gate>& gate) {
    Answer stream = anthropicStream("one two");
    std::string& event = stream.pieces[1].bytes;
    const std::string end = event.substr(event.size() - left);
    event.resize(event.size() - left);
    stream.pieces.insert(stream.pieces.begin() + 2, Piece{.bytes = end, .gate = gate});
    return stream;
}

Answer silentAfterAnEvent(const std::shared_ptr<Gate>& gate) {
    Answer stream = anthropicStream("one two");
    stream.pieces[2].gate = gate;
    return stream;
}

const std::vector<Untouched>& untouched() {
    static const std::vector<Untouched> kAnswers{
        {"InsideALine", [](const auto& gate) { return cutBeforeTheEnd(9, gate); }},
        {"BeforeTheBlankLine", [](const auto& gate) { return cutBeforeTheEnd(1, gate); }},
        // The label counts, not the bytes: these would have an edge between two events.
        {"Compressed",
         [](const auto& gate) { return silentAfterAnEvent(gate).with("content-encoding", "gzip"); }},
        {"OfKnownLength",
         [](const auto& gate) { return silentAfterAnEvent(gate).framedBy(Framing::ContentLength); }},
        {"Json",
         [](const auto& gate) {
             Answer message = anthropicMessage("hello").framedBy(Framing::Chunked);
             message.pieces.front().gate = gate;
             message.pieces.insert(message.pieces.begin(), Piece{.bytes = "\n\n"});
             return message;
         },
         false},
    };
    return kAnswers;
}

class NoHeartbeat : public testing::TestWithParam<Untouched> {};

TEST_P(NoHeartbeat, ReachesThisAnswer) {
    Rig rig(everySecond());
    const auto gate = std::make_shared<Gate>();
    const Answer answer = GetParam().make(gate);
    rig.upstream().enqueue(answer);
    RawClient client = ask(rig, GetParam().stream);
    EXPECT_EQ(client.readHead().status, 200);
    const std::size_t first = answer.pieces[0].bytes.size();
    std::string body = readUntil(client, [first](std::string_view text) { return text.size() >= first; });
    waitForTwoHeartbeats(rig);
    gate->open();
    body += readRest(client);
    EXPECT_TRUE(client.bodyWhole());
    EXPECT_EQ(body, answer.body());
}

INSTANTIATE_TEST_SUITE_P(Answers, NoHeartbeat, testing::ValuesIn(untouched()),
                         [](const auto& parameter) { return std::string(parameter.param.name); });

TEST(Heartbeat, IsNoSignOfLifeOfTheUpstream) {
    Rig rig({.arguments = {"--stream-heartbeat", "1s", "--request-timeout", "2500ms"}});
    Answer stream = anthropicStream("one two three");
    stream.cutAfter = stream.pieces[0].bytes.size();
    stream.cutBy = CutBy::Silence;
    rig.upstream().enqueue(stream);
    const ClientAnswer answer = rig.post(messagesBody("hi", true));
    EXPECT_GE(commentsIn(answer.body), 1U);
    EXPECT_EQ(eventsOf(answer.body).back().name, "error") << answer.body;
    expectAttempt(rig.attempts().at(0), "first", 1, "failed", 200);
}

TEST(Heartbeat, ClientThatLeavesAfterOneEndsTheCall) {
    Rig rig(everySecond());
    rig.upstream().enqueue(silentAfterAnEvent(std::make_shared<Gate>()));
    RawClient client = ask(rig, true);
    EXPECT_EQ(client.readHead().status, 200);
    readUntil(client, [](std::string_view text) { return commentsIn(text) == 1; });
    client.reset();
    EXPECT_TRUE(rig.upstream().waitUntil(
        [](const std::vector<Exchange>& seen) { return !seen.empty() && seen.back().clientLeft; }));
    EXPECT_TRUE(rig.waitForQuiet());
    EXPECT_EQ(text(rig.attempts().at(0), "outcome"), "client_gone");
}

}  // namespace
}  // namespace relay::test
