#include "contract/expectations.h"
#include "contract/rig.h"

#include <gtest/gtest.h>

namespace relay::test {
namespace {

ClientAnswer postWith(const Rig& rig, const Headers& headers,
                      const std::string& target = std::string(kMessages)) {
    RawClient client = rig.connect();
    client.post(target, headers, messagesBody("hi", false));
    return client.readAnswer();
}

void expectRefused(const ClientAnswer& answer) {
    expectRelayError(answer, 401, "authentication_error", "AUTHENTICATION_FAILED");
}

TEST(Authentication, KeyFromEveryPlace) {
    Rig rig;
    const std::string& key = rig.key().text;
    EXPECT_EQ(postWith(rig, {{"x-api-key", key}}).status, 200);
    EXPECT_EQ(postWith(rig, {{"Authorization", "Bearer " + key}}).status, 200);
    EXPECT_EQ(postWith(rig, {{"authorization", "bearer   " + key + " "}}).status, 200);
    EXPECT_EQ(postWith(rig, {{"x-goog-api-key", key}}).status, 200);
    EXPECT_EQ(postWith(rig, {{"api-key", key}}).status, 200);
    EXPECT_EQ(postWith(rig, {}, "/v1/messages?key=" + key).status, 200);
    EXPECT_EQ(postWith(rig, {{"x-api-key", ""}, {"authorization", "Bearer " + key}}).status, 200);
}

TEST(Authentication, MissingMalformedAndUnknown) {
    Rig rig;
    expectRefused(postWith(rig, {}));
    for (const std::string& bad :
         {std::string("short"), "cr_" + std::string(64, '0'), "sk-ant-" + std::string(64, 'a'),
          std::string(kUpstreamSecret), "cr_" + std::string(600, 'a'), rig.key().text + "0"})
        expectRefused(postWith(rig, {{"x-api-key", bad}}));
    expectRefused(postWith(rig, {{"authorization", "Basic " + rig.key().text}}));
    EXPECT_EQ(rig.upstream().requests(), 0U);
}

TEST(Authentication, DisabledRemovedAndExpired) {
    Rig rig;
    const NewKey removed = createKey(rig.data(), "removed");
    EXPECT_EQ(postWith(rig, {{"x-api-key", removed.text}}).status, 200);
    EXPECT_EQ(rig.relay().command({"keys", "remove", removed.id, "--yes"}).exit, 0);
    expectRefused(postWith(rig, {{"x-api-key", removed.text}}));

    EXPECT_EQ(rig.relay().command({"keys", "disable", rig.key().id}).exit, 0);
    expectRefused(postWith(rig, rig.headers()));

    const NewKey expired = createKey(rig.data(), "expired");
    EXPECT_EQ(postWith(rig, {{"x-api-key", expired.text}}).status, 200);
    rig.admin("PATCH", "/admin/keys/" + expired.id, R"({"expiresAt":"2020-01-01T00:00:00.000Z"})");
    expectRefused(postWith(rig, {{"x-api-key", expired.text}}));
}

/// The key goes no further, in whatever place a client has put it, nor does it come back.
TEST(Authentication, KeyNeverLeaves) {
    Rig rig;
    const std::string& key = rig.key().text;
    const ClientAnswer answer = postWith(rig,
                                         {{"x-api-key", key},
                                          {"Authorization", "Bearer " + key},
                                          {"api-key", key},
                                          {"X-Goog-Api-Key", key},
                                          {"Cookie", "session=1; token=" + key}},
                                         "/v1/messages?key=" + key + "&beta=true");
    EXPECT_EQ(answer.status, 200);
    const Exchange seen = rig.upstream().exchanges().at(0);
    EXPECT_EQ(seen.head.find(key), std::string::npos) << seen.head;
    EXPECT_EQ(seen.head.find(key.substr(3)), std::string::npos) << seen.head;
    EXPECT_EQ(answer.head.find(key), std::string::npos);
    EXPECT_EQ(rig.relay().process().err().find(key), std::string::npos);
    EXPECT_EQ(rig.relay().process().out().find(key), std::string::npos);
}

TEST(Authentication, AccountKeyByScheme) {
    struct Case {
        const char* secret;
        std::vector<std::string> flags;
        bool apiKeyHeader;
    };
    for (const Case& one : {Case{"sk-ant-abc-0123456789", {}, true}, Case{"other-0123456789", {}, false},
                            Case{"sk-ant-abc-0123456789", {"--auth-scheme", "bearer"}, false},
                            Case{"other-0123456789", {"--auth-scheme", "x-api-key"}, true}}) {
        Rig rig;
        rig.relay().command({"accounts", "disable", rig.account()});
        addAccount(rig.data(),
                   {.name = "other", .url = rig.upstream().url(), .flags = one.flags, .secret = one.secret});
        EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
        const Exchange seen = rig.upstream().exchanges().at(0);
        const std::string bearer = std::string("Bearer ") + one.secret;
        EXPECT_EQ(seen.header("x-api-key").value_or(""), one.apiKeyHeader ? one.secret : "");
        EXPECT_EQ(seen.header("authorization").value_or(""), one.apiKeyHeader ? "" : bearer);
        EXPECT_EQ(countOf(seen.headers, "x-api-key") + countOf(seen.headers, "authorization"), 1U);
    }
}

TEST(Authentication, SecretsAreNotInTheDataDirectory) {
    Rig rig;
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    EXPECT_EQ(rig.relay().stop(), 0);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(rig.data())) {
        if (!entry.is_regular_file()) continue;
        const std::string content = readFile(entry.path());
        EXPECT_EQ(content.find(rig.key().text), std::string::npos) << entry.path();
        EXPECT_EQ(content.find(kUpstreamSecret), std::string::npos) << entry.path();
        EXPECT_EQ(std::filesystem::status(entry.path()).permissions() & std::filesystem::perms::others_all,
                  std::filesystem::perms::none)
            << entry.path();
    }
}

TEST(Authentication, KeyPrefixIsASetting) {
    Rig rig({.environment = {{"API_KEY_PREFIX", "team_"}}});
    EXPECT_TRUE(rig.key().text.starts_with("team_"));
    EXPECT_EQ(rig.key().text.size(), 5U + 64U);
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
}

}  // namespace
}  // namespace relay::test
