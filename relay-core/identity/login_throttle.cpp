#include "identity/login_throttle.h"

#include "base/text.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <span>

namespace relay {
namespace {

constexpr std::size_t kNameLength = 64;
constexpr std::size_t kTrustedPairs = 256;

/// One key for what one person can easily speak from: an IPv4 address, or an IPv6 network of 64 bits.
std::string addressKey(std::string_view address) {
    const std::string text(address.substr(0, address.find('%')));
    std::array<std::byte, sizeof(in6_addr)> bytes{};
    if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return text.substr(0, INET6_ADDRSTRLEN);
    const std::span<const std::byte> all(bytes);
    constexpr std::array<std::byte, 2> kMapped{std::byte{0xff}, std::byte{0xff}};
    const bool zeros =
        std::all_of(all.begin(), all.begin() + 10, [](std::byte b) { return b == std::byte{0}; });
    if (zeros && std::equal(kMapped.begin(), kMapped.end(), all.begin() + 10)) {
        std::array<char, INET_ADDRSTRLEN> v4{};
        ::inet_ntop(AF_INET, all.data() + 12, v4.data(), v4.size());
        return v4.data();
    }
    return toHex(all.first(8));
}

std::string pairKey(const std::string& address, const std::string& name) {
    return address + '\n' + name;
}

}  // namespace

LoginThrottle::LoginThrottle(ThrottleLimits limits)
    : m_limits(limits),
      m_addresses(limits.remembered),
      m_names(limits.remembered),
      m_trusted(kTrustedPairs) {}

std::chrono::seconds LoginThrottle::attempt(std::string_view address, std::string_view username,
                                            SteadyTime now) {
    const std::string from = addressKey(address);
    const std::string name(username.substr(0, kNameLength));
    const std::lock_guard lock(m_mutex);
    const bool trusted = m_trusted.find(pairKey(from, name)).has_value();
    const Failures ofAddress = current(m_addresses, from, now);
    const Failures ofName = trusted ? Failures{} : current(m_names, name, now);
    const SteadyTime until = std::max(ofAddress.blockedUntil, ofName.blockedUntil);
    if (until > now) return std::chrono::ceil<std::chrono::seconds>(until - now);
    count(m_addresses, from, ofAddress, now);
    if (!trusted) count(m_names, name, ofName, now);
    return std::chrono::seconds{0};
}

void LoginThrottle::succeeded(std::string_view address, std::string_view username) {
    const std::string from = addressKey(address);
    const std::string name(username.substr(0, kNameLength));
    const std::lock_guard lock(m_mutex);
    m_addresses.erase(from);
    m_names.erase(name);
    m_trusted.insert(pairKey(from, name), true);
}

LoginThrottle::Failures LoginThrottle::current(Table& table, const std::string& key, SteadyTime now) const {
    const auto found = table.find(key);
    if (!found || now - found->last > m_limits.forgottenAfter) return {};
    return *found;
}

void LoginThrottle::count(Table& table, const std::string& key, Failures failures, SteadyTime now) const {
    ++failures.count;
    failures.last = now;
    if (failures.count >= m_limits.freeFailures) {
        const std::uint32_t doublings = std::min(failures.count - m_limits.freeFailures, 20U);
        failures.blockedUntil = now + std::min(m_limits.firstWait * (1 << doublings), m_limits.longestWait);
    }
    table.insert(key, failures);
}

}  // namespace relay
