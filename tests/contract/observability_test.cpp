#include "contract/expectations.h"
#include "contract/rig.h"

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

#include <regex>

namespace relay::test {
namespace {

TEST(Metrics, JsonOnLoopback) {
    Rig rig;
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    const ClientAnswer answer = rig.get("/metrics");
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(answer.header("content-type").value_or("").starts_with("application/json"));
    EXPECT_FALSE(boost::json::parse(answer.body).as_object().empty());
}

/// Every line is a comment or `name{labels} value`, and each name is announced by a TYPE line.
void expectPrometheus(const ClientAnswer& answer) {
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(answer.header("content-type").value_or("").starts_with("text/plain")) << answer.head;
    const std::regex line(R"((#.*)|([a-zA-Z_:][a-zA-Z0-9_:]*(\{[^}]*\})? [-+0-9.eEInfNa]+))");
    std::istringstream lines(answer.body);
    int samples = 0;
    for (std::string one; std::getline(lines, one);) {
        EXPECT_TRUE(one.empty() || std::regex_match(one, line)) << one;
        samples += !one.empty() && one[0] != '#' ? 1 : 0;
    }
    EXPECT_GT(samples, 5);
    EXPECT_NE(answer.body.find("# TYPE "), std::string::npos);
}

TEST(Metrics, PrometheusByPathAndByAccept) {
    Rig rig;
    EXPECT_EQ(rig.post(messagesBody("hi", true)).status, 200);
    expectPrometheus(rig.get("/metrics/prometheus"));
    expectPrometheus(rig.get("/metrics", {{"Accept", "text/plain;version=0.0.4"}}));
    expectPrometheus(
        rig.get("/metrics", {{"Accept", "application/openmetrics-text; version=1.0.0, text/plain"}}));
}

TEST(Metrics, TokenIsAskedForWhenThereIsOne) {
    Rig rig({.environment = {{"RELAYWRIGHT_METRICS_TOKEN", "a-token-of-sixteen-or-more"}}});
    EXPECT_EQ(rig.get("/metrics").status, 401);
    EXPECT_EQ(rig.get("/metrics/prometheus", {{"Authorization", "Bearer wrong-wrong-wrong-wrong"}}).status,
              401);
    EXPECT_EQ(rig.get("/metrics", {{"Authorization", "Bearer a-token-of-sixteen-or-more"}}).status, 200);
}

TEST(Metrics, HoldNoSecrets) {
    Rig rig;
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    for (const char* target : {"/metrics", "/metrics/prometheus", "/health"}) {
        const std::string body = rig.get(target).body;
        EXPECT_EQ(body.find(rig.key().text), std::string::npos);
        EXPECT_EQ(body.find(kUpstreamSecret), std::string::npos);
    }
}

TEST(Events, TellWhatHappens) {
    Rig rig;
    const auto run = boost::json::parse(readFile(rig.data() / "run" / "engine.json"));
    RawClient events = rig.connect();
    events.get("/admin/events", {{"Authorization", "Bearer " + std::string(run.at("token").as_string())}});
    EXPECT_EQ(events.readHead().status, 200);
    rig.upstream().enqueue(anthropicError(529, "overloaded_error", "busy"));
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 529);
    bool started = false;
    bool finished = false;
    bool state = false;
    while (!(started && finished && state)) {
        const auto event = events.readEvent();
        ASSERT_TRUE(event.has_value());
        started = started || event->name == "request.started";
        finished = finished || event->name == "request.finished";
        state = state || event->name == "account.state";
        EXPECT_EQ(event->data.find(rig.key().text), std::string::npos);
        EXPECT_EQ(event->data.find(kUpstreamSecret), std::string::npos);
    }
}

TEST(AdminApi, NeedsACredential) {
    Rig rig;
    for (const char* target :
         {"/admin/accounts", "/admin/keys", "/admin/usage", "/admin/status", "/admin/events"}) {
        EXPECT_EQ(rig.get(target).status, 401) << target;
        EXPECT_EQ(rig.get(target, {{"Authorization", "Bearer " + rig.key().text}}).status, 401) << target;
        EXPECT_EQ(rig.get(target, {{"x-api-key", rig.key().text}}).status, 401) << target;
    }
}

TEST(AdminApi, SignInAndOut) {
    Rig rig;
    ASSERT_EQ(rig.relay()
                  .command({"setup", "--admin-user", "admin", "--admin-password-stdin"}, "correct horse 42\n")
                  .exit,
              0);
    const auto login = [&rig](const std::string& password) {
        RawClient client = rig.connect();
        client.post("/web/auth/login", {{"content-type", "application/json"}},
                    R"({"username":"admin","password":")" + password + "\"}");
        return client.readAnswer();
    };
    EXPECT_EQ(login("wrong").status, 401);
    const ClientAnswer signedIn = login("correct horse 42");
    EXPECT_EQ(signedIn.status, 200) << signedIn.body;
    const std::string token = text(boost::json::parse(signedIn.body).as_object(), "token");
    const Headers bearer{{"Authorization", "Bearer " + token}};
    const ClientAnswer accounts = rig.get("/admin/accounts", bearer);
    EXPECT_EQ(accounts.status, 200);
    EXPECT_EQ(accounts.header("relaywright-api"), "1");
    EXPECT_EQ(accounts.body.find(kUpstreamSecret), std::string::npos);
    RawClient client = rig.connect();
    client.post("/web/auth/logout", bearer, "");
    EXPECT_EQ(client.readAnswer().status, 204);
    EXPECT_EQ(rig.get("/admin/accounts", bearer).status, 401);
}

}  // namespace
}  // namespace relay::test
