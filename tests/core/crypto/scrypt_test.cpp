#include "crypto/scrypt.h"

#include "base/text.h"
#include "crypto/base64url.h"
#include "crypto/system_random.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace relay {
namespace {

constexpr ScryptCost kCheap{16, 1, 1};

std::string textOf(ScryptCost cost, std::string_view salt, std::string_view hashHex) {
    std::string hash;
    const auto parsed = fromHex(hashHex).value();
    for (const std::byte byte : parsed)
        hash += static_cast<char>(byte);
    return fmt::format("scrypt${}${}${}${}${}", cost.n, cost.r, cost.p, toBase64Url(salt), toBase64Url(hash));
}

// RFC 7914 section 12.
TEST(Scrypt, KnownAnswers) {
    EXPECT_TRUE(
        *scryptMatches("", textOf({16, 1, 1}, "",
                                  "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                                  "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906")));
    EXPECT_TRUE(*scryptMatches("password",
                               textOf({1024, 8, 16}, "NaCl",
                                      "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                                      "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640")));
}

TEST(Scrypt, OnlyTheSamePasswordMatches) {
    SystemRandom random;
    const std::string hash = *scryptHash("correct horse", random, kCheap);
    EXPECT_EQ(hash.rfind("scrypt$16$1$1$", 0), 0U);
    EXPECT_TRUE(*scryptMatches("correct horse", hash));
    EXPECT_FALSE(*scryptMatches("correct horse ", hash));
    EXPECT_FALSE(*scryptMatches("", hash));
}

TEST(Scrypt, EverySaltIsFresh) {
    SystemRandom random;
    EXPECT_NE(*scryptHash("same", random, kCheap), *scryptHash("same", random, kCheap));
}

TEST(Scrypt, DamagedHashesAreErrorsNotMismatches) {
    SystemRandom random;
    const std::string hash = *scryptHash("secret", random, kCheap);
    for (const std::string& bad :
         {std::string(), std::string("plain"), hash + "$", "x" + hash, hash.substr(0, hash.rfind('$')),
          hash.substr(0, hash.rfind('$') + 1), std::string("scrypt$15$1$1$YWI$YWI"),
          std::string("scrypt$1073741824$8$1$YWI$YWI")})
        EXPECT_FALSE(scryptMatches("secret", bad)) << bad;
}

}  // namespace
}  // namespace relay
