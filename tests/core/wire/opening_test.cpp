#include "wire/anthropic/request_peek.h"

#include <gtest/gtest.h>

namespace relay::wire {
namespace {

Fingerprint openingOf(std::string_view system, std::string_view messages) {
    const auto peek = peekMessages(R"({"model":"m","system":)" + std::string(system) + R"(,"messages":)" +
                                   std::string(messages) + "}");
    EXPECT_TRUE(peek) << system << messages;
    return peek ? peek->opening : Fingerprint{};
}

constexpr std::string_view kFirst = R"([{"role":"user","content":"hi"}])";

TEST(Opening, IsTheSameInEveryTurn) {
    const Fingerprint first = openingOf(R"("be brief")", kFirst);
    EXPECT_FALSE(first.empty());
    EXPECT_EQ(
        openingOf(R"("be brief")",
                  R"([{"role":"user","content":"hi"},{"role":"assistant","content":"ho"},{"content":"x"}])"),
        first);
    EXPECT_EQ(
        openingOf(
            R"([{"type":"text","text":"be brief","cache_control":{"type":"ephemeral"}}])",
            R"([{"content":[{"cache_control":{"text":"x"},"text":"hi","type":"text"}],"role":"user"}])"),
        first)
        << "a text is written as a block to carry a cache mark";
    EXPECT_EQ(
        openingOf(R"([{"type":"text","text":"x-anthropic-billing-header: cch=1;"},{"text":"be brief"}])",
                  kFirst),
        first)
        << "a checksum of the request is no part of the conversation";
}

TEST(Opening, TellsConversationsApart) {
    const Fingerprint first = openingOf(R"("be brief")", kFirst);
    EXPECT_NE(openingOf(R"("be long")", kFirst), first);
    EXPECT_NE(openingOf(R"("be brief")", R"([{"content":"hello"}])"), first);
    EXPECT_NE(openingOf("null", kFirst), first);
    EXPECT_NE(openingOf(R"("hi")", R"([{"content":"be brief"}])"), first);
    EXPECT_NE(openingOf(R"([{"text":"be "},{"text":"brief"}])", kFirst), first)
        << "where a block ends counts";
}

TEST(Opening, CountsTheLastOfEqualMembersAndAnyOrder) {
    const auto peek = peekMessages(
        R"({"messages":[{"content":"no"}],"messages":[{"content":"hi"}],"system":"no","model":"m","system":"be brief"})");
    ASSERT_TRUE(peek);
    EXPECT_EQ(peek->opening, openingOf(R"("be brief")", kFirst));
}

TEST(Opening, IsEmptyWithoutAText) {
    for (const char* messages :
         {"[1]", "[{}]", R"([{"content":[]}])", R"([{"content":[{"type":"image"}, 1, null]}])",
          R"([{"content":[{"text":5}]}])", R"([[{"text":"x"}]])"})
        EXPECT_TRUE(openingOf("null", messages).empty()) << messages;
}

TEST(Opening, SeesBothEndsOfAHugeText) {
    const auto opening = [](char first, char last, std::size_t size) {
        std::string text(size, 'x');
        text.front() = first;
        text.back() = last;
        return openingOf("\"" + text + "\"", kFirst);
    };
    const Fingerprint one = opening('a', 'z', 1'000'000);
    EXPECT_EQ(opening('a', 'z', 1'000'000), one);
    EXPECT_NE(opening('b', 'z', 1'000'000), one);
    EXPECT_NE(opening('a', 'y', 1'000'000), one);
    EXPECT_NE(opening('a', 'z', 1'000'001), one);
}

TEST(Opening, IsCheckedToBeJsonAllTheSame) {
    for (const char* messages : {R"([{"content":[{"text":"a\x"}]}])", R"([{"content":[{"text":"a"}}])",
                                 R"([{"content":"a)", R"([{"content":[{"text":"a",}]}])", R"([{"content"}])"})
        EXPECT_FALSE(peekMessages(R"({"model":"m","messages":)" + std::string(messages) + "}")) << messages;
}

}  // namespace
}  // namespace relay::wire
