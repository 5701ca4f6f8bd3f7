// No schedule of holds, bookings, releases, retries, nights and deaths of the engine overspends a budget, by what
// upstream really charged.

#include "tests/core/store/budget_world.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

constexpr int kSteps = 40;

TEST(Budget, NoInterleavingOverspendsIt) {
    std::size_t attempts = 0;
    std::size_t crashes = 0;
    for (unsigned seed = 1; seed <= 10'000; ++seed) {
        const auto world = test::memoryWorld();
        test::BudgetSchedule schedule(*world, seed);
        for (int step = 0; step < kSteps; ++step) {
            schedule.step();
            ASSERT_EQ(schedule.overspent(), "") << "seed " << seed << ", step " << step;
        }
        attempts += schedule.attempts();
        crashes += schedule.crashes();
    }
    EXPECT_GT(attempts, 50'000U) << "the schedules have to try hard";
    EXPECT_GT(crashes, 5'000U);
}

class BudgetInAStore : public ::testing::TestWithParam<StoreFactory> {};

TEST_P(BudgetInAStore, NoInterleavingOverspendsIt) {
    for (unsigned seed = 1; seed <= 8; ++seed) {
        const auto world = test::storeWorld(GetParam());
        test::BudgetSchedule schedule(*world, seed);
        for (int step = 0; step < 2 * kSteps; ++step) {
            schedule.step();
            ASSERT_EQ(schedule.overspent(), "") << "seed " << seed << ", step " << step;
        }
        EXPECT_GT(schedule.crashes(), 0U);
    }
}

INSTANTIATE_TEST_SUITE_P(Stores, BudgetInAStore, ::testing::ValuesIn(storeFactories()), nameOf);

}  // namespace
}  // namespace relay
