#include "cli/quantities.h"

#include <gtest/gtest.h>

namespace relay::cli {
namespace {

TEST(CountText, GroupsDigits) {
    EXPECT_EQ(countText(0), "0");
    EXPECT_EQ(countText(999), "999");
    EXPECT_EQ(countText(1000), "1,000");
    EXPECT_EQ(countText(1234567), "1,234,567");
}

TEST(MoneyText, IsShortAndHonest) {
    EXPECT_EQ(moneyText("0"), "$0.00");
    EXPECT_EQ(moneyText("12.5"), "$12.50");
    EXPECT_EQ(moneyText("1234.5678"), "$1,234.57");
    EXPECT_EQ(moneyText("0.0123456"), "$0.0123");
    EXPECT_EQ(moneyText("0.000045"), "$0.000045");
    EXPECT_EQ(moneyText("0.25"), "$0.25");
    EXPECT_EQ(moneyText("-0.5"), "-$0.50");
}

TEST(MoneyText, RoundsAcrossDigits) {
    EXPECT_EQ(moneyText("9.999"), "$10.00");
    EXPECT_EQ(moneyText("999.995"), "$1,000.00");
    EXPECT_EQ(moneyText("0.09996"), "$0.10");
}

TEST(MoneyText, LeavesAloneWhatIsNoNumber) {
    EXPECT_EQ(moneyText("unpriced"), "unpriced");
    EXPECT_EQ(moneyText("1e5"), "1e5");
    EXPECT_EQ(moneyText(""), "");
}

TEST(DurationText, ChoosesTheUnit) {
    EXPECT_EQ(durationText(0.34), "0.3 ms");
    EXPECT_EQ(durationText(45.4), "45 ms");
    EXPECT_EQ(durationText(2100), "2.1 s");
    EXPECT_EQ(durationText(252'000), "4m12s");
    EXPECT_EQ(durationText(3 * 3'600'000 + 5 * 60'000), "3h05m");
    EXPECT_EQ(durationText(2.0 * 86'400'000 + 4 * 3'600'000), "2d04h");
}

TEST(BytesText, ChoosesTheUnit) {
    EXPECT_EQ(bytesText(512), "512 B");
    EXPECT_EQ(bytesText(14'200'000), "14.2 MB");
    EXPECT_EQ(bytesText(1000), "1.0 kB");
}

}  // namespace
}  // namespace relay::cli
