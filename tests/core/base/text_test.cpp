#include "base/text.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

TEST(Text, HexRoundTrip) {
    const auto bytes = fromHex("00fFa1");
    ASSERT_TRUE(bytes);
    EXPECT_EQ(toHex(*bytes), "00ffa1");
    EXPECT_FALSE(fromHex("abc"));
    EXPECT_FALSE(fromHex("zz"));
}

TEST(Text, ComparesAsciiWithoutCase) {
    EXPECT_TRUE(equalsIgnoringCase("Content-Type", "content-type"));
    EXPECT_FALSE(equalsIgnoringCase("a", "ab"));
    EXPECT_FALSE(equalsIgnoringCase("@", "`"));
}

TEST(Text, Trims) {
    EXPECT_EQ(trimmed(" \t a b \r\n"), "a b");
    EXPECT_EQ(trimmed(" \t"), "");
}

TEST(Text, ParsesWholeNumbersOnly) {
    EXPECT_EQ(parseUnsigned("18446744073709551615"), 18446744073709551615ULL);
    EXPECT_FALSE(parseUnsigned("18446744073709551616"));
    EXPECT_FALSE(parseUnsigned("-1"));
    EXPECT_FALSE(parseUnsigned("1 "));
    EXPECT_FALSE(parseUnsigned(""));
}

}  // namespace
}  // namespace relay
