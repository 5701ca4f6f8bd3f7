// What goes through the relay unchanged, and the little that does not.
#include "contract/expectations.h"
#include "contract/rig.h"
#include "support/compress.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace relay::test {
namespace {

TEST(Forwarding, FirstRequestWhole) {
    Rig rig;
    const ClientAnswer answer = rig.post(messagesBody("hi", false));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, anthropicMessage("Hello from upstream").body());
    EXPECT_EQ(answer.header("content-type"), "application/json");
    EXPECT_TRUE(answer.header("request-id").has_value());
    const auto row = rig.attempts().at(0);
    expectAttempt(row, "first", 1, "succeeded", 200);
    EXPECT_EQ(text(row, "model"), kModel);
    EXPECT_EQ(number(row, "inputTokens"), 12);
    EXPECT_EQ(number(row, "outputTokens"), 5);
}

TEST(Forwarding, FirstRequestStreamed) {
    Rig rig;
    const ClientAnswer answer = rig.post(messagesBody("hi", true));
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(answer.whole);
    EXPECT_EQ(answer.body, anthropicStream("Hello from upstream").body());
    EXPECT_TRUE(answer.header("content-type").value_or("").starts_with("text/event-stream"));
    expectAttempt(rig.attempts().at(0), "first", 1, "succeeded", 200);
}

TEST(Forwarding, EveryMountAndAlias) {
    Rig rig;
    for (const char* target :
         {"/api/v1/messages", "/claude/v1/messages", "/v1/messages", "/api/claude/v1/messages"}) {
        EXPECT_EQ(rig.post(messagesBody("hi", false), {}, target).status, 200) << target;
        EXPECT_EQ(rig.upstream().exchanges().back().target, "/v1/messages") << target;
    }
}

TEST(Forwarding, EachEventLeavesAtOnce) {
    Rig rig;
    const auto gate = std::make_shared<Gate>();
    Answer stream = anthropicStream("one two");
    stream.pieces.back().gate = gate;
    rig.upstream().enqueue(stream);
    RawClient client = rig.connect();
    client.post(kMessages, rig.headers(), messagesBody("hi", true));
    EXPECT_EQ(client.readHead().status, 200);
    std::size_t seen = 0;
    while (seen + 1 < stream.pieces.size() && client.readEvent())
        ++seen;
    EXPECT_EQ(seen + 1, stream.pieces.size());
    gate->open();
    EXPECT_EQ(client.readEvent()->name, "message_stop");
    EXPECT_FALSE(client.readEvent().has_value());
    EXPECT_TRUE(client.bodyWhole());
}

TEST(Forwarding, BodyIsTheSameBytes) {
    Rig rig;
    const std::string body =
        "{ \"max_tokens\" :1e3,\t\"weird\\u0041\" : [1.000, -0, 12345678901234567890, "
        "\"\\ud83d\\ude00é\"],\r\n"
        " \"messages\":[{\"role\":\"system\",\"content\":\"" +
        std::string(300'000, 'x') + "\"}], \"model\" : \"" + std::string(kModel) + "\",\"model2\":null } ";
    EXPECT_EQ(rig.post(body).status, 200);
    EXPECT_EQ(rig.upstream().exchanges().at(0).body, body);
}

TEST(Forwarding, ChunkedRequestBody) {
    Rig rig;
    const std::string body = messagesBody("chunked", false);
    RawClient client = rig.connect();
    client.send(requestText("POST", kMessages, rig.headers({{"Transfer-Encoding", "chunked"}})));
    for (std::size_t at = 0; at < body.size(); at += 11)
        client.send(chunkOf(body.substr(at, 11)));
    client.send(kLastChunk);
    EXPECT_EQ(client.readAnswer().status, 200);
    EXPECT_EQ(rig.upstream().exchanges().at(0).body, body);
}

TEST(Forwarding, QueryPassesWithoutTheKey) {
    Rig rig;
    RawClient client = rig.connect();
    client.post("/api/v1/messages?beta=true&key=" + rig.key().text + "&x=%20y", {},
                messagesBody("hi", false));
    EXPECT_EQ(client.readAnswer().status, 200);
    EXPECT_EQ(rig.upstream().exchanges().at(0).target, "/v1/messages?beta=true&x=%20y");
}

TEST(Forwarding, HeadersKeepOrderCaseAndValue) {
    Rig rig;
    const Headers own{{"User-Agent", "claude-cli/2.1.330 (external, sdk-cli)"},
                      {"ANTHROPIC-beta", "claude-code-20250219,interleaved-thinking-2025-05-14, x"},
                      {"X-Stainless-Lang", "js"},
                      {"x-app", "cli"},
                      {"X-Twice", "1"},
                      {"X-Twice", "2"},
                      {"Accept-Encoding", "gzip, deflate, br, zstd"}};
    RawClient client = rig.connect();
    Headers sent{{"Authorization", "Bearer " + rig.key().text}, {"anthropic-version", "2026-10-21"}};
    sent.insert(sent.end(), own.begin(), own.end());
    client.post(kMessages, sent, messagesBody("hi", false));
    EXPECT_EQ(client.readAnswer().status, 200);
    const Exchange seen = rig.upstream().exchanges().at(0);
    auto at = seen.headers.begin();
    for (const Header& header : own) {
        at = std::find(at, seen.headers.end(), header);
        ASSERT_NE(at, seen.headers.end()) << header.name << " in\n" << seen.head;
        ++at;
    }
    EXPECT_EQ(seen.header("anthropic-version"), "2026-10-21");
    EXPECT_EQ(countOf(seen.headers, "anthropic-version"), 1U);
    EXPECT_EQ(countOf(seen.headers, "host"), 1U);
    EXPECT_NE(seen.header("host"), "relay.test");
}

TEST(Forwarding, HopByHopStaysHere) {
    Rig rig;
    rig.post(messagesBody("hi", false), {{"Connection", "keep-alive, X-Hop"},
                                         {"X-Hop", "1"},
                                         {"Keep-Alive", "timeout=5"},
                                         {"TE", "trailers"},
                                         {"Proxy-Authorization", "Basic eDp5"},
                                         {"Proxy-Connection", "keep-alive"}});
    const Exchange seen = rig.upstream().exchanges().at(0);
    for (const char* name : {"x-hop", "keep-alive", "te", "proxy-authorization", "proxy-connection"})
        EXPECT_EQ(countOf(seen.headers, name), 0U) << name;
}

TEST(Forwarding, AnswerHeadersComeBackButHopByHop) {
    Rig rig;
    rig.upstream().enqueue(anthropicMessage("x")
                               .with("Anthropic-RateLimit-Requests-Remaining", "41")
                               .with("X-Odd-Case", "kept")
                               .with("Connection", "x-private")
                               .with("X-Private", "1")
                               .with("Keep-Alive", "timeout=3"));
    const ClientAnswer answer = rig.post(messagesBody("hi", false));
    EXPECT_EQ(answer.header("anthropic-ratelimit-requests-remaining"), "41");
    EXPECT_NE(answer.head.find("X-Odd-Case: kept"), std::string::npos) << answer.head;
    EXPECT_FALSE(answer.header("x-private").has_value());
    EXPECT_FALSE(answer.header("keep-alive").has_value());
}

TEST(Forwarding, MappedModelChangesOnlyItsBytes) {
    Rig rig({}, {"--model-map", "claude-alias=claude-sonnet-4-5-20250929"});
    const std::string body =
        R"({"messages":[{"role":"user","content":"say \"model\":\"claude-alias\" twice"}],)"
        R"( "model" :  "claude-alias" ,"metadata":{"model":"claude-alias"}})";
    std::string expected = body;
    const std::string from = R"("model" :  "claude-alias")";
    expected.replace(expected.find(from), from.size(), R"("model" :  "claude-sonnet-4-5-20250929")");
    EXPECT_EQ(rig.post(body).status, 200);
    EXPECT_EQ(rig.upstream().exchanges().at(0).body, expected);
    EXPECT_EQ(text(rig.attempts().at(0), "requestedModel"), "claude-alias");
}

