// What is booked equals what the upstream reported: to the token and the nano-dollar.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <mutex>
#include <thread>

namespace relay::test {
namespace {

struct Sum {
    std::int64_t requests = 0;
    Usage usage;
    Money cost;

    void add(const Usage& one) {
        ++requests;
        usage.input += one.input;
        usage.output += one.output;
        usage.cacheCreation5m += one.cacheCreation5m;
        usage.cacheCreation1h += one.cacheCreation1h;
        usage.cacheRead += one.cacheRead;
        cost += priceOf(one);
    }
};

void expectRow(const boost::json::object& row, const Sum& sum) {
    EXPECT_EQ(number(row, "requests"), sum.requests);
    EXPECT_EQ(number(row, "inputTokens"), static_cast<std::int64_t>(sum.usage.input));
    EXPECT_EQ(number(row, "outputTokens"), static_cast<std::int64_t>(sum.usage.output));
    EXPECT_EQ(number(row, "cacheCreationTokens"), static_cast<std::int64_t>(sum.usage.cacheCreation()));
    EXPECT_EQ(number(row, "cacheCreation5mTokens"), static_cast<std::int64_t>(sum.usage.cacheCreation5m));
    EXPECT_EQ(number(row, "cacheCreation1hTokens"), static_cast<std::int64_t>(sum.usage.cacheCreation1h));
    EXPECT_EQ(number(row, "cacheReadTokens"), static_cast<std::int64_t>(sum.usage.cacheRead));
    EXPECT_EQ(text(row, "costUsd"), toDecimal(sum.cost));
}

TEST(Accounting, SumsEqualTheUpstreams) {
    Rig rig({.arguments = {"--threads", "2"}});
    std::mutex mutex;
    Sum sum;
    std::uint64_t counter = 0;
    rig.upstream().setBehaviour([&](const Exchange& exchange) {
        const std::lock_guard lock(mutex);
        const std::uint64_t n = ++counter;
        const Usage usage{.input = n * 7 % 1'000,
                          .output = n * 13 % 500 + 1,
                          .cacheCreation5m = n * 3 % 50,
                          .cacheCreation1h = n % 40,
                          .cacheRead = n * 101 % 20'000};
        sum.add(usage);
        Answer answer = anthropicAnswer(exchange, "some words of an answer", usage);
        if (n % 3 == 0) return std::move(answer).encoded("gzip");
        if (n % 5 == 0) return std::move(answer).cutIntoPieces(17);
        return answer;
    });
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&rig, i] {
            RawClient client = rig.connect();
            for (int round = 0; round < 50; ++round) {
                client.post(kMessages, rig.headers(), messagesBody("hi", (round + i) % 2 == 0));
                const ClientAnswer answer = client.readAnswer();
                EXPECT_EQ(answer.status, 200);
                EXPECT_TRUE(answer.whole);
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    ASSERT_EQ(sum.requests, 200);
    const auto check = [&] {
        for (const char* by : {"key", "account", "model", "day"}) {
            const auto rows = rig.relay().json({"usage", "--by", by}).at("rows").as_array();
            ASSERT_EQ(rows.size(), 1U) << by;  // a run over midnight has two days, once in a blue moon
            expectRow(rows[0].as_object(), sum);
        }
    };
    check();
    EXPECT_EQ(rig.relay().stop(), 0);
    EXPECT_EQ(text(relayJson(rig.data(), {"usage"}).at("rows").as_array()[0].as_object(), "costUsd"),
              toDecimal(sum.cost));
    rig.restart();
    check();
}

/// A later message_delta corrects what message_start said.
TEST(Accounting, MessageDeltaMayOverride) {
    Rig rig;
    Answer stream = anthropicStream("words", {.input = 1, .output = 1});
    stream.pieces[stream.pieces.size() - 2] = {sseFrame(
        "message_delta", R"({"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":)"
                         R"({"input_tokens":1000,"cache_read_input_tokens":50,"output_tokens":77}})")};
    rig.upstream().enqueue(stream);
    EXPECT_EQ(rig.post(messagesBody("hi", true)).body, stream.body());
    const auto row = rig.attempts().at(0);
    EXPECT_EQ(number(row, "inputTokens"), 1'000);
    EXPECT_EQ(number(row, "cacheReadTokens"), 50);
    EXPECT_EQ(number(row, "outputTokens"), 77);
}

TEST(Accounting, UnknownModelIsVisiblyUnpriced) {
    Rig rig;
    rig.upstream().enqueue(anthropicMessage("x", {.input = 10, .output = 20}, "nobody-knows-this-model"));
    EXPECT_EQ(rig.post(messagesBody("hi", false, "nobody-knows-this-model")).status, 200);
    const auto row = rig.usage();
    EXPECT_EQ(number(row, "unpriced"), 1);
    EXPECT_EQ(number(row, "inputTokens"), 10);
    EXPECT_EQ(text(row, "costUsd"), "0");
}

TEST(Accounting, UpstreamsModelCounts) {
    Rig rig;
    rig.upstream().enqueue(anthropicMessage("x", {.input = 10, .output = 20}, kModel));
    EXPECT_EQ(rig.post(messagesBody("hi", false, "claude-some-alias")).status, 200);
    const auto row = rig.attempts().at(0);
    EXPECT_EQ(text(row, "requestedModel"), "claude-some-alias");
    EXPECT_EQ(text(row, "model"), kModel);
    EXPECT_EQ(text(row, "costUsd"), toDecimal(priceOf({.input = 10, .output = 20})));
}

TEST(Accounting, AnswerWithoutUsageIsStillARow) {
    Rig rig;
    Answer answer;
    answer.headers = {{"content-type", "application/json"}};
    answer.pieces = {{R"({"type":"message","content":[]})"}};
    rig.upstream().enqueue(answer);
    EXPECT_EQ(rig.post(messagesBody("hi", false)).body, answer.body());
    const auto row = rig.attempts().at(0);
    EXPECT_EQ(text(row, "outcome"), "succeeded");
    EXPECT_EQ(number(row, "inputTokens"), 0);
}

/// What the client has seen whole is booked before it has: asking right after must not find it missing.
TEST(Accounting, BookedBeforeTheLastByte) {
    Rig rig;
    for (int i = 1; i <= 20; ++i) {
        EXPECT_EQ(rig.post(messagesBody("hi", i % 2 == 0)).status, 200);
        EXPECT_EQ(rig.attempts().size(), static_cast<std::size_t>(i));
        EXPECT_EQ(text(rig.attempts().back(), "outcome"), "succeeded");
    }
}

}  // namespace
}  // namespace relay::test
