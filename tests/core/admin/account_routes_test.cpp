#include "core/admin/admin_fixture.h"

#include <thread>

namespace relay {
namespace {

using admin::Answer;

struct AccountRoutesTest : test::AdminFixture {
    std::string refusal(const std::string& more) {
        return message(call("POST", "/admin/accounts", accountBody("broken", "," + more)));
    }
    std::string urlOf(const std::string& url) {
        const Answer answer =
            call("POST", "/admin/accounts",
                 R"({"name":"u)" + std::to_string(++m_count) + R"(","secret":"x","baseUrl":")" + url + "\"}");
        return answer.status == 201 ? field(answer, "baseUrl") : message(answer);
    }
    int m_count = 0;
};

TEST_F(AccountRoutesTest, CreatesWithDefaultsAndNeverTellsTheSecret) {
    const Answer answer = call("POST", "/admin/accounts", accountBody("main"));
    ASSERT_EQ(answer.status, 201);
    EXPECT_EQ(answer.body.find(test::kAccountSecret), std::string::npos);
    EXPECT_EQ(field(answer, "secretHint"), "…9f3a");
    EXPECT_EQ(field(answer, "type"), "claude-console");
    EXPECT_EQ(field(answer, "authScheme"), "auto");
    EXPECT_EQ(field(answer, "priority"), "50");
    EXPECT_EQ(field(answer, "dailyQuota"), "0");
    EXPECT_EQ(field(answer, "state"), "ready");
    EXPECT_EQ(field(answer, "mark"), "null");
    EXPECT_EQ(field(answer, "createdAt"), isoTime(clock.now()));
    const auto stored = records.accounts();
    ASSERT_EQ(stored->size(), 1U);
    EXPECT_TRUE(stored->front().account.secret.empty());
    EXPECT_EQ(stored->front().sealedSecret.find("secret-9f3a"), std::string::npos);
    EXPECT_EQ(directory.accounts()->find(field(answer, "id"))->secret.reveal(), test::kAccountSecret);
}

TEST_F(AccountRoutesTest, TakesEveryField) {
    const Answer answer =
        call("POST", "/admin/accounts", accountBody("full", R"(,"description":" two\nlines ",
        "type":"claude-console","authScheme":"bearer","modelMap":{"b":"c","a":"d"},"customHeaders":{"x-team":"blue"},
        "priority":1,"enabled":true,"schedulable":false,"autoProtection":false,"maxConcurrency":7,"dailyQuota":"12.50")"));
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(field(answer, "description"), "two\nlines");
    EXPECT_EQ(field(answer, "modelMap"), R"({"a":"d","b":"c"})");
    EXPECT_EQ(field(answer, "customHeaders"), R"({"x-team":"blue"})");
    EXPECT_EQ(field(answer, "dailyQuota"), "12.5");
    EXPECT_EQ(field(answer, "maxConcurrency"), "7");
    EXPECT_EQ(field(answer, "state"), "paused");
    EXPECT_EQ(field(call("GET", "/admin/accounts/" + field(answer, "id")), "authScheme"), "bearer");
}

TEST_F(AccountRoutesTest, EveryFieldIsCheckedAndNamed) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {R"("colour":"red")", "unknown field \"colour\""},
        {R"("id":"1")", "unknown field \"id\""},
        {R"("state":"ready")", "unknown field \"state\""},
        {R"("name":"")", "\"name\""},
        {R"("name":5)", "\"name\""},
        {R"("name":"a\u0007b")", "\"name\""},
        {R"("description":7)", "\"description\""},
        {R"("type":"claude")", "\"type\" must be \"claude-console\""},
        {R"("authScheme":"basic")", "\"authScheme\" must be one of"},
        {R"("secret":"")", "\"secret\""},
        {R"("secret":"two words")", "\"secret\""},
        {R"("secret":null)", "\"secret\""},
        {R"("priority":0)", "\"priority\" must be a whole number from 1 to 100"},
        {R"("priority":101)", "\"priority\""},
        {R"("priority":"5")", "\"priority\""},
        {R"("priority":5.5)", "\"priority\""},
        {R"("enabled":1)", "\"enabled\" must be true or false"},
        {R"("schedulable":"yes")", "\"schedulable\""},
        {R"("autoProtection":null)", "\"autoProtection\""},
        {R"("maxConcurrency":-1)", "\"maxConcurrency\" must be a whole number from 0 to 100000"},
        {R"("maxConcurrency":18446744073709551615)", "\"maxConcurrency\""},
        {R"("dailyQuota":0.1)", "\"dailyQuota\" must be US dollars"},
        {R"("dailyQuota":-1)", "\"dailyQuota\""},
        {R"("dailyQuota":"1e3")", "\"dailyQuota\""},
        {R"("dailyQuota":"-1")", "\"dailyQuota\""},
        {R"("modelMap":["a"])", "\"modelMap\""},
        {R"("modelMap":{"a":1})", "\"modelMap\""},
        {R"("modelMap":{"a":""})", "\"modelMap\""},
        {R"("customHeaders":{"Connection":"close"})", "must not hold \"Connection\""},
        {R"("customHeaders":{"X-API-Key":"k"})", "must not hold \"X-API-Key\""},
        {R"("customHeaders":{"authorization":"k"})", "\"secret\" and \"authScheme\""},
        {R"("customHeaders":{"a b":"k"})", "no header name"},
        {R"("customHeaders":{"a":"x\r\ny: z"})", "printable"},
        {R"("customHeaders":{"a":"1","A":"2"})", "twice"},
        {R"("ifUpdatedAt":"2026-11-23T00:00:00Z")", "unknown field"},
    };
    for (const auto& [more, expected] : cases) {
        const std::string told = refusal(more);
        EXPECT_NE(told.find(expected), std::string::npos) << more << " -> " << told;
    }
    EXPECT_NE(refusal(R"("name":")" + std::string(101, 'x') + "\"").find("1 to 100"), std::string::npos);
    EXPECT_TRUE(records.accounts()->empty());
}

