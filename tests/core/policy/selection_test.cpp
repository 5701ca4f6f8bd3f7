#include "policy/selection.h"

#include "tests/core/store/idle_coordination.h"

#include <gtest/gtest.h>

#include <map>

namespace relay::policy {
namespace {

constexpr UnixMillis kNow = 1'000'000;

/// Marks and loads as a test sets them; leases are not its business.
class FixedState final : public test::IdleCoordination {
public:
    AccountLoad load(const std::string& accountId, UnixMillis) const override {
        const auto found = loads.find(accountId);
        return found == loads.end() ? AccountLoad{} : found->second;
    }
    void mark(AccountMark mark) override { marked[mark.accountId] = std::move(mark); }
    void clearMark(const std::string& accountId, std::optional<std::string>) override {
        marked.erase(accountId);
    }
    std::optional<AccountMark> markOf(const std::string& accountId, std::string_view) const override {
        const auto found = marked.find(accountId);
        return found == marked.end() ? std::nullopt : std::optional(found->second);
    }

    std::map<std::string, AccountLoad> loads;
    std::map<std::string, AccountMark> marked;
};

std::shared_ptr<const Account> account(std::string id, int priority, void (*change)(Account&) = nullptr) {
    auto made = std::make_shared<Account>();
    made->id = id;
    made->name = std::move(id);
    made->priority = priority;
    if (change != nullptr) change(*made);
    return made;
}

class SelectionTest : public ::testing::Test {
protected:
    Selection select(const AccountPool& pool, std::size_t turn = 0) {
        const SelectionInput input{pool, state, tried, turn, kNow, 0};
        return selectAccount(input);
    }
    void cool(const std::string& id, UnixMillis until) {
        AccountMark mark;
        mark.accountId = id;
        mark.until = until;
        state.mark(mark);
    }

    FixedState state;
    std::vector<std::string> tried;
};

TEST_F(SelectionTest, LowerPriorityNumberComesFirst) {
    const AccountPool pool({account("b", 20), account("a", 10)}, 1);
    EXPECT_EQ(select(pool).account->id, "a");
}

TEST_F(SelectionTest, AccountsOfOnePriorityTakeTurns) {
    const AccountPool pool({account("a", 10), account("b", 10), account("c", 10), account("d", 20)}, 1);
    std::map<std::string, int> count;
    for (std::size_t turn = 0; turn < 30; ++turn)
        ++count[select(pool, turn).account->id];
    EXPECT_EQ(count["a"], 10);
    EXPECT_EQ(count["b"], 10);
    EXPECT_EQ(count["c"], 10);
    EXPECT_EQ(count.count("d"), 0U);
}

TEST_F(SelectionTest, TheNextPriorityServesWhenTheFirstCannot) {
    const AccountPool pool({account("a", 10), account("b", 20)}, 1);
    cool("a", kNow + 5'000);
    const Selection selection = select(pool);
    EXPECT_EQ(selection.account->id, "b");
    ASSERT_EQ(selection.refused.size(), 1U);
    EXPECT_EQ(selection.refused[0].refusal, Refusal::Cooling);
    EXPECT_EQ(selection.refused[0].until, kNow + 5'000);
}

TEST_F(SelectionTest, AMarkThatIsOverKeepsNobodyOut) {
    const AccountPool pool({account("a", 10)}, 1);
    cool("a", kNow);
    EXPECT_EQ(select(pool).account->id, "a");
}

TEST_F(SelectionTest, AnAccountIsTriedOnce) {
    const AccountPool pool({account("a", 10), account("b", 10)}, 1);
    tried = {"a"};
    EXPECT_EQ(select(pool).account->id, "b");
    tried = {"a", "b"};
    EXPECT_EQ(select(pool).account, nullptr);
}

TEST_F(SelectionTest, SaysWhyNobodyCanServe) {
    const AccountPool pool(
        {account("off", 1, [](Account& each) { each.enabled = false; }),
         account("paused", 1, [](Account& each) { each.schedulable = false; }), account("cool", 1),
         account("full", 1, [](Account& each) { each.maxConcurrency = 2; }),
         account("spent", 1, [](Account& each) { each.dailyQuota = Money{100}; })},
        1);
    cool("cool", kNow + 41'001);
    state.loads["full"].inFlight = 2;
    state.loads["spent"].spentToday = Money{60};
    state.loads["spent"].reserved = Money{40};
    const Selection selection = select(pool);
    EXPECT_EQ(selection.account, nullptr);
    EXPECT_EQ(selection.refusedCount, 5U);
    EXPECT_EQ(describeRefusals(selection, kNow),
              "1 disabled, 1 paused, 1 cooling down (the first is back in 42 s), 1 at the limit of parallel "
              "requests, "
              "1 out of today's quota");
    EXPECT_EQ(secondsUntilFirstBack(selection, kNow), 42);
}

TEST_F(SelectionTest, AnEmptyPoolIsSaidToBeEmpty) {
    const Selection selection = select(AccountPool());
    EXPECT_EQ(selection.account, nullptr);
    EXPECT_EQ(describeRefusals(selection, kNow), "no account is set up for this service");
}

TEST_F(SelectionTest, AThousandRefusalsAreCountedNotKept) {
    AccountPool::Accounts accounts;
    for (int i = 0; i < 1000; ++i)
        accounts.push_back(account("a" + std::to_string(i), 1, [](Account& each) { each.enabled = false; }));
    const Selection selection = select(AccountPool(std::move(accounts), 1));
    EXPECT_EQ(selection.refusedCount, 1000U);
    EXPECT_EQ(selection.refused.size(), kRefusalsKept);
}

}  // namespace
}  // namespace relay::policy
