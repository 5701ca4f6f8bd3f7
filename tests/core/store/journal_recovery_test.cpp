#include "store/embedded/journal_recovery.h"

#include "store/embedded/journal_format.h"
#include "store/embedded/schema.h"
#include "store/embedded/segment.h"
#include "store/embedded/segment_reader.h"
#include "store/embedded/usage_report.h"
#include "tests/core/store/store_under_test.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <random>

namespace relay::embedded {
namespace {

using std::filesystem::path;

/// A database and a journal that tests write by hand.
class HandWritten {
public:
    HandWritten() { std::filesystem::create_directory(journal()); }

    path journal() const { return m_directory.path() / "journal"; }

    void writeSegment(std::uint64_t number, const std::string& records) {
        writeFile(number, encodeHeader({kJournalVersion, number, 1}) + records);
    }
    void writeFile(std::uint64_t number, const std::string& contents) {
        std::ofstream(segmentPath(journal(), number), std::ios::binary) << contents;
    }

    Result<Recovered> recover() {
        auto database = Database::open(m_directory.path() / "relaywright.db", Synchronous::Normal);
        if (!database) return database.error();
        if (const auto migrated = migrate(**database, migrations()); !migrated) return migrated.error();
        LedgerWriter writer(**database);
        auto recovered = recoverJournal(journal(), writer, [this](LogLevel level, std::string_view) {
            if (level == LogLevel::Error) ++m_errors;
        });
        const auto rows = UsageReport(**database).run({});
        if (!rows) return rows.error();
        m_usage = rows->at(0);
        return recovered;
    }

    std::size_t filesLeft(const std::string& extension) const {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(journal()))
            count += entry.path().extension() == extension ? 1 : 0;
        return count;
    }

