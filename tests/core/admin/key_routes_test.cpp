#include "core/admin/admin_fixture.h"

#include "identity/relay_keys.h"

#include <set>
#include <thread>

namespace relay {
namespace {

using admin::Answer;

struct KeyRoutesTest : test::AdminFixture {
    Answer add(const std::string& body) { return call("POST", "/admin/keys", body); }
};

TEST_F(KeyRoutesTest, TheKeyIsShownOnce) {
    const Answer made = add(R"({"name":"laptop","description":"mine"})");
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string text = field(made, "key");
    EXPECT_TRUE(text.starts_with("cr_"));
    EXPECT_EQ(text.size(), 67U);
    EXPECT_EQ(field(made, "hint"), "cr_…" + text.substr(63));
    EXPECT_EQ(field(made, "expiresAt"), "null");
    const std::string id = field(made, "id");
    for (const Answer& answer : {call("GET", "/admin/keys"), call("GET", "/admin/keys/" + id),
                                 call("PATCH", "/admin/keys/" + id, R"({"name":"desktop"})")}) {
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.body.find(text), std::string::npos);
        EXPECT_EQ(answer.body.find("digest"), std::string::npos);
    }
    EXPECT_EQ(observer.text().find(text), std::string::npos);
    ASSERT_TRUE(directory.findKey(digestOfRelayKey(text)));
    EXPECT_EQ(directory.findKey(digestOfRelayKey(text))->name, "desktop");
}

TEST_F(KeyRoutesTest, SeveralAtOnceAreNumbered) {
    const Answer made = add(R"({"name":"team","count":3})");
    ASSERT_EQ(made.status, 201);
    std::set<std::string> names;
    std::set<std::string> texts;
    const auto body = object(made);
    for (const auto& row : body.at("rows").as_array()) {
        names.insert(row.at("name").as_string().c_str());
        texts.insert(row.at("key").as_string().c_str());
    }
    EXPECT_EQ(names, (std::set<std::string>{"team-1", "team-2", "team-3"}));
    EXPECT_EQ(texts.size(), 3U);
    EXPECT_EQ(message(add(R"({"name":"team","count":2})"), 409), "There is a key named \"team-1\" already");
    EXPECT_EQ(directory.keyCount(), 3U) << "all or none";
}

TEST_F(KeyRoutesTest, EveryFieldIsCheckedAndNamed) {
    const std::string past = isoTime(clock.now());
    const std::vector<std::pair<std::string, std::string>> cases{
        {"{}", "\"name\" is needed"},
        {R"({"name":"  "})", "\"name\""},
        {R"({"name":"a","count":0})", "\"count\" must be a whole number from 1 to 1000"},
        {R"({"name":"a","count":1001})", "\"count\""},
        {R"({"name":"a","expiresAt":5})", "\"expiresAt\""},
        {R"({"name":"a","expiresAt":"tomorrow"})", "\"expiresAt\""},
        {R"({"name":"a","expiresAt":"2027-01-01"})", "with its zone"},
        {R"({"name":"a","expiresAt":"2027-01-01T10:00:00"})", "with its zone"},
        {R"({"name":"a","expiresAt":")" + past + "\"}", "in the future"},
        {R"({"name":"a","enabled":"yes"})", "\"enabled\""},
        {R"({"name":"a","key":"cr_own"})", "unknown field \"key\""},
        {R"({"name":"a","ifUpdatedAt":null})", "unknown field \"ifUpdatedAt\""},
        {R"({"count":2,"name":")" + std::string(96, 'x') + "\"}", "at most 95"},
    };
    for (const auto& [body, expected] : cases) {
        const std::string told = message(add(body));
        EXPECT_NE(told.find(expected), std::string::npos) << body << " -> " << told;
    }
    EXPECT_EQ(directory.keyCount(), 0U);
    EXPECT_EQ(add(R"({"name":"a","expiresAt":"2027-01-01T00:00:00+08:00"})").status, 201);
}

