#include "base/time_zone.h"

#include <gtest/gtest.h>

#include <random>

namespace relay {
namespace {

constexpr UnixMillis kHour = 3'600'000;

UnixMillis moment(int year, unsigned month, unsigned day, int hour = 0, int minute = 0) {
    using namespace std::chrono;
    const sys_days date(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
    return duration_cast<milliseconds>((date + hours(hour) + minutes(minute)).time_since_epoch()).count();
}

TimeZone zone(const char* name) {
    auto found = TimeZone::named(name);
    EXPECT_TRUE(found) << name;
    return found ? *found : TimeZone();
}

TEST(TimeZone, HasFixedOffsets) {
    EXPECT_EQ(TimeZone().name(), "UTC");
    const TimeZone kolkata = TimeZone::fixed(330);
    EXPECT_EQ(kolkata.name(), "UTC+05:30");
    EXPECT_EQ(TimeZone::fixed(-90).name(), "UTC-01:30");
    const UnixMillis time = moment(2026, 11, 30, 20);  // 01:30 on Tuesday, 1 December there
    const LocalTime local = kolkata.at(time);
    EXPECT_EQ(local.minuteOfDay, 90);
    EXPECT_EQ(local.weekday, 2);
    EXPECT_EQ(local.day, moment(2026, 12, 1) / (24 * kHour));
    EXPECT_EQ(kolkata.dayAt(time), (Span{moment(2026, 11, 30, 18, 30), moment(2026, 12, 1, 18, 30)}));
    EXPECT_EQ(kolkata.monthAt(time), (Span{moment(2026, 11, 30, 18, 30), moment(2026, 12, 31, 18, 30)}));
    EXPECT_EQ(kolkata.weekAt(time, 1, 0), (Span{moment(2026, 11, 29, 18, 30), moment(2026, 12, 6, 18, 30)}));
    EXPECT_EQ(kolkata.weekAt(time, 2, 2), (Span{moment(2026, 11, 23, 20, 30), moment(2026, 11, 30, 20, 30)}));
    EXPECT_EQ(dateText(kolkata.dateAt(time)), "2026-12-01");
    EXPECT_EQ(dateText(TimeZone().dateAt(-1)), "1969-12-31");
    EXPECT_EQ(TimeZone().at(-1).weekday, 3);
}

TEST(TimeZone, KnowsNames) {
    const auto none = TimeZone::named("Europe/Atlantis");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::InvalidRequest);
    EXPECT_EQ(none.error().message, "there is no time zone 'Europe/Atlantis'");
    EXPECT_FALSE(TimeZone::named(""));
    EXPECT_FALSE(TimeZone::named("../../etc/passwd"));
    EXPECT_EQ(zone("Asia/Shanghai").offsetMinutesAt(moment(2026, 7, 1)), 480);
    EXPECT_EQ(zone("America/New_York").offsetMinutesAt(moment(2026, 7, 1)), -240);
    EXPECT_EQ(zone("America/New_York").offsetMinutesAt(moment(2026, 12, 1)), -300);
}

TEST(TimeZone, HasShortAndLongDays) {
    const TimeZone berlin = zone("Europe/Berlin");
    // 29 March 2026: 02:00 becomes 03:00. 25 October 2026: 03:00 becomes 02:00.
    const Span spring = berlin.dayAt(moment(2026, 3, 29, 12));
    EXPECT_EQ(spring, (Span{moment(2026, 3, 28, 23), moment(2026, 3, 29, 22)}));
    EXPECT_EQ(spring.end - spring.start, 23 * kHour);
    const Span autumn = berlin.dayAt(moment(2026, 10, 25, 12));
    EXPECT_EQ(autumn, (Span{moment(2026, 10, 24, 22), moment(2026, 10, 25, 23)}));
    EXPECT_EQ(autumn.end - autumn.start, 25 * kHour);
    EXPECT_EQ(berlin.monthAt(moment(2026, 3, 29, 12)),
              (Span{moment(2026, 2, 28, 23), moment(2026, 3, 31, 22)}));
    EXPECT_EQ(berlin.at(moment(2026, 3, 29, 0, 59)).minuteOfDay, 119);
    EXPECT_EQ(berlin.at(moment(2026, 3, 29, 1)).minuteOfDay, 180);
}

TEST(TimeZone, BeginsAWeekWhoseHourIsSkippedWithTheNextOneThatExists) {
    const TimeZone berlin = zone("Europe/Berlin");
    const UnixMillis jump = moment(2026, 3, 29, 1);  // Sunday; the clock goes from 02:00 to 03:00
    EXPECT_EQ(berlin.weekAt(jump, 7, 2).start, jump);
    EXPECT_EQ(berlin.weekAt(jump - 1, 7, 2), (Span{moment(2026, 3, 22, 1), jump}));
    EXPECT_EQ(berlin.weekAt(jump, 7, 2).end, moment(2026, 4, 5, 0));
    // 02:00 comes twice on 25 October: the first one counts.
    EXPECT_EQ(berlin.weekAt(moment(2026, 10, 25, 12), 7, 2).start, moment(2026, 10, 25, 0));
}

TEST(TimeZone, BeginsADayWhoseMidnightIsSkippedWithItsFirstMoment) {
    const TimeZone beirut = zone("Asia/Beirut");  // 29 March 2026: 00:00 becomes 01:00
    const Span day = beirut.dayAt(moment(2026, 3, 29, 12));
    EXPECT_EQ(day, (Span{moment(2026, 3, 28, 22), moment(2026, 3, 29, 21)}));
    EXPECT_EQ(beirut.at(day.start).minuteOfDay, 60);
    EXPECT_EQ(dateText(beirut.dateAt(day.start)), "2026-03-29");
    EXPECT_EQ(dateText(beirut.dateAt(day.start - 1)), "2026-03-28");
}

TEST(TimeZone, TellsWhetherDaysBeginOnFullHours) {
    EXPECT_TRUE(zone("Europe/Berlin").beginsDaysOnFullHours(moment(2020, 1, 1), moment(2030, 1, 1)));
    EXPECT_FALSE(TimeZone::fixed(330).beginsDaysOnFullHours(moment(2020, 1, 1), moment(2030, 1, 1)));
    const TimeZone lordHowe = zone("Australia/Lord_Howe");  // 11 hours ahead in summer, 10:30 in winter
    EXPECT_TRUE(lordHowe.beginsDaysOnFullHours(moment(2026, 1, 1), moment(2026, 2, 1)));
    EXPECT_FALSE(lordHowe.beginsDaysOnFullHours(moment(2026, 1, 1), moment(2026, 6, 1)));
}

TEST(TimeZone, SpansFollowEachOtherWithoutAGap) {
    // St John's put its clocks back at 00:01 until 2011: a date came again that had ended.
    std::mt19937_64 random(20261126);
    for (const char* name : {"Europe/Berlin", "America/St_Johns", "Asia/Beirut", "America/Havana",
                             "Pacific/Apia", "Australia/Lord_Howe", "UTC"}) {
        const TimeZone at = zone(name);
        for (int i = 0; i < 20'000; ++i) {
            const auto time = static_cast<UnixMillis>(random() % 4'000'000'000'000ULL);
            const auto weekday = static_cast<std::uint8_t>(random() % 7 + 1);
            const auto hour = static_cast<std::uint8_t>(random() % 24);
            const Span day = at.dayAt(time);
            const Span week = at.weekAt(time, weekday, hour);
            const Span month = at.monthAt(time);
            for (const Span& span : {day, week, month})
                ASSERT_TRUE(span.start <= time && time < span.end) << name << ' ' << time;
            ASSERT_EQ(at.dayAt(day.end).start, day.end) << name << ' ' << time;
            ASSERT_EQ(at.dayAt(day.start - 1).end, day.start) << name << ' ' << time;
            ASSERT_EQ(at.weekAt(week.end, weekday, hour).start, week.end) << name << ' ' << time;
            ASSERT_EQ(at.monthAt(month.start - 1).end, month.start) << name << ' ' << time;
            ASSERT_EQ(at.monthAt(month.start).start, at.dayAt(month.start).start) << name << ' ' << time;
        }
    }
}

}  // namespace
}  // namespace relay
