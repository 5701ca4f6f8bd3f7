// A conversation stays with its account, where its prompt is cached; a sick account lets go of it in the same request and
// gets it back when it recovers soon.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

namespace relay::test {
namespace {

/// Two equal accounts.
struct Pair {
    FakeUpstream second{[](const Exchange& exchange) { return anthropicAnswer(exchange, "second"); }};
    Rig rig{{.arguments = {"--probe-interval", "1s"}}};

    Pair() { addAccount(rig.data(), {.name = "second", .url = second.url()}); }
    FakeUpstream& upstreamOf(const std::string& account) {
        return account == "first" ? rig.upstream() : second;
    }
    std::string bodyOf(std::string_view opening, int turn, bool stream = true) const {
        std::string more;
        for (int i = 0; i < turn; ++i)
            more += fmt::format(
                R"(,{{"role":"assistant","content":"answer {0}"}},{{"role":"user","content":"turn {0}"}})",
                i);
        return fmt::format(
            R"({{"model":"{}","max_tokens":1024,"stream":{},"system":"You are {}","messages":[{{"role":"user",)"
            R"("content":"{}"}}{}]}})",
            kModel, stream, opening, opening, more);
    }
    /// Who answered; empty for an error.
    std::string asked(const std::string& session, std::string_view opening, int turn) const {
        const ClientAnswer answer = rig.post(bodyOf(opening, turn), {{"x-claude-code-session-id", session}});
        if (answer.status != 200) return {};
        return answer.body.find("second") != std::string::npos ? "second" : "first";
    }
    std::size_t entries() const { return rig.relay().json({"sticky", "list"}).at("rows").as_array().size(); }
};

TEST(Sticky, ConversationsStayWhereTheyBegan) {
    Pair pair;
    std::map<int, std::string> homes;
    std::set<std::string> used;
    for (int turn = 0; turn < 5; ++turn)
        for (int each = 0; each < 7; ++each) {
            const std::string who = pair.asked("", fmt::format("conversation {}", each), turn);
            ASSERT_NE(who, "");
            used.insert(who);
            EXPECT_EQ(homes.try_emplace(each, who).first->second, who) << each << " in turn " << turn;
        }
    EXPECT_EQ(used.size(), 2U) << "all on one account proves nothing";
    EXPECT_EQ(pair.entries(), 7U);
    EXPECT_EQ(pair.rig.relay().command({"sticky", "clear", "--all"}).exit, 0);
    EXPECT_EQ(pair.entries(), 0U);
}

TEST(Sticky, ASickHomeCostsNoErrorAndGetsTheConversationBack) {
    Pair pair;
    const std::string home = pair.asked("session-1", "the main one", 0);
    ASSERT_NE(home, "");
    const std::string other = home == "first" ? "second" : "first";
    pair.upstreamOf(home).enqueue(anthropicError(529, "overloaded_error", "busy"));
    EXPECT_EQ(pair.asked("session-1", "the main one", 1), other);
    int turn = 2;
    EXPECT_TRUE(eventually([&] {
        const std::string who = pair.asked("session-1", "the main one", turn++);
        EXPECT_NE(who, "") << "turn " << turn;
        return who == home;
    }));
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(pair.asked("session-1", "the main one", turn++), home);
    EXPECT_EQ(pair.entries(), 1U);
}

TEST(Sticky, AStickyMapSurvivesARestart) {
    Pair pair;
    std::map<int, std::string> homes;
    for (int each = 0; each < 6; ++each)
        homes[each] = pair.asked("", fmt::format("conversation {}", each), 0);
    EXPECT_EQ(pair.rig.relay().stop(), 0);
    pair.rig.restart();
    for (int each = 5; each >= 0; --each)
        EXPECT_EQ(pair.asked("", fmt::format("conversation {}", each), 1), homes[each]);
}

/// While a request of the main conversation is under way, whatever is not of that conversation finds the other account
/// less busy.
class Apart {
public:
    explicit Apart(Pair& pair) : m_pair(pair), m_client(pair.rig.connect()) {
        m_home = pair.asked("session-1", "the main one", 0);
        Answer held = anthropicStream(m_home);
        held.gateBeforeHead = m_gate;
        FakeUpstream& upstream = pair.upstreamOf(m_home);
        const std::size_t before = upstream.requests();
        upstream.enqueue(held);
        m_client.post(kMessages, pair.rig.headers({{"x-claude-code-session-id", "session-1"}}),
                      pair.bodyOf("the main one", 1));
        EXPECT_TRUE(upstream.waitForRequests(before + 1));
    }
    ~Apart() { m_gate->open(); }
    Apart(const Apart&) = delete;
    Apart& operator=(const Apart&) = delete;
    const std::string& home() const { return m_home; }
    void finish() {
        m_gate->open();
        EXPECT_EQ(m_client.readAnswer().status, 200);
        EXPECT_TRUE(m_pair.rig.waitForQuiet());
    }

private:
    Pair& m_pair;
    RawClient m_client;
    std::shared_ptr<Gate> m_gate = std::make_shared<Gate>();
    std::string m_home;
};

TEST(Sticky, SubAgentsAreApart) {
    Pair pair;
    Apart apart(pair);
    // The same conversation stays, busy or not.
    EXPECT_EQ(pair.asked("session-1", "the main one", 2), apart.home());
    const std::string agent = pair.asked("session-1", "a sub-agent", 0);
    EXPECT_NE(agent, "");
    EXPECT_NE(agent, apart.home());
    apart.finish();
    EXPECT_EQ(pair.asked("session-1", "a sub-agent", 1), agent);
    EXPECT_EQ(pair.asked("session-1", "the main one", 3), apart.home());
    EXPECT_EQ(pair.entries(), 2U);
}

TEST(Sticky, KeysAreApart) {
    Pair pair;
    Apart apart(pair);
    pair.rig.useKey({}, "somebody else");
    const std::string who = pair.asked("session-1", "the main one", 0);
    EXPECT_NE(who, "");
    EXPECT_NE(who, apart.home());
    apart.finish();
    EXPECT_EQ(pair.asked("session-1", "the main one", 1), who);
    EXPECT_EQ(pair.entries(), 2U);
}

}  // namespace
}  // namespace relay::test