TEST_F(AccountRoutesTest, BodiesThatAreNoObjectAreRefused) {
    for (const char* body : {"{", "[]", "5", "\"x\"", "{\"name\":\"a\"} x", "\xff", "{\"name\":\"\xff\"}"})
        EXPECT_EQ(call("POST", "/admin/accounts", body).status, 400) << body;
    EXPECT_EQ(message(call("POST", "/admin/accounts")), "field \"name\" is needed");
    EXPECT_EQ(message(call("POST", "/admin/accounts", R"({"name":"a"})")), "field \"baseUrl\" is needed");
    EXPECT_EQ(message(call("POST", "/admin/accounts", R"({"name":"a","baseUrl":"http://h"})")),
              "field \"secret\" is needed");
}

TEST_F(AccountRoutesTest, WhatPeoplePasteBecomesABaseUrl) {
    EXPECT_EQ(urlOf("https://api.anthropic.com"), "https://api.anthropic.com");
    EXPECT_EQ(urlOf("  HTTPS://API.Anthropic.com/  "), "https://api.anthropic.com");
    EXPECT_EQ(urlOf("https://api.anthropic.com/v1"), "https://api.anthropic.com");
    EXPECT_EQ(urlOf("https://api.anthropic.com/v1/messages/"), "https://api.anthropic.com");
    EXPECT_EQ(urlOf("https://gw.example/Anthropic/v1/messages/count_tokens"), "https://gw.example/Anthropic");
    EXPECT_EQ(urlOf("http://127.0.0.1:8080//"), "http://127.0.0.1:8080");
    EXPECT_EQ(urlOf("http://[::1]:8080/x"), "http://[::1]:8080/x");
    for (const char* url :
         {"", "api.anthropic.com", "ftp://x", "https://", "https://user:pw@host", "https://h?x=1",
          "https://h#f", "https://h:99999", "https://h h", "javascript:alert(1)", "https://hö"})
        EXPECT_NE(urlOf(url).find("\"baseUrl\""), std::string::npos) << url << " -> " << urlOf(url);
    EXPECT_EQ(urlOf("https://user:hunter2@host").find("hunter2"), std::string::npos);
}

TEST_F(AccountRoutesTest, PatchChangesOnlyWhatItNames) {
    const std::string id = addAccount("main", R"(,"priority":3,"dailyQuota":"5")");
    clock.advance(std::chrono::seconds(5));
    const Answer answer = call("PATCH", "/admin/accounts/" + id, R"({"enabled":false})");
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(field(answer, "enabled"), "false");
    EXPECT_EQ(field(answer, "priority"), "3");
    EXPECT_EQ(field(answer, "dailyQuota"), "5");
    EXPECT_EQ(field(answer, "state"), "disabled");
    EXPECT_EQ(field(answer, "updatedAt"), isoTime(clock.now()));
    EXPECT_EQ(directory.accounts()->find(id)->secret.reveal(), test::kAccountSecret);
    EXPECT_FALSE(directory.accounts()->find(id)->enabled);
}

TEST_F(AccountRoutesTest, PatchWithOneBadFieldChangesNothing) {
    const std::string id = addAccount();
    EXPECT_EQ(call("PATCH", "/admin/accounts/" + id, R"({"priority":9,"enabled":"no"})").status, 400);
    EXPECT_EQ(call("PATCH", "/admin/accounts/" + id, R"({"priority":9,"foo":1})").status, 400);
    EXPECT_EQ(directory.accounts()->find(id)->priority, 50);
}

TEST_F(AccountRoutesTest, NamesAreUnique) {
    const std::string first = addAccount("one");
    const std::string second = addAccount("two");
    EXPECT_NE(message(call("POST", "/admin/accounts", accountBody(" one ")), 409).find("\"one\""),
              std::string::npos);
    EXPECT_EQ(call("PATCH", "/admin/accounts/" + second, R"({"name":"one"})").status, 409);
    EXPECT_EQ(call("PATCH", "/admin/accounts/" + first, R"({"name":"one"})").status, 200);
}

TEST_F(AccountRoutesTest, ChangeOfSomethingElseMeanwhileIsAConflict) {
    const std::string id = addAccount();
    const std::string seen = field(call("GET", "/admin/accounts/" + id), "updatedAt");
    EXPECT_EQ(
        call("PATCH", "/admin/accounts/" + id, R"({"priority":2,"ifUpdatedAt":")" + seen + "\"}").status,
        200);
    EXPECT_EQ(
        call("PATCH", "/admin/accounts/" + id, R"({"priority":3,"ifUpdatedAt":")" + seen + "\"}").status,
        409);
    EXPECT_EQ(directory.accounts()->find(id)->priority, 2);
}

