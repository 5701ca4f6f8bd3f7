#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relay {

struct Settings;

struct ListenEndpoint {
    std::string host;  ///< IPv6 without brackets; empty for a unix socket
    std::uint16_t port = 0;
    std::string unixPath;  ///< not empty: a unix socket
    bool operator==(const ListenEndpoint&) const = default;
};

/// "host:port", "[::1]:port" or "unix:/path". Error: InvalidRequest.
Result<ListenEndpoint> parseListen(std::string_view text);
/// The value of HOST with its PORT: an address, a name, an IPv6 address with or without brackets, or
/// "unix:/path".
Result<ListenEndpoint> parseListenHost(std::string_view host, std::uint16_t port);

/// HOST and PORT first, then the others. The settings must be valid.
std::vector<ListenEndpoint> listenEndpoints(const Settings& settings);
/// As a person would write it: "[::1]:3000".
std::string toString(const ListenEndpoint& endpoint);

}  // namespace relay
