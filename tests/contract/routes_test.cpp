// The routes beside messages, as dataplane chapters 1 and 2 and real clients want them.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

#include <algorithm>

namespace relay::test {
namespace {

namespace json = boost::json;

json::object objectOf(const ClientAnswer& answer) {
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_TRUE(answer.header("content-type").value_or("").starts_with("application/json"));
    return json::parse(answer.body).as_object();
}

TEST(Routes, CountTokensIsForwardedAndFree) {
    Rig rig;
    Answer counted;
    counted.headers = {{"content-type", "application/json"}};
    counted.pieces = {{R"({"input_tokens":2095})"}};
    const std::string body =
        R"({"model":"claude-sonnet-4-5-20250929","messages":[{"role":"user","content":"x"}]})";
    for (const char* target :
         {"/api/v1/messages/count_tokens?beta=true", "/claude/v1/messages/count_tokens?beta=true",
          "/v1/messages/count_tokens?beta=true"}) {
        rig.upstream().enqueue(counted);
        const ClientAnswer answer = rig.post(body, {}, target);
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.body, counted.body());
        const Exchange seen = rig.upstream().exchanges().back();
        EXPECT_EQ(seen.target, "/v1/messages/count_tokens?beta=true");
        EXPECT_EQ(seen.body, body);
    }
    const json::array rows = rig.relay().json({"usage", "--by", "key"}).at("rows").as_array();
    for (const json::value& row : rows) {
        EXPECT_EQ(number(row.as_object(), "inputTokens"), 0);
        EXPECT_EQ(text(row.as_object(), "costUsd"), "0");
    }
}

TEST(Routes, Models) {
    Rig rig;
    for (const char* target : {"/api/v1/models", "/claude/v1/models", "/v1/models"}) {
        const json::object models = objectOf(rig.get(target, rig.headers()));
        const json::array& data = models.at("data").as_array();
        EXPECT_FALSE(models.at("has_more").as_bool());
        EXPECT_TRUE(std::any_of(data.begin(), data.end(), [](const json::value& one) {
            return text(one.as_object(), "id") == kModel;
        }));
    }
    expectRelayError(rig.get("/v1/models"), 401, "authentication_error", "AUTHENTICATION_FAILED");
    EXPECT_EQ(rig.upstream().requests(), 0U);
}

TEST(Routes, MeKeyInfoAndUsage) {
    Rig rig;
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    const json::object me = objectOf(rig.get("/api/v1/me", rig.headers()));
    EXPECT_EQ(text(me, "id"), "user_" + rig.key().id);
    EXPECT_EQ(text(me, "type"), "user");
    EXPECT_EQ(text(me, "display_name"), "laptop");
    const json::object info = objectOf(rig.get("/api/v1/key-info", rig.headers())).at("keyInfo").as_object();
    EXPECT_EQ(text(info, "id"), rig.key().id);
    EXPECT_EQ(text(info, "name"), "laptop");
    const json::object usage = objectOf(rig.get("/api/v1/usage", rig.headers()));
    const json::object& total = usage.at("usage").at("total").as_object();
    EXPECT_EQ(number(total, "inputTokens"), 12);
    EXPECT_EQ(number(total, "outputTokens"), 5);
    EXPECT_EQ(number(total, "requests"), 1);
    for (const char* target : {"/v1/me", "/v1/key-info", "/v1/usage"})
        expectRelayError(rig.get(target), 401, "authentication_error", "AUTHENTICATION_FAILED");
}

TEST(Routes, TelemetryStub) {
    Rig rig;
    for (const char* target : {"/api/api/event_logging/batch", "/claude/api/event_logging/batch"}) {
        RawClient client = rig.connect();
        client.post(target, {{"content-type", "application/json"}}, R"({"events":[]})");
        EXPECT_TRUE(objectOf(client.readAnswer()).at("success").as_bool());
    }
    EXPECT_EQ(rig.upstream().requests(), 0U);
}

/// A client warms its connection with it, without a key.
TEST(Routes, HelloIsAnsweredAtOnce) {
    Rig rig;
    for (const char* target : {"/api/api/hello", "/claude/api/hello"}) {
        RawClient client = rig.connect();
        client.send(requestText("HEAD", target, {{"user-agent", "Bun/1.4.4"}}));
        const ClientAnswer answer = client.readAnswer(true);
        EXPECT_EQ(answer.status, 200);
        client.post(kMessages, rig.headers(), messagesBody("on the same connection", false));
        EXPECT_EQ(client.readAnswer().status, 200);
    }
}

TEST(Routes, Health) {
    Rig rig;
    const json::object health = objectOf(rig.get("/health"));
    EXPECT_EQ(text(health, "status"), "healthy");
    EXPECT_FALSE(text(health, "version").empty());
    EXPECT_FALSE(text(health, "timestamp").empty());
    EXPECT_GE(health.at("uptime").to_number<double>(), 0);
    RawClient client = rig.connect();
    client.send(requestText("HEAD", "/health", {}));
    EXPECT_EQ(client.readAnswer(true).status, 200);
    EXPECT_EQ(objectOf(rig.get("/api/health")).at("healthy"), true);
    rig.relay().command({"accounts", "disable", rig.account()});
    EXPECT_EQ(rig.get("/api/health").status, 503);
}

TEST(Routes, PreflightNeedsNoKey) {
    for (const bool any : {false, true}) {
        Rig rig({.environment = {{"ENABLE_CORS", any ? "true" : "false"}}});
        const auto preflight = [&rig](const std::string& origin) {
            RawClient client = rig.connect();
            client.send(requestText("OPTIONS", kMessages,
                                    {{"Origin", origin},
                                     {"Access-Control-Request-Method", "POST"},
                                     {"Access-Control-Request-Headers", "x-api-key, anthropic-version"}}));
            return client.readAnswer();
        };
        const ClientAnswer own = preflight("http://localhost:3000");
        EXPECT_EQ(own.status, 204);
        EXPECT_EQ(own.header("access-control-allow-origin"), "http://localhost:3000");
        EXPECT_NE(own.header("access-control-allow-headers").value_or("").find("x-api-key"),
                  std::string::npos);
        EXPECT_NE(own.header("access-control-allow-methods").value_or("").find("POST"), std::string::npos);
        const ClientAnswer foreign = preflight("https://elsewhere.example");
        EXPECT_EQ(foreign.status, 204);
        EXPECT_EQ(foreign.header("access-control-allow-origin").has_value(), any);
    }
}

TEST(Routes, CorsOnAnswers) {
    Rig rig({.environment = {{"ENABLE_CORS", "true"}}});
    const ClientAnswer answer = rig.post(messagesBody("hi", true), {{"Origin", "https://page.example"}});
    EXPECT_TRUE(answer.header("access-control-allow-origin").has_value());
    EXPECT_EQ(countOf(answer.headers, "access-control-allow-origin"), 1U);
}

}  // namespace
}  // namespace relay::test
