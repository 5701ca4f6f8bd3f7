#include "cli/moments.h"

#include <gtest/gtest.h>

namespace relay::cli {
namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kDay = 24 * kHour;
const std::int64_t kNow = *parseIsoTime("2026-11-23T15:54:50.123Z");

std::string parsed(std::string_view text, int offsetMinutes = 0) {
    const Result<std::int64_t> moment = parseMoment(text, kNow, TimeZone::fixed(offsetMinutes));
    return moment ? isoTimeText(*moment) : "refused";
}

TEST(IsoTime, ReadsWhatItWrites) {
    for (const char* text :
         {"1970-01-01T00:00:00.000Z", "2026-11-23T15:54:50.123Z", "2024-02-29T23:59:59.999Z"}) {
        ASSERT_TRUE(parseIsoTime(text)) << text;
        EXPECT_EQ(isoTimeText(*parseIsoTime(text)), text);
    }
    EXPECT_EQ(parseIsoTime("1970-01-01T08:00:00+08:00"), 0);
    EXPECT_EQ(parseIsoTime("1970-01-02T00:00:00Z"), kDay);
}

TEST(IsoTime, RefusesTheRest) {
    for (const char* text : {"", "null", "2026-11-23", "2026-11-23T15:54:50", "2026-02-30T00:00:00Z",
                             "2026-11-23T24:00:00Z", "2026-11-23T15:54:50Zx"}) {
        EXPECT_FALSE(parseIsoTime(text)) << text;
    }
}

TEST(ParseMoment, ReadsAges) {
    EXPECT_EQ(parsed("24h"), "2026-11-22T15:54:50.123Z");
    EXPECT_EQ(parsed("7d"), "2026-11-16T15:54:50.123Z");
    EXPECT_EQ(parsed("2w"), "2026-11-09T15:54:50.123Z");
    EXPECT_EQ(parsed("30m"), "2026-11-23T15:24:50.123Z");
    EXPECT_EQ(parsed("now"), "2026-11-23T15:54:50.123Z");
}

TEST(ParseMoment, DaysBeginWhereTheEnginesDaysBegin) {
    EXPECT_EQ(parsed("today"), "2026-11-23T00:00:00.000Z");
    EXPECT_EQ(parsed("yesterday"), "2026-11-22T00:00:00.000Z");
    EXPECT_EQ(parsed("today", 8 * 60), "2026-11-22T16:00:00.000Z");
    EXPECT_EQ(parsed("today", 9 * 60), "2026-11-23T15:00:00.000Z");  // the 24th has begun there
    EXPECT_EQ(parsed("2026-11-01", 8 * 60), "2026-10-31T16:00:00.000Z");
    EXPECT_EQ(parsed("2026-11-01T10:30", -5 * 60), "2026-11-01T15:30:00.000Z");
    EXPECT_EQ(parsed("2026-11-01 10:30:15"), "2026-11-01T10:30:15.000Z");
    EXPECT_EQ(parsed("2026-11-01T10:30Z", 8 * 60), "2026-11-01T10:30:00.000Z");
}

TEST(ParseMoment, RefusesTheRest) {
    for (const char* text : {"", "7", "d", "7y", "-7d", "7 d", "99999999d", "2026-13-01", "2026-11-1",
                             "tomorrow", "2026-11-01T25:00"}) {
        EXPECT_EQ(parsed(text), "refused") << text;
    }
    EXPECT_EQ(parseMoment("soon", kNow, TimeZone()).error().code, ErrorCode::InvalidRequest);
}

TEST(ParseDeadline, LooksForward) {
    EXPECT_EQ(*parseDeadline("90d", kNow, TimeZone()), kNow + 90 * kDay);
    EXPECT_EQ(isoTimeText(*parseDeadline("2027-01-01", kNow, TimeZone())), "2027-01-01T00:00:00.000Z");
    EXPECT_FALSE(parseDeadline("2026-11-01", kNow, TimeZone()));
}

TEST(LocalTimeText, ShiftsByTheZone) {
    EXPECT_EQ(localTimeText(kNow, TimeZone()), "2026-11-23 15:54");
    EXPECT_EQ(localTimeText(kNow, TimeZone::fixed(9 * 60)), "2026-11-24 00:54");
}

}  // namespace
}  // namespace relay::cli
