#include "policy/explanation.h"

#include "policy/supposed.h"
#include "tests/core/policy/fixed_state.h"

#include <gtest/gtest.h>

#include <random>
#include <utility>

namespace relay::policy {
namespace {

using test::account;

constexpr UnixMillis kNow = 1'000'000;
const std::vector<std::string> kFamilies{"opus", "sonnet"};

/// A pool, its state and requests at random, all from one seed.
class World {
public:
    explicit World(std::uint32_t seed) : m_random(seed) {
        AccountPool::Accounts accounts;
        const int count = upTo(9);
        for (int i = 0; i < count; ++i)
            accounts.push_back(randomAccount("a" + std::to_string(i)));
        AccountGroup group = test::group({});
        for (const auto& each : accounts)
            if (often(2)) group.accountIds.push_back(each->id);
        pool = std::make_shared<AccountPool>(std::move(accounts), 1, std::vector{group});
        rules.dedicatedFallback = often(2);
        ranking.emplace(pool, rules);
        for (const auto& each : pool->all())
            changeOne(each->id);
    }

    /// Time goes on and accounts change, some of them; the ranking hears of each change.
    void step() {
        constexpr UnixMillis kSixHours = 21'600'000;
        const UnixMillis on = often(10) ? kSixHours : often(3) ? 0 : upTo(2'500);
        moment = momentAt(moment.now + on, TimeZone());
        for (const auto& each : pool->all())
            if (often(3)) changeOne(each->id);
    }

    SelectionRequest randomRequest() {
        SelectionRequest request;
        request.model = often(2) ? "claude-opus-4-5" : "claude-sonnet-4-5";
        request.family = request.model == "claude-opus-4-5" ? "opus" : "sonnet";
        if (often(5)) request.boundAccountId = anyId();
        if (request.boundAccountId.empty() && often(4)) request.boundGroupId = often(8) ? "gone" : "g";
        sticky.accountId = anyId();
        sticky.detourId = often(2) ? anyId() : "";
        sticky.homeUsedAt = moment.now - upTo(600'000);
        if (often(2)) request.sticky = &sticky;
        request.moment = moment;
        return request;
    }

    std::shared_ptr<const AccountPool> pool;
    SchedulingRules rules;
    test::FixedState state;
    std::optional<Ranking> ranking;
    Moment moment = momentAt(kNow, TimeZone());
    StickyEntry sticky;

private:
    int upTo(int most) { return std::uniform_int_distribution<int>(0, most)(m_random); }
    bool often(int oneIn) { return upTo(oneIn - 1) == 0; }
    std::string anyId() { return "a" + std::to_string(upTo(9)); }

    std::shared_ptr<const Account> randomAccount(std::string id) {
        auto made = account(std::move(id), often(2) ? 10 : 20);
        made->weight = often(3) ? 200 : 100;
        made->enabled = !often(12);
        made->schedulable = !often(12);
        made->maxConcurrency = often(3) ? 2 : 0;
        if (often(3)) made->dailyQuota = Money{1000};
        if (often(3)) made->models = {often(2) ? "*opus*" : "*sonnet*"};
        if (often(6)) made->activeHours = {600, 1200, 0x1F};
        if (often(12)) made->subscriptionEndsAt = kNow + upTo(20'000);
        return made;
    }

    void changeOne(const std::string& id) {
        AccountLoad& load = state.loads[id];
        load.inFlight = static_cast<std::uint32_t>(upTo(3));
        load.lastUsedAt = upTo(3);
        load.spentToday = Money{upTo(1100)};
        load.recoveredAt = often(3) ? kNow : 0;
        load.successesSinceRecovery = static_cast<std::uint32_t>(upTo(1));
        state.marks.erase({id, ""});
        for (const std::string& family : kFamilies)
            state.marks.erase({id, family});
        if (often(4))
            state.cool(id, moment.now + upTo(4'000) - 1'000, often(2) ? "" : often(2) ? "opus" : "sonnet");
        if (often(8)) state.marks.begin()->second.cause = MarkCause::RateLimited;
        state.probing.clear();
        if (!state.marks.empty() && often(3)) state.probing.insert(state.marks.begin()->first);
        for (const auto& each : pool->all())
            ranking->changed(each->id);
    }

    std::mt19937 m_random;
};

/// Whom the ranking chooses, one after the other, if everybody fails.
std::vector<std::string> liveOrder(World& world, SelectionRequest request, Selection& last) {
    std::vector<std::string> tried;
    while (true) {
        request.tried = tried;
        last = world.ranking->choose(request, world.state, world.state);
        if (!last.account) return tried;
        tried.push_back(last.account->id);
    }
}

TEST(Explanation, ComesToTheLiveOrderInTenThousandRandomStates) {
    std::size_t chosen = 0;
    for (std::uint32_t seed = 1; seed <= 500; ++seed) {
        World world(seed);
        for (int step = 0; step < 20; ++step) {
            world.step();
            const SelectionRequest request = world.randomRequest();
            const Explanation explained = explain(*world.pool, world.rules, request, world.state);
            Selection last;
            const auto live = liveOrder(world, request, last);
            std::vector<std::string> dry;
            std::map<std::string, Refusal> why;
            for (const ExplainedCandidate& each : explained.candidates) {
                if (!each.refused) dry.push_back(each.account->id);
                if (each.refused) why[each.refused->accountId] = each.refused->refusal;
            }
            ASSERT_EQ(live, dry) << "seed " << seed << ", step " << step;
            ASSERT_EQ(dry.size(), explained.serving);
            for (const RefusedCandidate& each : last.refused)
                ASSERT_EQ(why.at(each.accountId), each.refusal)
                    << "seed " << seed << ", step " << step << ", " << each.accountId;
            chosen += live.size();
        }
    }
    EXPECT_GT(chosen, 10'000U) << "the states have to be such that there is something to choose";
}

TEST(Explanation, SaysWhyEachOneIsOut) {
    test::FixedState state;
    const AccountPool pool({account("a"), account("b"), account("own")}, 1);
    SelectionRequest request = test::requestAt(kNow);
    request.boundAccountId = "own";
    const Explanation bound = explain(pool, {}, request, state);
    ASSERT_EQ(bound.candidates.size(), 3U);
    EXPECT_EQ(bound.serving, 1U);
    EXPECT_TRUE(bound.candidates[0].bound);
    EXPECT_EQ(bound.candidates[1].refused->refusal, Refusal::NotBound);
    EXPECT_EQ(bound.candidates[0].words, "priority 10, 0 in flight at weight 100");

    request.boundAccountId = "gone";
    const Explanation missing = explain(pool, {}, request, state);
    EXPECT_EQ(missing.candidates.at(0).refused->refusal, Refusal::Missing);
    EXPECT_EQ(missing.serving, 0U);
}

TEST(Explanation, OfASupposedAnswer) {
    test::FixedState state;
    const AccountPool pool({account("a"), account("b")}, 1);
    const SelectionRequest request = test::requestAt(kNow);
    const std::vector<Supposed> ifs{{"a", *suppositionFrom("429")}};
    const CooldownTimes times;
    const Explanation explained = explain(pool, {}, request, SupposedState(state, ifs, times));
    ASSERT_EQ(explained.serving, 1U);
    EXPECT_EQ(explained.candidates[0].account->id, "b");
    const RefusedCandidate& refused = *explained.candidates[1].refused;
    EXPECT_EQ(refused.refusal, Refusal::Cooling);
    EXPECT_EQ(refused.mark->cause, MarkCause::RateLimited);
    EXPECT_EQ(refused.mark->until - kNow, 300'000);
    EXPECT_FALSE(suppositionFrom("500"));
    for (const char* name : {"429", "529", "timeout", "down"})
        EXPECT_EQ(toString(*suppositionFrom(name)), name);
}

}  // namespace
}  // namespace relay::policy
