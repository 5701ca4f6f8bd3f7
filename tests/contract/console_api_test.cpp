// What the console asks of a running relay: charts, stories, logs, tests that stream, copies and new keys.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace relay::test {
namespace {

namespace json = boost::json;

Headers localToken(const Rig& rig) {
    const json::value run = json::parse(readFile(rig.data() / "run" / "engine.json"));
    return {{"Authorization", "Bearer " + std::string(run.at("token").as_string())}};
}

void expectNoSecrets(const Rig& rig, const std::string& answer) {
    EXPECT_EQ(answer.find(rig.key().text), std::string::npos) << answer;
    EXPECT_EQ(answer.find(kUpstreamSecret), std::string::npos) << answer;
}

std::string lastRequestId(const Rig& rig) {
    return text(rig.attempts().back(), "requestId");
}

TEST(ConsoleApi, ChartsShowWhatWasUsed) {
    Rig rig;
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(rig.post(messagesBody("hi", i == 0)).status, 200);
    for (const char* range : {"hour", "day", "week", "month"}) {
        const json::value answer = rig.admin("GET", fmt::format("/admin/usage/series?range={}", range));
        const json::object& total = answer.at("total").as_object();
        EXPECT_EQ(total.at("requests").to_number<int>(), 3) << range;
        EXPECT_EQ(total.at("inputTokens").to_number<int>(), 36);
        EXPECT_EQ(total.at("costUsd"), rig.usage().at("costUsd"));
        EXPECT_FALSE(total.at("addedP50Us").is_null());
        EXPECT_FALSE(total.at("firstByteP50Ms").is_null());
        int sum = 0;
        for (const json::value& row : answer.at("rows").as_array())
            sum += row.at("requests").to_number<int>();
        EXPECT_EQ(sum, 3) << range;
        const std::string ofNobody = fmt::format("/admin/usage/series?range={}&keyId=nobody", range);
        EXPECT_EQ(rig.admin("GET", ofNobody).at("total").at("requests").to_number<int>(), 0);
    }
    const json::object status = rig.status();
    EXPECT_EQ(status.at("requestsToday").to_number<int>(), 3);
    EXPECT_EQ(status.at("costTodayUsd"), rig.usage().at("costUsd"));
    EXPECT_TRUE(status.at("setupNeeded").as_bool());
}

TEST(ConsoleApi, AttemptsAreFoundByWhatPeopleRemember) {
    Rig rig;
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    rig.upstream().enqueue(anthropicError(529, "overloaded_error", "busy"));
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 529);
    const auto found = [&rig](const std::string& query) {
        return rig.admin("GET", "/admin/attempts?" + query).at("rows").as_array().size();
    };
    EXPECT_EQ(found("status=529"), 1U);
    EXPECT_EQ(found("outcome=failed"), 1U);
    EXPECT_EQ(found("outcome=succeeded"), 1U);
    EXPECT_EQ(found("search=LAPTOP"), 2U);
    EXPECT_EQ(found("search=first"), 2U);
    EXPECT_EQ(found("search=sonnet"), 2U);
    EXPECT_EQ(found("search=nothing-like-it"), 0U);
    EXPECT_EQ(found("search=" + lastRequestId(rig)), 1U);
    EXPECT_EQ(found("model=" + std::string(kModel)), 2U);
    EXPECT_EQ(found("since=2020-01-01"), 2U);
    EXPECT_EQ(found("until=2020-01-01"), 0U);
}

TEST(ConsoleApi, ARequestThatMovedOnHasAStory) {
    FakeUpstream second([](const Exchange& exchange) { return anthropicAnswer(exchange, "second"); });
    Rig rig{{}, {"--priority", "1"}};
    addAccount(rig.data(), {.name = "second", .url = second.url(), .flags = {"--priority", "50"}});
    rig.upstream().enqueue(anthropicError(529, "overloaded_error", "busy"));
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    const std::string target = "/admin/requests/" + lastRequestId(rig);
    json::value story;
    ASSERT_TRUE(eventually([&] {
        story = rig.admin("GET", target);
        return !story.at("stages").is_null();
    }));
    expectNoSecrets(rig, json::serialize(story));
    EXPECT_EQ(story.at("client").as_string(), "127.0.0.1");
    EXPECT_EQ(story.at("attempts").as_array().size(), 2U);
    EXPECT_EQ(story.at("candidates").as_array().size(), 2U);
    std::vector<std::string> names;
    std::int64_t end = 0;
    for (const json::value& stage : story.at("stages").as_array()) {
        names.emplace_back(stage.at("name").as_string());
        EXPECT_EQ(stage.at("startUs").to_number<std::int64_t>(), end) << "stages follow one another";
        end += stage.at("durationUs").to_number<std::int64_t>();
    }
    EXPECT_EQ(names, (std::vector<std::string>{"authenticate", "parse", "admit", "choose", "connect", "wait",
                                               "stream", "settle", "choose", "connect", "wait", "stream",
                                               "settle"}));
}

