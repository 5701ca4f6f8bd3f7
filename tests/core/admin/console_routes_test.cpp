// What the console shows of single requests, of the log and of forms.
#include "core/admin/admin_fixture.h"

#include "identity/relay_keys.h"

#include <fstream>
#include <set>

namespace relay {
namespace {

using admin::Answer;

struct ConsoleRoutesTest : test::AdminFixture {};

TEST_F(ConsoleRoutesTest, AttemptsAreSearched) {
    const std::string account = addAccount("Team North");
    const std::string key = field(call("POST", "/admin/keys", R"({"name":"north-laptop"})"), "id");
    (void)call("POST", "/admin/keys", R"({"name":"south"})");
    ledger.nextPage = 17;
    const auto answer = object(call("GET",
                                    "/admin/attempts?limit=5&before=50&outcome=client_gone&status=529&model=m"
                                    "&since=2026-11-01&until=2026-11-02T00:00:00Z&search=NORTH"));
    EXPECT_EQ(answer.at("next").as_int64(), 17);
    const AttemptFilter& filter = ledger.attemptFilter;
    EXPECT_EQ(filter.page.limit, 5U);
    EXPECT_EQ(filter.page.beforeId, 50U);
    EXPECT_EQ(filter.outcome, Outcome::ClientGone);
    EXPECT_EQ(filter.status, 529);
    EXPECT_EQ(filter.model, "m");
    EXPECT_EQ(isoTime(filter.since), "2026-11-01T00:00:00.000Z");
    EXPECT_EQ(isoTime(filter.until), "2026-11-02T00:00:00.000Z");
    EXPECT_EQ(filter.search, "north");
    EXPECT_EQ(std::set<std::string>(filter.searchIds.begin(), filter.searchIds.end()),
              (std::set<std::string>{account, key}));

    ledger.nextPage = 0;
    EXPECT_TRUE(object(call("GET", "/admin/attempts")).at("next").is_null());
    EXPECT_FALSE(ledger.attemptFilter.outcome);
    EXPECT_FALSE(ledger.attemptFilter.status);
    EXPECT_TRUE(ledger.attemptFilter.searchIds.empty());
    for (const char* query : {"outcome=open", "outcome=bad", "status=x", "status=1000", "since=soon"})
        EXPECT_EQ(call("GET", std::string("/admin/attempts?") + query).status, 400) << query;
}

TEST_F(ConsoleRoutesTest, ARequestIsToldWithItsStory) {
    RequestStory story;
    story.requestId = "req_7";
    story.route = "/v1/messages";
    story.requestedModel = "claude-sonnet";
    story.client = "10.0.0.9";
    story.startedAt = clock.now();
    story.stages = {{Stage::Authenticate, 0, 12}, {Stage::Parse, 12, 300}};
    story.candidates = {{"a1", "north", "", "rank 1"}, {"a2", "south", "cooling_down", "529 until noon"}};
    stories.add(story);
    Attempt first;
    first.requestId = "req_7";
    first.number = 1;
    Attempt second = first;
    second.number = 2;
    ledger.attemptRows = {second, first};
    const auto body = object(call("GET", "/admin/requests/req_7"));
    EXPECT_EQ(ledger.attemptQuery.requestId, "req_7");
    EXPECT_EQ(body.at("client").as_string(), "10.0.0.9");
    EXPECT_EQ(
        boost::json::serialize(body.at("stages")),
        R"([{"name":"authenticate","startUs":0,"durationUs":12},{"name":"parse","startUs":12,"durationUs":300}])");
    EXPECT_EQ(boost::json::serialize(body.at("candidates")),
              R"([{"accountId":"a1","name":"north","refusal":null,"words":"rank 1"},)"
              R"({"accountId":"a2","name":"south","refusal":"cooling_down","words":"529 until noon"}])");
    EXPECT_EQ(body.at("attempts").at(0).at("number").as_int64(), 1);
    EXPECT_EQ(body.at("attempts").at(1).at("number").as_int64(), 2);
}

TEST_F(ConsoleRoutesTest, ARequestWithoutAStoryIsToldByItsRows) {
    EXPECT_EQ(call("GET", "/admin/requests/req_8").status, 404);
    Attempt attempt;
    attempt.requestId = "req_8";
    attempt.requestedModel = "claude-haiku";
    attempt.route = "/v1/messages";
    attempt.startedAt = clock.now();
    ledger.attemptRows = {attempt};
    const auto body = object(call("GET", "/admin/requests/req_8"));
    EXPECT_EQ(body.at("requestedModel").as_string(), "claude-haiku");
    EXPECT_EQ(body.at("startedAt").as_string(), isoTime(clock.now()));
    for (const char* name : {"client", "stages", "candidates"})
        EXPECT_TRUE(body.at(name).is_null()) << name;
    EXPECT_EQ(body.at("attempts").as_array().size(), 1U);
}

TEST_F(ConsoleRoutesTest, LogsAreListed) {
    std::ofstream(data / "relay.log")
        << R"({"time":"2026-11-23T12:00:00Z","level":"info","area":"admin","message":"one","accountId":"a1"})"
        << '\n'
        << R"({"time":"2026-11-23T12:00:01Z","level":"warn","area":"account","message":"two","status":529})"
        << '\n';
    const auto body = object(call("GET", "/admin/logs"));
    EXPECT_EQ(body.at("file").as_string(), (data / "relay.log").string());
    EXPECT_TRUE(body.at("next").is_null());
    const auto& rows = body.at("rows").as_array();
    ASSERT_EQ(rows.size(), 2U);
    boost::json::object newest = rows.at(0).as_object();
    EXPECT_FALSE(newest.at("id").as_string().empty());
    newest.erase("id");
    EXPECT_EQ(boost::json::value(newest),
              boost::json::parse(R"({"time":"2026-11-23T12:00:01Z","level":"warn","area":"account",)"
                                 R"("message":"two","fields":{"status":529}})"));
    const auto count = [this](const std::string& query) {
        return object(call("GET", "/admin/logs?" + query)).at("rows").as_array().size();
    };
    EXPECT_EQ(count("level=warn"), 1U);
    EXPECT_EQ(count("accountId=a1"), 1U);
    EXPECT_EQ(count("requestId=none"), 0U);
    EXPECT_EQ(count("search=TWO"), 1U);
    EXPECT_EQ(count("limit=1"), 1U);
    for (const char* query : {"level=loud", "limit=0", "before=x", "since=2026-11-01"})
        EXPECT_EQ(call("GET", std::string("/admin/logs?") + query).status, 400) << query;
}

TEST_F(ConsoleRoutesTest, AccountTypesHaveTheFieldsThatAreTaken) {
    const auto rows = object(call("GET", "/admin/account-types")).at("rows").as_array();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows.at(0).at("type").as_string(), "claude-console");
    const std::string id = addAccount("main");
    for (const auto& value : rows.at(0).at("fields").as_array()) {
        const auto& row = value.as_object();
        const std::string name = row.at("name").as_string().c_str();
        if (row.at("kind").as_string() == "integer") {
            for (const char* bound : {"minimum", "maximum"}) {
                const std::string body = "{\"" + name + "\":" + boost::json::serialize(row.at(bound)) + "}";
                EXPECT_EQ(call("PATCH", "/admin/accounts/" + id, body).status, 200) << body;
            }
            const auto above = row.at("maximum").as_int64() + 1;
            const std::string body = "{\"" + name + "\":" + std::to_string(above) + "}";
            EXPECT_EQ(call("PATCH", "/admin/accounts/" + id, body).status, 400) << body;
        }
        for (const auto& allowed : row.at("allowed").as_array()) {
            const std::string body = "{\"" + name + "\":" + boost::json::serialize(allowed) + "}";
            EXPECT_EQ(call("PATCH", "/admin/accounts/" + id, body).status, 200) << body;
        }
        if (!row.at("required").as_bool()) {
            EXPECT_FALSE(row.at("default").is_null() && name != "subscriptionEndsAt") << name;
            const std::string body = "{\"" + name + "\":" + boost::json::serialize(row.at("default")) + "}";
            EXPECT_EQ(call("PATCH", "/admin/accounts/" + id, body).status, 200) << body;
        }
    }
}

TEST_F(ConsoleRoutesTest, ACopyHasTheSecretAndIsPaused) {
    const std::string id = addAccount("main", R"(,"priority":7,"modelMap":{"a":"b"},"dailyQuota":"5")");
    const Answer made = call("POST", "/admin/accounts/" + id + "/duplicate", R"({"name":"copy"})");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.body.find(test::kAccountSecret), std::string::npos);
    const std::string copyId = field(made, "id");
    EXPECT_NE(copyId, id);
    EXPECT_EQ(field(made, "name"), "copy");
    EXPECT_EQ(field(made, "schedulable"), "false");
    EXPECT_EQ(field(made, "state"), "paused");
    EXPECT_EQ(field(made, "priority"), "7");
    EXPECT_EQ(field(made, "modelMap"), R"({"a":"b"})");
    EXPECT_EQ((*accounts.find(copyId))->secret.reveal(), test::kAccountSecret);
    EXPECT_TRUE((*accounts.find(id))->schedulable);
    // Sealed for itself: it opens after a restart.
    EXPECT_EQ(*accounts.load(), 0U);
    EXPECT_EQ((*accounts.find(copyId))->secret.reveal(), test::kAccountSecret);

