#include "wire/anthropic/usage_tap.h"

#include "recorded.h"

#include <gtest/gtest.h>

namespace relay::wire {
namespace {

using Format = UsageTap::Format;

UsageTap tapOf(std::string_view text, Format format = Format::Sse) {
    UsageTap tap(format, "");
    tap.feed(text);
    tap.end();
    return tap;
}

std::string event(std::string_view json) {
    return "data: " + std::string(json) + "\n\n";
}

std::string start(std::string_view usage, std::string_view id = "msg_1") {
    return event(R"({"type":"message_start","message":{"id":")" + std::string(id) +
                 R"(","model":"m","usage":)" + std::string(usage) + "}}");
}

std::string delta(std::string_view usage) {
    return event(R"({"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":)" +
                 std::string(usage) + "}");
}

const std::string kStop = event(R"({"type":"message_stop"})");

TEST(UsageTap, MetersAStream) {
    const UsageTap tap = tapOf(kTextStream);
    EXPECT_EQ(tap.usage(), (Usage{.input = 25,
                                  .output = 15,
                                  .cacheCreation5m = 100,
                                  .cacheCreation1h = 200,
                                  .cacheRead = 4000,
                                  .thinking = 7}));
    EXPECT_TRUE(tap.complete());
    EXPECT_TRUE(tap.meterable());
    EXPECT_FALSE(tap.errorSeen());
    EXPECT_EQ(tap.model(), "claude-sonnet-4-5-20250929");
    EXPECT_EQ(tap.stopReason(), "end_turn");
    EXPECT_EQ(tap.serviceTier(), "standard");
    EXPECT_EQ(tap.streamedTextBytes(), std::string_view("Grüße, \"世界\" 😀!\n").size());
}

TEST(UsageTap, MetersAStreamOfAnotherShape) {
    const UsageTap tap = tapOf(kOddStream);
    EXPECT_EQ(tap.usage(), (Usage{.input = 12, .output = 34, .cacheCreation5m = 9}));
    EXPECT_TRUE(tap.complete());
    EXPECT_EQ(tap.model(), "claude-x");
    EXPECT_EQ(tap.stopReason(), "tool_use");
    EXPECT_EQ(tap.speed(), "fast");
    EXPECT_EQ(tap.streamedTextBytes(), 7U);
}

TEST(UsageTap, MetersADocument) {
    const UsageTap tap = tapOf(kDocument, Format::Json);
    EXPECT_EQ(tap.usage(), (Usage{.input = 2095, .output = 503, .cacheCreation1h = 51, .cacheRead = 2051}));
    EXPECT_TRUE(tap.complete());
    EXPECT_EQ(tap.model(), "claude-opus-4-6");
    EXPECT_EQ(tap.serviceTier(), "priority");
    EXPECT_EQ(tap.speed(), "standard");
    EXPECT_EQ(tap.streamedTextBytes(), std::string_view("usage: {\"input_tokens\":999}").size());
}

TEST(UsageTap, LaterCountsReplaceEarlierOnesOnlyWhereTheyArePresent) {
    const std::string begin = start(R"({"input_tokens":10,"output_tokens":1,"cache_read_input_tokens":5})");
    EXPECT_EQ(tapOf(begin + delta(R"({"output_tokens":20})")).usage(),
              (Usage{.input = 10, .output = 20, .cacheRead = 5}));
    EXPECT_EQ(tapOf(begin + delta(R"({"input_tokens":0,"output_tokens":20,"cache_read_input_tokens":null})"))
                  .usage(),
              (Usage{.input = 0, .output = 20, .cacheRead = 5}));
    EXPECT_EQ(
        tapOf(begin + delta(R"({"output_tokens":20})") + delta(R"({"output_tokens":30,"input_tokens":11})"))
            .usage(),
        (Usage{.input = 11, .output = 30, .cacheRead = 5}));
}

TEST(UsageTap, SeesInputThatOnlyTheDeltaCarries) {
    const UsageTap tap =
        tapOf(start(R"({"input_tokens":0,"output_tokens":0})") +
              delta(R"({"input_tokens":70,"output_tokens":8,"cache_read_input_tokens":600})") + kStop);
    EXPECT_EQ(tap.usage(), (Usage{.input = 70, .output = 8, .cacheRead = 600}));
}

