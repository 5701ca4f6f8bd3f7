#include "config/listen_endpoint.h"

#include "base/text.h"
#include "config/settings.h"

#include <fmt/format.h>
#include <sys/un.h>

#include <algorithm>
#include <limits>

namespace relay {
namespace {

constexpr std::string_view kUnixScheme = "unix:";
constexpr std::size_t kLongestUnixPath = sizeof(sockaddr_un::sun_path) - 1;
constexpr std::size_t kLongestHost = 253;

bool isHostCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
}

bool isAddress6Character(char c) {
    return isHostCharacter(c) || c == ':' || c == '%';
}

bool isHostName(std::string_view host) {
    return !host.empty() && host.size() <= kLongestHost &&
           std::all_of(host.begin(), host.end(), isHostCharacter);
}

bool isAddress6(std::string_view host) {
    return std::count(host.begin(), host.end(), ':') >= 2 && host.size() <= kLongestHost &&
           std::all_of(host.begin(), host.end(), isAddress6Character);
}

Error notAnEndpoint() {
    return fail(ErrorCode::InvalidRequest, "expected host:port, [IPv6 address]:port or unix:/path");
}

Result<ListenEndpoint> parseUnix(std::string_view path) {
    if (path.size() < 2 || path.front() != '/')
        return fail(ErrorCode::InvalidRequest, "a unix socket needs an absolute path");
    if (path.size() > kLongestUnixPath)
        return fail(ErrorCode::InvalidRequest,
                    fmt::format("the path of a unix socket has at most {} characters", kLongestUnixPath));
    return ListenEndpoint{{}, 0, std::string(path)};
}

}  // namespace

Result<ListenEndpoint> parseListenHost(std::string_view host, std::uint16_t port) {
    if (host.starts_with(kUnixScheme)) return parseUnix(host.substr(kUnixScheme.size()));
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        host = host.substr(1, host.size() - 2);
        if (!isAddress6(host)) return notAnEndpoint();
    }
    if (!isHostName(host) && !isAddress6(host)) return notAnEndpoint();
    return ListenEndpoint{std::string(host), port, {}};
}

Result<ListenEndpoint> parseListen(std::string_view text) {
    if (text.starts_with(kUnixScheme)) return parseUnix(text.substr(kUnixScheme.size()));
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) return notAnEndpoint();
    const std::string_view host = text.substr(0, colon);
    const auto port = parseUnsigned(text.substr(colon + 1));
    if (!port || *port > std::numeric_limits<std::uint16_t>::max()) return notAnEndpoint();
    if (host.find(':') != std::string_view::npos && host.front() != '[') return notAnEndpoint();
    return parseListenHost(host, static_cast<std::uint16_t>(*port));
}

std::vector<ListenEndpoint> listenEndpoints(const Settings& settings) {
    std::vector<ListenEndpoint> endpoints;
    if (auto first = parseListenHost(settings.host, settings.port)) endpoints.push_back(std::move(*first));
    for (const std::string& entry : settings.listen)
        if (auto more = parseListen(entry)) endpoints.push_back(std::move(*more));
    return endpoints;
}

std::string toString(const ListenEndpoint& endpoint) {
    if (!endpoint.unixPath.empty()) return fmt::format("{}{}", kUnixScheme, endpoint.unixPath);
    const bool six = endpoint.host.find(':') != std::string::npos;
    return six ? fmt::format("[{}]:{}", endpoint.host, endpoint.port)
               : fmt::format("{}:{}", endpoint.host, endpoint.port);
}

}  // namespace relay
