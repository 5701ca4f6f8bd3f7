#include "tests/core/store/store_under_test.h"

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <iterator>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace relay {
namespace {

void limitFiles(rlim_t bytes) {
    const rlimit limit{bytes, RLIM_INFINITY};
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

std::uintmax_t journalSize(const std::filesystem::path& directory) {
    std::uintmax_t size = 0;
    for (const auto& entry : std::filesystem::directory_iterator(directory / "journal"))
        size += entry.file_size();
    return size;
}

/// Files that may not grow behave like a full disk, short writes included. In a child: the limit is the
/// process's.
void inChild(const std::function<void()>& test) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        test();
        _exit(::testing::Test::HasFailure() ? 1 : 0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
}

TEST(LedgerDiskFull, RefusesLeavesNothingHalfAndRecovers) {
    TestDirectory directory;
    inChild([&directory] {
        TestClock clock;
        boost::asio::io_context context;
        std::uint64_t booked = 0;
        {
            const auto store = openEmbedded(directory.path(), clock);
            Ledger& ledger = store->ledger();
            Attempt held = sampleAttempt();
            held.id = await(context, ledger.open(held)).value();
            const std::uintmax_t before = journalSize(directory.path());
            limitFiles(before + 100);  // the next record fits in part
            for (int i = 0; i < 3; ++i) {
                const auto refused = await(context, ledger.open(sampleAttempt()));
                ASSERT_FALSE(refused);
                EXPECT_EQ(refused.error().code, ErrorCode::StoreUnavailable);
                EXPECT_EQ(journalSize(directory.path()), before);
            }
            ASSERT_FALSE(await(context, ledger.settle(held)));
            EXPECT_TRUE(ledger.health().failed);
            EXPECT_FALSE(ledger.health().failure.empty());
            EXPECT_EQ(ledger.health().open, 1U);

            limitFiles(RLIM_INFINITY);
            ASSERT_TRUE(await(context, ledger.settle(held)));
            EXPECT_FALSE(ledger.health().failed);
            for (booked = 1; booked < 10; ++booked) {
                Attempt attempt = sampleAttempt();
                attempt.id = await(context, ledger.open(attempt)).value();
                ASSERT_TRUE(await(context, ledger.settle(attempt)));
            }
            EXPECT_EQ(totalUsage(ledger).attempts, booked);
        }
        const auto store = openEmbedded(directory.path(), clock);
        EXPECT_EQ(totalUsage(store->ledger()).attempts, booked);
        EXPECT_EQ(totalUsage(store->ledger()).unknown, 0U);
    });
}

TEST(LedgerDiskFull, ADatabaseThatCannotGrowHoldsReportsUpNotRequests) {
    TestDirectory directory;
    inChild([&directory] {
        TestClock clock;
        boost::asio::io_context context;
        const auto store = openEmbedded(directory.path(), clock);
        Ledger& ledger = store->ledger();
        limitFiles(16 * 1024);
        int booked = 0;
        for (; booked < 10; ++booked) {
            Attempt attempt = sampleAttempt();
            attempt.requestedModel = std::string(200, static_cast<char>('a' + booked));
            attempt.id = await(context, ledger.open(attempt)).value();
            ASSERT_TRUE(await(context, ledger.settle(attempt)));
        }
        const auto refused = ledger.usage({});
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::StoreUnavailable);
        EXPECT_FALSE(store->records().saveSetting("A", std::string(20'000, 'x')));
        EXPECT_GT(ledger.health().journalBytes, 0U);
        limitFiles(RLIM_INFINITY);
        EXPECT_EQ(totalUsage(ledger).attempts, 10U);
        EXPECT_TRUE(store->records().saveSetting("A", "x"));
    });
}

// A disk that changes bytes under a running engine: reports say so, requests go on, the next start keeps the
// file.
TEST(EmbeddedStore, DamageUnderARunningEngineIsToldAndMendedAtTheNextStart) {
    TestDirectory directory;
    TestClock clock;
    boost::asio::io_context context;
    {
        const auto store = openEmbedded(directory.path(), clock);
        Attempt attempt = sampleAttempt();
        attempt.id = await(context, store->ledger().open(attempt)).value();
        const auto file = std::filesystem::directory_iterator(directory.path() / "journal")->path();
        std::fstream(file, std::ios::in | std::ios::out | std::ios::binary).seekp(100) << "damage";
        ASSERT_TRUE(await(context, store->ledger().settle(attempt)));
        EXPECT_EQ(store->ledger().usage({}).error().code, ErrorCode::StoreUnavailable);
        EXPECT_TRUE(await(context, store->ledger().open(sampleAttempt())));
    }
    const auto store = openEmbedded(directory.path(), clock);
    EXPECT_EQ(totalUsage(store->ledger()).attempts, 2U);
    EXPECT_EQ(totalUsage(store->ledger()).unknown, 1U);
    EXPECT_EQ(std::filesystem::directory_iterator(directory.path() / "journal")->path().extension(),
              ".corrupt");
}

TEST(EmbeddedStore, AJournalFileThatIsCutUnderARunningEngineIsTold) {
    TestDirectory directory;
    TestClock clock;
    boost::asio::io_context context;
    const auto store = openEmbedded(directory.path(), clock);
    Attempt attempt = sampleAttempt();
    attempt.id = await(context, store->ledger().open(attempt)).value();
    std::filesystem::resize_file(std::filesystem::directory_iterator(directory.path() / "journal")->path(),
                                 40);
    EXPECT_EQ(store->ledger().usage({}).error().code, ErrorCode::StoreUnavailable);
}

TEST(EmbeddedStore, KeepsItsFilesToTheOwner) {
    TestDirectory directory;
    TestClock clock;
    const auto data = directory.path() / "data";
    const auto store = openEmbedded(data, clock);
    boost::asio::io_context context;
    ASSERT_TRUE(await(context, store->ledger().open(sampleAttempt())));
    const auto modeOf = [](const std::filesystem::path& path) {
        struct stat status{};
        EXPECT_EQ(stat(path.c_str(), &status), 0);
        return status.st_mode & 0777;
    };
    EXPECT_EQ(modeOf(data), 0700U);
    EXPECT_EQ(modeOf(data / "journal"), 0700U);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(data))
        if (entry.is_regular_file()) EXPECT_EQ(modeOf(entry.path()), 0600U) << entry.path();
}

TEST(EmbeddedStore, JournalFilesRotateAndGoAwayOnceTheyAreApplied) {
    TestDirectory directory;
    TestClock clock;
    const auto store = openEmbedded(directory.path(), clock, Durability::Process, 8 * 1024);
    boost::asio::io_context context;
    Attempt held = sampleAttempt();
    held.id = await(context, store->ledger().open(held)).value();
    const auto book = [&](int count) {
        for (int i = 0; i < count; ++i) {
            Attempt attempt = sampleAttempt();
            attempt.id = await(context, store->ledger().open(attempt)).value();
            ASSERT_TRUE(await(context, store->ledger().settle(attempt)));
        }
    };
    const auto files = [&directory] {
        return std::distance(std::filesystem::directory_iterator(directory.path() / "journal"), {});
    };
    book(200);
    EXPECT_EQ(totalUsage(store->ledger()).attempts, 200U);
    EXPECT_GT(files(), 5);  // the first file has an open attempt, and no later one goes before it
    ASSERT_TRUE(await(context, store->ledger().settle(held)));
    book(1);
    EXPECT_EQ(totalUsage(store->ledger()).attempts, 202U);
    EXPECT_EQ(files(), 1);
    ASSERT_TRUE(store->close());
    EXPECT_EQ(files(), 0);
}

/// Threads that leave no core free while they live; all of the process runs on one core.
class BusyCore {
public:
    BusyCore() {
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(sched_getcpu(), &one);
        EXPECT_EQ(sched_setaffinity(0, sizeof one, &one), 0);
        for (int i = 0; i < 12; ++i)
            m_threads.emplace_back([](const std::stop_token& stop) {
                while (!stop.stop_requested()) {
                }
            });
    }

private:
    std::vector<std::jthread> m_threads;
};

// What fills the database waits for a free core. Where none comes free it must not wait with the database in its hands.
TEST(EmbeddedStore, ABusyMachineDoesNotHoldUpChangesAndReports) {
    TestDirectory directory;
    inChild([&directory] {
        TestClock clock;
        const BusyCore busy;
        const auto store = openEmbedded(directory.path(), clock);
        boost::asio::io_context context;
        std::uint64_t booked = 0;
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 300; ++i, ++booked) {
                Attempt attempt = sampleAttempt();
                attempt.id = await(context, store->ledger().open(attempt)).value();
                ASSERT_TRUE(await(context, store->ledger().settle(attempt)));
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(400));  // its turn would have come
            const auto saved = store->records().saveSetting("A", std::to_string(round));
            ASSERT_TRUE(saved) << saved.error().detail;
            EXPECT_EQ(totalUsage(store->ledger()).attempts, booked);
        }
    });
}

}  // namespace
}  // namespace relay
