#pragma once

#include <optional>
#include <string_view>

namespace relay {

enum class Route {
    Messages,
    CountTokens,
    Models,
    Me,
    KeyInfo,
    KeyUsage,
    Telemetry,  ///< clients report events of their own here; swallowed
    Hello,      ///< clients warm their connection with it, without a key
    MountHealth,
};

struct RouteMatch {
    Route route;
    std::string_view path;    ///< canonical path, without mount and alias: "/v1/messages"
    std::string_view method;  ///< the one it takes; GET includes HEAD
    bool needsKey = true;
};

/// The route behind a path (without query). Mounts: none, `/api`, `/claude`; one trailing slash is forgiven.
std::optional<RouteMatch> matchRoute(std::string_view path);

/// Whether `method` may be used on the route.
bool allows(const RouteMatch& match, std::string_view method);

}  // namespace relay