TEST_F(KeyRoutesTest, PatchChangesOnlyWhatItNames) {
    const std::string id =
        field(add(R"({"name":"a","description":"d","expiresAt":"2027-01-01T00:00:00Z"})"), "id");
    const Answer off = call("PATCH", "/admin/keys/" + id, R"({"enabled":false})");
    EXPECT_EQ(field(off, "enabled"), "false");
    EXPECT_EQ(field(off, "description"), "d");
    EXPECT_EQ(field(off, "expiresAt"), "2027-01-01T00:00:00.000Z");
    const Answer never = call("PATCH", "/admin/keys/" + id, R"({"expiresAt":null})");
    EXPECT_EQ(field(never, "expiresAt"), "null");
    EXPECT_EQ(field(never, "enabled"), "false") << "an end does not switch a key on";
    EXPECT_EQ(message(call("PATCH", "/admin/keys/" + id, R"({"count":2})")), "unknown field \"count\"");
    const std::string before = R"({"name":"b","ifUpdatedAt":")" + field(off, "updatedAt") + "\"}";
    EXPECT_EQ(call("PATCH", "/admin/keys/" + id, before).status, 409);
}

TEST_F(KeyRoutesTest, NamesAreUnique) {
    (void)add(R"({"name":"a"})");
    const std::string second = field(add(R"({"name":"b"})"), "id");
    EXPECT_EQ(add(R"({"name":"a"})").status, 409);
    EXPECT_EQ(call("PATCH", "/admin/keys/" + second, R"({"name":"a"})").status, 409);
}

TEST_F(KeyRoutesTest, RemovedAndUnknownKeysAre404) {
    const Answer made = add(R"({"name":"a"})");
    const std::string id = field(made, "id");
    EXPECT_EQ(call("DELETE", "/admin/keys/" + id).status, 204);
    for (const char* method : {"GET", "PATCH", "DELETE"})
        EXPECT_EQ(call(method, "/admin/keys/" + id, "{}").status, 404) << method;
    EXPECT_FALSE(directory.findKey(digestOfRelayKey(field(made, "key"))));
}

TEST_F(KeyRoutesTest, ListsNewestFirstWithSearchAndPages) {
    for (const char* name : {"old", "mid", "new"}) {
        (void)add(std::string(R"({"name":")") + name + "\"}");
        clock.advance(std::chrono::seconds(1));
    }
    const auto body = object(call("GET", "/admin/keys?limit=2"));
    EXPECT_EQ(body.at("total").as_int64(), 3);
    ASSERT_EQ(body.at("rows").as_array().size(), 2U);
    EXPECT_EQ(body.at("rows").at(0).at("name").as_string(), "new");
    EXPECT_EQ(object(call("GET", "/admin/keys?search=OLD")).at("total").as_int64(), 1);
}

TEST_F(KeyRoutesTest, FailedWritesChangeNothing) {
    const std::string id = field(add(R"({"name":"a"})"), "id");
    records.broken = true;
    EXPECT_EQ(add(R"({"name":"b"})").status, 503);
    EXPECT_EQ(call("PATCH", "/admin/keys/" + id, R"({"enabled":false})").status, 503);
    EXPECT_EQ(call("DELETE", "/admin/keys/" + id).status, 503);
    EXPECT_EQ(directory.keyCount(), 1U);
    EXPECT_TRUE(directory.keyById(id)->enabled);
}

TEST_F(KeyRoutesTest, LoadFillsTheDirectory) {
    const Answer made = add(R"({"name":"a"})");
    directory.loadKeys({});
    EXPECT_EQ(*keys.load(), 1U);
    EXPECT_TRUE(directory.findKey(digestOfRelayKey(field(made, "key"))));
}

TEST_F(KeyRoutesTest, ManyThreadsCreateAndPatch) {
    const std::string id = field(add(R"({"name":"shared"})"), "id");
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 25; ++i) {
                (void)add(R"({"name":"n)" + std::to_string(i) + "\"}");
                const std::string patch = t % 2 == 0 ? R"({"description":"even"})" : R"({"enabled":false})";
                EXPECT_EQ(call("PATCH", "/admin/keys/" + id, patch).status, 200);
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(directory.keyCount(), 26U);
    EXPECT_EQ(directory.keyById(id)->description, "even");
    EXPECT_FALSE(directory.keyById(id)->enabled);
}

