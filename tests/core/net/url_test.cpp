#include "net/client.h"

#include <gtest/gtest.h>

namespace relay::net {
namespace {

TEST(UrlTest, PartsAndDefaults) {
    const auto plain = parseUrl("http://Example.COM");
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->origin, (Origin{false, "example.com", 80}));
    EXPECT_EQ(plain->path, "");

    const auto full = parseUrl("HTTPS://api.example.com:8443/base/v1//");
    ASSERT_TRUE(full);
    EXPECT_EQ(full->origin, (Origin{true, "api.example.com", 8443}));
    EXPECT_EQ(full->path, "/base/v1");

    const auto address = parseUrl("https://[2001:DB8::1]/x");
    ASSERT_TRUE(address);
    EXPECT_EQ(address->origin, (Origin{true, "2001:db8::1", 443}));
    EXPECT_EQ(parseUrl("http://[::1]:81")->origin.port, 81);
    EXPECT_EQ(parseUrl("http://127.0.0.1:9/")->path, "");
}

class BadUrlTest : public testing::TestWithParam<const char*> {};

TEST_P(BadUrlTest, IsRefusedWithAReason) {
    const auto url = parseUrl(GetParam());
    ASSERT_FALSE(url) << GetParam();
    EXPECT_EQ(url.error().code, ErrorCode::InvalidRequest);
    EXPECT_FALSE(url.error().message.empty());
}

INSTANTIATE_TEST_SUITE_P(
    All, BadUrlTest,
    testing::Values("", "example.com", "ftp://example.com", "http://", "http:///x", "http://user@host/",
                    "http://u:p@host", "http://host/?q=1", "http://host?q", "http://host/#f", "http://host:0",
                    "http://host:65536", "http://host:80a", "http://host:", "http://ho st/",
                    "http://host/a b", "http://h\xc3\xb6st/", "http://[::1", "http://[]", "http://[example]",
                    "http://[::1]x", "http://ho,st/", "http://host\r\nX: y/"));

}  // namespace
}  // namespace relay::net
