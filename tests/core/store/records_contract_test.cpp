#include "tests/core/store/store_under_test.h"

#include "crypto/sha256.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace relay {
namespace {

// A sanitizer makes SQLite's writes so slow that a small machine spends minutes on the hundred thousand.
#ifdef RELAYWRIGHT_SANITIZED
constexpr std::size_t kManyKeys = 10'000;
#else
constexpr std::size_t kManyKeys = 100'000;
#endif

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
    account.weight = 300;
    account.models = {"claude-*", "a \"quoted\" one"};
    account.activeHours = {540, 1080, 0x1F};
    account.subscriptionEndsAt = 1'800'000'000'000;
    account.maxAgeDays = 90;
    account.queue = {4, 2500};
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
    key.activationDays = 30;
    key.activatedAt = 44;
    key.owner = "ann";
    key.tags = {"prod", "eu, west"};
    key.services = {"claude"};
    key.allowModels = {"claude-*"};
    key.denyModels = {"*opus*"};
    key.allowClients = {"claude_code"};
    key.allowAddresses = {"10.0.0.0/8", "2001:db8::/32"};
    key.accountId = "a1";
    key.groupId = "g1";
    key.limits = {3, 5, 60, 100'000, Money{1}, Money{2}, Money{3}, Money{4}, Money{5}, {}};
    key.limits.families = {{"opus", LimitKind::WeeklyCost, Money{20}},
                           {"gpt-5", LimitKind::TotalCost, Money{7}}};
    key.temporary = TemporaryLimits{{}, 1'800'000'000'000};
    key.temporary->limits.dailyCost = Money{50};
    key.weeklyReset = {3, 9};
    key.queue = {2, 2000};
    key.allowUnpriced = true;
    return key;
}

std::string describe(const StoredAccount& stored) {
    const Account& a = stored.account;
    std::string text = fmt::format(
        "{} {} {} {} {} {} {} {} {} {} {} {} {} {} {}", a.id, a.name, a.description, toString(a.type),
        a.baseUrl, toString(a.authScheme), stored.sealedSecret, a.priority, a.enabled, a.schedulable,
        a.autoProtection, a.maxConcurrency, a.dailyQuota.nanos, a.createdAt, a.updatedAt);
    text += fmt::format(" {} {} {}-{} {} {} {} {}/{}", a.weight, fmt::join(a.models, "|"),
                        a.activeHours.fromMinute, a.activeHours.untilMinute, a.activeHours.days,
                        a.subscriptionEndsAt, a.maxAgeDays, a.queue.places, a.queue.waitMs);
    for (const auto& [from, to] : a.modelMap)
        text += " [" + from + "=" + to + "]";
    for (const auto& [name, value] : a.customHeaders)
        text += " {" + name + "=" + value + "}";
    return text;
}

bool same(const ApiKey& a, const ApiKey& b) {
    return a.id == b.id && a.name == b.name && a.description == b.description && a.digest == b.digest &&
           a.hint == b.hint && a.enabled == b.enabled && a.createdAt == b.createdAt &&
           a.updatedAt == b.updatedAt && a.expiresAt == b.expiresAt && a.activationDays == b.activationDays &&
           a.activatedAt == b.activatedAt && a.owner == b.owner && a.tags == b.tags &&
           a.services == b.services && a.allowModels == b.allowModels && a.denyModels == b.denyModels &&
           a.allowClients == b.allowClients && a.allowAddresses == b.allowAddresses &&
           a.accountId == b.accountId && a.groupId == b.groupId && a.limits == b.limits &&
           a.temporary == b.temporary && a.weeklyReset == b.weeklyReset && a.queue == b.queue &&
           a.allowUnpriced == b.allowUnpriced;
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
    changed.tags.clear();
    changed.limits = {};
    changed.temporary.reset();
    changed.accountId.clear();
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

AccountGroup sampleGroup(const std::string& id, const std::string& name) {
    return {id, name, "what for", {"a1", "a2"}, 5, 6};
}

bool same(const AccountGroup& a, const AccountGroup& b) {
    return a.id == b.id && a.name == b.name && a.description == b.description &&
           a.accountIds == b.accountIds && a.createdAt == b.createdAt && a.updatedAt == b.updatedAt;
}

TEST_P(RecordsContract, GroupsComeBackByNameAndAreChangedById) {
    ASSERT_TRUE(records().insertGroup(sampleGroup("g1", "south")));
    ASSERT_TRUE(records().insertGroup(sampleGroup("g2", "north")));
    EXPECT_EQ(codeOf(records().insertGroup(sampleGroup("g3", "north"))), ErrorCode::Conflict);
    EXPECT_EQ(codeOf(records().updateGroup(sampleGroup("g3", "west"))), ErrorCode::NotFound);
    AccountGroup changed = sampleGroup("g1", "west");
    changed.accountIds.clear();
    ASSERT_TRUE(records().updateGroup(changed));
    m_store->reopen();
    const auto all = records().groups();
    ASSERT_EQ(all->size(), 2U);
    EXPECT_TRUE(same(all->at(0), sampleGroup("g2", "north")));
    EXPECT_TRUE(same(all->at(1), changed));
    ASSERT_TRUE(records().removeGroup("g2"));
    EXPECT_EQ(codeOf(records().removeGroup("g2")), ErrorCode::NotFound);
    EXPECT_EQ(records().groups()->size(), 1U);
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

TEST_P(RecordsContract, ManyKeysLoad) {
    std::vector<ApiKey> keys;
    for (std::size_t i = 0; i < kManyKeys; ++i)
        keys.push_back(sampleKey(fmt::format("k{}", i)));
    ASSERT_TRUE(records().insertKeys(keys));
    m_store->reopen();
    const auto all = records().keys();
    ASSERT_EQ(all->size(), keys.size());
    EXPECT_TRUE(same(all->back(), keys.back()));
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
