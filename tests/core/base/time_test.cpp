#include "base/clock.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

TEST(IsoTime, WritesMillisecondsAndZone) {
    EXPECT_EQ(isoTime(0), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(isoTime(1'795'449'290'123), "2026-11-23T15:54:50.123Z");
    EXPECT_EQ(isoTime(-1), "1969-12-31T23:59:59.999Z");
}

}  // namespace
}  // namespace relay
