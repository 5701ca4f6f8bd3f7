// Exact budgets: a thousand requests at once never book more than the key has, in the relay's own count and in the
// upstream's.
#include "base/clock.h"
#include "contract/crowd.h"
#include "contract/expectations.h"
#include "contract/meter.h"
#include "contract/rig.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <ostream>

namespace relay::test {
namespace {

constexpr std::size_t kParallel = 1'000;
constexpr Money kDollar{1'000'000'000};
constexpr std::string_view kUnknown = "nobody-knows-this-model";

/// What the crowd asks for, what it uses, and whether its key has a queue; without one requests still wait a little for
/// money that others hold.
struct Crowd {
    const char* name;
    std::uint64_t asks;
    std::uint64_t usesUpTo;
    bool waits;

    friend void PrintTo(const Crowd& crowd, std::ostream* out) { *out << crowd.name; }
};

class BudgetOfACrowd : public testing::TestWithParam<Crowd> {};

TEST_P(BudgetOfACrowd, NeverBooksMoreThanTheDollar) {
    const Crowd& crowd = GetParam();
    raiseFileLimit();
    Meter meter([&crowd](std::uint64_t n) { return 1 + n * 397 % crowd.usesUpTo; });
    Rig rig({.arguments = {"--threads", "2", "--budget-mode", "exact"}});
    rig.upstream().setBehaviour([&meter](const Exchange& exchange) { return meter.answer(exchange); });
    std::vector<std::string> flags{"--total-cost-limit", "1"};
    if (crowd.waits) flags.insert(flags.end(), {"--queue", fmt::format("{}:120", kParallel)});
    rig.useKey(flags);

    const auto answers = postAtOnce(rig, kParallel, [&crowd](std::size_t i) {
        return bodyAsking(crowd.asks, i % 2 == 0, fmt::format("request {}", i));
    });
    ASSERT_TRUE(rig.waitForQuiet());

    const auto statuses = statusesOf(answers);
    for (const ClientAnswer& answer : answers)
        if (answer.status != 200) expectQuotaExceeded(answer);
    ASSERT_TRUE(statuses.contains(200));
    EXPECT_EQ(statuses.at(200), meter.requests());
    // The crowd would have used far more: without limits this test could not fail.
    ASSERT_LT(statuses.at(200), kParallel);

    const Money booked = moneyFromDecimal(text(rig.usage(), "costUsd")).value_or(Money{-1});
    EXPECT_EQ(booked, meter.billed());
    EXPECT_LE(meter.billed(), kDollar);
    if (crowd.waits) {
        EXPECT_GE(meter.billed().nanos, kDollar.nanos / 10 * 9) << "used of the dollar";
    }
    fmt::print("{}: {} served, {} refused, ${} of $1 used\n", crowd.name, statuses.at(200),
               kParallel - statuses.at(200), toDecimal(meter.billed()));
}

INSTANTIATE_TEST_SUITE_P(Crowds, BudgetOfACrowd,
                         testing::Values(Crowd{"SmallWithoutAQueueOfItsOwn", 1'024, 1'024, false},
                                         Crowd{"SmallWait", 1'024, 1'024, true},
                                         Crowd{"CodingAgentsWait", 128'000, 2'000, true},
                                         Crowd{"GreedyWithoutAQueueOfItsOwn", 8'000, 8'000, false}),
                         [](const auto& parameter) { return std::string(parameter.param.name); });

/// The same dollar counts for a day, a week and a month.
class BudgetOfAPeriod : public testing::TestWithParam<const char*> {};

TEST_P(BudgetOfAPeriod, IsRefusedWithTheTimeOfItsReset) {
    Rig rig;
    rig.upstream().setBehaviour([](const Exchange& exchange) {
        return anthropicAnswer(exchange, "dear", {.input = 10, .output = 1'000});
    });
    rig.useKey({fmt::format("--{}-cost-limit", GetParam()), "0.02"});
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    const ClientAnswer refused = rig.post(messagesBody("hi", false));
    expectQuotaExceeded(refused);
    EXPECT_EQ(rig.upstream().requests(), 1U);
    const std::string resetAt = resetAtOf(refused);
    if (std::string_view(GetParam()) == "total") {
        EXPECT_EQ(resetAt, "") << refused.body;
    } else {
        // ISO times of one form compare as text.
        EXPECT_GT(resetAt, isoTime(SystemClock().now())) << refused.body;
    }
    // The message is for people: what was used, and of how much.
    EXPECT_NE(refused.body.find("0.02"), std::string::npos) << refused.body;
}

INSTANTIATE_TEST_SUITE_P(Periods, BudgetOfAPeriod, testing::Values("daily", "weekly", "monthly", "total"),
                         [](const auto& parameter) { return std::string(parameter.param); });

TEST(Budget, OfAFamilyLeavesTheOthersAlone) {
    Rig rig;
    rig.upstream().setBehaviour([](const Exchange& exchange) {
        const bool opus = exchange.body.find("opus") != std::string::npos;
        return anthropicMessage("dear", {.input = 10, .output = 1'000}, opus ? kOpus : kModel);
    });
    // 1,000 tokens of Opus cost 0.075 dollars, the most of a request about 0.078.
    rig.useKey({"--family-limit", "opus:weekly:0.1"});
    EXPECT_EQ(rig.post(messagesBody("hi", false, kOpus)).status, 200);
    expectQuotaExceeded(rig.post(messagesBody("hi", false, kOpus)));
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    expectQuotaExceeded(rig.post(messagesBody("hi", false, kOpus)));
}

TEST(Budget, UnpricedModelIsRefusedUnlessTheKeyAllowsIt) {
    Rig rig;
    rig.upstream().setBehaviour(
        [](const Exchange&) { return anthropicMessage("x", {.input = 1, .output = 1}, kUnknown); });
    rig.useKey({"--daily-cost-limit", "1"});
    expectRelayError(rig.post(messagesBody("hi", false, kUnknown)), 403, "permission_error", "INVALID_MODEL");
    EXPECT_EQ(rig.upstream().requests(), 0U);
    rig.useKey({"--daily-cost-limit", "1", "--allow-unpriced"}, "generous");
    EXPECT_EQ(rig.post(messagesBody("hi", false, kUnknown)).status, 200);
    // Without a money limit nobody asks for a price.
    rig.useKey({}, "unlimited");
    EXPECT_EQ(rig.post(messagesBody("hi", false, kUnknown)).status, 200);
}

}  // namespace
}  // namespace relay::test
