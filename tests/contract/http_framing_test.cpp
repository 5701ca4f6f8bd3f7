#include "contract/expectations.h"
#include "contract/rig.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <ostream>

namespace relay::test {
namespace {

TEST(HttpFraming, PipelinedRequestsAreAnsweredInOrder) {
    Rig rig;
    rig.upstream().setBehaviour([](const Exchange& exchange) {
        const bool slow = exchange.body.find("slow") != std::string::npos;
        Answer answer = anthropicAnswer(exchange, slow ? "slow" : "quick");
        if (slow) answer.delayBeforeHead = Millis{200};
        return answer;
    });
    RawClient client = rig.connect();
    const std::string all = requestText("POST", kMessages, rig.headers(), messagesBody("slow", false)) +
                            requestText("GET", "/health", {}) +
                            requestText("POST", kMessages, rig.headers(), messagesBody("fast", true)) +
                            requestText("GET", "/nothing", {});
    client.sendInPieces(all, 97);
    EXPECT_NE(client.readAnswer().body.find("slow"), std::string::npos);
    EXPECT_NE(client.readAnswer().body.find("healthy"), std::string::npos);
    EXPECT_EQ(textOf(eventsOf(client.readAnswer().body)), "quick");
    EXPECT_EQ(client.readAnswer().status, 404);
}

TEST(HttpFraming, RequestByteByByte) {
    Rig rig;
    RawClient client = rig.connect();
    client.sendInPieces(requestText("POST", kMessages, rig.headers(), messagesBody("hi", false)), 1);
    EXPECT_EQ(client.readAnswer().status, 200);
}

TEST(HttpFraming, ExpectContinueIsAnswered) {
    Rig rig;
    const std::string body = messagesBody("hi", false);
    RawClient client = rig.connect();
    client.send(requestText(
        "POST", kMessages,
        rig.headers({{"Expect", "100-continue"}, {"Content-Length", std::to_string(body.size())}})));
    // Nothing of the body has been sent: what comes can only be the interim answer.
    EXPECT_TRUE(client.waitForInterim());
    client.send(body);
    EXPECT_EQ(client.readAnswer().status, 200);
    ASSERT_EQ(client.interim().size(), 1U);
    EXPECT_TRUE(client.interim()[0].starts_with("HTTP/1.1 100"));
    EXPECT_EQ(countOf(rig.upstream().exchanges().at(0).headers, "expect"), 0U);
}

TEST(HttpFraming, ExpectIsRefusedBeforeTheBody) {
    Rig rig;
    RawClient client = rig.connect();
    client.send(requestText("POST", kMessages, {{"Expect", "100-continue"}, {"Content-Length", "1000"}}));
    EXPECT_EQ(client.readAnswer().status, 401);
    EXPECT_TRUE(client.interim().empty());
}

TEST(HttpFraming, Http10ClientsGetACloseDelimitedStream) {
    Rig rig;
    RawClient client = rig.connect();
    const std::string body = messagesBody("hi", true);
    client.send(fmt::format("POST {} HTTP/1.0\r\nx-api-key: {}\r\nContent-Length: {}\r\n\r\n{}", kMessages,
                            rig.key().text, body.size(), body));
    const ClientAnswer answer = client.readAnswer();
    EXPECT_FALSE(answer.header("transfer-encoding").has_value());
    EXPECT_EQ(answer.body, anthropicStream("Hello from upstream").body());
}

TEST(HttpFraming, ConnectionCloseIsObeyed) {
    Rig rig;
    RawClient client = rig.connect();
    client.post(kMessages, rig.headers({{"Connection", "close"}}), messagesBody("hi", false));
    const ClientAnswer answer = client.readAnswer();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_TRUE(client.waitForClose());
}

struct Shape {
    const char* name;
    std::string text;

    friend void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }
};

std::vector<Shape> smugglingShapes() {
    const std::string post = "POST /api/v1/messages HTTP/1.1\r\n";
    const std::string host = "Host: x\r\n";
    return {
        {"LengthAndChunked",
         post + host + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX"},
        {"TwoLengths", post + host + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!"},
        {"LengthList", post + host + "Content-Length: 5, 5\r\n\r\nhello"},
        {"SignedLength", post + host + "Content-Length: +5\r\n\r\nhello"},
        {"NegativeLength", post + host + "Content-Length: -1\r\n\r\n"},
        {"HexLength", post + host + "Content-Length: 0x5\r\n\r\nhello"},
        {"HugeLength", post + host + "Content-Length: 99999999999999999999\r\n\r\n"},
        {"ChunkedTwice", post + host + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n"},
        {"ChunkedNotLast", post + host + "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n"},
        {"UnknownCoding", post + host + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"},
        {"SpaceBeforeColon", post + host + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"},
        {"FoldedHeader", post + host + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n"},
        {"BadChunkSize", post + host + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n"},
        {"ChunkLongerThanSaid", post + host + "Transfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n"},
        {"HugeChunk", post + host + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n"},
        {"NoHost", "POST /api/v1/messages HTTP/1.1\r\nContent-Length: 0\r\n\r\n"},
        {"TwoHosts", post + host + "Host: y\r\nContent-Length: 0\r\n\r\n"},
        {"BadVersion", "GET /health HTTP/9.9\r\nHost: x\r\n\r\n"},
        {"NotHttp", "\x16\x03\x01 what is this\r\n\r\n"},
        {"ControlInName", post + host + "X\x01Y: 1\r\n\r\n"},
        {"NulInValue", post + host + std::string("X: a\0b\r\n\r\n", 10)},
    };
}

class Smuggling : public testing::TestWithParam<Shape> {};

TEST_P(Smuggling, IsRefusedAndTheConnectionEnds) {
    Rig rig;
    RawClient client = rig.connect();
    // A second request behind it: if it were answered, the shape would have moved the boundary.
    std::string bytes = GetParam().text;
    if (const std::size_t line = bytes.find(" HTTP/1.1\r\n"); line != std::string::npos)
        bytes.insert(line + 11, "x-api-key: " + rig.key().text + "\r\n");
    client.send(bytes + requestText("GET", "/health", {}));
    const ClientAnswer answer = client.readAnswer();
    EXPECT_EQ(answer.status, 400) << answer.head << answer.body;
    EXPECT_TRUE(client.waitForClose());
    EXPECT_EQ(rig.upstream().requests(), 0U);
    EXPECT_EQ(rig.get("/health").status, 200);
}

INSTANTIATE_TEST_SUITE_P(Shapes, Smuggling, testing::ValuesIn(smugglingShapes()),
                         [](const auto& parameter) { return std::string(parameter.param.name); });

}  // namespace
}  // namespace relay::test
