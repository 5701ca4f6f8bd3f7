#include "admin/admin_http.h"

#include "core/admin/admin_fixture.h"
#include "identity/admin_gate.h"
#include "net/server.h"
#include "observe/event_feed.h"
#include "runtime/shard.h"
#include "support/raw_client.h"

#include <boost/asio/post.hpp>

#include <future>
#include <thread>

namespace relay {
namespace {

using test::ClientAnswer;
using test::Headers;
using test::RawClient;

/// The admin API behind a real listener, on a shard of its own.
struct AdminHttpTest : test::AdminFixture {
    EventFeed feed{clock};
    SecretString localToken = makeLocalToken(random);
    AdminGate gate{sessions, localToken};
    admin::EventStreams streams{feed, sessions, {2, std::chrono::milliseconds(200)}};
    BlockingPool pool{2};
    admin::AdminHttp http{api, gate, streams, pool, random, clock, true};
    Shard shard{0};
    std::unique_ptr<net::Server> server;
    std::thread thread;

    template <class F>
    std::invoke_result_t<F> onShard(F work) {
        std::packaged_task<std::invoke_result_t<F>()> task(std::move(work));
        auto result = task.get_future();
        boost::asio::post(shard.context(), [&task] { task(); });
        return result.get();
    }
    AdminHttpTest() {
        EXPECT_TRUE(administrators.create("admin", "correct horse"));
        net::ListenAddress address;
        address.port = 0;
        server =
            std::make_unique<net::Server>(shard, address, net::ServerLimits{},
                                          [this](net::Exchange& exchange) { return http.serve(exchange); });
        EXPECT_TRUE(server->start());
        thread = std::thread([this] { shard.run(); });
    }
    ~AdminHttpTest() override {
        streams.stop();
        onShard([this] { server->drain(); });
        const auto empty = [this] { return server->openConnections() == 0; };
        while (!onShard(empty))
            std::this_thread::yield();
        pool.stop();
        shard.stop();
        thread.join();
    }
    RawClient connect() { return RawClient::tcp(server->address().port); }
    ClientAnswer ask(const std::string& request) {
        RawClient client = connect();
        client.send(request);
        return client.readAnswer();
    }
    ClientAnswer get(const std::string& target, const Headers& headers = {}) {
        RawClient client = connect();
        client.get(target, headers);
        return client.readAnswer();
    }
    /// Comments come as events without data.
    static std::optional<test::SseEvent> nextEvent(RawClient& client) {
        auto event = client.readEvent();
        while (event && event->data.empty())
            event = client.readEvent();
        return event;
    }
    static Headers bearer(std::string_view token) {
        return {{"Authorization", "Bearer " + std::string(token)}};
    }
    std::string token() { return std::string(sessions.start("admin")->token.reveal()); }
};

TEST_F(AdminHttpTest, EveryAnswerHasItsHeaders) {
    const ClientAnswer answer = get("/admin/setup");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, R"({"needed":false})");
    EXPECT_EQ(answer.header("relaywright-api"), "1");
    EXPECT_EQ(answer.header("cache-control"), "no-store");
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.header("content-type"), "application/json");
    EXPECT_TRUE(answer.header("request-id").value_or("").starts_with("req_"));
    EXPECT_FALSE(answer.header("set-cookie"));
}

TEST_F(AdminHttpTest, LoginThenCallThenLogout) {
    RawClient client = connect();
    client.post("/web/auth/login", {}, R"({"username":"admin","password":"correct horse"})");
    const ClientAnswer loggedIn = client.readAnswer();
    ASSERT_EQ(loggedIn.status, 200);
    const std::string session = boost::json::parse(loggedIn.body).at("token").as_string().c_str();
    client.get("/admin/accounts", bearer(session));
    EXPECT_EQ(client.readAnswer().status, 200);
    client.post("/web/auth/logout", bearer(session), "");
    const ClientAnswer out = client.readAnswer();
    EXPECT_EQ(out.status, 204);
    EXPECT_TRUE(out.body.empty());
    client.get("/admin/accounts", bearer(session));
    const ClientAnswer refused = client.readAnswer();
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(refused.header("www-authenticate"), "Bearer");
    EXPECT_EQ(boost::json::parse(refused.body).at("requestId").as_string().c_str(),
              refused.header("request-id"));
}

TEST_F(AdminHttpTest, OnlyBearerCounts) {
    const std::string session = token();
    for (const Headers& headers :
         {Headers{}, Headers{{"Cookie", "adminToken=" + session}}, Headers{{"x-admin-token", session}},
          Headers{{"Authorization", session}}, Headers{{"Authorization", "Basic " + session}},
          Headers{{"Authorization", "Bearer"}}})
        EXPECT_EQ(get("/admin/keys", headers).status, 401);
    EXPECT_EQ(get("/admin/keys?key=" + session).status, 401);
    EXPECT_EQ(get("/admin/keys", {{"authorization", "bearer  " + session + " "}}).status, 200);
}

TEST_F(AdminHttpTest, LocalTokenIsWorthNothingBehindAProxy) {
    Headers headers = bearer(localToken.reveal());
    EXPECT_EQ(get("/admin/keys", headers).status, 200);
    headers.push_back({"X-Forwarded-For", "127.0.0.1"});
    EXPECT_EQ(get("/admin/keys", headers).status, 401);
}

