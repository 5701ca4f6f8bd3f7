// Waiting instead of a 429: bounded, first come first served, with a time limit, and free as soon as a client leaves.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace relay::test {
namespace {

/// Holds each request in the upstream until the test lets it go.
class Turnstile {
public:
    explicit Turnstile(Rig& rig) : m_rig(rig) {}

    /// Sends a request of that name; true once the relay has it.
    bool enter(const std::string& name) {
        Answer held = anthropicMessage(name);
        held.gateBeforeHead = std::make_shared<Gate>();
        m_gates.push_back(held.gateBeforeHead);
        m_rig.upstream().enqueue(std::move(held));
        m_clients.push_back(m_rig.connect());
        const std::int64_t before = number(m_rig.status(), "inFlight");
        m_clients.back().post(kMessages, m_rig.headers(), messagesBody(name, false));
        return eventually([&] { return number(m_rig.status(), "inFlight") > before; });
    }
    RawClient& client(std::size_t i) { return m_clients.at(i); }
    /// Lets the i-th request that reached the upstream be answered.
    void pass(std::size_t i) { m_gates.at(i)->open(); }
    /// The name of the i-th request that reached the upstream; waits for it.
    std::string served(std::size_t i) {
        if (!m_rig.upstream().waitForRequests(i + 1)) return "nobody";
        const std::string body = m_rig.upstream().exchanges().at(i).body;
        const std::size_t at = body.find("guest-");
        return body.substr(at, body.find('"', at) - at);
    }

private:
    Rig& m_rig;
    std::vector<RawClient> m_clients;
    std::vector<std::shared_ptr<Gate>> m_gates;
};

TEST(Queue, FirstComeFirstServedAndBounded) {
    Rig rig({.arguments = {"--threads", "1"}});
    rig.useKey({"--concurrency", "1", "--queue", "3:30"});
    Turnstile turnstile(rig);
    for (int i = 0; i < 4; ++i)
        ASSERT_TRUE(turnstile.enter(fmt::format("guest-{}", i)));
    // One runs, three wait: there is no place for a fifth.
    expectRateLimited(rig.post(messagesBody("guest-4", false)));
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(turnstile.served(i), fmt::format("guest-{}", i));
        EXPECT_EQ(rig.upstream().requests(), i + 1);
        turnstile.pass(i);
        EXPECT_EQ(turnstile.client(i).readAnswer().status, 200);
    }
    EXPECT_TRUE(rig.waitForQuiet());
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
}

TEST(Queue, WhoLeavesFreesItsPlace) {
    Rig rig;
    rig.useKey({"--concurrency", "1", "--queue", "1:30"});
    Turnstile turnstile(rig);
    ASSERT_TRUE(turnstile.enter("guest-0"));
    ASSERT_TRUE(turnstile.enter("guest-1"));
    expectRateLimited(rig.post(messagesBody("nobody", false)));
    turnstile.client(1).close();
    ASSERT_TRUE(eventually([&rig] { return number(rig.status(), "inFlight") == 1; }));
    ASSERT_TRUE(turnstile.enter("guest-2"));
    turnstile.pass(0);
    EXPECT_EQ(turnstile.client(0).readAnswer().status, 200);
    EXPECT_EQ(turnstile.served(1), "guest-2");
    turnstile.pass(1);
    EXPECT_EQ(turnstile.client(2).readAnswer().status, 200);
    EXPECT_TRUE(rig.waitForQuiet());
    EXPECT_EQ(rig.upstream().requests(), 2U);
}

TEST(Queue, WaitingHasAnEnd) {
    Rig rig;
    rig.useKey({"--concurrency", "1", "--queue", "3:1"});
    Turnstile turnstile(rig);
    ASSERT_TRUE(turnstile.enter("guest-0"));
    ASSERT_TRUE(turnstile.enter("guest-1"));
    expectRateLimited(turnstile.client(1).readAnswer());
    EXPECT_EQ(rig.upstream().requests(), 1U);
    turnstile.pass(0);
    EXPECT_EQ(turnstile.client(0).readAnswer().status, 200);
    EXPECT_TRUE(rig.waitForQuiet());
    turnstile.pass(1);  // the answer that nobody came for
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
}

/// An account may have a queue of its own; then nobody hears that it is full.
TEST(Queue, OfAnAccount) {
    Rig rig({.arguments = {"--threads", "1"}}, {"--max-concurrency", "1", "--queue", "2:30"});
    Turnstile turnstile(rig);
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(turnstile.enter(fmt::format("guest-{}", i)));
    expectNobodyServes(rig.post(messagesBody("guest-3", false)));
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(turnstile.served(i), fmt::format("guest-{}", i));
        turnstile.pass(i);
        EXPECT_EQ(turnstile.client(i).readAnswer().status, 200);
    }
    EXPECT_TRUE(rig.waitForQuiet());
}

}  // namespace
}  // namespace relay::test
