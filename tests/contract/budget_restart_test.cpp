// What a key has spent survives any end of the engine; what was under way when it died counts with the most it may
// have cost.
#include "contract/expectations.h"
#include "contract/meter.h"
#include "contract/rig.h"

#include <gtest/gtest.h>

namespace relay::test {
namespace {

constexpr Usage kDear{.input = 10, .output = 1'000};

class BudgetAfter : public testing::TestWithParam<bool> {
protected:
    void end(Rig& rig) const {
        if (GetParam())
            rig.relay().process().kill();
        else
            EXPECT_EQ(rig.relay().stop(), 0);
        rig.restart();
    }
};

TEST_P(BudgetAfter, KeepsWhatWasSpent) {
    Rig rig;
    rig.upstream().setBehaviour(
        [](const Exchange& exchange) { return anthropicAnswer(exchange, "dear", kDear); });
    rig.useKey({"--daily-cost-limit", "0.04", "--total-cost-limit", "1"});
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(rig.post(messagesBody("hi", i == 0)).status, 200);
    expectQuotaExceeded(rig.post(messagesBody("hi", false)));
    end(rig);
    expectQuotaExceeded(rig.post(messagesBody("hi", false)));
    EXPECT_EQ(rig.upstream().requests(), 2U);
    // The rest of the dollar is there for a day with a larger limit.
    EXPECT_EQ(rig.relay().command({"keys", "edit", rig.key().id, "--daily-cost-limit", "1"}).exit, 0);
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
}

TEST_P(BudgetAfter, ReleasesWhatWasOnlyHeld) {
    Rig rig;
    rig.useKey({"--daily-cost-limit", "0.02"});
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    end(rig);
    // 12 and 5 tokens each time: nearly everything is left.
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    EXPECT_TRUE(rig.waitForQuiet());
}

INSTANTIATE_TEST_SUITE_P(Ends, BudgetAfter, testing::Values(false, true),
                         [](const auto& parameter) { return parameter.param ? "KillNine" : "Sigterm"; });

TEST(BudgetAfterKillNine, AnOpenAttemptCountsWithItsReservation) {
    Rig rig;
    rig.useKey({"--total-cost-limit", "0.07"});
    Answer held = anthropicMessage("never seen");
    held.gateBeforeHead = std::make_shared<Gate>();
    rig.upstream().enqueue(held);
    RawClient client = rig.connect();
    // 4,000 tokens may cost 0.06 dollars.
    client.post(kMessages, rig.headers(), bodyAsking(4'000, false));
    ASSERT_TRUE(rig.upstream().waitForRequests(1));
    rig.relay().process().kill();
    rig.restart();
    expectQuotaExceeded(rig.post(messagesBody("hi", false)));
    EXPECT_EQ(rig.upstream().requests(), 1U);
    const auto row = rig.attempts().at(0);
    EXPECT_EQ(text(row, "outcome"), "unknown");
    EXPECT_GE(moneyFromDecimal(text(row, "reservedUsd")).value_or(Money{}), Money{60'000'000});
    // A person who knows better gives it back.
    EXPECT_EQ(rig.relay().command({"limits", "reset", rig.key().id}).exit, 0);
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
}

}  // namespace
}  // namespace relay::test
