#include "policy/sticky.h"

#include "tests/core/policy/fixed_state.h"

#include <gtest/gtest.h>

namespace relay::policy {
namespace {

using test::account;

constexpr UnixMillis kNow = 100'000'000;
constexpr UnixMillis kMinute = 60'000;

class StickyTest : public ::testing::Test {
protected:
    /// One turn of the conversation at `now`; empty: nobody served.
    std::string turn(UnixMillis now) {
        Ranking ranking(pool, SchedulingRules{});
        SelectionRequest request = test::requestAt(now);
        request.sticky = entry ? &*entry : nullptr;
        const Selection selection = ranking.choose(request, state, state);
        use = selection.stickyUse;
        if (!selection.account) return "";
        entry = nextSticky(entry, "hash", "key", selection.account->id, StickyTimes{}, now);
        return selection.account->id;
    }

    test::FixedState state;
    std::shared_ptr<const AccountPool> pool =
        std::make_shared<AccountPool>(AccountPool::Accounts{account("a"), account("b"), account("c")}, 1);
    std::optional<StickyEntry> entry;
    StickyUse use = StickyUse::None;
};

TEST_F(StickyTest, AConversationStaysWhereItBegan) {
    EXPECT_EQ(turn(kNow), "a");
    EXPECT_EQ(use, StickyUse::None);
    state.loads["a"].inFlight = 9;
    EXPECT_EQ(turn(kNow + 1), "a");
    EXPECT_EQ(use, StickyUse::Home);
    EXPECT_EQ(entry->hits, 1U);
    EXPECT_EQ(entry->hash, "hash");
    EXPECT_EQ(entry->keyId, "key");
    EXPECT_EQ(entry->createdAt, kNow);
}

TEST_F(StickyTest, ASickHomeLetsGoAndTheConversationComesBackToAWarmCache) {
    turn(kNow);
    state.cool("a", kNow + kMinute);
    EXPECT_EQ(turn(kNow + 1), "b");
    EXPECT_EQ(use, StickyUse::Broken);
    state.loads["b"].inFlight = 9;
    EXPECT_EQ(turn(kNow + 2), "b") << "stays on the detour";
    EXPECT_EQ(use, StickyUse::Detour);
    state.marks.clear();
    EXPECT_EQ(turn(kNow + 2 * kMinute), "a") << "home again";
    EXPECT_EQ(use, StickyUse::Home);
    EXPECT_EQ(entry->detourId, "");
}

TEST_F(StickyTest, AColdHomeIsGivenUp) {
    turn(kNow);
    state.cool("a", kNow + 60 * kMinute);
    EXPECT_EQ(turn(kNow + 1), "b");
    EXPECT_EQ(entry->accountId, "a");
    EXPECT_EQ(turn(kNow + 6 * kMinute), "b");
    EXPECT_EQ(entry->accountId, "b") << "the detour is the home now";
    state.marks.clear();
    EXPECT_EQ(turn(kNow + 7 * kMinute), "b");
}

TEST_F(StickyTest, AnIdleConversationComesBackToItsHomeWhileTheEntryLives) {
    turn(kNow);
    state.loads["a"].inFlight = 1;
    EXPECT_EQ(turn(kNow + 50 * kMinute), "a");
}

TEST_F(StickyTest, ASickDetourIsReplaced) {
    turn(kNow);
    state.cool("a", kNow + 60 * kMinute);
    turn(kNow + 1);
    state.cool("b", kNow + 60 * kMinute);
    EXPECT_EQ(turn(kNow + 2), "c");
    EXPECT_EQ(use, StickyUse::Broken);
    EXPECT_EQ(entry->accountId, "a");
    EXPECT_EQ(entry->detourId, "c");
}

TEST_F(StickyTest, AHomeThatComesBackSlowlyIsNotStormed) {
    turn(kNow);
    state.loads["a"] = test::recovering(2, kNow);
    EXPECT_EQ(turn(kNow + 1), "b");
}

TEST_F(StickyTest, AccountsOutsideOfTheKeysGroupDoNotServeAConversation) {
    pool = std::make_shared<AccountPool>(AccountPool::Accounts{account("a"), account("b")}, 1,
                                         std::vector{test::group({"b"})});
    turn(kNow);
    Ranking ranking(pool, SchedulingRules{});
    SelectionRequest request = test::requestAt(kNow);
    request.boundGroupId = "g";
    request.sticky = &*entry;
    EXPECT_EQ(ranking.choose(request, state, state).account->id, "b");
}

TEST_F(StickyTest, LifeIsRenewedWhenLittleOfItIsLeft) {
    turn(kNow);
    EXPECT_EQ(entry->expiresAt, kNow + 60 * kMinute);
    turn(kNow + 30 * kMinute);
    EXPECT_EQ(entry->expiresAt, kNow + 60 * kMinute);
    turn(kNow + 31 * kMinute);
    EXPECT_EQ(entry->expiresAt, kNow + 91 * kMinute);
}

}  // namespace
}  // namespace relay::policy
