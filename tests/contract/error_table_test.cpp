// Each row of the error table as a client sees it. What an upstream said passes as it was said.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace relay::test {
namespace {

TEST(ErrorTable, BadBodiesAre400AndStayHere) {
    Rig rig;
    for (const char* body :
         {"", "not json", "[1]", R"({"model":"m","max_tokens":1})", R"({"model":"m","messages":[]})",
          R"({"model":"m","messages":"x"})", R"({"model":"m","messages":[{"role":"user","content":"x"})"})
        expectRelayError(rig.post(body), 400, "invalid_request_error", "INVALID_REQUEST");
    EXPECT_EQ(rig.upstream().requests(), 0U);
}

TEST(ErrorTable, UnknownRouteIs404) {
    Rig rig;
    for (const char* target : {"/nothing/here", "/api/v1/nothing", "/v1/messages/extra/deep"})
        expectRelayError(rig.get(target, rig.headers()), 404, "not_found_error", "NOT_FOUND");
}

TEST(ErrorTable, WrongMethodIs405) {
    Rig rig;
    const ClientAnswer answer = rig.get(kMessages, rig.headers());
    expectRelayError(answer, 405, "invalid_request_error", "METHOD_NOT_ALLOWED");
    EXPECT_NE(answer.header("allow").value_or("").find("POST"), std::string::npos);
}

TEST(ErrorTable, HalfABodyIs408) {
    Rig rig({.arguments = {"--body-timeout", "1s"}});
    RawClient client = rig.connect();
    client.send(requestText("POST", kMessages, rig.headers({{"Content-Length", "100"}})) + "{\"model\"");
    expectRelayError(client.readAnswer(), 408, "timeout_error", "REQUEST_TIMEOUT");
    EXPECT_TRUE(client.waitForClose());
}

TEST(ErrorTable, HalfAHeadIs408) {
    Rig rig({.arguments = {"--head-timeout", "1s"}});
    RawClient client = rig.connect();
    client.send("POST /api/v1/messages HTTP/1.1\r\nHost: x\r\nX-Slow");
    expectRelayError(client.readAnswer(), 408, "timeout_error", "REQUEST_TIMEOUT");
    EXPECT_TRUE(client.waitForClose());
}

TEST(ErrorTable, DeclaredTooLargeIs413BeforeABodyByte) {
    Rig rig({.arguments = {"--request-max-size-mb", "1"}});
    RawClient client = rig.connect();
    client.send(requestText("POST", kMessages, rig.headers({{"Content-Length", "1048577"}})));
    expectRelayError(client.readAnswer(), 413, "request_too_large", "PAYLOAD_TOO_LARGE");
    EXPECT_EQ(rig.upstream().requests(), 0U);
}

TEST(ErrorTable, ChunkedTooLargeIs413) {
    Rig rig({.arguments = {"--request-max-size-mb", "1"}});
    RawClient client = rig.connect();
    client.send(requestText("POST", kMessages, rig.headers({{"Transfer-Encoding", "chunked"}})));
    const std::string piece(64 * 1024, ' ');
    for (int i = 0; i < 20; ++i)
        if (!client.send(chunkOf(piece))) break;
    expectRelayError(client.readAnswer(), 413, "request_too_large", "PAYLOAD_TOO_LARGE");
}

TEST(ErrorTable, LargestBodyAllowedPasses) {
    Rig rig({.arguments = {"--request-max-size-mb", "1"}});
    std::string body = messagesBody("hi", false);
    body.append(1024 * 1024 - body.size(), ' ');
    EXPECT_EQ(rig.post(body).status, 200);
    EXPECT_EQ(rig.upstream().exchanges().at(0).body.size(), 1024U * 1024U);
}

TEST(ErrorTable, HeadTooLargeIs431) {
    Rig rig;
    RawClient client = rig.connect();
    client.send("POST /api/v1/messages HTTP/1.1\r\nHost: x\r\nX-Big: " + std::string(200'000, 'a') +
                "\r\n\r\n");
    expectRelayError(client.readAnswer(), 431, "invalid_request_error", "HEAD_TOO_LARGE");

    std::string many = "GET /health HTTP/1.1\r\nHost: x\r\n";
    for (int i = 0; i < 500; ++i)
        many += fmt::format("h{}: 1\r\n", i);
    RawClient other = rig.connect();
    other.send(many + "\r\n");
    expectRelayError(other.readAnswer(), 431, "invalid_request_error", "HEAD_TOO_LARGE");
}

class UpstreamsOwn : public testing::TestWithParam<int> {};

TEST_P(UpstreamsOwn, LastCandidatesErrorAsItWasWritten) {
    Rig rig({}, {"--no-auto-protection"});
    const int status = GetParam();
    Answer refusal = anthropicError(status, "odd_error", fmt::format("the upstream says {} é", status));
    refusal.headers.push_back({"retry-after", "17"});
    refusal.headers.push_back({"x-should-retry", "false"});
    for (const bool stream : {false, true}) {
        rig.upstream().enqueue(refusal);
        const ClientAnswer answer = rig.post(messagesBody("hi", stream));
        EXPECT_EQ(answer.status, status);
        EXPECT_EQ(answer.body, refusal.body());
        EXPECT_EQ(answer.header("retry-after"), "17");
        EXPECT_EQ(answer.header("x-should-retry"), "false");
        EXPECT_EQ(answer.header("content-type"), "application/json");
        EXPECT_TRUE(answer.header("request-id").has_value());
    }
}

INSTANTIATE_TEST_SUITE_P(Statuses, UpstreamsOwn,
                         testing::Values(400, 401, 402, 403, 404, 409, 413, 422, 429, 500, 502, 503, 504,
                                         529));

TEST(ErrorTable, NobodyListensIs502) {
    Rig rig;
    rig.relay().command({"accounts", "disable", rig.account()});
    addAccount(rig.data(), {.name = "dead", .url = fmt::format("http://127.0.0.1:{}", unusedPort())});
    expectRelayError(rig.post(messagesBody("hi", false)), 502, "api_error", "UPSTREAM_CONNECT_FAILED");
}

TEST(ErrorTable, ClosedBeforeTheHeadIs502) {
    Rig rig({}, {"--no-auto-protection"});
    for (const CutBy how : {CutBy::Fin, CutBy::Reset}) {
        rig.upstream().setBehaviour([how](const Exchange&) {
            Answer answer;
            answer.headless = true;
            answer.cutBy = how;
            return answer;
        });
        expectRelayError(rig.post(messagesBody("hi", false)), 502, "api_error", "UPSTREAM_CLOSED");
    }
}

TEST(ErrorTable, NoHttpFromTheUpstreamIs502) {
    Rig rig({}, {"--no-auto-protection"});
    const std::string large =
        "HTTP/1.1 200 OK\r\nx: " + std::string(400'000, 'a') + "\r\ncontent-length: 0\r\n\r\n";
    for (const std::string& head :
         {std::string("220 mail.example ESMTP\r\n\r\n"), std::string("HTTP/1.1 abc OK\r\n\r\n"),
          std::string("HTTP/1.1 200 OK\r\nno colon here\r\n\r\n"), large,
          std::string("HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n")}) {
        Answer answer;
        answer.rawHead = head;
        answer.closeAfter = true;
        rig.upstream().enqueue(answer);
        expectRelayError(rig.post(messagesBody("hi", false)), 502, "api_error", "UPSTREAM_PROTOCOL");
    }
}

TEST(ErrorTable, NoAccountIs503) {
    Rig rig;
    rig.relay().command({"accounts", "disable", rig.account()});
    expectRelayError(rig.post(messagesBody("hi", true)), 503, "api_error", "NO_AVAILABLE_ACCOUNT");
    rig.relay().command({"accounts", "remove", rig.account(), "--yes"});
    expectRelayError(rig.post(messagesBody("hi", true)), 503, "api_error", "NO_AVAILABLE_ACCOUNT");
}

TEST(ErrorTable, SilentUpstreamIs504) {
    Rig rig({.arguments = {"--request-timeout", "1s"}});
    Answer silent;
    silent.headless = true;
    silent.cutBy = CutBy::Silence;
    rig.upstream().enqueue(silent);
    expectRelayError(rig.post(messagesBody("hi", false)), 504, "timeout_error", "UPSTREAM_TIMEOUT");
    EXPECT_TRUE(rig.upstream().waitForNoConnections());
}

}  // namespace
}  // namespace relay::test
