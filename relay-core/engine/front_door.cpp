#include "engine/front_door.h"

#include "admin/admin_http.h"

#include <string_view>

namespace relay {
namespace {

bool isBelow(std::string_view path, std::string_view prefix) {
    return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

}  // namespace

FrontDoor::FrontDoor(Relay& relay, admin::AdminHttp& admin, OpsRoutes& ops)
    : m_relay(relay), m_admin(admin), m_ops(ops) {}

Task<void> FrontDoor::serve(net::Exchange& exchange) {
    const std::string_view target = exchange.head().target;
    const std::string_view path = target.substr(0, target.find('?'));
    const bool preflight = exchange.head().method == "OPTIONS";
    if (!preflight && admin::isAdminPath(path)) return m_admin.serve(exchange);
    if (!preflight && (path == "/health" || isBelow(path, "/metrics"))) return m_ops.serve(exchange, path);
    return m_relay.serve(exchange);
}

}  // namespace relay
