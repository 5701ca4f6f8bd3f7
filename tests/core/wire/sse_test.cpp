#include "wire/sse/sse_parser.h"

#include <gtest/gtest.h>

#include <vector>

namespace relay::wire {
namespace {

using Events = std::vector<std::pair<std::string, std::string>>;

Events eventsOf(std::string_view text, const std::vector<std::size_t>& cuts, bool finish = false) {
    Events events;
    SseParser parser(1000);
    const auto note = [&events](const SseEvent& event) {
        events.emplace_back(event.name, event.oversized ? "(too big)" : std::string(event.data));
    };
    std::size_t from = 0;
    for (const std::size_t cut : cuts) {
        parser.feed(text.substr(from, cut - from), note);
        from = cut;
    }
    parser.feed(text.substr(from), note);
    if (finish) parser.finish(note);
    return events;
}

Events eventsOf(std::string_view text) {
    return eventsOf(text, {});
}

TEST(Sse, FollowsTheStandard) {
    EXPECT_EQ(eventsOf("data: one\n\n"), (Events{{"", "one"}}));
    EXPECT_EQ(eventsOf("event: e\ndata: one\n\n"), (Events{{"e", "one"}}));
    EXPECT_EQ(eventsOf("data:one\ndata:  two\n\n"), (Events{{"", "one\n two"}}))
        << "one space is optional, one is data";
    EXPECT_EQ(eventsOf("data\n\n"), (Events{{"", ""}})) << "a field without a colon has an empty value";
    EXPECT_EQ(eventsOf("data\ndata\n\n"), (Events{{"", "\n"}}));
    EXPECT_EQ(eventsOf("data:\n\n"), (Events{{"", ""}}));
    EXPECT_EQ(eventsOf(": comment\n\n:\n\ndata: x\n: y\n\n"), (Events{{"", "x"}}));
    EXPECT_EQ(eventsOf("event: lost\n\ndata: x\n\n"), (Events{{"", "x"}}))
        << "no data, no event; the name is forgotten";
    EXPECT_EQ(eventsOf("event: a\nevent: b\ndata: x\n\n"), (Events{{"b", "x"}}));
    EXPECT_EQ(eventsOf("event: a\nevent\ndata: x\n\n"), (Events{{"", "x"}}));
    EXPECT_EQ(eventsOf("id: 1\nretry: 5\ndata: x\nother: y\ndatabase: z\n data: w\n\n"), (Events{{"", "x"}}));
    EXPECT_EQ(eventsOf("data: a:b: c\n\n"), (Events{{"", "a:b: c"}}));
    EXPECT_EQ(eventsOf("\xEF\xBB\xBF"
                       "data: x\n\n"),
              (Events{{"", "x"}}));
    EXPECT_EQ(eventsOf("\xEF\xBB"
                       "data: x\n\ndata: y\n\n"),
              (Events{{"", "y"}}))
        << "half a mark is part of a name";
    EXPECT_EQ(eventsOf("data: x\n\n\xEF\xBB\xBF"
                       "data: y\n\n"),
              (Events{{"", "x"}}))
        << "a mark only leads";
    EXPECT_EQ(eventsOf("data: x"), (Events{}));
    EXPECT_EQ(eventsOf("data: x\n"), (Events{}));
    EXPECT_EQ(eventsOf(""), (Events{}));
}

TEST(Sse, KnowsAllLineEnds) {
    const Events expected{{"e", "1\n2"}, {"", "3"}};
    EXPECT_EQ(eventsOf("event: e\ndata: 1\ndata: 2\n\ndata: 3\n\n"), expected);
    EXPECT_EQ(eventsOf("event: e\r\ndata: 1\r\ndata: 2\r\n\r\ndata: 3\r\n\r\n"), expected);
    EXPECT_EQ(eventsOf("event: e\rdata: 1\rdata: 2\r\rdata: 3\r\r"), expected);
    EXPECT_EQ(eventsOf("event: e\r\ndata: 1\rdata: 2\n\r\ndata: 3\r\n\n"), expected);
}

TEST(Sse, GivesTheSameEventsWhereverItIsCut) {
    const std::string text =
        "\xEF\xBB\xBF"
        "event: one\r\ndata: {\"grüße\":1}\r\n\r\n: ping\n\ndata:x\ndata: y\n\nevent:two\rdata:\rid: 7\r\r"
        "data: end\r\n\n";
    const Events expected = eventsOf(text);
    ASSERT_EQ(expected, (Events{{"one", "{\"grüße\":1}"}, {"", "x\ny"}, {"two", ""}, {"", "end"}}));
    for (std::size_t first = 0; first <= text.size(); ++first)
        for (std::size_t second = first; second <= text.size(); ++second)
            ASSERT_EQ(eventsOf(text, {first, second}), expected) << first << ", " << second;
    std::vector<std::size_t> everywhere;
    for (std::size_t at = 1; at < text.size(); ++at)
        everywhere.push_back(at);
    EXPECT_EQ(eventsOf(text, everywhere), expected);
}

TEST(Sse, DropsDataBeyondTheLimitAndGoesOn) {
    const std::string big(1001, 'x');
    const std::string fits(1000, 'x');
    EXPECT_EQ(eventsOf("event: e\ndata: " + big + "\n\ndata: small\n\n"),
              (Events{{"e", "(too big)"}, {"", "small"}}));
    EXPECT_EQ(eventsOf("data: " + fits + "\n\n"), (Events{{"", fits}}));
    EXPECT_EQ(eventsOf("data: " + fits + "\ndata:\n\n"), (Events{{"", "(too big)"}}));
    EXPECT_EQ(eventsOf("event: " + big + "\ndata: x\n\n")[0].first.size(), SseScanner::kMostName);
}

TEST(Sse, FinishReportsAnEventWithoutItsBlankLine) {
    EXPECT_EQ(eventsOf("event: e\ndata: x\n", {}, true), (Events{{"e", "x"}}));
    EXPECT_EQ(eventsOf("data: x", {}, true), (Events{{"", "x"}}));
    EXPECT_EQ(eventsOf("data: x\n\n", {}, true), (Events{{"", "x"}}));
    EXPECT_EQ(eventsOf("event: e\n", {}, true), (Events{}));
}

TEST(Sse, ReadsWhatItWrites) {
    std::string stream;
    appendSseEvent(stream, "message_start", R"({"a":1})");
    EXPECT_EQ(stream, "event: message_start\ndata: {\"a\":1}\n\n");
    appendSseEvent(stream, "", "one\ntwo\r\nthree\rfour\n");
    appendSseEvent(stream, "empty", "");
    EXPECT_EQ(eventsOf(stream),
              (Events{{"message_start", R"({"a":1})"}, {"", "one\ntwo\nthree\nfour\n"}, {"empty", ""}}));
}

}  // namespace
}  // namespace relay::wire
