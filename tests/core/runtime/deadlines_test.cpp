#include "runtime/deadlines.h"

#include "runtime/shard.h"
#include "tests/core/runtime/moved_clock.h"

#include <gtest/gtest.h>

#include <memory>
#include <thread>
#include <vector>

namespace relay {
namespace {

using std::chrono::milliseconds;
using test::MovedClock;

class DeadlinesTest : public testing::Test {
protected:
    void pass(milliseconds time) {
        m_clock.move(time);
        m_shard.deadlines().expireDue();
    }

    MovedClock m_clock;
    Shard m_shard{0, &m_clock};
};

TEST_F(DeadlinesTest, FiresOnceAndNeverEarly) {
    int fired = 0;
    Deadline deadline(m_shard.deadlines(), [&] { ++fired; });
    deadline.set(milliseconds{1000});
    pass(milliseconds{999});
    EXPECT_EQ(fired, 0);
    EXPECT_FALSE(deadline.expired());
    pass(milliseconds{1});
    EXPECT_EQ(fired, 1);
    EXPECT_TRUE(deadline.expired());
    pass(milliseconds{5000});
    EXPECT_EQ(fired, 1);
}

TEST_F(DeadlinesTest, ClearedNeverFires) {
    int fired = 0;
    Deadline deadline(m_shard.deadlines(), [&] { ++fired; });
    deadline.set(milliseconds{10});
    deadline.clear();
    pass(milliseconds{1000});
    EXPECT_EQ(fired, 0);
}

TEST_F(DeadlinesTest, SettingAgainPostponesAndForgetsTheExpiry) {
    int fired = 0;
    Deadline deadline(m_shard.deadlines(), [&] { ++fired; });
    deadline.set(milliseconds{100});
    pass(milliseconds{60});
    deadline.set(milliseconds{100});
    pass(milliseconds{60});
    EXPECT_EQ(fired, 0);
    pass(milliseconds{60});
    EXPECT_EQ(fired, 1);
    deadline.set(milliseconds{100});
    EXPECT_FALSE(deadline.expired());
    pass(milliseconds{100});
    EXPECT_EQ(fired, 2);
}

TEST_F(DeadlinesTest, ACallbackMayDestroyItsOwnAndOtherDeadlines) {
    std::vector<std::unique_ptr<Deadline>> all;
    int fired = 0;
    for (int i = 0; i < 3; ++i)
        all.push_back(std::make_unique<Deadline>(m_shard.deadlines(), [&] {
            ++fired;
            all.clear();
        }));
    for (const auto& deadline : all)
        deadline->set(milliseconds{10});
    pass(milliseconds{20});
    EXPECT_EQ(fired, 1);
}

TEST_F(DeadlinesTest, ACallbackMaySetAndClearOthersThatAreDue) {
    int later = 0;
    int never = 0;
    Deadline postponed(m_shard.deadlines(), [&] { ++later; });
    Deadline cleared(m_shard.deadlines(), [&] { ++never; });
    Deadline first(m_shard.deadlines(), [&] {
        postponed.set(milliseconds{50});
        cleared.clear();
    });
    first.set(milliseconds{10});
    postponed.set(milliseconds{10});
    cleared.set(milliseconds{10});
    pass(milliseconds{20});
    EXPECT_EQ(later, 0);
    pass(milliseconds{50});
    EXPECT_EQ(later, 1);
    EXPECT_EQ(never, 0);
}

TEST_F(DeadlinesTest, ADestroyedDeadlineIsForgotten) {
    int fired = 0;
    {
        Deadline deadline(m_shard.deadlines(), [&] { ++fired; });
        deadline.set(milliseconds{10});
    }
    pass(milliseconds{100});
    EXPECT_EQ(fired, 0);
}

TEST(DeadlinesTimerTest, TheTimerWakesByItselfAndSleepsAgain) {
    Shard shard(0);
    int fired = 0;
    Deadline late(shard.deadlines(), [&] { ++fired; });
    Deadline soon(shard.deadlines(), [&] { ++fired; });
    late.set(milliseconds{120});
    soon.set(milliseconds{20});
    // run() of the context returns when no timer is armed any more.
    shard.context().run();
    EXPECT_EQ(fired, 2);
}

}  // namespace
}  // namespace relay
