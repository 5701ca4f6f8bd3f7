#include "policy/ranking.h"

#include "tests/core/policy/fixed_state.h"

#include <gtest/gtest.h>

#include <initializer_list>

namespace relay::policy {
namespace {

using test::account;

constexpr UnixMillis kNow = 1'000'000;

SchedulingRules withFallback() {
    SchedulingRules rules;
    rules.dedicatedFallback = true;
    return rules;
}

SelectionRequest opusRequest() {
    SelectionRequest request = test::requestAt(kNow);
    request.model = "claude-opus-4-5";
    request.family = "opus";
    return request;
}

class RankingTest : public ::testing::Test {
protected:
    void open(std::initializer_list<std::shared_ptr<const Account>> accounts,
              std::vector<AccountGroup> groups = {}, SchedulingRules rules = {}) {
        pool = std::make_shared<AccountPool>(AccountPool::Accounts(accounts), 1, std::move(groups));
        ranking.emplace(pool, rules);
    }
    void openAnew() { ranking.emplace(pool, SchedulingRules{}); }
    Selection choose() {
        request.tried = tried;
        return ranking->choose(request, state, state);
    }
    /// Empty: nobody can serve.
    std::string chosen() {
        const Selection selection = choose();
        return selection.account ? selection.account->id : "";
    }
    /// Chooses, and begins a request there.
    std::string use() {
        const std::string id = chosen();
        AccountLoad& load = state.loads[id];
        ++load.inFlight;
        load.lastUsedAt = ++clock;
        ranking->changed(id);
        return id;
    }
    void set(const std::string& id, void (*change)(AccountLoad&)) {
        change(state.loads[id]);
        ranking->changed(id);
    }