TEST(UsageTap, KeepsCacheOnlyAnswersOutOfTheOutput) {
    EXPECT_EQ(tapOf(start(R"({"cache_read_input_tokens":600})") + kStop).usage(), (Usage{.cacheRead = 600}));
}

TEST(UsageTap, SplitsCacheWritesByLifetime) {
    const auto written = [](const std::string& text) {
        const Usage usage = tapOf(text).usage();
        return std::pair(usage.cacheCreation5m, usage.cacheCreation1h);
    };
    using Pair = std::pair<std::uint64_t, std::uint64_t>;
    const std::string split = start(
        R"({"cache_creation_input_tokens":30,"cache_creation":{"ephemeral_5m_input_tokens":10,"ephemeral_1h_input_tokens":20}})");
    EXPECT_EQ(written(start(R"({"cache_creation_input_tokens":30})")), Pair(30, 0));
    EXPECT_EQ(written(split), Pair(10, 20));
    EXPECT_EQ(written(split + delta(R"({"cache_creation_input_tokens":30})")), Pair(10, 20))
        << "the same total";
    EXPECT_EQ(written(split + delta(R"({"cache_creation_input_tokens":50})")), Pair(30, 20))
        << "more, lifetime unknown";
    EXPECT_EQ(written(split + delta(R"({"cache_creation_input_tokens":0})")), Pair(0, 0));
    EXPECT_EQ(written(start(R"({"cache_creation_input_tokens":30,"cache_creation":null})")), Pair(30, 0));
    EXPECT_EQ(written(start(
                  R"({"cache_creation_input_tokens":30,"cache_creation":{"ephemeral_1h_input_tokens":12}})")),
              Pair(18, 12));
    EXPECT_EQ(
        written(start(R"({"cache_creation_input_tokens":30,"cache_creation":{"ephemeral_5m_input_tokens":0,)"
                      R"("ephemeral_1h_input_tokens":0}})")),
        Pair(30, 0));
}

TEST(UsageTap, AddsCompactionThatTheOtherCountsLeaveOut) {
    const UsageTap tap = tapOf(
        start(R"({"input_tokens":100,"output_tokens":1})") +
        delta(
            R"({"input_tokens":23000,"output_tokens":1000,"iterations":[)"
            R"({"type":"compaction","input_tokens":180000,"output_tokens":3500,"cache_read_input_tokens":7},)"
            R"({"input_tokens":23000,"output_tokens":1000,"type":"message"},)"
            R"({"output_tokens":1,"cache_creation":{"ephemeral_1h_input_tokens":5},"type":"compaction"}]})") +
        kStop);
    EXPECT_EQ(tap.usage(), (Usage{.input = 203000, .output = 4501, .cacheCreation1h = 5, .cacheRead = 7}));
}

TEST(UsageTap, AddsASecondMessageButNotARepetition) {
    const std::string first =
        start(R"({"input_tokens":10,"output_tokens":1})", "a") + delta(R"({"output_tokens":5})");
    const std::string second =
        start(R"({"input_tokens":20,"output_tokens":1})", "b") + delta(R"({"output_tokens":6})");
    EXPECT_EQ(tapOf(first + kStop + second + kStop).usage(), (Usage{.input = 30, .output = 11}));
    EXPECT_EQ(tapOf(first + first + kStop).usage(), (Usage{.input = 10, .output = 5}));
    EXPECT_FALSE(tapOf(first + kStop + second).complete());
    EXPECT_TRUE(tapOf(first + kStop + second + kStop).complete());
}

TEST(UsageTap, KeepsWhatABrokenStreamTold) {
    const std::string text =
        start(R"({"input_tokens":10,"output_tokens":1})") +
        event(R"({"type":"content_block_delta","delta":{"type":"thinking_delta","thinking":"hm\u00fc"}})") +
        R"(data: {"type":"message_delta","usage":{"output_tokens":77)";
    const UsageTap tap = tapOf(text);
    EXPECT_EQ(tap.usage(), (Usage{.input = 10, .output = 1})) << "half an event says nothing";
    EXPECT_FALSE(tap.complete());
    EXPECT_EQ(tap.streamedTextBytes(), 4U);
}

TEST(UsageTap, TakesAFinalEventWithoutItsBlankLine) {
    EXPECT_TRUE(tapOf(start("{}") + "event: message_stop\ndata: {}").complete());
}

