#pragma once

#include "base/clock.h"
#include "runtime/task.h"
#include "store/coordination.h"
#include "store/embedded/embedded_store.h"
#include "store/ledger.h"
#include "store/records.h"

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <atomic>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace relay {

/// A directory of its own for a test, gone with it.
class TestDirectory {
public:
    TestDirectory();
    ~TestDirectory();
    TestDirectory(const TestDirectory&) = delete;
    TestDirectory& operator=(const TestDirectory&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

class TestClock final : public Clock {
public:
    UnixMillis now() const override { return m_now; }
    SteadyTime steady() const override { return SteadyTime(std::chrono::milliseconds(m_now.load())); }
    void set(UnixMillis now) { m_now = now; }

private:
    std::atomic<UnixMillis> m_now = 1'700'000'000'000;
};

/// Runs a task on a context of the calling thread until everything on it has ended.
template <class T>
T await(boost::asio::io_context& context, Task<T> task) {
    std::optional<T> answer;
    boost::asio::co_spawn(context.get_executor(), std::move(task),
                          [&answer](std::exception_ptr failure, T value) {
                              if (failure) std::rethrow_exception(failure);
                              answer.emplace(std::move(value));
                          });
    context.restart();
    context.run();
    return std::move(answer.value());
}

/// What the contract tests know of an implementation. reopen() ends the store in order and starts it again on
/// the same data.
class StoreUnderTest {
public:
    virtual ~StoreUnderTest() = default;
    virtual Records& records() = 0;
    virtual Coordination& coordination() = 0;
    virtual Ledger& ledger() = 0;
    virtual void reopen() = 0;

    TestClock clock;
    boost::asio::io_context context;

    std::uint64_t openAttempt(const Attempt& attempt);
    void settleAttempt(const Attempt& attempt);
    /// Opens and settles; the answer has its id.
    Attempt book(Attempt attempt);
};

struct StoreFactory {
    std::string name;
    std::function<std::unique_ptr<StoreUnderTest>()> make;
};
std::ostream& operator<<(std::ostream& out, const StoreFactory& factory);

/// Every implementation of the ports. A new one is added here and has to pass all contract tests.
std::vector<StoreFactory> storeFactories();
std::string nameOf(const ::testing::TestParamInfo<StoreFactory>& info);

std::unique_ptr<embedded::EmbeddedStore> openEmbedded(const std::filesystem::path& directory,
                                                      const Clock& clock,
                                                      Durability durability = Durability::Process,
                                                      std::uint64_t segmentBytes = 16ULL * 1024 * 1024);

/// An attempt with every field set to something.
Attempt sampleAttempt();
/// Of the whole ledger.
std::vector<Attempt> allAttempts(Ledger& ledger);
UsageRow totalUsage(Ledger& ledger);

/// Every field, for EXPECT_EQ.
std::string describe(const Attempt& attempt);

}  // namespace relay
