#include "core/admin/admin_fixture.h"

namespace relay {
namespace {

using admin::Answer;

struct ReportRoutesTest : test::AdminFixture {};

TEST_F(ReportRoutesTest, UsageIsAskedForAsTheQuerySays) {
    settings.zone = TimeZone::fixed(480);
    (void)call("GET", "/admin/usage?by=day&since=2026-11-01&until=2026-11-02T00:00:00Z&keyId=k&accountId=a");
    EXPECT_EQ(ledger.usageQuery.by, UsageGrouping::Day);
    EXPECT_EQ(isoTime(ledger.usageQuery.since), "2026-10-31T16:00:00.000Z")
        << "a day begins in the configured zone";
    EXPECT_EQ(isoTime(ledger.usageQuery.until), "2026-11-02T00:00:00.000Z");
    EXPECT_EQ(ledger.usageQuery.keyId, "k");
    EXPECT_EQ(ledger.usageQuery.accountId, "a");
    EXPECT_EQ(ledger.usageQuery.zone.name(), "UTC+08:00");
    (void)call("GET", "/admin/usage");
    EXPECT_EQ(ledger.usageQuery.by, UsageGrouping::None);
    EXPECT_EQ(ledger.usageQuery.until, 0);
    EXPECT_EQ(message(call("GET", "/admin/usage?by=colour")),
              "parameter \"by\" must be one of: none, key, account, model, day");
    EXPECT_NE(message(call("GET", "/admin/usage?since=yesterday")).find("\"since\""), std::string::npos);
    EXPECT_NE(message(call("GET", "/admin/usage?since=2026-02-30")).find("\"since\""), std::string::npos);
    EXPECT_NE(message(call("GET", "/admin/usage?since=2026-11-02&until=2026-11-01")).find("\"until\""),
              std::string::npos);
}

TEST_F(ReportRoutesTest, UsageRowsHaveNamesAndExactMoney) {
    const std::string id = addAccount("main");
    UsageRow row;
    row.group = id;
    row.requests = 2;
    row.attempts = 3;
    row.failures = 1;
    row.usage = {10, 20, 3, 4, 5, 6};
    row.cost = {1'234'567};
    UsageRow gone = row;
    gone.group = "removed-account";
    ledger.usageRows = {row, gone};
    const auto rows = object(call("GET", "/admin/usage?by=account")).at("rows").as_array();
    EXPECT_EQ(
        boost::json::serialize(rows.at(0)),
        R"({"group":")" + id +
            R"(","name":"main","requests":2,"attempts":3,"failures":1,"unknown":0,"unpriced":0,)" +
            R"("inputTokens":10,"outputTokens":20,"cacheCreationTokens":7,"cacheCreation5mTokens":3,)" +
            R"("cacheCreation1hTokens":4,"cacheReadTokens":5,"thinkingTokens":6,"costUsd":"0.001234567"})");
    EXPECT_EQ(rows.at(1).at("name").as_string(), "");
    const auto models = object(call("GET", "/admin/usage?by=model")).at("rows").as_array();
    EXPECT_EQ(models.at(0).at("name").as_string(), id) << "of a model or day the group is the name";
}

TEST_F(ReportRoutesTest, AttemptsAreListed) {
    const std::string id = addAccount("main");
    Attempt attempt;
    attempt.id = 42;
    attempt.requestId = "req_7";
    attempt.accountId = id;
    attempt.keyId = "gone";
    attempt.outcome = Outcome::ClientGone;
    attempt.startedAt = clock.now();
    attempt.cost = {5};
    attempt.priceMatch = PriceMatch::Prefix;
    ledger.attemptRows = {attempt};
    const auto rows = object(call("GET", "/admin/attempts?limit=5&before=50&keyId=k&accountId=a&requestId=r"))
                          .at("rows")
                          .as_array();
    EXPECT_EQ(ledger.attemptQuery.limit, 5U);
    EXPECT_EQ(ledger.attemptQuery.beforeId, 50U);
    EXPECT_EQ(ledger.attemptQuery.requestId, "r");
    EXPECT_EQ(rows.at(0).at("accountName").as_string(), "main");
    EXPECT_EQ(rows.at(0).at("keyName").as_string(), "");
    EXPECT_EQ(rows.at(0).at("outcome").as_string(), "client_gone");
    EXPECT_EQ(rows.at(0).at("priceMatch").as_string(), "prefix");
    EXPECT_EQ(rows.at(0).at("costUsd").as_string(), "0.000000005");
    (void)call("GET", "/admin/attempts");
    EXPECT_EQ(ledger.attemptQuery.limit, 100U);
    for (const char* query : {"limit=0", "limit=1001", "limit=x", "before=0", "before=-1"})
        EXPECT_EQ(call("GET", std::string("/admin/attempts?") + query).status, 400) << query;
}

