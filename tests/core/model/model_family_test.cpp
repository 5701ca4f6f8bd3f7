#include "model/model_family.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

TEST(ModelFamilyTest, ClaudeNamesInEveryForm) {
    EXPECT_EQ(modelFamily("claude-opus-4-6"), "opus");
    EXPECT_EQ(modelFamily("claude-3-5-haiku-20241022"), "haiku");
    EXPECT_EQ(modelFamily("us.anthropic.claude-sonnet-4-5-20250929-v1:0"), "sonnet");
    EXPECT_EQ(modelFamily("Claude-Fable-5[1m]"), "fable");
    EXPECT_EQ(modelFamily("opus"), "opus");
}

TEST(ModelFamilyTest, OthersLoseTheirRevisionOnly) {
    EXPECT_EQ(modelFamily("gpt-5-2025-08-07"), "gpt-5");
    EXPECT_EQ(modelFamily("gpt-5.4"), "gpt-5.4");
    EXPECT_EQ(modelFamily("o3-20250416"), "o3");
    EXPECT_EQ(modelFamily("gemini-2.5-pro-latest"), "gemini-2.5-pro");
    EXPECT_EQ(modelFamily("magnum-opus-7"), "magnum-opus-7");
    EXPECT_EQ(modelFamily(""), "");
}

}  // namespace
}  // namespace relay