    EXPECT_EQ(call("POST", "/admin/accounts/" + id + "/duplicate", R"({"name":"copy"})").status, 409);
    EXPECT_EQ(message(call("POST", "/admin/accounts/" + id + "/duplicate", "{}")),
              "field \"name\" is needed");
    EXPECT_EQ(call("POST", "/admin/accounts/" + id + "/duplicate", R"({"name":"x","priority":1})").status,
              400);
    EXPECT_EQ(call("POST", "/admin/accounts/nobody/duplicate", R"({"name":"x"})").status, 404);
}

TEST_F(ConsoleRoutesTest, ARotatedKeyHasANewTextAlone) {
    const Answer made = call("POST", "/admin/keys", R"({"name":"laptop","limits":{"dailyCost":"5"}})");
    const std::string id = field(made, "id");
    const std::string old = field(made, "key");
    const Answer rotated = call("POST", "/admin/keys/" + id + "/rotate");
    ASSERT_EQ(rotated.status, 200) << rotated.body;
    const std::string fresh = field(rotated, "key");
    EXPECT_NE(fresh, old);
    EXPECT_EQ(field(rotated, "id"), id);
    EXPECT_EQ(field(rotated, "name"), "laptop");
    EXPECT_EQ(object(rotated).at("limits").at("dailyCost").as_string(), "5");
    EXPECT_NE(field(rotated, "hint"), field(made, "hint"));
    EXPECT_FALSE(directory.findKey(digestOfRelayKey(old)));
    ASSERT_TRUE(directory.findKey(digestOfRelayKey(fresh)));
    EXPECT_EQ(directory.findKey(digestOfRelayKey(fresh))->id, id);
    EXPECT_EQ(directory.keyCount(), 1U);
    EXPECT_EQ(*keys.load(), 1U);
    EXPECT_TRUE(directory.findKey(digestOfRelayKey(fresh))) << "it was written down";
    EXPECT_EQ(observer.text().find(fresh), std::string::npos);
    EXPECT_EQ(call("POST", "/admin/keys/" + id + "/rotate", R"({"name":"x"})").status, 400);
    EXPECT_EQ(call("POST", "/admin/keys/nobody/rotate").status, 404);
}

