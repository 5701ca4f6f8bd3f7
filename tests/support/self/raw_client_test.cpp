#include "support/raw_client.h"

#include "support/child_process.h"
#include "support/compress.h"
#include "support/fake_upstream.h"
#include "support/temp_directory.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <signal.h>

namespace relay::test {
namespace {

TEST(ChunkReader, TakesAnyCut) {
    const std::string wire = chunkOf("hello ") + "5;ext=1\r\nworld\r\n0\r\nTrailer: x\r\n\r\nnext";
    for (std::size_t size = 1; size <= wire.size(); ++size) {
        ChunkReader reader;
        std::string buffer;
        std::string out;
        for (std::size_t at = 0; at < wire.size(); at += size) {
            buffer += wire.substr(at, size);
            reader.read(buffer, out);
        }
        EXPECT_TRUE(reader.done());
        EXPECT_EQ(out, "hello world");
        EXPECT_EQ(buffer, "next");
    }
}

TEST(ChunkReader, RefusesBadFraming) {
    std::string out;
    std::string size = "zz\r\n";
    EXPECT_THROW(ChunkReader{}.read(size, out), std::runtime_error);
    std::string longer = "1\r\nab\r\n";
    EXPECT_THROW(ChunkReader{}.read(longer, out), std::runtime_error);
}

TEST(Sse, EventsWithCommentsAndCrlf) {
    const auto events = eventsOf(": hi\n\nevent: a\r\ndata: 1\r\ndata:2\r\n\r\ndata: last\n\nevent: open\n");
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].name, "a");
    EXPECT_EQ(events[0].data, "1\n2");
    EXPECT_EQ(events[1].data, "last");
}

TEST(RawClient, PipelinedAnswersInOrder) {
    FakeUpstream upstream([](const Exchange& exchange) {
        Answer answer;
        answer.pieces = {{exchange.target}};
        answer.framing = exchange.target == "/b" ? Framing::Chunked : Framing::ContentLength;
        return answer;
    });
    RawClient client = RawClient::tcp(upstream.port());
    client.sendInPieces(
        requestText("GET", "/a", {}) + requestText("GET", "/b", {}) + requestText("GET", "/c", {}), 7);
    for (const char* target : {"/a", "/b", "/c"})
        EXPECT_EQ(client.readAnswer().body, target);
}

TEST(RawClient, ShortBodyIsNotWhole) {
    FakeUpstream upstream;
    Answer answer;
    answer.framing = Framing::Chunked;
    answer.pieces = {{"half"}, {"rest"}};
    answer.cutAfter = 4;
    upstream.enqueue(answer);
    RawClient client = RawClient::tcp(upstream.port());
    client.get("/");
    const ClientAnswer got = client.readAnswer();
    EXPECT_EQ(got.body, "half");
    EXPECT_FALSE(got.whole);
}

TEST(RawClient, CloseDelimitedBody) {
    FakeUpstream upstream;
    Answer answer;
    answer.framing = Framing::UntilClose;
    answer.pieces = {{"until "}, {"the end"}};
    upstream.enqueue(answer);
    RawClient client = RawClient::tcp(upstream.port());
    client.get("/");
    const ClientAnswer got = client.readAnswer();
    EXPECT_EQ(got.body, "until the end");
    EXPECT_TRUE(got.whole);
}

/// nginx knows HTTP better than we do: what passes through it unharmed is well formed on both sides.
TEST(Tools, AgreeWithNginx) {
    const TempDirectory directory;
    FakeUpstream upstream([](const Exchange& exchange) {
        Answer answer;
        answer.framing = exchange.target == "/length" ? Framing::ContentLength : Framing::Chunked;
        answer.headers = {{"x-seen", exchange.header("x-mark").value_or("")}};
        answer.pieces = {{exchange.body.substr(0, 3)}, {exchange.body.substr(3)}};
        return exchange.target == "/gzip" ? std::move(answer).encoded("gzip") : answer;
    });
    const std::uint16_t port = unusedPort();
    const std::string root = directory.path().string();
    writeFile(
        directory / "nginx.conf",
        fmt::format("daemon off; master_process off; pid {0}/pid; error_log stderr;\n"
                    "events {{}}\n"
                    "http {{ access_log off; client_body_temp_path {0}/a; proxy_temp_path {0}/b;\n"
                    "fastcgi_temp_path {0}/c; uwsgi_temp_path {0}/d; scgi_temp_path {0}/e;\n"
                    "server {{ listen 127.0.0.1:{1}; location / {{ proxy_pass {2}; proxy_http_version 1.1;\n"
                    "proxy_set_header Connection \"\"; proxy_buffering off; }} }} }}\n",
                    root, port, upstream.url()));
    ChildProcess nginx({"/usr/sbin/nginx", {"-p", root, "-c", (directory / "nginx.conf").string()}});
    std::optional<RawClient> client;
    for (int i = 0; i < 500 && !client; ++i) {
        ASSERT_TRUE(nginx.running()) << nginx.err();
        try {
            client = RawClient::tcp(port);
        } catch (const std::system_error&) {
            std::this_thread::sleep_for(Millis{10});
        }
    }
    ASSERT_TRUE(client.has_value());
    const std::string body = "some body with é in it";
    for (const char* target : {"/length", "/chunked", "/gzip"}) {
        client->sendInPieces(requestText("POST", target, {{"X-Mark", "42"}}, body), 3);
        const ClientAnswer got = client->readAnswer();
        EXPECT_EQ(got.status, 200);
        EXPECT_EQ(got.header("x-seen"), "42");
        EXPECT_EQ(got.body, target == std::string_view("/gzip") ? gzipped(body) : body);
        EXPECT_TRUE(got.whole);
    }
}

}  // namespace
}  // namespace relay::test