TEST(ConsoleApi, OrdinaryRequestsHaveStoriesWhileSomebodyListens) {
    Rig rig;
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    const std::string before = lastRequestId(rig);
    RawClient events = rig.connect();
    events.get("/admin/events", localToken(rig));
    EXPECT_EQ(events.readHead().status, 200);
    ASSERT_TRUE(events.readEvent()) << "the stream has begun";
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    const std::string during = lastRequestId(rig);
    EXPECT_TRUE(
        eventually([&] { return !rig.admin("GET", "/admin/requests/" + during).at("stages").is_null(); }));
    const json::value untold = rig.admin("GET", "/admin/requests/" + before);
    EXPECT_TRUE(untold.at("stages").is_null());
    EXPECT_TRUE(untold.at("candidates").is_null());
    EXPECT_EQ(untold.at("attempts").as_array().size(), 1U);
    EXPECT_EQ(untold.at("keyName").as_string(), "laptop");
}

TEST(ConsoleApi, LogsAreKeptInTheDataDirectory) {
    Rig rig;
    rig.upstream().enqueue(anthropicError(529, "overloaded_error", "busy"));
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 529);
    const std::string id = lastRequestId(rig);
    json::value logs;
    ASSERT_TRUE(eventually([&] {
        logs = rig.admin("GET", "/admin/logs?level=warn&requestId=" + id);
        return !logs.at("rows").as_array().empty();
    }));
    expectNoSecrets(rig, json::serialize(logs));
    EXPECT_EQ(logs.at("rows").at(0).at("fields").at("status").to_number<int>(), 529);
    const std::filesystem::path file(std::string(logs.at("file").as_string()));
    EXPECT_EQ(file, rig.data() / "logs" / "relaywright.log");
    EXPECT_TRUE(std::filesystem::exists(file));
    const auto printed = rig.relay().command({"logs", "--level", "warn", "--request", id});
    EXPECT_EQ(printed.exit, 0) << printed.err;
    EXPECT_NE(printed.out.find("requestId:" + id), std::string::npos) << printed.out;

    ServeOptions without;
    without.arguments = {"--log-file", "none"};
    rig.restart(without);
    EXPECT_TRUE(rig.admin("GET", "/admin/logs").at("file").is_null());
    EXPECT_TRUE(rig.status().at("logFile").is_null());
}

TEST(ConsoleApi, ATestStreamsWhenItIsAskedTo) {
    Rig rig;
    const std::string target = "/admin/accounts/" + rig.account() + "/test";
    const json::value plain = rig.admin("POST", target, "{}");
    EXPECT_TRUE(plain.at("ok").as_bool());
    EXPECT_EQ(plain.at("text").as_string(), "Hello from upstream");

    Headers headers = localToken(rig);
    headers.push_back({"Accept", "text/event-stream"});
    RawClient client = rig.connect();
    client.post(target, headers, "{}");
    EXPECT_EQ(client.readHead().status, 200);
    std::string words;
    std::optional<SseEvent> event = client.readEvent();
    for (; event && event->name == "text"; event = client.readEvent())
        words += text(json::parse(event->data).as_object(), "text");
    EXPECT_EQ(words, "Hello from upstream");
    ASSERT_TRUE(event);
    EXPECT_EQ(event->name, "done");
    const json::object done = json::parse(event->data).as_object();
    EXPECT_TRUE(done.at("ok").as_bool()) << event->data;
    EXPECT_EQ(done.at("status").to_number<int>(), 200);
    EXPECT_FALSE(done.contains("text"));
    EXPECT_EQ(text(rig.attempts().back(), "outcome"), "succeeded");

    rig.upstream().enqueue(anthropicError(401, "authentication_error", "no such key"));
    RawClient refused = rig.connect();
    refused.post(target, headers, "{}");
    EXPECT_EQ(refused.readHead().status, 200);
    event = refused.readEvent();
    ASSERT_TRUE(event);
    EXPECT_EQ(event->name, "done");
    EXPECT_FALSE(json::parse(event->data).at("ok").as_bool());
    EXPECT_EQ(json::parse(event->data).at("error").as_string(), "no such key");

    RawClient nobody = rig.connect();
    nobody.post("/admin/accounts/nobody/test", headers, "{}");
    EXPECT_EQ(nobody.readAnswer().status, 404);
}

TEST(ConsoleApi, ARotatedKeyIsRefusedAtOnce) {
    Rig rig;
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    const json::value rotated = rig.admin("POST", "/admin/keys/" + rig.key().id + "/rotate");
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 401);
    const std::string fresh(rotated.at("key").as_string());
    RawClient client = rig.connect();
    client.post(kMessages, {{"x-api-key", fresh}, {"content-type", "application/json"}},
                messagesBody("hi", false));
    EXPECT_EQ(client.readAnswer().status, 200);
    EXPECT_EQ(rig.usage().at("requests").to_number<int>(), 2) << "it is the same key";
}

TEST(ConsoleApi, ACopyOfAnAccountServesOnceItIsLetTo) {
    Rig rig;
    const auto copied = rig.relay().command({"accounts", "duplicate", "first", "--name", "copy", "--json"});
    ASSERT_EQ(copied.exit, 0) << copied.err;
    expectNoSecrets(rig, copied.out);
    EXPECT_EQ(rig.relay().command({"accounts", "disable", "first"}).exit, 0);
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 503);
    EXPECT_EQ(rig.relay().command({"accounts", "edit", "copy", "--schedulable"}).exit, 0);
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    EXPECT_EQ(text(rig.attempts().back(), "accountName"), "copy");
    EXPECT_EQ(rig.upstream().exchanges().back().header("x-api-key"), kUpstreamSecret);
}

}  // namespace
}  // namespace relay::test
