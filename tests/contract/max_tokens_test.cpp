// Where the worst case no longer fits a budget, `max_tokens` is lowered to what does: nothing else of the body changes,
// and it is said in the answer and in the ledger.
#include "contract/expectations.h"
#include "contract/meter.h"
#include "contract/rig.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <ostream>

namespace relay::test {
namespace {

constexpr const char* kHeader = "x-relaywright-max-tokens";

/// A body with `32000` once, where it stands differently.
struct Shape {
    const char* name;
    const char* body;

    friend void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }
};

class MaxTokens : public testing::TestWithParam<Shape> {};

TEST_P(MaxTokens, OnlyItsDigitsChange) {
    Rig rig;
    rig.useKey({"--total-cost-limit", "0.10"});
    const std::string body = GetParam().body;
    const ClientAnswer answer = rig.post(body);
    ASSERT_EQ(answer.status, 200) << answer.body;
    const std::string lowered = answer.header(kHeader).value_or("");
    const auto tokens = std::strtoull(lowered.c_str(), nullptr, 10);
    // 0.10 dollars are 6,666 tokens of output, less a little for what goes in.
    EXPECT_GE(tokens, 6'000U);
    EXPECT_LE(tokens, 6'666U);

    std::string expected = body;
    expected.replace(expected.find("32000"), 5, lowered);
    const Exchange seen = rig.upstream().exchanges().at(0);
    EXPECT_EQ(seen.body, expected);
    EXPECT_EQ(seen.header("content-length"), std::to_string(expected.size()));

    const auto row = rig.attempts().at(0);
    EXPECT_EQ(number(row, "maxTokens"), static_cast<std::int64_t>(tokens));
    EXPECT_LE(moneyFromDecimal(text(row, "reservedUsd")).value_or(Money{}), Money{100'000'000});
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, MaxTokens,
    testing::Values(
        Shape{
            "First",
            R"({"max_tokens":32000,"model":"claude-sonnet-4-5-20250929","messages":[{"role":"user","content":"hi"}]})"},
        Shape{
            "Last",
            R"({"model":"claude-sonnet-4-5-20250929","messages":[{"role":"user","content":"hi"}],"max_tokens":32000})"},
        Shape{"Spaced",
              "{\n  \"model\" : \"claude-sonnet-4-5-20250929\",\n  \"max_tokens\" :  32000 ,\n"
              "  \"messages\" : [ {\"role\": \"user\", \"content\": \"max_tokens\"} ],\n  \"stream\": "
              "true\n}\n"},
        Shape{
            "TheSameNameDeeper",
            R"({"metadata":{"max_tokens":7},"model":"claude-sonnet-4-5-20250929","max_tokens":32000,"messages":[{"role":"user","content":"hi","max_tokens":9}]})"}),
    [](const auto& parameter) { return std::string(parameter.param.name); });

TEST(MaxTokensOf, AMappedModelToo) {
    Rig rig({}, {"--model-map", fmt::format("alias={}", kModel)});
    rig.useKey({"--total-cost-limit", "0.10", "--allow-unpriced"});
    const ClientAnswer answer = rig.post(bodyAsking(32'000, false, "hi", kModel));
    EXPECT_TRUE(answer.header(kHeader).has_value()) << answer.head;
    EXPECT_EQ(rig.post(bodyAsking(32'000, false, "hi", "alias")).status, 200);
    const std::string body = rig.upstream().exchanges().at(1).body;
    EXPECT_NE(body.find(kModel), std::string::npos) << body;
    EXPECT_EQ(body.find("alias"), std::string::npos) << body;
}

TEST(MaxTokensOf, ARequestFarFromTheLimitStays) {
    Rig rig;
    rig.useKey({"--total-cost-limit", "100"});
    const std::string body = bodyAsking(64'000, true);
    const ClientAnswer answer = rig.post(body);
    EXPECT_EQ(answer.status, 200);
    EXPECT_FALSE(answer.header(kHeader).has_value()) << answer.head;
    EXPECT_EQ(rig.upstream().exchanges().at(0).body, body);
    EXPECT_EQ(number(rig.attempts().at(0), "maxTokens"), 0);
}

std::string thinkingBody(int budget) {
    return fmt::format(
        R"({{"model":"{}","max_tokens":32000,"thinking":{{"type":"enabled","budget_tokens":{}}},)"
        R"("messages":[{{"role":"user","content":"hi"}}]}})",
        kModel, budget);
}

TEST(MaxTokensOf, ThinkingIsNeverBelowItsBudget) {
    Rig rig;
    rig.useKey({"--total-cost-limit", "0.10"});
    // About 6,600 tokens fit.
    expectQuotaExceeded(rig.post(thinkingBody(16'000)));
    EXPECT_EQ(rig.upstream().requests(), 0U);
    const ClientAnswer answer = rig.post(thinkingBody(4'000));
    EXPECT_EQ(answer.status, 200);
    const std::string body = rig.upstream().exchanges().at(0).body;
    EXPECT_GT(maxTokensIn(body), 4'000U);
    EXPECT_NE(body.find(R"("budget_tokens":4000)"), std::string::npos) << body;
}

TEST(MaxTokensOf, TheFloorIsNotPassed) {
    Rig rig;
    // 1,024 tokens of output cost 0.01536 dollars.
    rig.useKey({"--total-cost-limit", "0.015"});
    expectQuotaExceeded(rig.post(bodyAsking(32'000, false)));
    // Who asks for less than the floor gets what it asks for.
    EXPECT_EQ(rig.post(bodyAsking(500, false)).status, 200);
    EXPECT_EQ(maxTokensIn(rig.upstream().exchanges().at(0).body), 500U);
}

}  // namespace
}  // namespace relay::test
