#include "cli/table.h"

#include <gtest/gtest.h>

namespace relay::cli {
namespace {

TEST(DisplayWidth, CountsColumnsNotBytes) {
    EXPECT_EQ(displayWidth("abc"), 3U);
    EXPECT_EQ(displayWidth("héllo"), 5U);
    EXPECT_EQ(displayWidth("账号"), 4U);
    EXPECT_EQ(displayWidth("e\u0301"), 1U);
    EXPECT_EQ(displayWidth("● ready"), 7U);
    EXPECT_EQ(displayWidth("\U0001F600"), 2U);
    EXPECT_EQ(displayWidth(""), 0U);
}

TEST(DisplayWidth, SurvivesBrokenText) {
    EXPECT_EQ(displayWidth("\xE8\xB4"), 1U);  // a wide character that was cut
    EXPECT_EQ(displayWidth("\xFF"), 1U);
    EXPECT_EQ(printable("a\xE8\xB4"), "a\xEF\xBF\xBD");
    EXPECT_EQ(printable("\x80"), "\xEF\xBF\xBD");
}

TEST(Printable, KeepsEscapesFromTheTerminal) {
    EXPECT_EQ(printable("a\x1b[31mb"), "a[31mb");
    EXPECT_EQ(printable("two\nlines\tand\rmore\x7f"), "two lines andmore");
    EXPECT_EQ(printable("c1 \xC2\x9B"), "c1 ");
    EXPECT_EQ(printable("账号"), "账号");
}

TEST(Table, AlignsByWidth) {
    Table table({{"NAME"}, {"COUNT", Table::Align::Right}, {"STATE"}});
    table.add({"账号", "7", "● ready"});
    table.add({"team-b", "1,234", ""});
    EXPECT_EQ(table.text(),
              "NAME    COUNT  STATE\n"
              "账号        7  ● ready\n"
              "team-b  1,234\n");
}

TEST(Table, LeavesOutColumnsWithoutCells) {
    Table table({{"A"}, {"EMPTY"}, {"B"}});
    table.add({"1", "", "2"});
    EXPECT_EQ(table.text(), "A  B\n1  2\n");
}

TEST(Labelled, PutsValuesUnderEachOther) {
    EXPECT_EQ(labelled({{"Name", "a"}, {"Description", ""}, {"Base URL", "http://x"}}),
              "Name         a\nBase URL     http://x\n");
}

}  // namespace
}  // namespace relay::cli
