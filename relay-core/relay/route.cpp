#include "relay/route.h"

#include <array>

namespace relay {
namespace {

constexpr std::array kRoutes{
    RouteMatch{Route::Messages, "/v1/messages", "POST", true},
    RouteMatch{Route::CountTokens, "/v1/messages/count_tokens", "POST", true},
    RouteMatch{Route::Models, "/v1/models", "GET", true},
    RouteMatch{Route::Me, "/v1/me", "GET", true},
    RouteMatch{Route::KeyInfo, "/v1/key-info", "GET", true},
    RouteMatch{Route::KeyUsage, "/v1/usage", "GET", true},
    RouteMatch{Route::Telemetry, "/api/event_logging/batch", "POST", false},
    RouteMatch{Route::Telemetry, "/api/event_logging/v2/batch", "POST", false},
    RouteMatch{Route::Hello, "/api/hello", "GET", false},
    RouteMatch{Route::MountHealth, "/health", "GET", false},
};

constexpr std::array<std::string_view, 2> kMounts{"/api", "/claude"};

std::optional<RouteMatch> matchBelowMount(std::string_view path) {
    for (const RouteMatch& each : kRoutes)
        if (each.path == path) return each;
    // `/claude/v1/messages` is an alias below every mount, for base URLs that end in `/claude`.
    constexpr std::string_view kAlias = "/claude";
    if (path.starts_with("/claude/v1/messages")) return matchBelowMount(path.substr(kAlias.size()));
    return std::nullopt;
}

}  // namespace

std::optional<RouteMatch> matchRoute(std::string_view path) {
    if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
    for (const std::string_view mount : kMounts) {
        const bool below = path.starts_with(mount) && path.size() > mount.size() && path[mount.size()] == '/';
        if (!below) continue;
        if (auto match = matchBelowMount(path.substr(mount.size()))) return match;
    }
    if (path == "/health") return std::nullopt;  // the process's own, with more in it
    return matchBelowMount(path);
}

bool allows(const RouteMatch& match, std::string_view method) {
    return match.method == method || (match.method == "GET" && method == "HEAD");
}

}  // namespace relay
