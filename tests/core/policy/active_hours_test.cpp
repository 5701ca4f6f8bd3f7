#include "policy/availability.h"

#include <gtest/gtest.h>

namespace relay::policy {
namespace {

constexpr UnixMillis kMinute = 60'000;
constexpr std::uint8_t kWorkdays = 0x1F;
constexpr std::uint8_t kFriday = 5;
constexpr std::uint8_t kSaturday = 6;
constexpr std::uint8_t kMonday = 1;

Moment at(std::uint8_t weekday, int hour, int minute = 0) {
    Moment moment;
    moment.now = 1'000'000 * kMinute + 17;
    moment.weekday = weekday;
    moment.minuteOfDay = static_cast<std::uint16_t>(hour * 60 + minute);
    return moment;
}

TEST(ActiveHours, AlwaysUnlessSaidOtherwise) {
    EXPECT_TRUE(isWithin({}, at(7, 3)));
    const ActiveHours workdays{0, 0, kWorkdays};
    EXPECT_TRUE(isWithin(workdays, at(kFriday, 23, 59)));
    EXPECT_FALSE(isWithin(workdays, at(kSaturday, 0)));
}

TEST(ActiveHours, OfADay) {
    const ActiveHours office{9 * 60, 18 * 60, kWorkdays};
    EXPECT_FALSE(isWithin(office, at(kFriday, 8, 59)));
    EXPECT_TRUE(isWithin(office, at(kFriday, 9)));
    EXPECT_TRUE(isWithin(office, at(kFriday, 17, 59)));
    EXPECT_FALSE(isWithin(office, at(kFriday, 18)));
    EXPECT_FALSE(isWithin(office, at(kSaturday, 12)));
}

TEST(ActiveHours, OverMidnightBelongToTheDayTheyBeginOn) {
    const ActiveHours night{22 * 60, 6 * 60, kWorkdays};
    EXPECT_TRUE(isWithin(night, at(kFriday, 23)));
    EXPECT_TRUE(isWithin(night, at(kSaturday, 5, 59)));
    EXPECT_FALSE(isWithin(night, at(kSaturday, 6)));
    EXPECT_FALSE(isWithin(night, at(kSaturday, 23)));
    EXPECT_FALSE(isWithin(night, at(kMonday, 5))) << "Sunday's night is off";
}

TEST(ActiveHours, BeginAgain) {
    const ActiveHours office{9 * 60, 18 * 60, kWorkdays};
    const auto minutes = [&](const ActiveHours& hours, const Moment& moment) {
        return nextOpening(hours, moment) / kMinute - moment.now / kMinute;
    };
    EXPECT_EQ(minutes(office, at(kMonday, 8, 15)), 45);
    EXPECT_EQ(minutes(office, at(kMonday, 18)), 15 * 60);
    EXPECT_EQ(minutes(office, at(kFriday, 18)), (6 + 48 + 9) * 60);
    EXPECT_EQ(minutes({9 * 60, 18 * 60, 1}, at(kMonday, 18)), (6 + 6 * 24 + 9) * 60) << "a week later";
    EXPECT_EQ(nextOpening({9 * 60, 18 * 60, 0}, at(kMonday, 18)), 0) << "never";
}

TEST(Moment, IsThatOfTheZone) {
    constexpr UnixMillis kTime = 1'795'449'290'000;  // Monday 2026-11-23T15:54:50Z
    const Moment here = momentAt(kTime, TimeZone());
    EXPECT_EQ(here.minuteOfDay, 15 * 60 + 54);
    EXPECT_EQ(here.weekday, kMonday);
    EXPECT_EQ(here.dayStart, 1'795'392'000'000);
    const Moment east = momentAt(kTime, TimeZone::fixed(10 * 60));
    EXPECT_EQ(east.minuteOfDay, 60 + 54);
    EXPECT_EQ(east.weekday, 2);
    EXPECT_EQ(east.dayStart, 1'795'392'000'000 + 14 * 60 * kMinute);
    EXPECT_EQ(momentAt(0, TimeZone::fixed(-60)).weekday, 3) << "the last hour of 1969 was a Wednesday's";
}

}  // namespace
}  // namespace relay::policy
