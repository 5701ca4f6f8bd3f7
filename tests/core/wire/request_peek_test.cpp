#include "wire/anthropic/request_peek.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>

namespace relay::wire {
namespace {

constexpr std::string_view kSession = "2b8f4a3e-5c1d-4e7f-9a6b-0c8d7e6f5a4b";

std::string messageOf(std::string_view body) {
    const auto peek = peekMessages(body);
    return peek ? "no error" : peek.error().message;
}

TEST(RequestPeek, ReadsWhatTheRelayNeeds) {
    const std::string body =
        R"({"model":"claude-sonnet-4-5","max_tokens":128000,"stream":true,"service_tier":"auto","speed":"fast",)"
        R"("messages":[{"role":"user","content":"hi"},{"role":"system","content":[]},7],)"
        R"("metadata":{"other":1,"user_id":"{\"device_id\":\"ab\",\"account_uuid\":\"\",\"session_id\":\")" +
        std::string(kSession) + R"(\"}"}})";
    const auto peek = peekMessages(body);
    ASSERT_TRUE(peek) << peek.error().message;
    EXPECT_EQ(peek->model, "claude-sonnet-4-5");
    EXPECT_EQ(body.substr(peek->modelAt, peek->modelSize), "claude-sonnet-4-5");
    EXPECT_TRUE(peek->stream);
    EXPECT_EQ(peek->maxTokens, 128000U);
    EXPECT_EQ(peek->messageCount, 3U);
    EXPECT_EQ(peek->sessionId, kSession);
    EXPECT_EQ(peek->serviceTier, "auto");
    EXPECT_EQ(peek->speed, "fast");
}

TEST(RequestPeek, ReadsBothFormsOfTheSession) {
    const std::string digits(64, 'a');
    EXPECT_EQ(sessionIdOf("user_" + digits + "_account__session_" + std::string(kSession)), kSession);
    EXPECT_EQ(sessionIdOf("user_" + digits + "_account_1234_session_" + std::string(kSession)), kSession);
    EXPECT_EQ(sessionIdOf(R"( {"session_id":"abc"} )"), "abc");
    for (const char* none :
         {"", "user_1", "customer_session_1", "{", "{}", R"({"session_id":1})", R"({"session_id":""})",
          R"({"session_id":"a b"})", R"({"session_id":"a"} x)", "user_1_session_", "user_1_session_a b"})
        EXPECT_EQ(sessionIdOf(none), "") << none;
    EXPECT_EQ(sessionIdOf("user_1_session_" + std::string(1000, 'x')), "");
}

TEST(RequestPeek, TakesTheLastOfEqualMembers) {
    const std::string body =
        R"({"model":"first","messages":[1,2],"stream":true,"mod\u0065l":"s\u0065cond","messages":[3],"stream":1,)"
        R"("max_tokens":5,"max_tokens":"x","metadata":{"user_id":"user_1_session_a"},"metadata":{}})";
    const auto peek = peekMessages(body);
    ASSERT_TRUE(peek);
    EXPECT_EQ(peek->model, "second");
    EXPECT_EQ(body.substr(peek->modelAt, peek->modelSize), R"(s\u0065cond)");
    EXPECT_EQ(peek->messageCount, 1U);
    EXPECT_FALSE(peek->stream);
    EXPECT_EQ(peek->maxTokens, 0U);
    EXPECT_EQ(peek->sessionId, "");
}

TEST(RequestPeek, LooksOnlyAtTheTopLevel) {
    const auto peek = peekMessages(
        R"({"system":[{"model":"inner","stream":true}],"messages":[{"model":"inner","messages":[]}],"model":"outer"})");
    ASSERT_TRUE(peek);
    EXPECT_EQ(peek->model, "outer");
    EXPECT_FALSE(peek->stream);
    EXPECT_EQ(peek->messageCount, 1U);
}

