#include "config/plain_text.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

TEST(PlainText, KnowsUtf8) {
    EXPECT_TRUE(isPlainText(""));
    EXPECT_TRUE(isPlainText("grüße 你好 🙂"));
    EXPECT_FALSE(isPlainText("a\nb"));
    EXPECT_FALSE(isPlainText("\x7F"));
    EXPECT_FALSE(isPlainText("\xC3"));
    EXPECT_FALSE(isPlainText("\xC0\xAF"));
    EXPECT_FALSE(isPlainText("\xED\xA0\x80"));
    EXPECT_FALSE(isPlainText("\xF4\x90\x80\x80"));
    EXPECT_FALSE(isPlainText("\xE0\x80\x80"));
    EXPECT_FALSE(isPlainText("\xFF"));
}

TEST(PlainText, RepairsUtf8) {
    EXPECT_EQ(toValidUtf8("ok 你"), "ok 你");
    EXPECT_EQ(toValidUtf8("a\xFF"
                          "b"),
              "a\xEF\xBF\xBD"
              "b");
    EXPECT_EQ(toValidUtf8("\xE4\xBD"), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(PlainText, VisibleAsciiHasNoSpaces) {
    EXPECT_TRUE(isVisibleAscii("a-b_c!"));
    EXPECT_FALSE(isVisibleAscii(""));
    EXPECT_FALSE(isVisibleAscii("a b"));
    EXPECT_FALSE(isVisibleAscii("ü"));
}

}  // namespace
}  // namespace relay
