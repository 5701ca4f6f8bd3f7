#include "store/directory.h"

#include "crypto/sha256.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace relay {
namespace {

ApiKey keyOf(const std::string& id, const std::string& text) {
    ApiKey key;
    key.id = id;
    key.digest = sha256(text);
    return key;
}

Account accountOf(const std::string& id, const std::string& name, int priority) {
    Account account;
    account.id = id;
    account.name = name;
    account.priority = priority;
    return account;
}

std::string idsOf(const AccountPool& pool) {
    std::string ids;
    for (const auto& account : pool.all())
        ids += account->id + " ";
    return ids;
}

TEST(Directory, FindsKeysByDigestAndById) {
    Directory directory;
    EXPECT_EQ(directory.findKey(sha256("cr_1")), nullptr);
    directory.putKey(keyOf("k1", "cr_1"));
    directory.putKey(keyOf("k2", "cr_2"));
    ASSERT_TRUE(directory.findKey(sha256("cr_1")));
    EXPECT_EQ(directory.findKey(sha256("cr_1"))->id, "k1");
    EXPECT_EQ(directory.keyById("k2")->digest, sha256("cr_2"));
    EXPECT_EQ(directory.findKey(sha256("cr_3")), nullptr);
    EXPECT_EQ(directory.keyCount(), 2U);
}

TEST(Directory, AKeyIsReplacedWithItsDigest) {
    Directory directory;
    directory.putKey(keyOf("k1", "old"));
    directory.putKey(keyOf("k1", "new"));
    EXPECT_EQ(directory.findKey(sha256("old")), nullptr);
    EXPECT_EQ(directory.findKey(sha256("new"))->id, "k1");
    EXPECT_EQ(directory.keyCount(), 1U);
    directory.eraseKey("k1");
    directory.eraseKey("k1");
    EXPECT_EQ(directory.findKey(sha256("new")), nullptr);
    EXPECT_EQ(directory.keyById("k1"), nullptr);
    EXPECT_EQ(directory.keyCount(), 0U);
}

TEST(Directory, HundredThousandKeysLoadAndChangeOneAtATime) {
    Directory directory;
    std::vector<ApiKey> keys;
    for (int i = 0; i < 100'000; ++i)
        keys.push_back(keyOf("k" + std::to_string(i), "cr_" + std::to_string(i)));
    directory.loadKeys(keys);
    EXPECT_EQ(directory.keyCount(), 100'000U);
    for (int i = 0; i < 100'000; i += 997) {
        EXPECT_EQ(directory.findKey(sha256("cr_" + std::to_string(i)))->id, "k" + std::to_string(i));
        EXPECT_TRUE(directory.keyById("k" + std::to_string(i)));
    }
    for (int i = 0; i < 100; ++i)
        directory.putKey(keyOf("new" + std::to_string(i), "new" + std::to_string(i)));
    EXPECT_EQ(directory.keys().size(), 100'100U);
    EXPECT_TRUE(directory.findKey(sha256("new99")));
    EXPECT_TRUE(directory.findKey(sha256("cr_99999")));
}

TEST(KeyIndex, AChangedCopySharesTheUntouchedKeysAndLeavesTheOldOneAlone) {
    const auto first = std::make_shared<const ApiKey>(keyOf("k1", "one"));
    const KeyIndex before(std::vector{first});
    const KeyIndex after = before.with(std::make_shared<const ApiKey>(keyOf("k2", "two")));
    EXPECT_EQ(before.findById("k2"), nullptr);
    EXPECT_EQ(before.size(), 1U);
    EXPECT_EQ(after.findById("k1"), first);
    EXPECT_EQ(after.without("k1").findById("k1"), nullptr);
    EXPECT_EQ(after.findById("k1"), first);
}

TEST(Directory, AccountsAreOrderedByPriorityThenName) {
    Directory directory;
    directory.loadAccounts({accountOf("1", "b", 50), accountOf("2", "a", 50), accountOf("3", "z", 1)});
    EXPECT_EQ(idsOf(*directory.accounts()), "3 2 1 ");
    const auto before = directory.accounts();
    directory.putAccount(accountOf("4", "c", 2));
    directory.putAccount(accountOf("3", "z", 99));
    EXPECT_EQ(idsOf(*directory.accounts()), "4 2 1 3 ");
    EXPECT_EQ(idsOf(*before), "3 2 1 ");
    EXPECT_GT(directory.accounts()->generation(), before->generation());
    EXPECT_EQ(directory.accounts()->find("3")->priority, 99);
    directory.eraseAccount("2");
    EXPECT_EQ(directory.accounts()->find("2"), nullptr);
    EXPECT_EQ(idsOf(*directory.accounts()), "4 1 3 ");
}

TEST(Directory, GroupsStandBesideTheAccounts) {
    Directory directory;
    directory.loadGroups({{"g1", "b", "", {"1"}}, {"g2", "a", "", {}}});
    const auto before = directory.accounts();
    EXPECT_EQ(before->groups().at(0).id, "g2");
    ASSERT_TRUE(before->group("g1"));
    EXPECT_EQ(before->group("g1")->accountIds.at(0), "1");
    directory.putAccount(accountOf("1", "b", 50));
    EXPECT_TRUE(directory.accounts()->group("g1"));
    directory.putGroup({"g1", "c", "", {"1", "2"}});
    directory.eraseGroup("g2");
    EXPECT_EQ(directory.accounts()->groups().size(), 1U);
    EXPECT_EQ(directory.accounts()->group("g1")->name, "c");
    EXPECT_TRUE(directory.accounts()->find("1"));
    EXPECT_EQ(directory.accounts()->group("g2"), nullptr);
    EXPECT_EQ(before->group("g1")->name, "b");
    EXPECT_GT(directory.accounts()->generation(), before->generation());
}

TEST(Directory, OneThreadMayReadTwoDirectories) {
    Directory left;
    Directory right;
    left.putKey(keyOf("left", "same"));
    right.putKey(keyOf("right", "same"));
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(left.findKey(sha256("same"))->id, "left");
        EXPECT_EQ(right.findKey(sha256("same"))->id, "right");
    }
}

TEST(Directory, ReadersSeeOldOrNewNeverHalf) {
    Directory directory;
    directory.putKey(keyOf("stays", "stays"));
    directory.putAccount(accountOf("stays", "stays", 1));
    std::atomic<bool> stop = false;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i)
        readers.emplace_back([&] {
            std::uint64_t generation = 0;
            while (!stop) {
                const auto key = directory.findKey(sha256("stays"));
                if (!key || key->id != "stays") ++wrong;
                const auto pool = directory.accounts();
                if (!pool->find("stays") || pool->generation() < generation) ++wrong;
                generation = pool->generation();
            }
        });
    for (int i = 0; i < 300; ++i) {
        directory.putKey(keyOf("k" + std::to_string(i % 7), "t" + std::to_string(i)));
        directory.putAccount(accountOf("a" + std::to_string(i % 7), "n", i));
        if (i % 5 == 0) directory.eraseKey("k3");
    }
    stop = true;
    for (auto& reader : readers)
        reader.join();
    EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace relay
