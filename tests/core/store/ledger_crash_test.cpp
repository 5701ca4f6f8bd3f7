#include "tests/core/store/store_under_test.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <boost/asio/detached.hpp>

#include <array>
#include <csignal>
#include <map>
#include <random>
#include <set>

namespace relay {
namespace {

constexpr int kCoroutines = 8;

struct Report {
    enum class Kind : std::uint64_t { Opened, Settled };
    Kind kind;
    std::uint64_t id;
};

// One write of a few bytes to a pipe is never split.
void tell(int pipe, Report::Kind kind, std::uint64_t id) {
    const Report report{kind, id};
    if (write(pipe, &report, sizeof report) != sizeof report) _exit(1);
}

Task<void> bookForEver(Ledger& ledger, int pipe, int index) {
    for (int i = 0;; ++i) {
        Attempt attempt = sampleAttempt();
        attempt.requestId = fmt::format("req_{}_{}_{}", getpid(), index, i);
        attempt.cost = Money{1};
        const auto id = co_await ledger.open(attempt);
        attempt.id = id.value();
        tell(pipe, Report::Kind::Opened, attempt.id);
        const auto settled = co_await ledger.settle(attempt);
        if (!settled) _exit(2);
        tell(pipe, Report::Kind::Settled, attempt.id);
    }
}

[[noreturn]] void runChild(const std::filesystem::path& directory, int pipe) {
    TestClock clock;
    // Small files, so that some are finished and deleted meanwhile.
    const auto store = openEmbedded(directory, clock, Durability::Process, 64 * 1024);
    boost::asio::io_context context;
    for (int i = 0; i < kCoroutines; ++i)
        boost::asio::co_spawn(context.get_executor(), bookForEver(store->ledger(), pipe, i),
                              boost::asio::detached);
    context.run();
    _exit(3);
}

// Whatever was reported before the kill is in the ledger, and nothing is in it twice.
TEST(LedgerCrash, AHundredKillsLoseAndDoubleNothing) {
    TestDirectory directory;
    std::mt19937 random(3);
    std::set<std::uint64_t> opened;
    std::set<std::uint64_t> settled;
    for (int round = 0; round < 100; ++round) {
        std::array<int, 2> pipe{};
        ASSERT_EQ(::pipe(pipe.data()), 0);
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            close(pipe[0]);
            runChild(directory.path(), pipe[1]);
        }
        close(pipe[1]);
        // By the amount of work done, not by the clock: a slow machine is killed at the same places.
        const std::size_t enough = random() % 400;
        std::size_t seen = 0;
        Report report{};
        while (read(pipe[0], &report, sizeof report) == sizeof report) {
            (report.kind == Report::Kind::Opened ? opened : settled).insert(report.id);
            if (++seen == enough + 1) kill(child, SIGKILL);
        }
        close(pipe[0]);
        int status = 0;
        waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << status;
    }

    TestClock clock;
    const auto store = openEmbedded(directory.path(), clock);
    std::map<std::uint64_t, Outcome> rows;
    for (const Attempt& attempt : allAttempts(store->ledger()))
        ASSERT_TRUE(rows.emplace(attempt.id, attempt.outcome).second) << attempt.id << " is there twice";
    std::uint64_t succeeded = 0;
    for (const auto& [id, outcome] : rows)
        succeeded += outcome == Outcome::Succeeded ? 1 : 0;
    for (const std::uint64_t id : opened)
        ASSERT_TRUE(rows.contains(id)) << id << " is lost";
    for (const std::uint64_t id : settled)
        ASSERT_EQ(rows.at(id), Outcome::Succeeded) << id;
    ASSERT_GT(settled.size(), 1000U);
    const UsageRow usage = totalUsage(store->ledger());
    EXPECT_EQ(usage.attempts, rows.size());
    EXPECT_EQ(usage.unknown, rows.size() - succeeded);
    EXPECT_EQ(usage.cost.nanos, static_cast<std::int64_t>(succeeded));
}

}  // namespace
}  // namespace relay