TEST_F(KeyRoutesTest, LimitsAreMergedAndListsReplaced) {
    const Answer made = add(
        R"({"name":"a","tags":["x","x","y"],"allowModels":["claude-*"],"allowAddresses":["10.0.0.0/8","::1"],)"
        R"("limits":{"dailyCost":"5","concurrency":3,"families":[{"family":"claude-opus-4","period":"weekly","limit":"20"}]},)"
        R"("temporary":{"limits":{"dailyCost":"50"},"until":"2099-01-01T00:00:00Z"},)"
        R"("weeklyReset":{"day":3,"hour":9},"queue":{"places":2},"allowUnpriced":true})");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(field(made, "tags"), R"(["x","y"])");
    const std::string path = "/admin/keys/" + field(made, "id");
    const Answer changed = call("PATCH", path, R"({"limits":{"weeklyCost":"9"},"tags":[],"temporary":null})");
    ASSERT_EQ(changed.status, 200) << changed.body;
    const auto key = directory.keyById(field(made, "id"));
    EXPECT_EQ(key->limits.dailyCost, Money{5'000'000'000});
    EXPECT_EQ(key->limits.weeklyCost, Money{9'000'000'000});
    EXPECT_EQ(key->limits.families.at(0),
              (FamilyLimit{"opus", LimitKind::WeeklyCost, Money{20'000'000'000}}));
    EXPECT_TRUE(key->tags.empty());
    EXPECT_FALSE(key->temporary);
    EXPECT_EQ(key->weeklyReset, (WeeklyReset{3, 9}));
    EXPECT_EQ(key->queue, (QueueRule{2, 10'000}));
    EXPECT_EQ(field(changed, "allowUnpriced"), "true");
}

TEST_F(KeyRoutesTest, RulesThatWillNotDoAreNamed) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {R"({"name":"a","allowAddresses":["10.0.0.0/33"]})", "\"allowAddresses\""},
        {R"({"name":"a","allowAddresses":["here"]})", "\"allowAddresses\""},
        {R"({"name":"a","services":["mail"]})", "\"services\""},
        {R"({"name":"a","allowModels":["a b"]})", "\"allowModels\""},
        {R"({"name":"a","limits":{"dailyCosts":"5"}})", "\"limits\": unknown field \"dailyCosts\""},
        {R"({"name":"a","limits":{"windowRequests":5}})", "\"windowMinutes\" is needed"},
        {R"({"name":"a","limits":{"families":[{"family":"opus","period":"window","limit":"1"}]}})",
         "\"period\""},
        {R"({"name":"a","temporary":{"limits":{}}})", "\"until\" are needed"},
        {R"({"name":"a","weeklyReset":{"day":8}})", "\"day\""},
        {R"({"name":"a","accountId":"none"})", "There is no account none"},
        {R"({"name":"a","groupId":"none"})", "There is no group none"},
    };
    for (const auto& [body, expected] : cases) {
        const std::string told = message(add(body));
        EXPECT_NE(told.find(expected), std::string::npos) << body << " -> " << told;
    }
    EXPECT_EQ(directory.keyCount(), 0U);
}

TEST_F(KeyRoutesTest, WhatAKeyIsBoundToIsNotRemoved) {
    const std::string account = addAccount();
    const Answer group = call("POST", "/admin/groups", R"({"name":"g","accountIds":[")" + account + "\"]}");
    ASSERT_EQ(group.status, 201) << group.body;
    const std::string groupPath = "/admin/groups/" + field(group, "id");
    ASSERT_EQ(add(R"({"name":"one","accountId":")" + account + "\"}").status, 201);
    const Answer two = add(R"({"name":"two","groupId":")" + field(group, "id") + "\"}");
    ASSERT_EQ(two.status, 201);
    EXPECT_EQ(message(call("DELETE", "/admin/accounts/" + account), 409), "Keys are bound to it: one");
    EXPECT_EQ(message(call("DELETE", groupPath), 409), "Keys are bound to it: two");
    EXPECT_EQ(call("PATCH", "/admin/keys/" + field(two, "id"), R"({"groupId":""})").status, 200);
    EXPECT_EQ(call("DELETE", groupPath).status, 204);
    EXPECT_EQ(call("GET", groupPath).status, 404);
}

TEST_F(KeyRoutesTest, AKeyIsActivatedOnce) {
    const std::string id = field(add(R"({"name":"a","activationDays":30})"), "id");
    constexpr UnixMillis kDay = 86'400'000;
    ASSERT_TRUE(keys.activate(id, 1000));
    ASSERT_TRUE(keys.activate(id, 2000));
    EXPECT_EQ(directory.keyById(id)->activatedAt, 1000);
    EXPECT_EQ(directory.keyById(id)->expiresAt, 1000 + 30 * kDay);
    EXPECT_EQ(records.keys()->at(0).activatedAt, 1000);
    EXPECT_FALSE(keys.activate("none", 1));
}

}  // namespace
}  // namespace relay
