#include "config/listen_endpoint.h"

#include "config/settings.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

std::string parsed(std::string_view text) {
    const auto endpoint = parseListen(text);
    return endpoint ? toString(*endpoint) : "refused";
}

TEST(ListenEndpoint, ReadsEachForm) {
    EXPECT_EQ(parsed("127.0.0.1:3001"), "127.0.0.1:3001");
    EXPECT_EQ(parsed("[::1]:0"), "[::1]:0");
    EXPECT_EQ(parsed("relay.example:80"), "relay.example:80");
    EXPECT_EQ(parsed("unix:/run/relay.sock"), "unix:/run/relay.sock");
    EXPECT_EQ(parseListen("[::1]:80")->host, "::1");
}

TEST(ListenEndpoint, RefusesWhatIsNone) {
    for (const char* text : {"", "3000", "localhost", ":80", "host:", "host:65536", "host:-1", "::1:80",
                             "[::1]", "[x]:1", "a b:1", "unix:", "unix:relative", "host:80/path", "[]:80"})
        EXPECT_EQ(parsed(text), "refused") << text;
    EXPECT_EQ(parsed("unix:/" + std::string(200, 'x')), "refused");
}

TEST(ListenEndpoint, HostTakesAnAddressOrASocket) {
    Settings settings;
    settings.host = "::1";
    settings.listen = {"unix:/tmp/a", "0.0.0.0:1"};
    const auto endpoints = listenEndpoints(settings);
    ASSERT_EQ(endpoints.size(), 3U);
    EXPECT_EQ(toString(endpoints[0]), "[::1]:3000");
    EXPECT_EQ(endpoints[1].unixPath, "/tmp/a");
    settings.host = "unix:/tmp/b";
    EXPECT_EQ(toString(listenEndpoints(settings).front()), "unix:/tmp/b");
}

}  // namespace
}  // namespace relay