TEST_F(ReportRoutesTest, AttemptsTellHowTheirCostCameAbout) {
    Attempt attempt;
    attempt.model = "claude-sonnet-4-5-20250929";
    attempt.usage = {.input = 12, .output = 5, .cacheCreation1h = 3};
    attempt.cost = {12 * 3000 + 5 * 15000 + 3 * 6000};
    attempt.priceMatch = PriceMatch::Exact;
    attempt.priceVersion = prices.version();
    Attempt older = attempt;
    older.priceVersion = "older";
    Attempt byTier = attempt;
    byTier.cost.nanos *= 2;
    Attempt unpriced = attempt;
    unpriced.priceMatch = PriceMatch::Unpriced;
    ledger.attemptRows = {attempt, older, byTier, unpriced};
    const auto rows = object(call("GET", "/admin/attempts")).at("rows").as_array();
    EXPECT_EQ(boost::json::serialize(rows.at(0).at("priceLines")),
              R"([{"kind":"input","tokens":12,"ratePerMillion":"3","amountUsd":"0.000036"},)"
              R"({"kind":"output","tokens":5,"ratePerMillion":"15","amountUsd":"0.000075"},)"
              R"({"kind":"cache_write_1h","tokens":3,"ratePerMillion":"6","amountUsd":"0.000018"}])");
    for (std::size_t other = 1; other < rows.size(); ++other)
        EXPECT_TRUE(rows.at(other).at("priceLines").is_null()) << other;
}

TEST_F(ReportRoutesTest, StatusCountsWhatIsUsable) {
    addAccount("ready");
    addAccount("off", R"(,"enabled":false)");
    (void)call("POST", "/admin/keys", R"({"name":"on","expiresAt":"2026-11-23T12:00:10Z"})");
    (void)call("POST", "/admin/keys", R"({"name":"off","enabled":false})");
    ledger.state = {3, 4096, 12, true, "the disk is full"};
    const auto status = object(call("GET", "/admin/status"));
    EXPECT_EQ(boost::json::serialize(status.at("accounts")), R"({"total":2,"ready":1})");
    EXPECT_EQ(boost::json::serialize(status.at("keys")), R"({"total":2,"enabled":1})");
    EXPECT_EQ(boost::json::serialize(status.at("ledger")),
              R"({"open":3,"journalBytes":4096,"lagMs":12,"failed":true,"failure":"the disk is full"})");
    EXPECT_EQ(status.at("uptimeSeconds").as_int64(), 60);
    EXPECT_EQ(status.at("pid").as_int64(), 4711);
    EXPECT_EQ(status.at("addresses").at(0).as_string(), "http://127.0.0.1:3000");
    clock.advance(std::chrono::seconds(10));
    EXPECT_EQ(boost::json::serialize(object(call("GET", "/admin/status")).at("keys")),
              R"({"total":2,"enabled":0})");
    const auto detail = object(call("GET", "/admin/status?detail=1"));
    EXPECT_EQ(detail.at("accounts").at("rows").as_array().size(), 2U);
    EXPECT_EQ(boost::json::serialize(detail).find("very-secret"), std::string::npos);
}

struct SettingsRoutesTest : test::AdminFixture {
    boost::json::object row(const std::string& name) {
        const auto body = object(call("GET", "/admin/settings"));
        for (const auto& row : body.at("rows").as_array())
            if (row.at("name").as_string() == name) return row.as_object();
        ADD_FAILURE() << "no row " << name;
        return {};
    }
};

TEST_F(SettingsRoutesTest, AStoredValueWaitsForTheNextStart) {
    EXPECT_EQ(row("PORT").at("value").as_string(), "3000");
    EXPECT_TRUE(row("PORT").at("stored").is_null());
    EXPECT_FALSE(row("PORT").at("pending").as_bool());
    EXPECT_EQ(call("PATCH", "/admin/settings", R"({"PORT":4000,"ENABLE_CORS":true})").status, 200);
    EXPECT_EQ(row("PORT").at("value").as_string(), "3000");
    EXPECT_EQ(row("PORT").at("stored").as_string(), "4000");
    EXPECT_TRUE(row("PORT").at("pending").as_bool());
    EXPECT_EQ(call("PATCH", "/admin/settings", R"({"PORT":null})").status, 200);
    EXPECT_TRUE(row("PORT").at("stored").is_null());
    EXPECT_EQ(records.settings()->size(), 1U);
}

TEST_F(SettingsRoutesTest, BadValuesChangeNothing) {
    for (const char* body :
         {R"({"PORT":"4000","NO_SUCH":"1"})", R"({"NO_SUCH":null})", R"({"PORT":"99999"})", R"({"PORT":{}})",
          R"({"PORT":1.5})", R"({"ENCRYPTION_KEY":"a long enough passphrase"})",
          R"({"TLS_CERTIFICATE":"/etc/x.pem"})", "[]"})
        EXPECT_EQ(call("PATCH", "/admin/settings", body).status, 400) << body;
    EXPECT_TRUE(records.settings()->empty());
}

TEST_F(SettingsRoutesTest, AFailureHalfWayIsTakenBack) {
    EXPECT_EQ(call("PATCH", "/admin/settings", R"({"HOST":"0.0.0.0"})").status, 200);
    records.brokenSetting = "PORT";
    EXPECT_EQ(call("PATCH", "/admin/settings", R"({"HOST":"127.0.0.2","PORT":"4000"})").status, 503);
    EXPECT_EQ(*records.settings(), (std::vector<std::pair<std::string, std::string>>{{"HOST", "0.0.0.0"}}));
}

TEST_F(SettingsRoutesTest, SecretsAreNotShown) {
    settings.encryptionKey = "a passphrase nobody may see";
    settings.metricsToken = "metrics-token-nobody-may-see";
    EXPECT_EQ(call("GET", "/admin/settings").body.find("nobody"), std::string::npos);
    EXPECT_TRUE(row("ENCRYPTION_KEY").at("secret").as_bool());
}

}  // namespace
}  // namespace relay