TEST(UsageTap, ReadsErrors) {
    const UsageTap tap =
        tapOf(start(R"({"input_tokens":3})") + "event: error\n" +
              event(R"({"type":"error","error":{"type":"overloaded_error","message":"Over\nloaded"}})"));
    EXPECT_TRUE(tap.errorSeen());
    EXPECT_EQ(tap.errorType(), "overloaded_error");
    EXPECT_EQ(tap.errorMessage(), "Over\nloaded");
    EXPECT_FALSE(tap.complete());
    EXPECT_EQ(tap.usage().input, 3U);

    const UsageTap document =
        tapOf(R"({"type":"error","error":{"type":"api_error","message":"no"}})", Format::Json);
    EXPECT_TRUE(document.errorSeen());
    EXPECT_EQ(document.errorType(), "api_error");
    EXPECT_EQ(tapOf(event(R"({"type":"error","error":"plain words"})")).errorMessage(), "plain words");
}

TEST(UsageTap, CutsLongErrorMessagesBetweenCharacters) {
    for (std::size_t shift = 0; shift < 4; ++shift) {
        std::string words(shift, 'x');
        while (words.size() < 2'000)
            words += "😀";
        const UsageTap tap = tapOf(event(R"({"type":"error","error":{"message":")" + words + "\"}}"));
        EXPECT_LE(tap.errorMessage().size(), JsonStream::kMostText);
        EXPECT_GT(tap.errorMessage().size(), JsonStream::kMostText - 4);
        EXPECT_EQ((tap.errorMessage().size() - shift) % 4, 0U);
    }
}

TEST(UsageTap, IsNotMisledByNonsense) {
    for (const char* text :
         {"data: [DONE]\n\n", "data: \n\n", "data: {\"type\":\"message_stop\"\n\n", "data: {]\n\n",
          "event: message_stop\n\n", "data: {\"usage\":5,\"type\":[]}\n\n", "\x00\xff\xfe",
          "data: {\"type\":\"ping\",\"usage\":{\"input_tokens\":-5,\"output_tokens\":\"7\"}}\n\n",
          "data: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":1e99}}}\n\n"}) {
        const UsageTap tap = tapOf(text);
        EXPECT_TRUE(tap.usage().empty()) << text;
        EXPECT_FALSE(tap.complete()) << text;
    }
    EXPECT_TRUE(tapOf("data: [DONE]\n\n" + kStop).complete()) << "one bad event does not spoil the next";
    EXPECT_FALSE(tapOf("{\"type\":\"message\"", Format::Json).complete());
    EXPECT_FALSE(tapOf("{\"type\":\"message\"}x", Format::Json).complete());
    EXPECT_FALSE(tapOf("<html>", Format::Json).complete());
}

TEST(UsageTap, ReadsCountsThatAreWrittenAsDecimals) {
    EXPECT_EQ(tapOf(start(R"({"input_tokens":12.0,"output_tokens":3.5})")).usage(), (Usage{.input = 12}));
    EXPECT_EQ(tapOf(start(R"({"input_tokens":999999999999})")).usage().input, 999'999'999'999U);
}

TEST(UsageTap, SaysWhenItCannotRead) {
    UsageTap unknown(Format::Sse, "lz4");
    unknown.feed(kTextStream);
    unknown.end();
    EXPECT_FALSE(unknown.meterable());
    EXPECT_TRUE(unknown.usage().empty());

    UsageTap corrupt(Format::Sse, "gzip");
    corrupt.feed(kTextStream);
    corrupt.end();
    EXPECT_FALSE(corrupt.meterable());
}

TEST(UsageTap, HoldsNothingOfALargeAnswer) {
    UsageTap tap(Format::Json, "");
    tap.feed(R"({"content":[{"type":"text","text":")");
    const std::string chunk(10'000, 'x');
    for (int i = 0; i < 1'000; ++i)
        tap.feed(chunk);
    tap.feed(R"("}],"usage":{"input_tokens":1,"output_tokens":2}})");
    tap.end();
    EXPECT_TRUE(tap.complete());
    EXPECT_EQ(tap.usage(), (Usage{.input = 1, .output = 2}));
    EXPECT_EQ(tap.streamedTextBytes(), 10'000'000U);
    EXPECT_LT(sizeof(UsageTap), 2'048U);
}

}  // namespace
}  // namespace relay::wire
