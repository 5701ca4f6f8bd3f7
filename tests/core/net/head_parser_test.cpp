#include "net/head_parser.h"

#include <gtest/gtest.h>

#include <string>

namespace relay::net {
namespace {

struct ParsedRequest {
    HeadProgress progress = HeadProgress::NeedMore;
    RequestHead head;
    Error error;
    std::size_t consumed = 0;
    bool keepAlive = false;
    bool expectsContinue = false;
};

/// Feeds the way the session does: a growing buffer of what was not consumed.
ParsedRequest parseIn(std::string_view text, std::size_t step, HeadLimits limits = {}) {
    ParsedRequest parsed;
    RequestHeadParser parser(parsed.head, limits);
    for (std::size_t end = 0; end < text.size() && parsed.progress == HeadProgress::NeedMore;) {
        end = std::min(text.size(), end + step);
        std::size_t used = 0;
        parsed.progress = parser.feed(text.substr(parsed.consumed, end - parsed.consumed), used);
        parsed.consumed += used;
    }
    if (parsed.progress == HeadProgress::Failed) parsed.error = parser.error();
    if (parsed.progress == HeadProgress::Done) {
        parsed.keepAlive = parser.keepAlive();
        parsed.expectsContinue = parser.expectsContinue();
    }
    return parsed;
}

ParsedRequest parse(std::string_view text) {
    return parseIn(text, text.size());
}

TEST(RequestHeadParserTest, AHeadSplitAtEveryLength) {
    const std::string head =
        "POST /v1/messages?beta=true HTTP/1.1\r\nHost: localhost:3000\r\nX-Empty:\r\nx-padded:  a b \t\r\n"
        "Content-Length: 12\r\nExpect: 100-continue\r\n\r\n";
    const std::string text = head + "body follows";
    for (std::size_t step = 1; step <= text.size(); ++step) {
        const ParsedRequest parsed = parseIn(text, step);
        ASSERT_EQ(parsed.progress, HeadProgress::Done) << step << parsed.error.message;
        EXPECT_EQ(parsed.consumed, head.size());
        EXPECT_EQ(parsed.head.method, "POST");
        EXPECT_EQ(parsed.head.target, "/v1/messages?beta=true");
        EXPECT_TRUE(parsed.head.http11);
        ASSERT_EQ(parsed.head.headers.size(), 5U);
        EXPECT_EQ(parsed.head.headers[1].value, "");
        EXPECT_EQ(parsed.head.headers[2].value, "a b");
        EXPECT_EQ(parsed.head.contentLength, 12U);
        EXPECT_FALSE(parsed.head.chunked);
        EXPECT_TRUE(parsed.expectsContinue);
        EXPECT_TRUE(parsed.keepAlive);
    }
}

TEST(RequestHeadParserTest, KeepAliveFollowsVersionAndConnection) {
    EXPECT_TRUE(parse("GET / HTTP/1.1\r\nHost: a\r\n\r\n").keepAlive);
    EXPECT_FALSE(parse("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, close\r\n\r\n").keepAlive);
    EXPECT_FALSE(parse("GET / HTTP/1.0\r\n\r\n").keepAlive);
    EXPECT_TRUE(parse("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").keepAlive);
    EXPECT_FALSE(parse("GET / HTTP/1.0\r\nExpect: 100-continue\r\n\r\n").expectsContinue);
}

TEST(RequestHeadParserTest, AnEmptyLineBeforeARequestIsIgnored) {
    EXPECT_EQ(parse("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n").progress, HeadProgress::Done);
}

TEST(RequestHeadParserTest, Targets) {
    EXPECT_EQ(parse("GET http://a:1/x?y HTTP/1.1\r\nHost: A:1\r\n\r\n").head.target, "/x?y");
    EXPECT_EQ(parse("GET http://a HTTP/1.1\r\nHost: a\r\n\r\n").head.target, "/");
    EXPECT_EQ(parse("GET http://a?q HTTP/1.1\r\nHost: a\r\n\r\n").head.target, "/?q");
    EXPECT_EQ(parse("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").head.target, "*");
}

class RefusedRequestTest : public testing::TestWithParam<std::string> {};

TEST_P(RefusedRequestTest, InOnePieceAndByteByByte) {
    for (const std::size_t step : {GetParam().size(), std::size_t{1}}) {
        const ParsedRequest parsed = parseIn(GetParam(), step);
        ASSERT_EQ(parsed.progress, HeadProgress::Failed) << GetParam();
        EXPECT_EQ(parsed.error.code, ErrorCode::InvalidRequest);
        EXPECT_FALSE(parsed.error.message.empty());
        EXPECT_EQ(parsed.error.message.find_first_of("\r\n\\"), std::string::npos);
    }
}

std::string withFields(const std::string& fields) {
    return "POST / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n\r\n";
}

INSTANTIATE_TEST_SUITE_P(
    Smuggling, RefusedRequestTest,
    testing::Values(withFields("Content-Length: 5\r\nTransfer-Encoding: chunked"),
                    withFields("Transfer-Encoding: chunked\r\nContent-Length: 5"),
                    withFields("Content-Length: 5\r\nContent-Length: 6"),
                    withFields("Content-Length: 5\r\nContent-Length: 5"), withFields("Content-Length: 5, 5"),
                    withFields("Content-Length: +5"), withFields("Content-Length: -5"),
                    withFields("Content-Length: 0x5"), withFields("Content-Length: 5 5"),
                    withFields("Content-Length:"), withFields("Content-Length: 99999999999999999999"),
                    withFields("Content-Length: 5,"), withFields("Transfer-Encoding: chunked, chunked"),
                    withFields("Transfer-Encoding: gzip, chunked"), withFields("Transfer-Encoding: gzip"),
                    withFields("Transfer-Encoding: identity"), withFields("Transfer-Encoding:"),
                    withFields("Transfer-Encoding: xchunked"),
                    withFields("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
                    withFields("Transfer-Encoding: chunked;q=1"), withFields("Transfer-Encoding : chunked"),
                    withFields("Content-Length : 5"), withFields("A: b\r\n folded"),
                    withFields("A: b\r\n\tfolded"), withFields("A:\r\n b"), withFields(" A: b"),
                    withFields("A: b\nB: c"), withFields("A: b\rB: c"), withFields(std::string("A: b\0c", 6)),
                    withFields("A: b\x01"), withFields("A: b\x7f"), withFields("A b: c"),
                    withFields("A\tb: c"), withFields(": c"), withFields("no colon"), withFields("Host: a"),
                    withFields("A(: b"),
                    std::string("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n")));

INSTANTIATE_TEST_SUITE_P(Shape, RefusedRequestTest,
                         testing::Values(std::string("GET / HTTP/1.1\r\n\r\n"),
                                         std::string("GET / HTTP/1.1\r\nHost: a,b\r\n\r\n"),
                                         std::string("GET / HTTP/1.1\r\nHost: a b\r\n\r\n"),
                                         std::string("GET / HTTP/1.1\r\nHost: u@a\r\n\r\n"),
                                         std::string("GET / HTTP/2.0\r\nHost: a\r\n\r\n"),
                                         std::string("GET / HTTP/1.2\r\nHost: a\r\n\r\n"),
                                         std::string("GET / HTTP/1.1 \r\nHost: a\r\n\r\n"),
                                         std::string("GET  / HTTP/1.1\r\nHost: a\r\n\r\n"),
                                         std::string("GET /a b HTTP/1.1\r\nHost: a\r\n\r\n"),
                                         std::string("GET / HTTP/1.1\nHost: a\r\n\r\n"),
                                         std::string("GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n"),
                                         std::string("G@T / HTTP/1.1\r\nHost: a\r\n\r\n"),
                                         std::string("CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n"),
                                         std::string("GET a HTTP/1.1\r\nHost: a\r\n\r\n"),
                                         std::string("GET * HTTP/1.1\r\nHost: a\r\n\r\n"),
                                         std::string("GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n"),
                                         std::string("GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n"),
                                         std::string("GET http://u@a/ HTTP/1.1\r\nHost: u@a\r\n\r\n"),
                                         std::string("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"),
                                         std::string("\x16\x03\x01\x02garbage"
                                                     "\r\n\r\n")));

TEST(RequestHeadParserTest, AHeadThatIsTooLargeIsRefusedBeforeItEnds) {
    const std::string text = "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(2000, 'x');
    for (const std::size_t step : {std::size_t{1}, std::size_t{100}, text.size()}) {
        const ParsedRequest parsed = parseIn(text, step, {.bytes = 1000, .fields = 10});
        ASSERT_EQ(parsed.progress, HeadProgress::Failed) << step;
        EXPECT_EQ(parsed.error.code, ErrorCode::HeadTooLarge);
    }
    EXPECT_EQ(parseIn(text, 1, {.bytes = 3000, .fields = 10}).progress, HeadProgress::NeedMore);
}

TEST(RequestHeadParserTest, TheLimitCountsTheHeadNotWhatIsPipelinedBehindIt) {
    const std::string head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    const std::string text = head + std::string(5000, 'x');
    EXPECT_EQ(parseIn(text, text.size(), {.bytes = 100, .fields = 10}).progress, HeadProgress::Done);
    EXPECT_EQ(parseIn(head, 1, {.bytes = head.size(), .fields = 10}).progress, HeadProgress::Done);
    EXPECT_EQ(parseIn(head, head.size(), {.bytes = head.size() - 1, .fields = 10}).progress,
              HeadProgress::Failed);
}

TEST(RequestHeadParserTest, TooManyFields) {
    std::string text = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 10; ++i)
        text += "x: y\r\n";
    const ParsedRequest parsed = parseIn(text + "\r\n", text.size() + 2, {.bytes = 10'000, .fields = 10});
    ASSERT_EQ(parsed.progress, HeadProgress::Failed);
    EXPECT_EQ(parsed.error.code, ErrorCode::HeadTooLarge);
}

struct ParsedResponse {
    HeadProgress progress = HeadProgress::NeedMore;
    ResponseHead head;
    bool done = false;
    bool untilCloses = false;
    bool plainLength = false;
    bool keepAlive = false;
    bool interim = false;
};

ParsedResponse parseResponse(std::string_view text, bool answersHead = false) {
    ParsedResponse parsed;
    ResponseHeadParser parser(parsed.head, {}, answersHead);
    std::size_t used = 0;
    parsed.progress = parser.feed(text, used);
    if (parsed.progress != HeadProgress::Done) return parsed;
    const BodyDecoder body = parser.body();
    parsed.done = body.done();
    parsed.untilCloses = body.untilCloses();
    parsed.plainLength = body.plainLength();
    parsed.keepAlive = parser.keepAlive();
    parsed.interim = parser.interim();
    return parsed;
}

TEST(ResponseHeadParserTest, FieldsOfTheConnectionAreLeftOut) {
    const ParsedResponse parsed = parseResponse(
        "HTTP/1.1 200 Very Fine\r\nX-Keep: 1\r\nConnection: keep-alive, X-Drop\r\nX-Drop: 2\r\nKeep-Alive: "
        "timeout=5\r\n"
        "Content-Length: 7\r\nTrailer: T\r\nTE: trailers\r\nUpgrade: h2c\r\nProxy-Authenticate: "
        "Basic\r\nSet-Cookie: a\r\n"
        "Set-Cookie: b\r\n\r\n");
    ASSERT_EQ(parsed.progress, HeadProgress::Done);
    EXPECT_EQ(parsed.head.status, 200);
    EXPECT_EQ(parsed.head.reason, "Very Fine");
    ASSERT_EQ(parsed.head.headers.size(), 3U);
    EXPECT_EQ(parsed.head.headers[0].name, "X-Keep");
    EXPECT_EQ(parsed.head.headers[2].value, "b");
    EXPECT_EQ(parsed.head.contentLength, 7U);
    EXPECT_TRUE(parsed.plainLength);
    EXPECT_TRUE(parsed.keepAlive);
}

TEST(ResponseHeadParserTest, HowTheBodyIsFramed) {
    EXPECT_TRUE(parseResponse("HTTP/1.1 200 OK\r\n\r\n").untilCloses);
    EXPECT_TRUE(parseResponse("HTTP/1.1 204 No Content\r\n\r\n").done);
    EXPECT_TRUE(parseResponse("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n").done);
    EXPECT_TRUE(parseResponse("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", true).done);
    EXPECT_TRUE(parseResponse("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").done);
    EXPECT_TRUE(parseResponse("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n").interim);
    EXPECT_FALSE(parseResponse("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\n").keepAlive);
    const ParsedResponse chunked = parseResponse("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n");
    EXPECT_FALSE(chunked.done || chunked.untilCloses || chunked.plainLength);
}

TEST(ResponseHeadParserTest, AmbiguousAnswersAreRefused) {
    for (const std::string fields :
         {"Content-Length: 1\r\nTransfer-Encoding: chunked", "Content-Length: 1\r\nContent-Length: 2",
          "Transfer-Encoding: gzip", "A: b\r\n c", "A : b"})
        EXPECT_EQ(parseResponse("HTTP/1.1 200 OK\r\n" + fields + "\r\n\r\n").progress, HeadProgress::Failed)
            << fields;
    EXPECT_EQ(parseResponse("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n").progress,
              HeadProgress::Failed);
    EXPECT_EQ(parseResponse("HTTP/1.1 101 Switching\r\n\r\n").progress, HeadProgress::Failed);
    EXPECT_EQ(parseResponse("SSH-2.0-OpenSSH\r\n\r\n").progress, HeadProgress::Failed);
}

}  // namespace
}  // namespace relay::net
