#include "tests/core/store/store_under_test.h"

#include "crypto/sha256.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace relay {
namespace {

class RecordsContract : public ::testing::TestWithParam<StoreFactory> {
protected:
    std::unique_ptr<StoreUnderTest> m_store = GetParam().make();
    Records& records() { return m_store->records(); }
};

StoredAccount sampleAccount(const std::string& id, const std::string& name) {
    StoredAccount stored;
    Account& account = stored.account;
    account.id = id;
    account.name = name;
    account.description = "what it is for";
    account.baseUrl = "https://upstream.example";
    account.authScheme = AuthScheme::Bearer;
    account.modelMap = {{"b", "2"}, {"a", "1 \"quoted\" \n"}};
    account.customHeaders = {{"x-team", "north"}};
    account.priority = 7;
    account.enabled = false;
    account.schedulable = false;
    account.autoProtection = false;
    account.maxConcurrency = 12;
    account.dailyQuota = Money{5'000'000'001};
    account.createdAt = 1'700'000'000'001;
    account.updatedAt = 1'700'000'000'002;
    stored.sealedSecret = "sealed text";
    return stored;
}

ApiKey sampleKey(const std::string& id) {
    ApiKey key;
    key.id = id;
    key.name = "name of " + id;
    key.description = "description";
    key.digest = sha256(id);
    key.hint = "cr_…9f3a";
    key.enabled = false;
    key.createdAt = 11;
    key.updatedAt = 22;
    key.expiresAt = 33;
    return key;
}

std::string describe(const StoredAccount& stored) {
    const Account& a = stored.account;
    std::string text = fmt::format(
        "{} {} {} {} {} {} {} {} {} {} {} {} {} {} {}", a.id, a.name, a.description, toString(a.type),
        a.baseUrl, toString(a.authScheme), stored.sealedSecret, a.priority, a.enabled, a.schedulable,
        a.autoProtection, a.maxConcurrency, a.dailyQuota.nanos, a.createdAt, a.updatedAt);
    for (const auto& [from, to] : a.modelMap)
        text += " [" + from + "=" + to + "]";
    for (const auto& [name, value] : a.customHeaders)
        text += " {" + name + "=" + value + "}";
    return text;
}

bool same(const ApiKey& a, const ApiKey& b) {
    return a.id == b.id && a.name == b.name && a.description == b.description && a.digest == b.digest &&
           a.hint == b.hint && a.enabled == b.enabled && a.createdAt == b.createdAt &&
           a.updatedAt == b.updatedAt && a.expiresAt == b.expiresAt;
}

ErrorCode codeOf(const Result<void>& result) {
    return result ? ErrorCode::Internal : result.error().code;
}

TEST_P(RecordsContract, AccountsComeBackWholeAfterAReopen) {
    const StoredAccount account = sampleAccount("a1", "north");
    ASSERT_TRUE(records().insertAccount(account));
    m_store->reopen();
    const auto all = records().accounts();
    ASSERT_EQ(all->size(), 1U);
    EXPECT_EQ(describe(all->at(0)), describe(account));
    EXPECT_TRUE(all->at(0).account.secret.empty());
}

TEST_P(RecordsContract, AccountsAreChangedAndRemovedById) {
    ASSERT_TRUE(records().insertAccount(sampleAccount("a1", "north")));
    ASSERT_TRUE(records().insertAccount(sampleAccount("a2", "south")));
    StoredAccount changed = sampleAccount("a1", "west");
    changed.sealedSecret = "another";
    changed.account.modelMap.clear();
    ASSERT_TRUE(records().updateAccount(changed));
    ASSERT_TRUE(records().removeAccount("a2"));
    const auto all = records().accounts();
    ASSERT_EQ(all->size(), 1U);
    EXPECT_EQ(describe(all->at(0)), describe(changed));
}

TEST_P(RecordsContract, AccountConflictsAndAbsenceHaveTheirOwnErrors) {
    ASSERT_TRUE(records().insertAccount(sampleAccount("a1", "north")));
    ASSERT_TRUE(records().insertAccount(sampleAccount("a2", "south")));
    EXPECT_EQ(codeOf(records().insertAccount(sampleAccount("a1", "other"))), ErrorCode::Conflict);
    EXPECT_EQ(codeOf(records().insertAccount(sampleAccount("a3", "north"))), ErrorCode::Conflict);
    EXPECT_EQ(codeOf(records().updateAccount(sampleAccount("a2", "north"))), ErrorCode::Conflict);
    EXPECT_EQ(codeOf(records().updateAccount(sampleAccount("a3", "east"))), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(records().removeAccount("a3")), ErrorCode::NotFound);
    EXPECT_EQ(records().accounts()->size(), 2U);
}

TEST_P(RecordsContract, KeysComeBackWholeAndAreChangedById) {
    ASSERT_TRUE(records().insertKey(sampleKey("k1")));
    ASSERT_TRUE(records().insertKey(sampleKey("k2")));
    ApiKey changed = sampleKey("k1");
    changed.name = "renamed";
    changed.enabled = true;
    changed.expiresAt = 0;
    ASSERT_TRUE(records().updateKey(changed));
    m_store->reopen();
    auto all = records().keys();
    ASSERT_EQ(all->size(), 2U);
    EXPECT_TRUE(same(all->at(0), changed));
    EXPECT_TRUE(same(all->at(1), sampleKey("k2")));
    ASSERT_TRUE(records().removeKey("k1"));
    EXPECT_EQ(records().keys()->size(), 1U);
    EXPECT_EQ(codeOf(records().removeKey("k1")), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(records().updateKey(changed)), ErrorCode::NotFound);
}

TEST_P(RecordsContract, ManyKeysAreInsertedAllOrNone) {
    ASSERT_TRUE(records().insertKey(sampleKey("k1")));
    ApiKey sameDigest = sampleKey("k9");
    sameDigest.digest = sha256("k1");
    EXPECT_EQ(codeOf(records().insertKey(sameDigest)), ErrorCode::Conflict);
    EXPECT_EQ(codeOf(records().insertKeys({sampleKey("k2"), sampleKey("k3"), sampleKey("k1")})),
              ErrorCode::Conflict);
    EXPECT_EQ(records().keys()->size(), 1U);
    ASSERT_TRUE(records().insertKeys({sampleKey("k2"), sampleKey("k3")}));
    EXPECT_EQ(records().keys()->size(), 3U);
}

TEST_P(RecordsContract, HundredThousandKeysLoad) {
    std::vector<ApiKey> keys;
    for (int i = 0; i < 100'000; ++i)
        keys.push_back(sampleKey(fmt::format("k{}", i)));
    ASSERT_TRUE(records().insertKeys(keys));
    m_store->reopen();
    const auto all = records().keys();
    ASSERT_EQ(all->size(), keys.size());
    EXPECT_TRUE(same(all->at(99'999), keys.at(99'999)));
}

TEST_P(RecordsContract, ThereIsOneAdmin) {
    EXPECT_FALSE(records().admin()->has_value());
    ASSERT_TRUE(records().saveAdmin({"root", "hash", 5}));
    ASSERT_TRUE(records().saveAdmin({"chief", "other hash", 6}));
    m_store->reopen();
    const auto admin = records().admin();
    ASSERT_TRUE(admin->has_value());
    EXPECT_EQ((*admin)->username, "chief");
    EXPECT_EQ((*admin)->scryptHash, "other hash");
    EXPECT_EQ((*admin)->updatedAt, 6);
}

TEST_P(RecordsContract, SessionsAreSavedTouchedAndEnded) {
    ASSERT_TRUE(records().saveSession({"d1", "root", 1, 2}));
    ASSERT_TRUE(records().saveSession({"d2", "root", 3, 4}));
    ASSERT_TRUE(records().saveSession({"d1", "root", 1, 9}));
    m_store->reopen();
    auto all = records().sessions();
    ASSERT_EQ(all->size(), 2U);
    EXPECT_EQ(all->at(0).tokenDigest, "d1");
    EXPECT_EQ(all->at(0).lastSeenAt, 9);
    ASSERT_TRUE(records().removeSession("d1"));
    EXPECT_TRUE(records().removeSession("d1"));
    EXPECT_EQ(records().sessions()->size(), 1U);
    ASSERT_TRUE(records().removeAllSessions());
    EXPECT_TRUE(records().sessions()->empty());
}

TEST_P(RecordsContract, SettingsAreKeptByName) {
    ASSERT_TRUE(records().saveSetting("PORT", "3000"));
    ASSERT_TRUE(records().saveSetting("HOST", "::1"));
    ASSERT_TRUE(records().saveSetting("PORT", "3001"));
    m_store->reopen();
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    EXPECT_EQ(*records().settings(), (Pairs{{"HOST", "::1"}, {"PORT", "3001"}}));
    ASSERT_TRUE(records().removeSetting("PORT"));
    EXPECT_EQ(*records().settings(), (Pairs{{"HOST", "::1"}}));
}

INSTANTIATE_TEST_SUITE_P(Stores, RecordsContract, ::testing::ValuesIn(storeFactories()), nameOf);

}  // namespace
}  // namespace relay
