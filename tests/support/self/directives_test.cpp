#include "support/directives.h"

#include "support/anthropic_answers.h"
#include "support/compress.h"
#include "support/raw_client.h"

#include <gtest/gtest.h>

namespace relay::test {
namespace {

ClientAnswer ask(const FakeUpstream& upstream, std::string_view prompt, bool stream = false) {
    RawClient client = RawClient::tcp(upstream.port());
    client.post("/v1/messages", {}, messagesBody(prompt, stream));
    return client.readAnswer();
}

TEST(Directives, StatusWithRetryAfterOnce) {
    FakeUpstream upstream{DirectedUpstream{}};
    const std::string prompt = "[[once a]] [[status 529 overloaded_error too busy]] [[retry-after 7]]";
    const ClientAnswer refused = ask(upstream, prompt);
    EXPECT_EQ(refused.status, 529);
    EXPECT_EQ(refused.header("retry-after"), "7");
    EXPECT_NE(refused.body.find("too busy"), std::string::npos);
    EXPECT_EQ(ask(upstream, prompt).status, 200);
}

TEST(Directives, TextAndTokens) {
    FakeUpstream upstream{DirectedUpstream{}};
    const std::string body = ask(upstream, "[[text over there]] [[tokens 100 200]]").body;
    EXPECT_NE(body.find("over there"), std::string::npos);
    EXPECT_NE(body.find(R"("input_tokens":100)"), std::string::npos);
    EXPECT_NE(body.find(R"("output_tokens":200)"), std::string::npos);
}

TEST(Directives, StreamWithoutStopAndCut) {
    FakeUpstream upstream{DirectedUpstream{}};
    const ClientAnswer unended = ask(upstream, "[[no-stop]]", true);
    EXPECT_TRUE(unended.whole);
    EXPECT_EQ(eventsOf(unended.body).back().name, "message_delta");
    const ClientAnswer broken = ask(upstream, "[[cut 100]]", true);
    EXPECT_FALSE(broken.whole);
    EXPECT_EQ(broken.body.size(), 100U);
}

TEST(Directives, SplitAndEncodingKeepTheBody) {
    FakeUpstream upstream{DirectedUpstream{}};
    const std::string plain = ask(upstream, "hello", true).body;
    EXPECT_EQ(ask(upstream, "[[split 5]]", true).body, plain);
    EXPECT_EQ(ask(upstream, "[[encoding gzip]]", true).body, gzipped(plain));
}

TEST(Directives, ToolStreamIsJson) {
    FakeUpstream upstream{DirectedUpstream{}};
    const auto events = eventsOf(ask(upstream, "[[tool]]", true).body);
    EXPECT_EQ(events.front().name, "message_start");
    EXPECT_NE(events.at(2).data.find("input_json_delta"), std::string::npos);
}

}  // namespace
}  // namespace relay::test