    UsageRow m_usage;  ///< after recover(): everything in the database
    int m_errors = 0;  ///< that were logged

private:
    TestDirectory m_directory;
};

class JournalRecovery : public ::testing::Test, protected HandWritten {};

std::string record(std::uint64_t segment, RecordKind kind, std::uint64_t id) {
    std::string out;
    appendRecord(out, segment, kind, id, sampleAttempt());
    return out;
}

std::string opened(std::uint64_t segment, std::uint64_t id) {
    return record(segment, RecordKind::Opened, id);
}

std::string settled(std::uint64_t segment, std::uint64_t id) {
    return record(segment, RecordKind::Settled, id);
}

TEST_F(JournalRecovery, AppliesWhatIsThereAndDeletesTheFiles) {
    writeSegment(3, opened(3, 10) + opened(3, 11) + settled(3, 10));
    writeSegment(4, settled(4, 11) + opened(4, 12));
    const auto recovered = recover();
    EXPECT_EQ(recovered->settled, 2U);
    EXPECT_EQ(recovered->unknown, 1U);
    EXPECT_EQ(recovered->nextAttempt, 13U);
    EXPECT_EQ(recovered->nextSegment, 5U);
    EXPECT_EQ(m_usage.attempts, 3U);
    EXPECT_EQ(m_usage.unknown, 1U);
    EXPECT_EQ(filesLeft(".rwj"), 0U);
    EXPECT_EQ(m_errors, 0);
    const auto again = recover();
    EXPECT_EQ(again->nextAttempt, 13U);
    EXPECT_EQ(again->nextSegment, 5U);
}

TEST_F(JournalRecovery, ATailTornAtAnyByteIsFoundAndNothingBeforeIt) {
    const std::string whole = opened(1, 1) + settled(1, 1);
    const std::string last = settled(1, 2);
    for (std::size_t size = 0; size < last.size(); ++size) {
        writeSegment(1, whole + last.substr(0, size));
        int records = 0;
        const auto report = readSegment(segmentPath(journal(), 1), 1,
                                        [&records](RecordKind, Attempt&&, std::uint64_t) { ++records; });
        ASSERT_TRUE(report);
        ASSERT_EQ(records, 2);
        ASSERT_EQ(report->cutBytes, size);
        ASSERT_EQ(report->damagedBytes, 0U);
    }
}

TEST_F(JournalRecovery, ATornTailCostsOnlyItsRecord) {
    const std::string last = settled(1, 2);
    for (const std::size_t size : {std::size_t{1}, std::size_t{16}, last.size() - 1}) {
        HandWritten fresh;
        fresh.writeSegment(1, opened(1, 1) + settled(1, 1) + opened(1, 2) + last.substr(0, size));
        const auto recovered = fresh.recover();
        ASSERT_TRUE(recovered);
        ASSERT_EQ(recovered->cutBytes, size);
        ASSERT_EQ(recovered->settled, 1U);
        ASSERT_EQ(fresh.m_usage.unknown, 1U);
        ASSERT_EQ(fresh.m_errors, 0);
        ASSERT_EQ(fresh.filesLeft(".corrupt"), 0U);
    }
}

TEST_F(JournalRecovery, AHeaderTornAtAnyByteIsNoDamage) {
    for (std::size_t size = 0; size < kSegmentHeaderSize; ++size) {
        writeFile(1, encodeHeader({kJournalVersion, 1, 1}).substr(0, size));
        ASSERT_TRUE(recover());
        ASSERT_EQ(m_errors, 0);
        ASSERT_EQ(filesLeft(".rwj"), 0U);
    }
}

TEST_F(JournalRecovery, BlocksThatWereNeverFilledAreATornTail) {
    writeSegment(1, opened(1, 1) + settled(1, 1) + std::string(4096, '\0'));
    EXPECT_EQ(recover()->cutBytes, 4096U);
    EXPECT_EQ(m_errors, 0);
    EXPECT_EQ(m_usage.attempts, 1U);
}

TEST_F(JournalRecovery, DamageInTheMiddleIsToldKeptAndCostsOnlyItsRecord) {
    const std::string before = opened(1, 1) + settled(1, 1) + opened(1, 2);
    const std::string hit = settled(1, 2);
    const std::string after = opened(1, 3) + settled(1, 3);
    for (std::size_t at = 0; at < hit.size(); at += 12) {
        HandWritten fresh;
        std::string damaged = hit;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        fresh.writeSegment(1, before + damaged + after);
        const auto recovered = fresh.recover();
        ASSERT_TRUE(recovered);
        ASSERT_EQ(recovered->settled, 2U) << at;
        ASSERT_EQ(recovered->unknown, 1U);  // attempt 2: it was open, and how it ended is lost
        ASSERT_EQ(fresh.m_errors, 1);
        ASSERT_EQ(recovered->damaged.size(), 1U);
        ASSERT_TRUE(std::filesystem::exists(recovered->damaged[0]));
        ASSERT_EQ(fresh.filesLeft(".rwj"), 0U);
        ASSERT_GT(recovered->nextAttempt, 4U);  // what is lost may have held ids
    }
}

TEST_F(JournalRecovery, DamageInTheLastRecordIsNotTakenForATornTail) {
    std::string last = settled(1, 1);
    last.back() = static_cast<char>(last.back() ^ 1);
    writeSegment(1, opened(1, 1) + last);
    EXPECT_EQ(recover()->damaged.size(), 1U);
    EXPECT_EQ(m_errors, 1);
    EXPECT_EQ(m_usage.unknown, 1U);
}

TEST_F(JournalRecovery, ADamagedHeaderDoesNotCostTheRecords) {
    std::string header = encodeHeader({kJournalVersion, 1, 1});
    header[20] = 'x';
    writeFile(1, header + opened(1, 1) + settled(1, 1));
    EXPECT_EQ(recover()->damaged.size(), 1U);
    EXPECT_EQ(m_usage.attempts, 1U);
}

TEST_F(JournalRecovery, TheSameFilesTwiceCountOnce) {
    const std::string first = opened(1, 1) + settled(1, 1) + opened(1, 2);
    const std::string second = settled(2, 2) + opened(2, 3);
    for (int round = 0; round < 3; ++round) {
        // As if the machine had died after the rows were committed and before the files were gone.
        if (round < 2) writeSegment(1, first);
        writeSegment(2, second);
        ASSERT_TRUE(recover());
        EXPECT_EQ(m_usage.attempts, 3U);
        EXPECT_EQ(m_usage.unknown, 1U);
        EXPECT_EQ(m_usage.cost.nanos, 2 * sampleAttempt().cost.nanos);
    }
}

TEST_F(JournalRecovery, AJournalOfANewerProgramIsRefusedAndLeftAlone) {
    writeSegment(1, opened(1, 1) + settled(1, 1));
    writeFile(2, encodeHeader({kJournalVersion + 1, 2, 1}));
    const auto refused = recover();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_EQ(filesLeft(".rwj"), 2U);
    EXPECT_EQ(m_usage.attempts, 0U);
}

// Recovery is killed again and again at some moment of its work; what comes out is what would have come out.
TEST_F(JournalRecovery, ItMayBeKilledAnywhereAndDoneAgain) {
    std::uint64_t id = 0;
    for (std::uint64_t segment = 1; segment <= 4; ++segment) {
        std::string records;
        for (int i = 0; i < 3000; ++i) {
            ++id;
            records += opened(segment, id);
            if (id % 10 != 0) records += settled(segment, id);
        }
        writeSegment(segment, records);
    }
    std::mt19937 random(11);
    for (int round = 0; round < 20; ++round) {
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            static_cast<void>(recover());
            _exit(0);
        }
        usleep(static_cast<useconds_t>(random() % 60'000));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
    }
    ASSERT_TRUE(recover());
    EXPECT_EQ(m_usage.attempts, 12'000U);
    EXPECT_EQ(m_usage.unknown, 1200U);
    EXPECT_EQ(m_usage.cost.nanos, 10'800 * sampleAttempt().cost.nanos);
    EXPECT_EQ(filesLeft(".rwj"), 0U);
}

}  // namespace
}  // namespace relay::embedded