TEST_F(ConsoleRoutesTest, StatusTellsOfToday) {
    settings.zone = TimeZone::fixed(480);
    ledger.seriesAnswer.total.requests = 12;
    ledger.seriesAnswer.total.failures = 2;
    ledger.seriesAnswer.total.cost = {1'250'000'000};
    ledger.seriesAnswer.total.usage = {.input = 5, .output = 7, .cacheCreation5m = 11, .cacheRead = 13};
    const auto status = object(call("GET", "/admin/status"));
    EXPECT_EQ(status.at("costTodayUsd").as_string(), "1.25");
    EXPECT_EQ(status.at("requestsToday").as_int64(), 12);
    EXPECT_EQ(status.at("failuresToday").as_int64(), 2);
    EXPECT_EQ(status.at("tokensToday").as_int64(), 36);
    EXPECT_TRUE(status.at("setupNeeded").as_bool());
    EXPECT_EQ(status.at("logFile").as_string(), (data / "relay.log").string());
    const Span day = settings.zone.dayAt(clock.now());
    EXPECT_EQ(ledger.seriesQueries.back().bounds, (std::vector<UnixMillis>{day.start, day.end}));
    ASSERT_TRUE(administrators.create("admin", "correct horse"));
    EXPECT_FALSE(object(call("GET", "/admin/status")).at("setupNeeded").as_bool());
}

}  // namespace
}  // namespace relay
