#include "support/counted_random.h"
#include "support/fake_clock.h"

#include <gtest/gtest.h>

#include <array>

namespace relay::test {
namespace {

TEST(FakeClock, BothFacesMoveTogether) {
    FakeClock clock;
    EXPECT_EQ(isoTime(clock.now()), "2026-11-23T12:00:00.000Z");
    const SteadyTime before = clock.steady();
    clock.advance(std::chrono::milliseconds(1500));
    EXPECT_EQ(isoTime(clock.now()), "2026-11-23T12:00:01.500Z");
    EXPECT_EQ(clock.steady() - before, std::chrono::milliseconds(1500));
}

TEST(CountedRandom, CountsCalls) {
    CountedRandom random;
    std::array<std::byte, 10> bytes{};
    random.fill(bytes);
    random.fill(bytes);
    EXPECT_EQ(bytes[7], std::byte{2});
    EXPECT_EQ(bytes[8], std::byte{0});
    EXPECT_EQ(random.calls(), 2U);
}

}  // namespace
}  // namespace relay::test
