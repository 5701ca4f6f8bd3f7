#include "crypto/constant_time.h"

#include "crypto/sha256.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

TEST(ConstantTimeEquals, ComparesTextsAndBytes) {
    EXPECT_TRUE(constantTimeEquals("", ""));
    EXPECT_TRUE(constantTimeEquals("token", "token"));
    EXPECT_FALSE(constantTimeEquals("token", "tokeN"));
    EXPECT_FALSE(constantTimeEquals("token", "toke"));
    EXPECT_TRUE(constantTimeEquals(sha256("a"), sha256("a")));
    EXPECT_FALSE(constantTimeEquals(sha256("a"), sha256("b")));
}

}  // namespace
}  // namespace relay
