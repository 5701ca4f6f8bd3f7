#include "config/config_file.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

std::string onlyValue(std::string_view text) {
    const ConfigText config = parseConfig(text);
    EXPECT_TRUE(config.errors.empty()) << text;
    if (config.entries.size() != 1) return "<" + std::to_string(config.entries.size()) + " entries>";
    return config.entries.front().value;
}

std::size_t errorLine(std::string_view text) {
    const ConfigText config = parseConfig(text);
    return config.errors.size() == 1 ? config.errors.front().line : 0;
}

TEST(ConfigFile, ReadsPlainValues) {
    EXPECT_EQ(onlyValue("PORT=3000"), "3000");
    EXPECT_EQ(onlyValue("  export PORT = 3000  \r\n"), "3000");
    EXPECT_EQ(onlyValue("\xEF\xBB\xBFPORT=3000\n\n\n"), "3000");
    EXPECT_EQ(onlyValue("EMPTY="), "");
    EXPECT_EQ(onlyValue("A=b=c"), "b=c");
}

TEST(ConfigFile, TakesCommentsOnlyBehindASpace) {
    EXPECT_EQ(onlyValue("# nothing\nA=x # y"), "x");
    EXPECT_EQ(onlyValue("A=x#y"), "x#y");
    EXPECT_EQ(onlyValue("A=#y"), "");
    EXPECT_EQ(onlyValue("A='x # y' # z"), "x # y");
}

TEST(ConfigFile, ReadsQuotes) {
    EXPECT_EQ(onlyValue(R"(A="a\tb\"\\\$c")"), "a\tb\"\\$c");
    EXPECT_EQ(onlyValue(R"(A='a\tb"')"), "a\\tb\"");
    EXPECT_EQ(onlyValue("A=\"$HOME\""), "$HOME");
    EXPECT_EQ(onlyValue("A=' '"), " ");
}

TEST(ConfigFile, CountsLines) {
    const ConfigText config = parseConfig("\n# x\nA=1\n\nB=2\n");
    ASSERT_EQ(config.entries.size(), 2U);
    EXPECT_EQ(config.entries[0].line, 3U);
    EXPECT_EQ(config.entries[1].line, 5U);
}

TEST(ConfigFile, ReportsEveryBrokenLineWithoutItsText) {
    EXPECT_EQ(errorLine("A=1\nsk-ant-secret\n"), 2U);
    EXPECT_EQ(errorLine("lower=1"), 1U);
    EXPECT_EQ(errorLine("=1"), 1U);
    EXPECT_EQ(errorLine("A=\"x"), 1U);
    EXPECT_EQ(errorLine("A=\"x\\"), 1U);
    EXPECT_EQ(errorLine("A=\"\\q\""), 1U);
    EXPECT_EQ(errorLine("A='x' y"), 1U);
    const ConfigText config = parseConfig("hunter2\nA='hunter2\nB=ok\nhunter2");
    EXPECT_EQ(config.errors.size(), 3U);
    EXPECT_EQ(config.entries.size(), 1U);
    for (const ConfigSyntaxError& error : config.errors)
        EXPECT_EQ(error.message.find("hunter2"), std::string::npos);
}

}  // namespace
}  // namespace relay