TEST_F(AdminHttpTest, TheProxysWordDecidesWhoIsThrottled) {
    const auto login = [&](const std::string& from) {
        RawClient client = connect();
        client.post("/web/auth/login", {{"X-Forwarded-For", "1.2.3.4, " + from}},
                    R"({"username":"x1x","password":"bad"})");
        return client.readAnswer().status;
    };
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(login("198.51.100.7"), 401);
    EXPECT_EQ(login("198.51.100.7"), 429);
    EXPECT_NE(observer.text().find("from 198.51.100.7: 429"), std::string::npos);
}

TEST_F(AdminHttpTest, ALargeBodyIsRefused) {
    const ClientAnswer answer =
        ask("POST /admin/keys HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n");
    EXPECT_EQ(answer.status, 413);
    EXPECT_EQ(boost::json::parse(answer.body).at("error").at("code").as_string(), "PAYLOAD_TOO_LARGE");
    EXPECT_EQ(answer.header("relaywright-api"), "1");
}

TEST_F(AdminHttpTest, EventsAreStreamed) {
    RawClient client = connect();
    client.get("/admin/events", bearer(token()));
    const ClientAnswer head = client.readHead();
    ASSERT_EQ(head.status, 200);
    EXPECT_EQ(head.header("content-type"), "text/event-stream");
    EXPECT_EQ(head.header("cache-control"), "no-store");
    feed.publish("request.started", R"({"requestId":"req_1"})");
    const auto event = nextEvent(client);
    ASSERT_TRUE(event);
    EXPECT_EQ(event->name, "request.started");
    EXPECT_EQ(event->data, R"({"requestId":"req_1"})");
}

TEST_F(AdminHttpTest, ALostStreamGoesOnWhereItStopped) {
    const std::string session = token();
    RawClient first = connect();
    first.get("/admin/events", bearer(session));
    EXPECT_EQ(first.readHead().status, 200);
    feed.publish("a", "1");
    std::string text;
    while (text.find("data: 1") == std::string::npos)
        text += first.readPiece();
    const std::size_t at = text.find("id: ") + 4;
    const std::string id = text.substr(at, text.find('\n', at) - at);
    feed.publish("b", "2");
    first.close();
    RawClient second = connect();
    Headers headers = bearer(session);
    headers.push_back({"Last-Event-ID", id});
    second.get("/admin/events", headers);
    EXPECT_EQ(second.readHead().status, 200);
    EXPECT_EQ(nextEvent(second)->data, "2");
}

TEST_F(AdminHttpTest, ASilentStreamHasHeartbeats) {
    RawClient client = connect();
    client.get("/admin/events", bearer(token()));
    EXPECT_EQ(client.readHead().status, 200);
    std::string text;
    while (text.find(": heartbeat\n\n") == std::string::npos)
        text += client.readPiece();
}

TEST_F(AdminHttpTest, EventsNeedASessionAndEndWithIt) {
    EXPECT_EQ(get("/admin/events").status, 401);
    RawClient client = connect();
    client.get("/admin/events", bearer(token()));
    EXPECT_EQ(client.readHead().status, 200);
    ASSERT_TRUE(sessions.endAll());
    feed.publish("log", "\"secret of the next session\"");
    EXPECT_FALSE(nextEvent(client)) << "the stream ends before what comes after the session";
    EXPECT_TRUE(client.bodyWhole());
}

TEST_F(AdminHttpTest, TooManyStreamsAreRefusedAndPlacesComeBack) {
    const std::string session = token();
    RawClient first = connect();
    first.get("/admin/events", bearer(session));
    EXPECT_EQ(first.readHead().status, 200);
    RawClient second = connect();
    second.get("/admin/events", bearer(session));
    EXPECT_EQ(second.readHead().status, 200);
    EXPECT_EQ(get("/admin/events", bearer(session)).status, 429);
    first.close();
    for (int status = 429; status == 429;) {
        RawClient third = connect();
        third.get("/admin/events", bearer(session));
        status = third.readHead().status;
        if (status != 429) EXPECT_EQ(status, 200);
    }
}

TEST_F(AdminHttpTest, StopEndsTheStreamsProperly) {
    RawClient client = connect();
    client.get("/admin/events", bearer(localToken.reveal()));
    EXPECT_EQ(client.readHead().status, 200);
    streams.stop();
    EXPECT_FALSE(nextEvent(client));
    EXPECT_TRUE(client.bodyWhole());
    EXPECT_EQ(get("/admin/events", bearer(localToken.reveal())).status, 503);
}

TEST(AdminPathTest, OnlyWholeSegmentsCount) {
    for (const char* path : {"/admin", "/admin/", "/admin/keys", "/web/auth/login"})
        EXPECT_TRUE(admin::isAdminPath(path)) << path;
    for (const char* path : {"/", "/administrator", "/web", "/web/authors", "/v1/admin", ""})
        EXPECT_FALSE(admin::isAdminPath(path)) << path;
}

}  // namespace
}  // namespace relay
