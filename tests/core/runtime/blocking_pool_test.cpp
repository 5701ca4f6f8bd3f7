#include "runtime/blocking_pool.h"

#include "runtime/shard.h"

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>

#include <atomic>
#include <memory>
#include <semaphore>
#include <stdexcept>
#include <string>
#include <thread>

namespace relay {
namespace {

Task<> compute(BlockingPool& pool, std::unique_ptr<int>& out, std::thread::id& worked,
               std::thread::id& resumed) {
    const auto work = [&worked] {
        worked = std::this_thread::get_id();
        return std::make_unique<int>(42);
    };
    out = co_await pool.run(work);
    resumed = std::this_thread::get_id();
}

Task<> fails(BlockingPool& pool, std::string& message) {
    const auto work = [] { throw std::runtime_error("disk full"); };
    try {
        co_await pool.run(work);
    } catch (const std::runtime_error& error) {
        message = error.what();
    }
}

Task<> manyTimes(BlockingPool& pool, std::atomic<int>& sum, int& resumed) {
    for (int i = 0; i < 50; ++i) {
        const auto work = [&sum] { ++sum; };
        co_await pool.run(work);
        ++resumed;
    }
}

void runToEnd(Shard& shard, Task<> task) {
    boost::asio::co_spawn(shard.executor(), std::move(task), [&shard](const std::exception_ptr& error) {
        EXPECT_FALSE(error);
        shard.stop();
    });
    shard.run();
}

TEST(BlockingPoolTest, WorksElsewhereAndResumesOnTheShard) {
    BlockingPool pool(2);
    Shard shard(0);
    std::unique_ptr<int> value;
    std::thread::id worked;
    std::thread::id resumed;
    runToEnd(shard, compute(pool, value, worked, resumed));
    ASSERT_TRUE(value);
    EXPECT_EQ(*value, 42);
    EXPECT_NE(worked, std::this_thread::get_id());
    EXPECT_EQ(resumed, std::this_thread::get_id());
    pool.stop();
}

TEST(BlockingPoolTest, ExceptionsComeBack) {
    BlockingPool pool(1);
    Shard shard(0);
    std::string message;
    runToEnd(shard, fails(pool, message));
    EXPECT_EQ(message, "disk full");
    pool.stop();
}

TEST(BlockingPoolTest, ManyTasksShareThePool) {
    BlockingPool pool(3);
    Shard shard(0);
    std::atomic<int> sum = 0;
    int resumed = 0;
    int left = 8;
    for (int i = 0; i < 8; ++i)
        boost::asio::co_spawn(shard.executor(), manyTimes(pool, sum, resumed),
                              [&](const std::exception_ptr&) {
                                  if (--left == 0) shard.stop();
                              });
    shard.run();
    EXPECT_EQ(sum, 400);
    EXPECT_EQ(resumed, 400);
    pool.stop();
}

Task<> once(BlockingPool& pool, std::binary_semaphore& may, std::atomic<bool>& worked) {
    const auto work = [&] {
        may.acquire();
        worked = true;
    };
    co_await pool.run(work);
}

TEST(BlockingPoolTest, StopWaitsForWhatWasPosted) {
    Shard shard(0);
    std::binary_semaphore may(0);
    std::atomic<bool> worked = false;
    BlockingPool pool(1);
    boost::asio::co_spawn(shard.executor(), once(pool, may, worked), [](const std::exception_ptr&) {});
    shard.context().poll();
    EXPECT_FALSE(worked);
    may.release();
    pool.stop();
    EXPECT_TRUE(worked);
}

}  // namespace
}  // namespace relay