TEST(RequestPeek, SaysWhatIsWrong) {
    EXPECT_EQ(messageOf(""), "the body is empty");
    EXPECT_EQ(messageOf(" \n"), "the body is empty");
    EXPECT_EQ(messageOf(R"({"model":"a",,"b":1})"), "the body is not JSON: unexpected ',' at byte 13");
    EXPECT_EQ(messageOf(R"({"model":"a")"), "the body is not JSON: it ends too early, at byte 12");
    EXPECT_EQ(messageOf(R"({"model":"a)"), "the body is not JSON: it ends too early, at byte 11");
    EXPECT_EQ(messageOf("{\"model\":\"a\nb\"}"),
              "the body is not JSON: a string holds the bare control character 0x0A at byte 11");
    EXPECT_EQ(messageOf(R"({"model":"\x"})"), "the body is not JSON: bad escape in a string at byte 11");
    EXPECT_EQ(messageOf(R"({"a":nul})"), "the body is not JSON: unexpected 'n' at byte 5");
    EXPECT_EQ(messageOf("\xEF\xBB\xBF{}"), "the body is not JSON: unexpected byte 0xEF at byte 0");
    EXPECT_EQ(messageOf(std::string_view("{}\0", 3)), "the body is not JSON: unexpected byte 0x00 at byte 2");
    EXPECT_EQ(messageOf("[]"), "the body must be a JSON object");
    EXPECT_EQ(messageOf("{}"), "`model` must be a string");
    EXPECT_EQ(messageOf(R"({"model":1,"messages":[1]})"), "`model` must be a string");
    EXPECT_EQ(messageOf(R"({"model":"","messages":[1]})"), "`model` must not be empty");
    for (const char* messages : {"[]", "{}", "null", "\"x\"", "3"})
        EXPECT_EQ(messageOf(R"({"model":"a","messages":)" + std::string(messages) + "}"),
                  "`messages` must be a non-empty array");
    EXPECT_EQ(messageOf(R"({"model":"a"})"), "`messages` must be a non-empty array");
}

TEST(RequestPeek, BoundsNesting) {
    const auto nested = [](std::size_t levels) {
        return R"({"model":"a","messages":[1],"x":)" + std::string(levels, '[') + std::string(levels, ']') +
               "}";
    };
    EXPECT_TRUE(peekMessages(nested(1000)));
    EXPECT_EQ(messageOf(nested(1001)), "the body is not JSON: nested deeper than 1000 levels at byte 1032");
    EXPECT_FALSE(peekMessages(nested(1'000'000)));
}

TEST(RequestPeek, FindsWhatBoundsTheOutput) {
    const auto peek = peekMessages(
        R"({"thinking":{"type":"enabled","budget_tokens":2000},"max_tokens" : 32000 ,"model":"m","messages":[1]})");
    ASSERT_TRUE(peek);
    EXPECT_EQ(peek->maxTokens, 32'000U);
    EXPECT_EQ(peek->thinkingBudget, 2'000U);
    const auto without = peekMessages(
        R"({"thinking":{"budget_tokens":5},"thinking":{"type":"disabled"},"model":"m","messages":[1]})");
    ASSERT_TRUE(without);
    EXPECT_EQ(without->thinkingBudget, 0U) << "the last of equal members counts";
    EXPECT_EQ(without->maxTokensSize, 0U);
}

TEST(RequestPeek, CountTokensNeverStreams) {
    const auto peek =
        peekCountTokens(R"({"model":"m","messages":[{}],"tools":[],"stream":true,"max_tokens":7})");
    ASSERT_TRUE(peek);
    EXPECT_EQ(peek->model, "m");
    EXPECT_FALSE(peek->stream);
    EXPECT_EQ(peek->maxTokens, 0U);
    EXPECT_FALSE(peekCountTokens(R"({"model":"m"})"));
}

TEST(RequestPeek, ReportsItsSpeed) {
    const auto bodyOf = [](std::string_view unit) {
        std::string body = R"({"model":"m","stream":true,"messages":[)";
        while (body.size() < 2'000'000)
            body.append(unit);
        return body + "1]}";
    };
    struct Case {
        const char* name;
        std::string body;
    };
    const Case cases[] = {
        {"one long text", R"({"model":"m","messages":[")" + std::string(2'000'000, 'x') + "\"]}"},
        {"one long message",
         R"({"model":"m","messages":[{"role":"user","content":")" + std::string(2'000'000, 'x') + "\"}]}"},
        {"a conversation",
         bodyOf(
             R"({"role":"user","content":[{"type":"text","text":"A line of a file\n    with code(\"and\", quotes);\n)"
             R"(and some prose that goes on for a while, as tool results and answers do.\n"}]},)")},
        {"schemas",
         bodyOf(R"({"type":"object","properties":{"path":{"type":"string"},"n":{"type":"integer"}}},)")},
    };
    for (const Case& one : cases) {
        auto best = std::chrono::nanoseconds::max();
        for (int i = 0; i < 5; ++i) {
            const auto start = std::chrono::steady_clock::now();
            ASSERT_TRUE(peekMessages(one.body));
            best = std::min(best, std::chrono::nanoseconds(std::chrono::steady_clock::now() - start));
        }
        std::printf("peek of 2 MB, %s: %lld us\n", one.name, static_cast<long long>(best.count() / 1000));
    }
}

}  // namespace
}  // namespace relay::wire
