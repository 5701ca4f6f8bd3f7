#include "store/embedded/attempt_table.h"

#include "store/embedded/ledger_writer.h"
#include "store/embedded/schema.h"
#include "tests/core/store/store_under_test.h"

#include <gtest/gtest.h>

namespace relay::embedded {
namespace {

class AttemptTableTest : public ::testing::Test {
protected:
    AttemptTableTest() : m_database(open(m_directory.path() / "test.db")), m_writer(*m_database) {}

    /// One transaction.
    void write(const std::vector<std::uint64_t>& ids, const std::string& keyId,
               const std::string& accountId) {
        LedgerWriter::Pass pass(m_writer);
        ASSERT_TRUE(pass.begin());
        Attempt attempt = sampleAttempt();
        attempt.keyId = keyId;
        attempt.accountId = accountId;
        for (const std::uint64_t id : ids) {
            attempt.id = id;
            ASSERT_TRUE(pass.add(attempt));
        }
        ASSERT_TRUE(pass.commit());
    }

    std::vector<std::uint64_t> idsOf(const AttemptQuery& query) {
        std::vector<std::uint64_t> ids;
        for (const Attempt& attempt : m_writer.attempts().page(query).value())
            ids.push_back(attempt.id);
        return ids;
    }

    LedgerWriter& writer() { return m_writer; }

    using Ids = std::vector<std::uint64_t>;
    static constexpr std::uint64_t kBlock = kAttemptsABlock;

private:
    static std::unique_ptr<Database> open(const std::filesystem::path& file) {
        auto database = Database::open(file, Synchronous::Normal);
        migrate(*database.value(), migrations()).value();
        return std::move(*database);
    }

    TestDirectory m_directory;
    std::unique_ptr<Database> m_database;
    LedgerWriter m_writer;
};

TEST_F(AttemptTableTest, APageOfAKeyOrAnAccountGoesOverAllBlocks) {
    write({1, kBlock - 1, kBlock, 5 * kBlock + 7}, "key-1", "account-1");
    write({2, kBlock + 1, 2 * kBlock - 1, 2 * kBlock}, "key-2", "account-1");
    EXPECT_EQ(idsOf({0, 1000, "key-1", "", ""}), (Ids{5 * kBlock + 7, kBlock, kBlock - 1, 1}));
    EXPECT_EQ(idsOf({0, 1000, "key-2", "", ""}), (Ids{2 * kBlock, 2 * kBlock - 1, kBlock + 1, 2}));
    EXPECT_EQ(idsOf({0, 1000, "key-2", "account-1", ""}), idsOf({0, 1000, "key-2", "", ""}));
    EXPECT_EQ(idsOf({0, 1000, "", "account-1", ""}).size(), 8U);
    EXPECT_EQ(idsOf({kBlock, 1000, "key-1", "", ""}), (Ids{kBlock - 1, 1}));
    EXPECT_EQ(idsOf({kBlock + 1, 1, "", "account-1", ""}), (Ids{kBlock}));
}

TEST_F(AttemptTableTest, AnAttemptThatSettlesLongAfterItsNeighboursIsFound) {
    write({3 * kBlock}, "key-1", "account-1");
    write({5}, "key-1", "account-2");
    write({6, 3 * kBlock + 1}, "key-1", "account-2");
    EXPECT_EQ(idsOf({0, 1000, "key-1", "", ""}), (Ids{3 * kBlock + 1, 3 * kBlock, 6, 5}));
    EXPECT_EQ(idsOf({0, 1000, "", "account-2", ""}), (Ids{3 * kBlock + 1, 6, 5}));
}

TEST_F(AttemptTableTest, WhatWasRolledBackIsWrittenWhenItComesAgain) {
    {
        LedgerWriter::Pass pass(writer());
        ASSERT_TRUE(pass.begin());
        ASSERT_TRUE(pass.add(sampleAttempt()));
    }
    EXPECT_TRUE(idsOf({}).empty());
    write({7}, "key-1", "account-1");
    EXPECT_EQ(idsOf({0, 1000, "key-1", "", ""}), (Ids{7}));
    EXPECT_EQ(idsOf({0, 1000, "", "account-1", ""}), (Ids{7}));
}

}  // namespace
}  // namespace relay::embedded
