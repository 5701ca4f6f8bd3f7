#include "net/http_message.h"

#include "net/head_writer.h"

#include <gtest/gtest.h>

namespace relay::net {
namespace {

TEST(HeaderListTest, KeepsOrderAndCase) {
    HeaderList list;
    list.add("X-One", "1");
    list.add("x-two", "");
    list.add("X-ONE", "3");
    ASSERT_EQ(list.size(), 3U);
    EXPECT_EQ(list[0].name, "X-One");
    EXPECT_EQ(list[1].value, "");
    EXPECT_EQ(list[2].value, "3");
}

TEST(HeaderListTest, NamesCompareWithoutCase) {
    HeaderList list;
    list.add("Content-Type", "a");
    list.add("content-type", "b");
    EXPECT_EQ(list.find("CONTENT-TYPE"), "a");
    EXPECT_EQ(list.count("content-Type"), 2U);
    EXPECT_EQ(list.find("content-typ"), std::nullopt);
}

TEST(HeaderListTest, RemoveTakesEveryFieldOfThatName) {
    HeaderList list;
    list.add("a", "1");
    list.add("B", "2");
    list.add("A", "3");
    list.remove("A");
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].name, "B");
    EXPECT_EQ(list[0].value, "2");
    list.clear();
    EXPECT_EQ(list.size(), 0U);
}

TEST(HeaderListTest, LineEndsCannotBeSmuggledIn) {
    HeaderList list;
    list.add("a\r\nb", std::string_view("x\r\ny\0z", 6));
    EXPECT_EQ(list[0].name, "a  b");
    EXPECT_EQ(list[0].value, "x  y z");
}

TEST(HeadWriterTest, ResponseHeads) {
    ResponseHead head;
    head.status = 404;
    head.headers.add("x-a", "b");
    head.contentLength = 5;
    std::string out;
    appendResponseHead(out, head, {});
    EXPECT_EQ(out, "HTTP/1.1 404 Not Found\r\nx-a: b\r\nContent-Length: 5\r\n\r\n");

    head.status = 204;
    out.clear();
    appendResponseHead(out, head, {.peerHttp11 = true, .chunked = false, .keepAlive = false});
    EXPECT_EQ(out, "HTTP/1.1 204 No Content\r\nx-a: b\r\nConnection: close\r\n\r\n");

    head = {};
    head.reason = "Fine\r\nInjected: 1";
    out.clear();
    appendResponseHead(out, head, {.peerHttp11 = true, .chunked = true, .keepAlive = true}, "text/plain");
    EXPECT_EQ(
        out,
        "HTTP/1.1 200 Fine  Injected: 1\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n");
}

std::string requestHead(const Origin& origin, std::string method, std::size_t bodyBytes) {
    UpstreamRequest request;
    request.origin = origin;
    request.method = std::move(method);
    request.target = "/v1?x=1";
    request.headers.add("a", "b");
    std::string out;
    appendRequestHead(out, request, bodyBytes);
    return out;
}

TEST(HeadWriterTest, RequestHeads) {
    EXPECT_EQ(requestHead({true, "example.com", 443}, "GET", 0),
              "GET /v1?x=1 HTTP/1.1\r\nHost: example.com\r\na: b\r\n\r\n");
    EXPECT_EQ(requestHead({true, "example.com", 80}, "POST", 0),
              "POST /v1?x=1 HTTP/1.1\r\nHost: example.com:80\r\na: b\r\nContent-Length: 0\r\n\r\n");
    EXPECT_EQ(requestHead({false, "::1", 8080}, "DELETE", 3),
              "DELETE /v1?x=1 HTTP/1.1\r\nHost: [::1]:8080\r\na: b\r\nContent-Length: 3\r\n\r\n");
}

}  // namespace
}  // namespace relay::net
