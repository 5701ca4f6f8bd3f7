#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace relay {

/// An IPv6 address, or an IPv4 one in its mapped form (::ffff:a.b.c.d): the same host is one value however a socket
/// tells of it.
using IpAddress = std::array<std::uint8_t, 16>;

/// "10.1.2.3", "2001:db8::1", "[::1]", "fe80::1%eth0" (the interface does not count). No names, no ports.
std::optional<IpAddress> ipAddressFrom(std::string_view text);

/// An address, or a network in CIDR form: "10.0.0.0/8", "2001:db8::/32". Bits beyond the prefix do not count.
class IpRange {
public:
    static std::optional<IpRange> from(std::string_view text);
    bool contains(const IpAddress& address) const;

private:
    IpRange(const IpAddress& address, unsigned bits) : m_address(address), m_bits(bits) {}

    IpAddress m_address;
    unsigned m_bits;  ///< 0..128
};

}  // namespace relay
