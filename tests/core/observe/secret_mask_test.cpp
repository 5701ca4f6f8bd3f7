#include "observe/secret_mask.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

std::string masked(std::string_view text) {
    return SecretMask("cr_").masked(text);
}

TEST(SecretMask, HidesWhatLooksLikeACredential) {
    EXPECT_EQ(masked("key cr_0123456789abcdef0123456789abcdef!"), "key cr_***!");
    EXPECT_EQ(masked("sk-ant-api03-AbC_d-1234567890"), "sk-***");
    EXPECT_EQ(masked("Authorization: Bearer abcdef.ghi-jkl== rest"), "Authorization: Bearer *** rest");
    EXPECT_EQ(masked("authorization: basic dXNlcjpwYXNz"), "authorization: basic ***");
    EXPECT_EQ(masked("x-api-key: hunter2"), "x-api-key: ***");
    EXPECT_EQ(masked("X-Goog-Api-Key:hunter2,"), "X-Goog-Api-Key:***,");
    EXPECT_EQ(masked("GET /v1beta/models?alt=sse&key=AIzaSyA-1234567890 HTTP"),
              "GET /v1beta/models?alt=sse&key=*** HTTP");
    EXPECT_EQ(masked("/x?key=a%20b&y=1"), "/x?key=***&y=1");
    EXPECT_EQ(masked("AIzaSyA-12345678901234567890"), "AIza***");
    EXPECT_EQ(masked("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln"), "eyJ***");
    EXPECT_EQ(masked("(sk-12345678,sk-87654321)"), "(sk-***,sk-***)");
}

TEST(SecretMask, KeepsWhatIsNone) {
    for (const char* text :
         {"", "plain words", "cr_short", "hint cr_\u20269f3a", "task-12345678901234567890",
          "my_cr_0123456789abcdef0123", "Bearer token", "the key=value pair", "sk-1", "AIza"})
        EXPECT_EQ(masked(text), text);
}

TEST(SecretMask, KnowsTheConfiguredPrefix) {
    const SecretMask mask("acme-");
    EXPECT_EQ(mask.masked("acme-0123456789abcdef0123"), "acme-***");
    EXPECT_EQ(mask.masked("cr_0123456789abcdef0123"), "cr_***");
    EXPECT_EQ(mask.masked("acme-corp"), "acme-corp");
    EXPECT_EQ(SecretMask("").masked("anything at all"), "anything at all");
}

TEST(SecretMask, WorksInsideJson) {
    EXPECT_EQ(masked(R"({"a":"sk-ant-0123456789","b":"Bearer abcdefgh"})"),
              R"({"a":"sk-***","b":"Bearer ***"})");
}

}  // namespace
}  // namespace relay
