#include "base/ip_range.h"

#include "base/text.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>
#include <iterator>

namespace relay {
namespace {

constexpr unsigned kMappedBits = 96;

bool isIpv4(std::string_view text) {
    return text.find(':') == std::string_view::npos;
}

}  // namespace

std::optional<IpAddress> ipAddressFrom(std::string_view text) {
    if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
    const std::size_t interface = text.find('%');
    if (interface != std::string_view::npos) text = text.substr(0, interface);

    char terminated[INET6_ADDRSTRLEN] = {};
    if (text.size() >= std::size(terminated) || text.find('\0') != std::string_view::npos)
        return std::nullopt;
    std::ranges::copy(text, std::begin(terminated));
    IpAddress address{};
    if (!isIpv4(text)) {
        if (inet_pton(AF_INET6, terminated, address.data()) != 1) return std::nullopt;
        return address;
    }
    address[10] = address[11] = 0xFF;
    if (inet_pton(AF_INET, terminated, address.data() + kMappedBits / 8) != 1) return std::nullopt;
    return address;
}

std::optional<IpRange> IpRange::from(std::string_view text) {
    const std::size_t slash = text.find('/');
    const std::string_view host = text.substr(0, slash);
    const auto address = ipAddressFrom(host);
    if (!address) return std::nullopt;
    if (slash == std::string_view::npos) return IpRange(*address, 128);
    const auto bits = parseUnsigned(text.substr(slash + 1));
    const unsigned before = isIpv4(host) ? kMappedBits : 0;
    if (!bits || *bits > 128 - before) return std::nullopt;
    return IpRange(*address, before + static_cast<unsigned>(*bits));
}

bool IpRange::contains(const IpAddress& address) const {
    const std::size_t bytes = m_bits / 8;
    if (std::memcmp(address.data(), m_address.data(), bytes) != 0) return false;
    const unsigned rest = m_bits % 8;
    return rest == 0 || (address[bytes] ^ m_address[bytes]) >> (8 - rest) == 0;
}

}  // namespace relay