    test::FixedState state;
    std::shared_ptr<const AccountPool> pool;
    std::optional<Ranking> ranking;
    SelectionRequest request = opusRequest();
    std::vector<std::string> tried;
    UnixMillis clock = 1;
};

TEST_F(RankingTest, LowerPriorityNumberComesFirst) {
    open({account("b", 20), account("a", 10)});
    EXPECT_EQ(chosen(), "a");
}

TEST_F(RankingTest, ABurstIsSpreadByWeight) {
    auto heavy = account("heavy");
    heavy->weight = 200;
    open({account("a"), heavy, account("later", 20)});
    std::map<std::string, int> count;
    for (int i = 0; i < 30; ++i)
        ++count[use()];
    EXPECT_EQ(count["heavy"], 20);
    EXPECT_EQ(count["a"], 10);
    EXPECT_EQ(count.count("later"), 0U);
}

TEST_F(RankingTest, OfEquallyLoadedOnesTheOneThatWaitedLongestGoes) {
    open({account("a"), account("b"), account("c")});
    state.loads["a"].lastUsedAt = 30;
    state.loads["b"].lastUsedAt = 10;
    state.loads["c"].lastUsedAt = 20;
    EXPECT_EQ(chosen(), "b");
    set("b", [](AccountLoad& load) { load.lastUsedAt = 40; });
    EXPECT_EQ(chosen(), "c");
}

TEST_F(RankingTest, ThenTheOneWithMoreOfItsQuotaLeft) {
    auto a = account("a");
    auto b = account("b");
    a->dailyQuota = b->dailyQuota = Money{1000};
    open({a, b});
    state.loads["a"].spentToday = Money{500};
    state.loads["b"].spentToday = Money{100};
    EXPECT_EQ(chosen(), "b");
}

TEST_F(RankingTest, TheNextPriorityServesWhenTheFirstCannot) {
    open({account("a", 10), account("b", 20)});
    state.cool("a", kNow + 5'000);
    EXPECT_EQ(chosen(), "b");
}

TEST_F(RankingTest, AnAccountIsTriedOnce) {
    open({account("a"), account("b")});
    tried = {"a"};
    EXPECT_EQ(chosen(), "b");
    tried = {"a", "b"};
    EXPECT_EQ(chosen(), "");
    tried = {};
    EXPECT_EQ(chosen(), "a") << "the next request may use it";
}

TEST_F(RankingTest, AMarkedAccountIsProbedByOneRequestWhenItIsTime) {
    open({account("a", 10), account("b", 20)});
    state.cool("a", kNow + 5'000);
    EXPECT_EQ(chosen(), "b");
    request.moment.now = kNow + 5'000;
    const Selection probe = choose();
    EXPECT_EQ(probe.account->id, "a");
    ASSERT_TRUE(probe.probe);
    EXPECT_EQ(probe.probe->accountId, "a");
    state.probing.insert({"a", ""});
    const Selection other = choose();
    EXPECT_EQ(other.account->id, "b");
    EXPECT_FALSE(other.probe);
}

TEST_F(RankingTest, AProbeThatSomebodyElseBeganFirstKeepsNobodyOutForLong) {
    open({account("a", 10), account("b", 20)});
    state.cool("a", kNow);
    state.letsProbe = false;
    EXPECT_EQ(chosen(), "b");
    state.letsProbe = true;
    EXPECT_EQ(chosen(), "a");
}

TEST_F(RankingTest, AMissedEventHoldsAnAccountUpForASecondAtMost) {
    auto full = account("full", 10);
    full->maxConcurrency = 1;
    open({full, account("b", 20)});
    state.loads["full"].inFlight = 1;
    EXPECT_EQ(chosen(), "b");
    state.loads["full"].inFlight = 0;  // nobody tells
    EXPECT_EQ(chosen(), "b");
    request.moment.now += 1'000;
    EXPECT_EQ(chosen(), "full");
}

TEST_F(RankingTest, WithNobodyElseToServeAMissedEventHoldsNobodyUp) {
    auto full = account("full", 10);
    full->maxConcurrency = 1;
    open({full});
    state.loads["full"].inFlight = 1;
    EXPECT_EQ(chosen(), "");
    state.loads["full"].inFlight = 0;  // nobody tells
    EXPECT_EQ(chosen(), "full");
}

TEST_F(RankingTest, AMissedEventSendsNothingToAFullAccount) {
    auto full = account("full", 10);
    full->maxConcurrency = 1;
    open({full, account("b", 20)});
    EXPECT_EQ(chosen(), "full");
    state.loads["full"].inFlight = 1;  // nobody tells
    EXPECT_EQ(chosen(), "b");
}

TEST_F(RankingTest, AMarkOfAFamilyIsForThatFamilyOnly) {
    open({account("a", 10), account("b", 20)});
    state.cool("a", kNow + 5'000, "opus");
    EXPECT_EQ(chosen(), "b");
    request.family = "sonnet";
    EXPECT_EQ(chosen(), "a");
    request.family = "opus";
    EXPECT_EQ(chosen(), "b");
    state.marks.clear();
    ranking->changed("a");
    EXPECT_EQ(chosen(), "a");
}

TEST_F(RankingTest, AccountsServeTheirModelsOnly) {
    auto haiku = account("haiku", 1);
    haiku->models = {"claude-haiku-*", "*-Mini"};
    open({haiku, account("all", 20)});
    EXPECT_EQ(chosen(), "all");
    request.model = "Claude-Haiku-4-5";
    EXPECT_EQ(chosen(), "haiku");
    request.model = "gpt-5-mini";
    EXPECT_EQ(chosen(), "haiku");
    request.model = "gpt-5-mini-2";
    EXPECT_EQ(chosen(), "all");
}

TEST_F(RankingTest, AfterARecoveryAnAccountComesBackSlowly) {
    open({account("a", 10), account("b", 20)});
    state.loads["a"] = test::recovering(2, kNow);
    EXPECT_EQ(chosen(), "b") << "two at first";
    set("a", [](AccountLoad& load) { load.successesSinceRecovery = 1; });
    EXPECT_EQ(chosen(), "a") << "two more for each success";
    set("a", [](AccountLoad& load) { load.inFlight = 4; });
    tried = {"b"};
    EXPECT_EQ(chosen(), "a") << "when nobody else can";
}

TEST_F(RankingTest, AKeysOwnAccountOrNone) {
    open({account("a", 10), account("own", 20)});
    request.boundAccountId = "own";
    EXPECT_EQ(chosen(), "own");
    state.cool("own", kNow + 5'000);
    const Selection refused = choose();
    EXPECT_EQ(refused.account, nullptr);
    ASSERT_EQ(refused.refused.size(), 1U);
    EXPECT_EQ(refused.refused[0].refusal, Refusal::Cooling);
    EXPECT_EQ(secondsUntilFirstBack(refused, kNow), 5);
    request.boundAccountId = "gone";
    EXPECT_EQ(choose().refused.at(0).refusal, Refusal::Missing);
}

TEST_F(RankingTest, TheFallbackIsForFaultsNotForRateLimits) {
    open({account("a", 10), account("own", 20)}, {}, withFallback());
    request.boundAccountId = "own";
    EXPECT_EQ(chosen(), "own");
    state.cool("own", kNow + 5'000);
    EXPECT_EQ(chosen(), "a");
    state.marks.begin()->second.cause = MarkCause::RateLimited;
    EXPECT_EQ(chosen(), "");
}

TEST_F(RankingTest, AGroupServesItsKeys) {
    open({account("a", 1), account("b", 20), account("c", 10)}, {test::group({"b", "c", "c", "gone"})});
    request.boundGroupId = "g";
    EXPECT_EQ(chosen(), "c");
    tried = {"c"};
    EXPECT_EQ(chosen(), "b");
    tried = {"c", "b"};
    EXPECT_EQ(chosen(), "");
    request.boundGroupId = "gone";
    EXPECT_EQ(choose().refused.at(0).refusal, Refusal::Missing);
}

TEST_F(RankingTest, SaysWhyNobodyCanServe) {
    auto off = account("off");
    off->enabled = false;
    auto paused = account("paused");
    paused->schedulable = false;
    auto full = account("full");
    full->maxConcurrency = 2;
    auto spent = account("spent");
    spent->dailyQuota = Money{100};
    auto ended = account("ended");
    ended->subscriptionEndsAt = kNow;
    auto old = account("old");
    old->maxAgeDays = 1;
    old->createdAt = kNow - 86'400'000;
    auto other = account("other");
    other->models = {"gpt-*"};
    open({off, paused, account("cool"), full, spent, ended, old, other});
    state.cool("cool", kNow + 41'001);
    state.loads["full"].inFlight = 2;
    state.loads["spent"].spentToday = Money{60};
    state.loads["spent"].reserved = Money{40};
    const Selection selection = choose();
    EXPECT_EQ(selection.account, nullptr);
    EXPECT_EQ(selection.refusedCount, 8U);
    EXPECT_EQ(describeRefusals(selection, kNow),
              "1 disabled, 1 paused, 1 out of subscription, 1 past the age of use, 1 not for this model, "
              "1 cooling down (the first is back in 42 s), 1 at the limit of parallel requests, "
              "1 out of today's quota");
    EXPECT_EQ(secondsUntilFirstBack(selection, kNow), 42);
}

TEST_F(RankingTest, AnEmptyPoolIsSaidToBeEmpty) {
    open({});
    const Selection selection = choose();
    EXPECT_EQ(selection.account, nullptr);
    EXPECT_EQ(describeRefusals(selection, kNow), "no account is set up for this service");
}

TEST_F(RankingTest, AThousandRefusalsAreCountedNotKept) {
    AccountPool::Accounts accounts;
    for (int i = 0; i < 1000; ++i) {
        accounts.push_back(account("a" + std::to_string(i)));
        state.cool(accounts.back()->id, kNow + 5'000);
    }
    pool = std::make_shared<AccountPool>(std::move(accounts), 1);
    openAnew();
    const Selection selection = choose();
    EXPECT_EQ(selection.refusedCount, 1000U);
    EXPECT_EQ(selection.refused.size(), kRefusalsKept);
    EXPECT_EQ(describeRefusals(selection, kNow), "64 cooling down (the first is back in 5 s), and 936 more");
}

TEST_F(RankingTest, TellsTheWayWhenAsked) {
    open({account("a", 10), account("own", 20)}, {}, withFallback());
    request.boundAccountId = "own";
    state.cool("own", kNow + 5'000);
    EXPECT_TRUE(choose().steps.empty());
    request.narrate = true;
    const auto steps = choose().steps;
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_NE(steps[0].find("own: cooling down"), std::string::npos) << steps[0];
    EXPECT_EQ(steps[1], "by rank: a serves");
}

}  // namespace
}  // namespace relay::policy