TEST_F(AccountRoutesTest, UnknownIdsAre404) {
    for (const char* route : {"GET /admin/accounts/x", "PATCH /admin/accounts/x", "DELETE /admin/accounts/x",
                              "POST /admin/accounts/x/test", "POST /admin/accounts/x/clear"}) {
        const std::string text(route);
        const std::size_t space = text.find(' ');
        EXPECT_EQ(call(text.substr(0, space), text.substr(space + 1), "{}").status, 404) << route;
    }
}

TEST_F(AccountRoutesTest, RemoveTakesAccountAndMark) {
    const std::string id = addAccount();
    coordination.mark({id, MarkCause::Overloaded, 529, "529", clock.now(), clock.now() + 1000});
    EXPECT_EQ(call("DELETE", "/admin/accounts/" + id).status, 204);
    EXPECT_EQ(call("DELETE", "/admin/accounts/" + id).status, 404);
    EXPECT_TRUE(coordination.held.empty());
    EXPECT_TRUE(records.accounts()->empty());
}

TEST_F(AccountRoutesTest, StatesAreTold) {
    const std::string id = addAccount("main", R"(,"maxConcurrency":2,"dailyQuota":"1")");
    const auto state = [&] { return field(call("GET", "/admin/accounts/" + id), "state"); };
    EXPECT_EQ(state(), "ready");
    coordination.loads[id].inFlight = 1;
    coordination.loads[id].spentToday = {999'999'999};
    EXPECT_EQ(state(), "ready");
    coordination.loads[id].inFlight = 2;
    EXPECT_EQ(state(), "full");
    coordination.loads[id].spentToday = {1'000'000'000};
    EXPECT_EQ(state(), "spent");
    coordination.mark(
        {id, MarkCause::RateLimited, 429, "429 with retry-after: 20", clock.now(), clock.now() + 20'000});
    EXPECT_EQ(state(), "cooling");
    const Answer answer = call("GET", "/admin/accounts/" + id);
    const auto mark = object(answer).at("mark").as_object();
    EXPECT_EQ(mark.at("cause").as_string(), "rate_limited");
    EXPECT_EQ(mark.at("status").as_int64(), 429);
    EXPECT_EQ(mark.at("evidence").as_string(), "429 with retry-after: 20");
    EXPECT_EQ(mark.at("until").as_string(), isoTime(clock.now() + 20'000));
    EXPECT_EQ(field(answer, "spentToday"), "1");
    EXPECT_EQ(field(answer, "inFlight"), "2");
    clock.advance(std::chrono::seconds(20));
    EXPECT_EQ(state(), "spent") << "a mark ends by itself";
    (void)call("PATCH", "/admin/accounts/" + id, R"({"schedulable":false})");
    EXPECT_EQ(state(), "paused");
}

TEST_F(AccountRoutesTest, TheDayIsThatOfTheConfiguredZone) {
    addAccount();
    settings.zone = TimeZone::fixed(13 * 60);  // noon UTC is tomorrow there
    (void)call("GET", "/admin/accounts");
    EXPECT_EQ(coordination.askedDay, clock.now() - 60 * 60 * 1000)
        << "11 in the morning UTC is midnight there";
}

TEST_F(AccountRoutesTest, ClearEndsTheMark) {
    const std::string id = addAccount();
    coordination.mark({id, MarkCause::AuthRejected, 401, "401", clock.now(), clock.now() + 60'000});
    EXPECT_EQ(field(call("POST", "/admin/accounts/" + id + "/clear"), "mark"), "null");
    EXPECT_EQ(observer.cleared(), std::vector<std::string>{"main"});
    EXPECT_EQ(call("POST", "/admin/accounts/" + id + "/clear").status, 200);
    EXPECT_EQ(observer.cleared().size(), 1U) << "nothing to tell the second time";
}

TEST_F(AccountRoutesTest, ANewSecretEndsTheMarkAndAnotherPriorityDoesNot) {
    const std::string id = addAccount();
    coordination.mark({id, MarkCause::AuthRejected, 401, "401", clock.now(), clock.now() + 60'000});
    EXPECT_NE(field(call("PATCH", "/admin/accounts/" + id, R"({"priority":1})"), "mark"), "null");
    EXPECT_EQ(field(call("PATCH", "/admin/accounts/" + id, R"({"secret":"sk-new"})"), "mark"), "null");
    EXPECT_EQ(field(call("GET", "/admin/accounts/" + id), "secretHint"), "…");
}

TEST_F(AccountRoutesTest, TestAsksTheTester) {
    const std::string id = addAccount();
    Answer answer = call("POST", "/admin/accounts/" + id + "/test");
    EXPECT_EQ(answer.body,
              R"({"ok":true,"status":200,"durationMs":123,"model":"claude-haiku","text":"pong","error":""})");
    EXPECT_EQ(tester.secretSeen, test::kAccountSecret);
    EXPECT_EQ(tester.modelSeen, "");
    (void)call("POST", "/admin/accounts/" + id + "/test", R"({"model":"claude-opus"})");
    EXPECT_EQ(tester.modelSeen, "claude-opus");
    EXPECT_EQ(call("POST", "/admin/accounts/" + id + "/test", R"({"model":5})").status, 400);
    tester.answer = fail(ErrorCode::ShuttingDown, "stopping");
    EXPECT_EQ(call("POST", "/admin/accounts/" + id + "/test").status, 503);
}

TEST_F(AccountRoutesTest, ListsByPriorityWithSearchAndPages) {
    addAccount("c", R"(,"priority":3)");
    addAccount("a", R"(,"priority":1)");
    addAccount("b", R"(,"priority":2,"description":"Blue Team")");
    const auto names = [&](const std::string& query) {
        const auto body = object(call("GET", "/admin/accounts" + query));
        std::string text;
        for (const auto& row : body.at("rows").as_array())
            text += row.at("name").as_string().c_str();
        return text + " of " + std::to_string(body.at("total").as_int64());
    };
    EXPECT_EQ(names(""), "abc of 3");
    EXPECT_EQ(names("?limit=1&offset=1"), "b of 3");
    EXPECT_EQ(names("?offset=5"), " of 3");
    EXPECT_EQ(names("?search=blue+team"), "b of 1");
    EXPECT_EQ(message(call("GET", "/admin/accounts?limit=0")),
              "parameter \"limit\" must be a whole number from 1 to 100000");
    EXPECT_EQ(call("GET", "/admin/accounts").body.find("very-secret"), std::string::npos);
}

TEST_F(AccountRoutesTest, FailedWritesChangeNothing) {
    const std::string id = addAccount();
    records.broken = true;
    EXPECT_EQ(call("POST", "/admin/accounts", accountBody("other")).status, 503);
    EXPECT_EQ(call("PATCH", "/admin/accounts/" + id, R"({"priority":1})").status, 503);
    EXPECT_EQ(call("DELETE", "/admin/accounts/" + id).status, 503);
    ASSERT_EQ(directory.accounts()->all().size(), 1U);
    EXPECT_EQ(directory.accounts()->all().front()->priority, 50);
}

TEST_F(AccountRoutesTest, LoadOpensTheSecrets) {
    const std::string id = addAccount();
    directory.loadAccounts({});
    ASSERT_EQ(*accounts.load(), 0U);
    EXPECT_EQ(directory.accounts()->find(id)->secret.reveal(), test::kAccountSecret);
}

TEST_F(AccountRoutesTest, ASwappedSecretComesUpDisabledAndAskedForAgain) {
    const std::string id = addAccount("one");
    addAccount("two");
    auto rows = *records.accounts();
    rows[0].sealedSecret = rows[1].sealedSecret;
    ASSERT_TRUE(records.updateAccount(rows[0]));
    ASSERT_EQ(*accounts.load(), 1U);
    EXPECT_EQ(field(call("GET", "/admin/accounts/" + id), "state"), "disabled");
    EXPECT_EQ(field(call("GET", "/admin/accounts/" + id), "secretHint"), "");
    EXPECT_EQ(call("POST", "/admin/accounts/" + id + "/test").status, 409);
    EXPECT_NE(observer.text().find("account \"one\" is disabled"), std::string::npos);
    EXPECT_NE(
        message(call("PATCH", "/admin/accounts/" + id, R"({"enabled":true})")).find("\"secret\" is needed"),
        std::string::npos);
    EXPECT_EQ(call("PATCH", "/admin/accounts/" + id, R"({"enabled":true,"secret":"sk-again"})").status, 200);
}

TEST_F(AccountRoutesTest, AnotherEncryptionKeyStopsTheStart) {
    addAccount();
    const Vault other(*VaultKey::fromKeyFile(SecretString(std::string(64, 'b')), "/data/secret.key"), random);
    admin::AccountService service(records, directory, coordination, scheduler, other, observer, random,
                                  clock);
    const auto loaded = service.load();
    ASSERT_FALSE(loaded);
    EXPECT_NE(loaded.error().message.find("ENCRYPTION_KEY"), std::string::npos);
}

TEST_F(AccountRoutesTest, ManyThreadsCreateAndPatch) {
    const std::string id = addAccount();
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 25; ++i) {
                (void)call("POST", "/admin/accounts", accountBody("n" + std::to_string(i)));
                const std::string patch = t % 2 == 0 ? R"({"priority":7})" : R"({"maxConcurrency":9})";
                EXPECT_EQ(call("PATCH", "/admin/accounts/" + id, patch).status, 200);
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(directory.accounts()->all().size(), 26U) << "each name once";
    EXPECT_EQ(records.accounts()->size(), 26U);
    EXPECT_EQ(directory.accounts()->find(id)->priority, 7) << "no change undoes another";
    EXPECT_EQ(directory.accounts()->find(id)->maxConcurrency, 9U);
}

}  // namespace
}  // namespace relay
