#include "wire/anthropic/answers.h"
#include "wire/anthropic/error_body.h"

#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace relay::wire {
namespace {

ApiKey someKey() {
    ApiKey key;
    key.id = "4f6c";
    key.name = "Anna \"A\"";
    key.createdAt = 1'700'000'000'000;
    return key;
}

TEST(ErrorBody, IsInTheCallersDialect) {
    const Error error{ErrorCode::RateLimitExceeded, "slow down, \"friend\"\n", "secret detail"};
    EXPECT_EQ(errorBody(error, "req_1"),
              R"({"type":"error","error":{"type":"rate_limit_error","message":"slow down, \"friend\"\n",)"
              R"("code":"RATE_LIMIT_EXCEEDED"},"request_id":"req_1"})");
    EXPECT_EQ(errorEvent(error, "req_1"), "event: error\ndata: " + errorBody(error, "req_1") + "\n\n");
}

TEST(ErrorBody, IsJsonForEveryCodeAndAnyBytes) {
    for (int code = 0; code <= static_cast<int>(ErrorCode::Overloaded); ++code) {
        const Error error{static_cast<ErrorCode>(code), "bytes \xFF\x01", {}};
        const auto body = boost::json::parse(errorBody(error, "req_\x02"));
        EXPECT_EQ(body.at("error").at("type").as_string(), errorInfo(error.code).anthropic);
        EXPECT_EQ(body.at("error").at("code").as_string(), errorInfo(error.code).name);
    }
    const auto silent = boost::json::parse(errorBody(Error{ErrorCode::Overloaded, {}, {}}, ""));
    EXPECT_EQ(silent.at("error").at("message").as_string(), "OVERLOADED");
}

TEST(Answers, ListsModels) {
    const std::vector<std::string> ids{"claude-sonnet-4-5-20250929", "claude-opus-4-6"};
    EXPECT_EQ(
        modelsBody(ids),
        R"({"data":[{"type":"model","id":"claude-sonnet-4-5-20250929","display_name":"Claude Sonnet 4.5",)"
        R"("created_at":"2025-09-29T00:00:00Z"},{"type":"model","id":"claude-opus-4-6","display_name":)"
        R"("Claude Opus 4.6","created_at":"1970-01-01T00:00:00Z"}],"has_more":false,)"
        R"("first_id":"claude-sonnet-4-5-20250929","last_id":"claude-opus-4-6"})");
    EXPECT_EQ(modelsBody({}), R"({"data":[],"has_more":false,"first_id":null,"last_id":null})");
    EXPECT_EQ(boost::json::parse(modelBody("a\"b")).at("id").as_string(), "a\"b");
}

TEST(Answers, NamesModels) {
    EXPECT_EQ(modelDisplayName("claude-3-5-haiku-20241022"), "Claude 3.5 Haiku");
    EXPECT_EQ(modelDisplayName("claude-opus-4-20250514"), "Claude Opus 4");
    EXPECT_EQ(modelDisplayName("claude--x-"), "Claude X");
    EXPECT_EQ(modelDisplayName(""), "");
}

TEST(Answers, TellsAKeyAboutItself) {
    EXPECT_EQ(
        meBody(someKey()),
        R"({"id":"user_4f6c","type":"user","display_name":"Anna \"A\"","created_at":"2023-11-14T22:13:20.000Z"})");
}

TEST(Answers, TellsAKeyItsUsage) {
    const Usage usage{.input = 100,
                      .output = 50,
                      .cacheCreation5m = 20,
                      .cacheCreation1h = 10,
                      .cacheRead = 1000,
                      .thinking = 9};
    KeyUsage used;
    used.total = {.requests = 2880, .usage = usage, .cost = {1'500'000'000}};
    used.daily = {.requests = 1, .usage = {}, .cost = {}};
    const UnixMillis twoDays = 2 * 24 * 3'600'000LL;
    const auto body = boost::json::parse(usageBody(someKey(), used, someKey().createdAt + twoDays));
    const auto& total = body.at("usage").at("total");
    EXPECT_EQ(total.at("tokens"), 1180);
    EXPECT_EQ(total.at("allTokens"), 1180);
    EXPECT_EQ(total.at("inputTokens"), 100);
    EXPECT_EQ(total.at("outputTokens"), 50);
    EXPECT_EQ(total.at("cacheCreateTokens"), 30);
    EXPECT_EQ(total.at("cacheReadTokens"), 1000);
    EXPECT_EQ(total.at("requests"), 2880);
    EXPECT_EQ(total.at("cost"), "1.5");
    EXPECT_EQ(body.at("usage").at("daily").at("requests"), 1);
    EXPECT_EQ(body.at("usage").at("monthly").at("requests"), 0);
    EXPECT_EQ(
        body.at("usage").at("averages"),
        (boost::json::value{{"rpm", 1.0}, {"tpm", 0.41}, {"dailyRequests", 1440.0}, {"dailyTokens", 590.0}}));
    EXPECT_EQ(body.at("limits"), (boost::json::value{{"tokens", 0}, {"requests", 0}}));
    EXPECT_EQ(body.at("timestamp"), "2023-11-16T22:13:20.000Z");

    const auto info = boost::json::parse(keyInfoBody(someKey(), used, someKey().createdAt));
    EXPECT_EQ(info.at("keyInfo").at("id"), "4f6c");
    EXPECT_EQ(info.at("keyInfo").at("name"), "Anna \"A\"");
    EXPECT_EQ(info.at("keyInfo").at("tokenLimit"), 0);
    EXPECT_EQ(info.at("keyInfo").at("usage").at("averages").at("dailyRequests"), 2880.0)
        << "over a day at least";
}

}  // namespace
}  // namespace relay::wire
