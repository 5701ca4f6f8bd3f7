#include "model/money.h"

#include <gtest/gtest.h>

#include <limits>

namespace relay {
namespace {

TEST(Money, WritesTheShortestDecimal) {
    EXPECT_EQ(toDecimal({0}), "0");
    EXPECT_EQ(toDecimal({1}), "0.000000001");
    EXPECT_EQ(toDecimal({12'500'000'000}), "12.5");
    EXPECT_EQ(toDecimal({-3'000'000'000}), "-3");
    EXPECT_EQ(toDecimal({std::numeric_limits<std::int64_t>::min()}), "-9223372036.854775808");
}

TEST(Money, ReadsWhatItWrites) {
    for (const std::int64_t nanos : {0LL, 1LL, 999'999'999LL, 1'000'000'000LL, 123'456'789'012LL})
        EXPECT_EQ(moneyFromDecimal(toDecimal({nanos})), Money{nanos});
}

TEST(Money, RefusesWhatIsNotAnAmount) {
    for (const char* text : {"", ".", "1.", ".5", "-1", "1e3", "1,5", "$1", "0.0000000001", "99999999999"})
        EXPECT_FALSE(moneyFromDecimal(text)) << text;
    EXPECT_EQ(moneyFromDecimal("1.5000000000"), Money{1'500'000'000});
}

}  // namespace
}  // namespace relay
