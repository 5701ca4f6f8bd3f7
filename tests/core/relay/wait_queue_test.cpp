#include "relay/wait_queue.h"

#include "runtime/shard.h"
#include "support/fake_clock.h"

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>

#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace relay {
namespace {

using namespace std::chrono_literals;

/// A client that waits; only what a queue needs of it.
class WaitingClient final : public net::Exchange {
public:
    explicit WaitingClient(Shard& shard) : m_shard(shard) {}

    void leave() {
        m_gone = true;
        if (const auto callback = std::exchange(m_onGone, {})) callback();
    }
    bool watched() const { return static_cast<bool>(m_onGone); }

    const net::RequestHead& head() const override { return m_head; }
    const net::Peer& peer() const override { return m_peer; }
    Shard& shard() override { return m_shard; }
    Task<Result<std::string>> readBody(std::size_t) override { co_return std::string(); }
    Task<bool> respond(const net::Response&) override { co_return true; }
    void begin(const net::ResponseHead&) override {}
    Task<bool> write(std::span<const std::string_view>) override { co_return true; }
    Task<bool> finish(std::span<const std::string_view>) override { co_return true; }
    void abort() override {}
    bool clientGone() const override { return m_gone; }
    void onClientGone(std::function<void()> callback) override { m_onGone = std::move(callback); }

private:
    Shard& m_shard;
    net::RequestHead m_head;
    net::Peer m_peer;
    std::function<void()> m_onGone;
    bool m_gone = false;
};

class WaitQueueTest : public testing::Test {
protected:
    /// Waits for a turn and a free place, takes it, and leaves the line.
    Task<> standInLine(std::string name, WaitingClient& who) {
        const auto place = queue.join("key", kPlaces, shard);
        if (!place) {
            served.push_back(name + " refused");
            co_return;
        }
        while (!(place->first() && free > 0) && !who.clientGone())
            co_await place->wait(who, kPatience);
        if (who.clientGone()) {
            served.push_back(name + " left");
            co_return;
        }
        --free;
        served.push_back(std::move(name));
    }

    void arrive(std::string name, WaitingClient& who) {
        boost::asio::co_spawn(shard.executor(), standInLine(std::move(name), who),
                              [](const std::exception_ptr& error) { EXPECT_FALSE(error); });
        turn();
    }
    void release() {
        ++free;
        queue.freed("key");
        turn();
    }
    void turn() {
        shard.context().restart();
        shard.context().poll();
    }

    static constexpr std::size_t kPlaces = 3;
    static constexpr std::chrono::milliseconds kPatience = 10s;
    test::FakeClock clock;
    Shard shard{0, &clock};
    WaitQueue queue;
    int free = 0;
    std::vector<std::string> served;
    WaitingClient client{shard};
};

using Names = std::vector<std::string>;

TEST_F(WaitQueueTest, FirstComeFirstServed) {
    for (const char* name : {"a", "b", "c"})
        arrive(name, client);
    EXPECT_TRUE(queue.anybodyWaits("key"));
    EXPECT_FALSE(queue.anybodyWaits("another"));
    release();
    EXPECT_EQ(served, Names({"a"}));
    release();
    release();
    EXPECT_EQ(served, Names({"a", "b", "c"}));
    EXPECT_EQ(queue.waiting(), 0U);
}

TEST_F(WaitQueueTest, TwoPlacesFreedAtOnceServeTwo) {
    for (const char* name : {"a", "b", "c"})
        arrive(name, client);
    ++free;
    release();
    EXPECT_EQ(served, Names({"a", "b"}));
}

TEST_F(WaitQueueTest, AFullLineTakesNobodyElse) {
    for (const char* name : {"a", "b", "c", "d"})
        arrive(name, client);
    EXPECT_EQ(served, Names({"d refused"}));
    EXPECT_EQ(queue.join("key", 0, shard), nullptr);
    for (int i = 0; i < 3; ++i)
        release();
}

TEST_F(WaitQueueTest, WhoLeavesMakesWay) {
    WaitingClient impatient(shard);
    arrive("a", impatient);
    arrive("b", client);
    impatient.leave();
    turn();
    EXPECT_EQ(served, Names({"a left"}));
    release();
    EXPECT_EQ(served, Names({"a left", "b"}));
}

TEST_F(WaitQueueTest, LooksAgainThoughNobodyTold) {
    arrive("a", client);
    ++free;
    turn();
    EXPECT_TRUE(served.empty());
    clock.advance(500ms);
    shard.deadlines().expireDue();
    turn();
    EXPECT_EQ(served, Names({"a"}));
}

TEST_F(WaitQueueTest, AnotherThreadWakes) {
    arrive("a", client);
    std::thread other([this] {
        ++free;
        queue.freed("key");
    });
    other.join();
    turn();
    EXPECT_EQ(served, Names({"a"}));
}

}  // namespace
}  // namespace relay
