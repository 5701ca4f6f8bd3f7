#include "base/clock.h"
#include "base/time_count.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

TEST(IsoTime, WritesMillisecondsAndZone) {
    EXPECT_EQ(isoTime(0), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(isoTime(1'795'449'290'123), "2026-11-23T15:54:50.123Z");
    EXPECT_EQ(isoTime(-1), "1969-12-31T23:59:59.999Z");
}

TEST(TimeCount, IsWholeUnitsWithinItsRange) {
    using std::chrono::microseconds;
    using std::chrono::milliseconds;
    EXPECT_EQ(timeCount<milliseconds>(microseconds{1'999}), 1U);
    EXPECT_EQ(timeCount<microseconds>(microseconds{1'999}), 1'999U);
    EXPECT_EQ(timeCount<microseconds>(microseconds{-5}), 0U);
    EXPECT_EQ(timeCount<microseconds>(std::chrono::hours{2}), 4'294'967'295U);
}

}  // namespace
}  // namespace relay
