#include "admin/iso_time.h"

#include <gtest/gtest.h>

namespace relay::admin {
namespace {

std::string read(std::string_view text, std::int32_t offset = 0) {
    const auto time = parseIsoTime(text, TimeZone::fixed(offset));
    return time ? isoTime(*time) : "(none)";
}

TEST(IsoTimeTest, ReadsWhatItWrites) {
    for (const UnixMillis time :
         {UnixMillis{0}, UnixMillis{1}, UnixMillis{1'795'435'200'123}, UnixMillis{951'782'400'000}})
        EXPECT_EQ(parseIsoTime(isoTime(time)), time);
}

TEST(IsoTimeTest, ZonesAndShortForms) {
    EXPECT_EQ(read("2026-11-23"), "2026-11-23T00:00:00.000Z");
    EXPECT_EQ(read("2026-11-23", 480), "2026-11-22T16:00:00.000Z");
    EXPECT_EQ(read("2026-11-23T15:54"), "2026-11-23T15:54:00.000Z");
    EXPECT_EQ(read("2026-11-23 15:54:50.1239", -60), "2026-11-23T16:54:50.123Z");
    EXPECT_EQ(read("2026-11-23T15:54:50+08:00", -60), "2026-11-23T07:54:50.000Z");
    EXPECT_EQ(read("2026-11-23T15:54:50-0530"), "2026-11-23T21:24:50.000Z");
    EXPECT_EQ(read("2028-02-29"), "2028-02-29T00:00:00.000Z");
}

TEST(IsoTimeTest, RefusesTheRest) {
    for (const char* text :
         {"", "now", "2026", "2026-13-01", "2026-02-30", "2026-11-23T", "2026-11-23T24:00",
          "2026-11-23T10:60", "2026-11-23T10:00:60", "2026-11-23T10:00:00.", "2026-11-23T10:00:00Zx",
          "2026-11-23T10:00:00+25:00", "2026-1-3", "1969-12-31", " 2026-11-23", "+2026-11-23"})
        EXPECT_EQ(read(text), "(none)") << text;
}

TEST(IsoTimeTest, FollowsTheClocksOfItsZone) {
    const TimeZone berlin = TimeZone::named("Europe/Berlin").value();
    const auto in = [&](std::string_view text) { return isoTime(parseIsoTime(text, berlin).value_or(0)); };
    EXPECT_EQ(in("2026-03-29"), "2026-03-28T23:00:00.000Z");
    EXPECT_EQ(in("2026-03-30"), "2026-03-29T22:00:00.000Z");
    EXPECT_EQ(in("2026-03-29T02:30"), "2026-03-29T01:00:00.000Z") << "a time that is skipped";
    EXPECT_EQ(in("2026-03-29T12:00Z"), "2026-03-29T12:00:00.000Z");
}

}  // namespace
}  // namespace relay::admin
