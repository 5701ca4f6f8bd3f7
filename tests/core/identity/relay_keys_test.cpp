#include "identity/relay_keys.h"

#include "base/text.h"
#include "support/counted_random.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

TEST(RelayKeysTest, KeyIsPrefixAndSixtyFourLowerCaseHexDigits) {
    test::CountedRandom random;
    const NewRelayKey key = makeRelayKey(random, "cr_");
    const std::string text(key.text.reveal());
    ASSERT_EQ(text.size(), 3 + 64);
    EXPECT_TRUE(text.starts_with("cr_"));
    EXPECT_EQ(text.find_first_not_of("0123456789abcdef", 3), std::string::npos);
    EXPECT_EQ(key.hint, "cr_…" + text.substr(text.size() - 4));
    EXPECT_EQ(key.digest, digestOfRelayKey(text));
    EXPECT_TRUE(isPlausibleRelayKey(text, "cr_"));
    EXPECT_NE(makeRelayKey(random, "cr_").digest, key.digest);
}

TEST(RelayKeysTest, DigestIsPlainSha256) {
    EXPECT_EQ(toHex(digestOfRelayKey("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(RelayKeysTest, PlausibleMeansPrefixAndTenToFiveHundredTwelve) {
    EXPECT_FALSE(isPlausibleRelayKey("cr_123456", "cr_"));
    EXPECT_TRUE(isPlausibleRelayKey("cr_1234567", "cr_"));
    EXPECT_TRUE(isPlausibleRelayKey("cr_" + std::string(509, 'x'), "cr_"));
    EXPECT_FALSE(isPlausibleRelayKey("cr_" + std::string(510, 'x'), "cr_"));
    EXPECT_FALSE(isPlausibleRelayKey("sk-1234567890", "cr_"));
    EXPECT_FALSE(isPlausibleRelayKey("", ""));
}

}  // namespace
}  // namespace relay
