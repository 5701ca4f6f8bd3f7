// A client that drops, at whatever stage, leaves no lease behind.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <gtest/gtest.h>
#include <boost/json/serialize.hpp>

namespace relay::test {
namespace {

/// One place only: a lease that stays would stop everything after it.
struct Room {
    Rig rig{{}, {"--max-concurrency", "1"}};

    Room() {
        rig.useKey({"--concurrency", "1", "--queue", "2:30", "--total-cost-limit", "100", "--rate-window",
                    "60", "--rate-requests", "1000"});
    }
    boost::json::array leases() const {
        return rig.relay().json({"concurrency", "list"}).at("rows").as_array();
    }
    /// A streaming request that is under way in the upstream, as far as `pieces`.
    RawClient begin(std::size_t pieces) {
        Answer stream = anthropicStream("one two three");
        const auto gate = std::make_shared<Gate>();
        if (pieces == 0)
            stream.gateBeforeHead = gate;
        else
            stream.pieces.at(pieces).gate = gate;
        rig.upstream().enqueue(stream);
        const std::size_t before = rig.upstream().requests();
        RawClient client = rig.connect();
        client.post(kMessages, rig.headers(), messagesBody("hi", true));
        EXPECT_TRUE(rig.upstream().waitForRequests(before + 1));
        return client;
    }
    void expectEmpty() {
        EXPECT_TRUE(eventually([this] { return leases().empty(); })) << boost::json::serialize(leases());
        EXPECT_TRUE(rig.waitForQuiet());
        const auto limits = rig.relay().json({"limits", "show", rig.key().id});
        for (const auto& row : limits.at("rows").as_array()) {
            const auto& held = row.as_object().at("held");
            EXPECT_TRUE(held == boost::json::value("0") || held == boost::json::value(0)) << row;
        }
        EXPECT_EQ(rig.post(messagesBody("the next one", false)).status, 200);
    }
};

/// How a client goes.
class Leaving : public testing::TestWithParam<bool> {
protected:
    static void leave(RawClient& client) { GetParam() ? client.reset() : client.close(); }
};

TEST_P(Leaving, WhileItsBodyIsSent) {
    Room room;
    RawClient client = room.rig.connect();
    client.send(requestText("POST", kMessages, room.rig.headers({{"Content-Length", "1000"}})) +
                "{\"model\":");
    leave(client);
    room.expectEmpty();
}

TEST_P(Leaving, WhileItWaitsInTheQueue) {
    Room room;
    RawClient running = room.begin(0);
    RawClient waiting = room.rig.connect();
    waiting.post(kMessages, room.rig.headers(), messagesBody("hi", true));
    ASSERT_TRUE(eventually([&room] { return number(room.rig.status(), "inFlight") == 2; }));
    EXPECT_EQ(room.leases().size(), 2U) << "of the key and of the account: " << room.leases();
    leave(waiting);
    ASSERT_TRUE(eventually([&room] { return number(room.rig.status(), "inFlight") == 1; }));
    leave(running);
    room.expectEmpty();
    EXPECT_EQ(room.rig.attempts().size(), 2U) << "who only waited was never sent on";
}

TEST_P(Leaving, BeforeTheUpstreamsHead) {
    Room room;
    RawClient client = room.begin(0);
    leave(client);
    room.expectEmpty();
}

TEST_P(Leaving, InTheMiddleOfTheStream) {
    Room room;
    RawClient client = room.begin(5);
    EXPECT_EQ(client.readHead().status, 200);
    for (int i = 0; i < 4; ++i)
        EXPECT_TRUE(client.readEvent().has_value());
    leave(client);
    room.expectEmpty();
}

TEST_P(Leaving, BeforeTheLastEvent) {
    Room room;
    const std::size_t last = anthropicStream("one two three").pieces.size() - 1;
    RawClient client = room.begin(last);
    EXPECT_EQ(client.readHead().status, 200);
    for (std::size_t i = 0; i < last; ++i)
        EXPECT_TRUE(client.readEvent().has_value());
    leave(client);
    room.expectEmpty();
}

TEST_P(Leaving, WithItsAnswerUnread) {
    Room room;
    RawClient client = room.rig.connect();
    client.post(kMessages, room.rig.headers(), messagesBody("hi", false));
    ASSERT_TRUE(room.rig.upstream().waitForRequests(1));
    leave(client);
    room.expectEmpty();
}

INSTANTIATE_TEST_SUITE_P(Ways, Leaving, testing::Values(false, true),
                         [](const auto& parameter) { return parameter.param ? "Reset" : "Fin"; });

TEST(Leases, AreShownWhileTheyAreHeldAndClearedByHand) {
    Room room;
    RawClient client = room.begin(0);
    const auto rows = room.leases();
    ASSERT_FALSE(rows.empty());
    const std::string shown = boost::json::serialize(rows);
    EXPECT_NE(shown.find(room.rig.key().id), std::string::npos) << shown;
    EXPECT_NE(shown.find(room.rig.account()), std::string::npos) << shown;
    EXPECT_EQ(room.rig.relay().command({"concurrency", "clear", "--all", "--yes"}).exit, 0);
    EXPECT_TRUE(room.leases().empty());
    // The stream that had them lives on, and its end frees nothing twice.
    EXPECT_EQ(room.rig.post(messagesBody("there is room", false)).status, 200);
    client.close();
    room.expectEmpty();
}

TEST(Leases, AKilledEngineComesBackWithNone) {
    Room room;
    RawClient client = room.begin(0);
    EXPECT_FALSE(room.leases().empty());
    room.rig.relay().process().kill();
    room.rig.restart();
    EXPECT_TRUE(room.leases().empty());
    EXPECT_EQ(room.rig.post(messagesBody("hi", false)).status, 200);
}

}  // namespace
}  // namespace relay::test