TEST(Forwarding, CustomHeadersReachTheUpstream) {
    Rig rig({}, {"--header", "X-Team: blue"});
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    EXPECT_EQ(rig.upstream().exchanges().at(0).header("x-team"), "blue");
}

TEST(Forwarding, BaseUrlWithAPath) {
    Rig rig;
    rig.relay().command({"accounts", "disable", rig.account()});
    addAccount(rig.data(), {.name = "deep", .url = rig.upstream().url() + "/some/base/"});
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    EXPECT_EQ(rig.upstream().exchanges().at(0).target, "/some/base/v1/messages");
}

class Encodings : public testing::TestWithParam<std::tuple<const char*, bool>> {};

TEST_P(Encodings, PassThroughAndAreMetered) {
    const auto [encoding, stream] = GetParam();
    Rig rig;
    const Usage usage{
        .input = 1'234, .output = 567, .cacheCreation5m = 89, .cacheCreation1h = 10, .cacheRead = 4'321};
    Answer plain = stream ? anthropicStream("some words to pack", usage) : anthropicMessage("words", usage);
    const std::string packed = encodedAs(encoding, plain.body());
    rig.upstream().enqueue(std::move(plain).encoded(encoding).cutIntoPieces(3));
    const ClientAnswer answer = rig.post(messagesBody("hi", stream), {{"accept-encoding", encoding}});
    EXPECT_EQ(answer.header("content-encoding"), encoding);
    EXPECT_EQ(answer.body, packed);
    const auto row = rig.attempts().at(0);
    EXPECT_EQ(text(row, "outcome"), "succeeded");
    EXPECT_EQ(number(row, "inputTokens"), 1'234);
    EXPECT_EQ(number(row, "outputTokens"), 567);
    EXPECT_EQ(number(row, "cacheCreationTokens"), 99);
    EXPECT_EQ(number(row, "cacheReadTokens"), 4'321);
    EXPECT_EQ(text(row, "costUsd"), toDecimal(priceOf(usage)));
}

INSTANTIATE_TEST_SUITE_P(All, Encodings,
                         testing::Combine(testing::Values("gzip", "br", "zstd"), testing::Bool()));

TEST(Forwarding, EveryFramingAndEveryCut) {
    Rig rig;
    const std::string expected = anthropicStream("two words é日本").body();
    for (const Framing framing : {Framing::ContentLength, Framing::Chunked, Framing::UntilClose}) {
        for (const std::size_t size : {std::size_t{1}, std::size_t{7}, expected.size()}) {
            rig.upstream().enqueue(anthropicStream("two words é日本").cutIntoPieces(size).framedBy(framing));
            const ClientAnswer answer = rig.post(messagesBody("hi", true));
            EXPECT_EQ(answer.body, expected);
            EXPECT_TRUE(answer.whole);
        }
    }
    for (const auto& row : rig.attempts()) {
        EXPECT_EQ(text(row, "outcome"), "succeeded");
        EXPECT_EQ(number(row, "outputTokens"), 5);
    }
}

TEST(Forwarding, InterimHeadsAreNotTheAnswer) {
    Rig rig;
    Answer answer = anthropicMessage("after hints");
    answer.interim = {"HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"};
    rig.upstream().enqueue(answer);
    EXPECT_EQ(rig.post(messagesBody("hi", false)).body, answer.body());
}

}  // namespace
}  // namespace relay::test
