#include "runtime/readiness.h"

#include "runtime/shard.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <functional>
#include <memory>
#include <string_view>
#include <utility>

namespace relay {
namespace {

/// Both ends of a connection.
class Pair {
public:
    Pair() { EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, m_ends.data()), 0); }
    ~Pair() {
        for (const int end : m_ends)
            if (end >= 0) ::close(end);
    }
    Pair(const Pair&) = delete;
    Pair& operator=(const Pair&) = delete;

    int here() const { return m_ends[0]; }
    void say(std::string_view text) const {
        EXPECT_EQ(::send(m_ends[1], text.data(), text.size(), 0), static_cast<ssize_t>(text.size()));
    }
    void hangUp() { ::close(std::exchange(m_ends[1], -1)); }

private:
    std::array<int, 2> m_ends{-1, -1};
};

struct Ear final : ReadinessListener {
    void ready(bool readable, bool writable, bool ended) override {
        reads += readable ? 1 : 0;
        writes += writable ? 1 : 0;
        ends += ended ? 1 : 0;
        if (then) then();
    }
    int reads = 0;
    int writes = 0;
    int ends = 0;
    std::function<void()> then;
};

class ReadinessTest : public ::testing::Test {
protected:
    /// Until nothing more happens: the wait for all, then what it told.
    void turn() {
        m_shard.context().restart();
        m_shard.context().poll();
    }
    Shard m_shard{0};
};

TEST_F(ReadinessTest, TellsAnEdgeOnce) {
    const Pair pair;
    Ear ear;
    ASSERT_TRUE(m_shard.readiness().add(pair.here(), ear));
    turn();
    EXPECT_EQ(ear.reads, 0);
    EXPECT_EQ(ear.writes, 1);  // it was possible already
    pair.say("a");
    turn();
    turn();
    EXPECT_EQ(ear.reads, 1);  // not read, and not told again
    pair.say("b");
    turn();
    EXPECT_EQ(ear.reads, 2);
    EXPECT_EQ(ear.ends, 0);
}

TEST_F(ReadinessTest, AnEndIsReadable) {
    Pair pair;
    Ear ear;
    ASSERT_TRUE(m_shard.readiness().add(pair.here(), ear));
    turn();
    pair.say("last");
    pair.hangUp();
    turn();
    EXPECT_EQ(ear.reads, 1);
    EXPECT_EQ(ear.ends, 1);
}

TEST_F(ReadinessTest, WhoIsRemovedInTheMiddleHearsNothing) {
    const Pair first;
    const Pair second;
    auto one = std::make_unique<Ear>();
    auto other = std::make_unique<Ear>();
    int heard = 0;
    const auto leaveAlone = [&](std::unique_ptr<Ear>& gone, int descriptor) {
        return [&, descriptor] {
            ++heard;
            if (!gone) return;
            m_shard.readiness().remove(descriptor, *gone);
            gone.reset();
        };
    };
    one->then = leaveAlone(other, second.here());
    other->then = leaveAlone(one, first.here());
    ASSERT_TRUE(m_shard.readiness().add(first.here(), *one));
    ASSERT_TRUE(m_shard.readiness().add(second.here(), *other));
    turn();
    EXPECT_EQ(heard, 1);  // both were ready at once
}

TEST_F(ReadinessTest, WhoIsRemovedHearsNothingThoughItsDescriptorLivesOn) {
    const Pair pair;
    auto ear = std::make_unique<Ear>();
    ASSERT_TRUE(m_shard.readiness().add(pair.here(), *ear));
    turn();
    const int inherited = ::dup(pair.here());
    m_shard.readiness().remove(pair.here(), *ear);
    ear.reset();
    pair.say("a");
    turn();  // the address sanitizer would see a call
    ::close(inherited);
}

TEST_F(ReadinessTest, MoreThanABatchIsTold) {
    std::array<Pair, 100> pairs;
    std::array<Ear, 100> ears;
    for (std::size_t at = 0; at < pairs.size(); ++at)
        ASSERT_TRUE(m_shard.readiness().add(pairs[at].here(), ears[at]));
    turn();
    for (const Ear& ear : ears)
        EXPECT_EQ(ear.writes, 1);
}

TEST_F(ReadinessTest, AClosedDescriptorIsRefused) {
    Ear ear;
    EXPECT_FALSE(m_shard.readiness().add(-1, ear));
}

}  // namespace
}  // namespace relay
