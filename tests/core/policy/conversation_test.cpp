#include "policy/conversation.h"

#include <gtest/gtest.h>

namespace relay::policy {
namespace {

constexpr Fingerprint kOpening{1, 2};

TEST(Conversation, IsNothingWhenNothingTells) {
    EXPECT_EQ(conversationOf("key", {}), "");
}

TEST(Conversation, IsTheSameInEveryTurn) {
    const std::string one = conversationOf("key", {"", "session", kOpening});
    EXPECT_EQ(one.size(), 32U);
    EXPECT_EQ(one.find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_EQ(conversationOf("key", {"", "session", kOpening}), one);
    EXPECT_EQ(conversationOf("key", {"session", "", kOpening}), one) << "wherever the session stands";
    EXPECT_EQ(conversationOf("key", {"session", "other", kOpening}), one) << "the header is believed first";
}

TEST(Conversation, KeepsApartWhatIsNotOne) {
    const std::string one = conversationOf("key", {"", "session", kOpening});
    EXPECT_NE(conversationOf("other", {"", "session", kOpening}), one);
    EXPECT_NE(conversationOf("key", {"", "other", kOpening}), one);
    EXPECT_NE(conversationOf("key", {"", "", kOpening}), one);
    EXPECT_NE(conversationOf("key", {"", "session", {}}), one);
    EXPECT_NE(conversationOf("key", {"", "session", {1, 3}}), one) << "a sub-agent of the session";
    EXPECT_NE(conversationOf("keys", {"", "ession", kOpening}), one);
}

}  // namespace
}  // namespace relay::policy
