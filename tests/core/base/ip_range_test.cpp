#include "base/ip_range.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

bool contains(std::string_view range, std::string_view address) {
    const auto network = IpRange::from(range);
    const auto host = ipAddressFrom(address);
    EXPECT_TRUE(network) << range;
    EXPECT_TRUE(host) << address;
    return network && host && network->contains(*host);
}

TEST(IpRange, HoldsItsAddresses) {
    EXPECT_TRUE(contains("10.0.0.0/8", "10.255.0.1"));
    EXPECT_FALSE(contains("10.0.0.0/8", "11.0.0.1"));
    EXPECT_TRUE(contains("192.168.4.0/22", "192.168.7.255"));
    EXPECT_FALSE(contains("192.168.4.0/22", "192.168.8.0"));
    EXPECT_TRUE(contains("192.168.7.9/22", "192.168.4.1")) << "bits beyond the prefix do not count";
    EXPECT_TRUE(contains("10.1.2.3", "10.1.2.3"));
    EXPECT_FALSE(contains("10.1.2.3", "10.1.2.4"));
    EXPECT_TRUE(contains("2001:db8::/32", "2001:db8:ffff::1"));
    EXPECT_FALSE(contains("2001:db8::/32", "2001:db9::1"));
    EXPECT_TRUE(contains("::1", "[::1]"));
    EXPECT_TRUE(contains("fe80::/10", "fe80::1%eth0"));
}

TEST(IpRange, TakesAMappedAddressForWhatItIs) {
    EXPECT_TRUE(contains("10.0.0.0/8", "::ffff:10.2.3.4"));
    EXPECT_TRUE(contains("::ffff:10.0.0.0/104", "10.2.3.4"));
    EXPECT_TRUE(contains("0.0.0.0/0", "::ffff:1.2.3.4"));
    EXPECT_FALSE(contains("0.0.0.0/0", "2001:db8::1"));
    EXPECT_TRUE(contains("::/0", "1.2.3.4"));
    EXPECT_FALSE(contains("::/96", "1.2.3.4"));
}

TEST(IpRange, RefusesEverythingElse) {
    for (const char* wrong :
         {"", "/8", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0", "::/129",
          "localhost", "10.0.0.1:80", "[::1", "1:2:3:4:5:6:7:8:9", "10.0.0.0/8 ", " ::1",
          "1111:2222:3333:4444:5555:6666:7777:8888:9999:aaaa:bbbb"})
        EXPECT_FALSE(IpRange::from(wrong)) << wrong;
    EXPECT_FALSE(ipAddressFrom("10.0.0.0/8"));
    EXPECT_FALSE(ipAddressFrom(std::string_view("10.0.0.1\0x", 10)));
}

}  // namespace
}  // namespace relay
