#include "runtime/task_group.h"

#include "runtime/shard.h"

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <stdexcept>
#include <string>
#include <vector>

namespace relay {
namespace {

Task<> waitFor(Signal& signal) {
    co_await signal.wait();
}

Task<> throws() {
    throw std::runtime_error("broken");
    co_return;
}

Task<> noteWhenEmpty(TaskGroup& group, bool& empty) {
    co_await group.empty();
    empty = true;
}

class TaskGroupTest : public testing::Test {
protected:
    void turn() {
        m_shard.context().restart();
        m_shard.context().poll();
    }
    void note(std::exception_ptr error) {
        try {
            std::rethrow_exception(error);
        } catch (const std::exception& caught) {
            m_errors.emplace_back(caught.what());
        }
    }

    Shard m_shard{0};
    std::vector<std::string> m_errors;
    TaskGroup m_group{m_shard, [this](std::exception_ptr error) { note(std::move(error)); }};
};

TEST_F(TaskGroupTest, CountsAndEmpties) {
    Signal one(m_shard);
    Signal two(m_shard);
    bool empty = false;
    m_group.spawn(waitFor(one));
    m_group.spawn(waitFor(two));
    boost::asio::co_spawn(m_shard.executor(), noteWhenEmpty(m_group, empty), boost::asio::detached);
    turn();
    EXPECT_EQ(m_group.running(), 2U);
    one.fire();
    turn();
    EXPECT_EQ(m_group.running(), 1U);
    EXPECT_FALSE(empty);
    two.fire();
    turn();
    EXPECT_EQ(m_group.running(), 0U);
    EXPECT_TRUE(empty);
}

TEST_F(TaskGroupTest, AnExceptionIsReportedOnceAndEndsTheTask) {
    m_group.spawn(throws());
    turn();
    EXPECT_EQ(m_errors, std::vector<std::string>{"broken"});
    EXPECT_EQ(m_group.running(), 0U);
}

TEST_F(TaskGroupTest, CancelAllCallsTheHooksOfRunningTasksOnly) {
    Signal ended(m_shard);
    Signal running(m_shard);
    int endedHook = 0;
    m_group.spawn(waitFor(ended), [&] { ++endedHook; });
    m_group.spawn(waitFor(running), [&] { running.fire(); });
    ended.fire();
    turn();
    EXPECT_EQ(m_group.running(), 1U);
    m_group.cancelAll();
    turn();
    EXPECT_EQ(m_group.running(), 0U);
    EXPECT_EQ(endedHook, 0);
}

TEST_F(TaskGroupTest, ATaskThatComesAfterCancelAllIsCancelledToo) {
    m_group.cancelAll();
    Signal signal(m_shard);
    m_group.spawn(waitFor(signal), [&] { signal.fire(); });
    turn();
    EXPECT_EQ(m_group.running(), 0U);
}

}  // namespace
}  // namespace relay
