#include "identity/authenticator.h"

#include "identity/relay_keys.h"
#include "net/http_message.h"
#include "store/directory.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

constexpr std::string_view kText = "cr_0123456789abcdef0123456789abcdef";

struct AuthenticatorTest : testing::Test {
    Directory directory;
    Authenticator authenticator{directory, "cr_"};
    net::RequestHead head;
    ApiKey key;

    AuthenticatorTest() {
        key.id = "key-1";
        key.name = "laptop";
        key.digest = digestOfRelayKey(kText);
        directory.putKey(key);
    }
    std::string reason(std::string_view query = {}, UnixMillis now = 1000) {
        const auto result = authenticator.authenticate(head, query, now);
        if (result) return "accepted " + (*result)->id;
        EXPECT_EQ(result.error().code, ErrorCode::AuthenticationFailed);
        EXPECT_EQ(result.error().message.find("cr_0"), std::string::npos);
        return result.error().message;
    }
};

TEST_F(AuthenticatorTest, EveryPlaceIsRead) {
    for (const char* name : {"x-api-key", "X-Goog-Api-Key", "Authorization", "api-key"}) {
        head.headers.clear();
        head.headers.add(name, kText);
        EXPECT_EQ(reason(), "accepted key-1") << name;
        head.headers.clear();
        head.headers.add(name, "  bEARER \t" + std::string(kText) + " ");
        EXPECT_EQ(reason(), "accepted key-1") << name;
    }
    head.headers.clear();
    EXPECT_EQ(reason("alt=sse&key=" + std::string(kText)), "accepted key-1");
}

TEST_F(AuthenticatorTest, TheFirstThatIsNotEmptyWins) {
    head.headers.add("authorization", "Bearer " + std::string(kText));
    head.headers.add("x-api-key", "   ");
    head.headers.add("x-goog-api-key", "Bearer ");
    EXPECT_EQ(reason("key=cr_somethingelse"), "accepted key-1");
    head.headers.add("x-api-key", "cr_otherkey99");
    EXPECT_EQ(reason(), "API key not found");
}

TEST_F(AuthenticatorTest, ReasonsAreToldApart) {
    EXPECT_EQ(reason(), "Missing API key");
    head.headers.add("x-api-key", "cr_1");
    EXPECT_EQ(reason(), "Invalid API key format");
    head.headers.clear();
    head.headers.add("x-api-key", "sk-ant-0123456789");
    EXPECT_EQ(reason(), "Invalid API key format");
    head.headers.clear();
    head.headers.add("x-api-key", std::string(kText) + "0");
    EXPECT_EQ(reason(), "API key not found");
}

TEST_F(AuthenticatorTest, DisabledAndExpiredKeysAreRefused) {
    head.headers.add("x-api-key", kText);
    key.expiresAt = 5000;
    directory.putKey(key);
    EXPECT_EQ(reason({}, 4999), "accepted key-1");
    EXPECT_EQ(reason({}, 5000), "API key has expired");
    key.enabled = false;
    directory.putKey(key);
    EXPECT_EQ(reason({}, 4999), "API key is disabled");
    directory.eraseKey("key-1");
    EXPECT_EQ(reason({}, 4999), "API key not found");
}

TEST_F(AuthenticatorTest, BearerAloneIsNoKey) {
    head.headers.add("authorization", "Bearer");
    EXPECT_EQ(reason(), "Missing API key");
    EXPECT_FALSE(presentedKey(head, "key=Bearer%20"));
    head.headers.clear();
    head.headers.add("authorization", "bearertoken-of-one-word");
    EXPECT_EQ(presentedKey(head, ""), "bearertoken-of-one-word");
}

}  // namespace
}  // namespace relay
