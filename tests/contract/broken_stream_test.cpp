// A stream that does not reach its terminal event is a failure: to the client, in the ledger and for the
// account.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

#include <functional>
#include <ostream>

namespace relay::test {
namespace {

constexpr std::uint64_t kInput = 321;

struct Break {
    const char* name;
    std::function<void(Answer&)> apply;
    const char* mark;

    friend void PrintTo(const Break& one, std::ostream* out) { *out << one.name; }
};

/// Bytes of the frames before the first text delta's end: message_start has been seen whole.
std::size_t afterTwoDeltas(const Answer& answer) {
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < 5; ++i)
        bytes += answer.pieces[i].bytes.size();
    return bytes;
}

const std::vector<Break>& breaks() {
    static const std::vector<Break> kBreaks{
        {"Fin", [](Answer& a) { a.cutAfter = afterTwoDeltas(a); }, "broken_stream"},
        {"Reset",
         [](Answer& a) {
             a.cutAfter = afterTwoDeltas(a);
             a.cutBy = CutBy::Reset;
         },
         "broken_stream"},
        {"FinInsideAnEvent", [](Answer& a) { a.cutAfter = afterTwoDeltas(a) + 11; }, "broken_stream"},
        {"ProperEndWithoutMessageStop", [](Answer& a) { a.pieces.pop_back(); }, "broken_stream"},
        {"CloseDelimitedWithoutMessageStop",
         [](Answer& a) {
             a.pieces.pop_back();
             a.framing = Framing::UntilClose;
         },
         "broken_stream"},
        {"Silence",
         [](Answer& a) {
             a.cutAfter = afterTwoDeltas(a);
             a.cutBy = CutBy::Silence;
         },
         "broken_stream"},
    };
    return kBreaks;
}

class BrokenStream : public testing::TestWithParam<Break> {};

TEST_P(BrokenStream, EndsWithAnErrorEventAndIsBooked) {
    Rig rig({.arguments = {"--request-timeout", "1s"}});
    Answer stream =
        anthropicStream("one two three four five", {.input = kInput, .output = 99, .cacheRead = 7});
    GetParam().apply(stream);
    rig.upstream().enqueue(stream);
    const ClientAnswer answer = rig.post(messagesBody("hi", true));
    EXPECT_EQ(answer.status, 200);
    const auto events = eventsOf(answer.body);
    ASSERT_FALSE(events.empty());
    EXPECT_EQ(events.front().name, "message_start");
    EXPECT_EQ(events.back().name, "error") << answer.body;
    const auto error = boost::json::parse(events.back().data).as_object();
    EXPECT_EQ(text(error, "type"), "error");
    EXPECT_FALSE(text(error.at("error").as_object(), "type").empty());
    EXPECT_EQ(answer.body.find("message_stop"), std::string::npos);

    const auto row = rig.attempts().at(0);
    expectAttempt(row, "first", 1, "failed", 200);
    EXPECT_FALSE(text(row, "reason").empty());
    EXPECT_EQ(number(row, "inputTokens"), static_cast<std::int64_t>(kInput));
    EXPECT_EQ(number(row, "cacheReadTokens"), 7);
    EXPECT_GT(number(row, "outputTokens"), 0);
    expectMark(rig.showAccount(rig.account()), GetParam().mark, 200);
}

INSTANTIATE_TEST_SUITE_P(Ways, BrokenStream, testing::ValuesIn(breaks()),
                         [](const auto& parameter) { return std::string(parameter.param.name); });

/// The upstream's own error event passes as it is; it is the account's failure, and nothing is added to it.
TEST(BrokenStreams, UpstreamsErrorEventPassesUnchanged) {
    Rig rig;
    Answer stream = anthropicStream("one two", {.input = kInput, .output = 9});
    stream.pieces.resize(4);
    stream.pieces.push_back({sseFrame(
        "error", R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})")});
    rig.upstream().enqueue(stream);
    const ClientAnswer answer = rig.post(messagesBody("hi", true));
    EXPECT_EQ(answer.body, stream.body());
    const auto row = rig.attempts().at(0);
    EXPECT_EQ(text(row, "outcome"), "failed");
    EXPECT_EQ(number(row, "inputTokens"), static_cast<std::int64_t>(kInput));
}

/// Not a stream: the client must not take half an answer for a whole one.
TEST(BrokenStreams, HalfAMessageIsNotPassedAsWhole) {
    Rig rig({}, {"--no-auto-protection"});
    Answer message = anthropicMessage("a text that is cut");
    message.cutAfter = 50;
    rig.upstream().enqueue(message);
    RawClient client = rig.connect();
    client.post(kMessages, rig.headers(), messagesBody("hi", false));
    bool whole = false;
    int status = 0;
    try {
        const ClientAnswer answer = client.readAnswer();
        whole = answer.whole;
        status = answer.status;
    } catch (const std::runtime_error&) {
        // Closed without a head: as good.
    }
    EXPECT_TRUE(!whole || status == 502) << status;
    EXPECT_EQ(text(rig.attempts().at(0), "outcome"), "failed");
}

TEST(BrokenStreams, AnotherAccountServesTheNextRequest) {
    FakeUpstream second([](const Exchange& exchange) { return anthropicAnswer(exchange, "second"); });
    Rig rig({}, {"--priority", "1"});
    addAccount(rig.data(), {.name = "second", .url = second.url(), .flags = {"--priority", "2"}});
    Answer stream = anthropicStream("one two three");
    stream.cutAfter = afterTwoDeltas(stream);
    rig.upstream().enqueue(stream);
    EXPECT_EQ(eventsOf(rig.post(messagesBody("hi", true)).body).back().name, "error");
    EXPECT_EQ(second.requests(), 0U);  // bytes had reached the client: no second try
    EXPECT_EQ(textOf(eventsOf(rig.post(messagesBody("hi", true)).body)), "second");
}

}  // namespace
}  // namespace relay::test
