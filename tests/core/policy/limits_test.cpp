#include "policy/limits.h"

#include "store/local_periods.h"

#include <gtest/gtest.h>

namespace relay::policy {
namespace {

constexpr UnixMillis kNow = 1'795'000'000'000;
constexpr Money kDollar{1'000'000'000};

const Charge* find(const std::vector<Charge>& charges, LimitKind kind, std::string_view family = {}) {
    for (const Charge& each : charges)
        if (each.kind == kind && each.family == family) return &each;
    return nullptr;
}

TEST(Limits, ATemporaryOverrideHoldsUntilItsEnd) {
    ApiKey key;
    key.limits.concurrency = 2;
    key.limits.dailyCost = kDollar;
    key.limits.families = {{"opus", LimitKind::WeeklyCost, kDollar}};
    key.temporary = TemporaryLimits{{}, kNow + 1};
    key.temporary->limits.dailyCost = Money{5'000'000'000};
    key.temporary->limits.families = {{"opus", LimitKind::WeeklyCost, Money{7}},
                                      {"opus", LimitKind::DailyCost, Money{8}},
                                      {"haiku", LimitKind::DailyCost, Money{}}};
    const KeyLimits during = effectiveLimits(key, kNow);
    EXPECT_EQ(during.concurrency, 2U) << "0 leaves the key's own in force";
    EXPECT_EQ(during.dailyCost, Money{5'000'000'000});
    ASSERT_EQ(during.families.size(), 2U);
    EXPECT_EQ(during.families[0].limit, Money{7});
    EXPECT_EQ(during.families[1].kind, LimitKind::DailyCost);
    EXPECT_EQ(effectiveLimits(key, kNow + 1), key.limits);
}

TEST(Limits, AKeyWithoutLimitsIsChargedNothing) {
    EXPECT_TRUE(chargesOf(KeyLimits{}, {"opus", kDollar, 5}, {}, BudgetMode::Exact).empty());
    const auto account = chargesOf(Account{}, kDollar, {}, BudgetMode::Exact);
    ASSERT_EQ(account.size(), 1U) << "its requests are counted all the same";
    EXPECT_EQ(account.front().kind, LimitKind::Concurrency);
    EXPECT_EQ(account.front().limit, 0);
    EXPECT_FALSE(hasMoneyLimit(KeyLimits{}, "opus"));
}

TEST(Limits, ChargesEveryLimitThatIsSet) {
    KeyLimits limits;
    limits.concurrency = 3;
    limits.windowMinutes = 5;
    limits.windowRequests = 60;
    limits.windowTokens = 1000;
    limits.windowCost = Money{11};
    limits.dailyCost = Money{12};
    limits.weeklyCost = Money{13};
    limits.monthlyCost = Money{14};
    limits.totalCost = Money{15};
    limits.families = {{"opus", LimitKind::WeeklyCost, Money{16}},
                       {"haiku", LimitKind::DailyCost, Money{17}}};
    const Periods periods{1, 2, 3, 4, 5, 6};
    const auto charges = chargesOf(limits, {"opus", Money{7}, 500}, periods, BudgetMode::Exact);
    ASSERT_EQ(charges.size(), 9U);

    EXPECT_EQ(find(charges, LimitKind::Concurrency)->amount, 1);
    const Charge& requests = *find(charges, LimitKind::WindowRequests);
    EXPECT_EQ(requests.limit, 60);
    EXPECT_EQ(requests.amount, 1);
    EXPECT_EQ(requests.windowMs, 300'000);
    const Charge& tokens = *find(charges, LimitKind::WindowTokens);
    EXPECT_EQ(tokens.amount, 500);
    EXPECT_FALSE(tokens.whole);
    const Charge& window = *find(charges, LimitKind::WindowCost);
    EXPECT_EQ(window.amount, 7);
    EXPECT_EQ(window.windowMs, 300'000);
    EXPECT_TRUE(window.whole);
    const Charge& week = *find(charges, LimitKind::WeeklyCost);
    EXPECT_EQ(week.limit, 13);
    EXPECT_EQ(week.periodStart, 3);
    EXPECT_EQ(week.periodEnd, 4);
    EXPECT_EQ(find(charges, LimitKind::MonthlyCost)->periodEnd, 6);
    EXPECT_EQ(find(charges, LimitKind::TotalCost)->periodEnd, 0);
    EXPECT_EQ(find(charges, LimitKind::WeeklyCost, "opus")->limit, 16);
    EXPECT_EQ(find(charges, LimitKind::DailyCost, "haiku"), nullptr) << "another family's";
}

TEST(Limits, AnEstimateNeedsOnlySomethingToBeLeft) {
    KeyLimits limits;
    limits.totalCost = kDollar;
    EXPECT_FALSE(chargesOf(limits, {"", Money{7}, 0}, {}, BudgetMode::Estimate).front().whole);
}

TEST(Limits, AWindowNeedsALength) {
    KeyLimits limits;
    limits.windowRequests = 1;
    limits.windowCost = kDollar;
    EXPECT_TRUE(chargesOf(limits, {}, {}, BudgetMode::Exact).empty());
    EXPECT_FALSE(hasMoneyLimit(limits, ""));
    limits.windowMinutes = 1;
    EXPECT_TRUE(hasMoneyLimit(limits, ""));
}

TEST(Limits, AFamilysLimitIsAboutItsModels) {
    KeyLimits limits;
    limits.families = {{"opus", LimitKind::DailyCost, kDollar}};
    EXPECT_TRUE(hasMoneyLimit(limits, "opus"));
    EXPECT_FALSE(hasMoneyLimit(limits, "haiku"));
}

TEST(Limits, ChargesAnAccountsDay) {
    Account account;
    account.maxConcurrency = 4;
    account.dailyQuota = kDollar;
    const auto charges = chargesOf(account, Money{9}, {1, 2, 3, 4, 5, 6}, BudgetMode::Exact);
    ASSERT_EQ(charges.size(), 2U);
    EXPECT_EQ(charges[0].limit, 4);
    EXPECT_EQ(charges[1].amount, 9);
    EXPECT_EQ(charges[1].periodEnd, 2);
}

TEST(Limits, PeriodsRollAtTheZone) {
    const Periods periods = localPeriods(kNow, TimeZone::fixed(120), {.day = 3, .hour = 6});
    EXPECT_EQ(isoTime(kNow), "2026-11-18T11:06:40.000Z");  // a Wednesday, 13:06 there
    EXPECT_EQ(isoTime(periods.dayStart), "2026-11-17T22:00:00.000Z");
    EXPECT_EQ(isoTime(periods.dayEnd), "2026-11-18T22:00:00.000Z");
    EXPECT_EQ(isoTime(periods.weekStart), "2026-11-18T04:00:00.000Z");
    EXPECT_EQ(isoTime(periods.weekEnd), "2026-11-25T04:00:00.000Z");
    EXPECT_EQ(isoTime(periods.monthStart), "2026-10-31T22:00:00.000Z");
    EXPECT_EQ(isoTime(periods.monthEnd), "2026-11-30T22:00:00.000Z");
}

}  // namespace
}  // namespace relay::policy
