#include "runtime/signal.h"

#include "runtime/shard.h"

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

#include <memory>
#include <optional>
#include <stdexcept>
#include <thread>

namespace relay {
namespace {

Task<> waitAndCount(Signal& signal, int& count) {
    co_await signal.wait();
    ++count;
}

Task<> waitTwice(Signal& signal, int& count) {
    co_await signal.wait();
    ++count;
    co_await signal.wait();
    ++count;
}

void spawn(Shard& shard, Task<> task) {
    boost::asio::co_spawn(shard.executor(), std::move(task), boost::asio::detached);
}

TEST(SignalTest, FireResumesFromTheQueue) {
    Shard shard(0);
    Signal signal(shard);
    int count = 0;
    spawn(shard, waitAndCount(signal, count));
    shard.context().poll();
    EXPECT_TRUE(signal.waiting());
    signal.fire();
    EXPECT_EQ(count, 0);
    shard.context().restart();
    shard.context().poll();
    EXPECT_EQ(count, 1);
    EXPECT_FALSE(signal.waiting());
}

TEST(SignalTest, FireInlineResumesAtOnce) {
    Shard shard(0);
    Signal signal(shard);
    int count = 0;
    spawn(shard, waitTwice(signal, count));
    shard.context().poll();
    signal.fireInline();
    EXPECT_EQ(count, 1);
    signal.fireInline();
    EXPECT_EQ(count, 2);
}

TEST(SignalTest, AFireIsKeptOnceForTheNextWait) {
    Shard shard(0);
    Signal signal(shard);
    int count = 0;
    signal.fire();
    signal.fire();
    spawn(shard, waitTwice(signal, count));
    shard.context().poll();
    EXPECT_EQ(count, 1);
    EXPECT_TRUE(signal.waiting());
}

struct Witness {
    explicit Witness(bool& gone) : m_gone(gone) {}
    ~Witness() { m_gone = true; }
    Witness(const Witness&) = delete;
    Witness& operator=(const Witness&) = delete;
    bool& m_gone;
};

/// The frame owns the signal, and the signal owns the frame.
Task<> waitForever(Shard& shard, bool& gone) {
    const Witness witness(gone);
    Signal signal(shard);
    Deadline deadline(shard.deadlines(), [] {});
    deadline.set(std::chrono::hours{1});
    co_await signal.wait();
}

TEST(SignalTest, AShardDestroysTasksThatStillWait) {
    bool gone = false;
    {
        Shard shard(0);
        spawn(shard, waitForever(shard, gone));
        shard.context().poll();
        EXPECT_FALSE(gone);
    }
    EXPECT_TRUE(gone);
}

TEST(ShardTest, OtherThreadsPostAndStop) {
    Shard shard(7);
    int count = 0;
    std::thread thread([&] { shard.run(); });
    std::vector<std::thread> posters;
    for (int i = 0; i < 4; ++i)
        posters.emplace_back([&] {
            for (int j = 0; j < 1000; ++j)
                boost::asio::post(shard.executor(), [&] { ++count; });
        });
    for (std::thread& poster : posters)
        poster.join();
    boost::asio::post(shard.executor(), [&] { shard.stop(); });
    thread.join();
    EXPECT_EQ(count, 4000);
    EXPECT_EQ(shard.index(), 7U);
}

}  // namespace
}  // namespace relay
