#include "admin/routes.h"

namespace relay::admin {

Action plain(const AdminParts& parts, ResourceAction action) {
    return [parts, action](RoutedCall& routed) -> Result<Answer> {
        if (auto finished = routed.query.finish(); !finished) return finished.error();
        return action(parts, routed);
    };
}

Action withQuery(const AdminParts& parts, ResourceAction action) {
    return [parts, action](RoutedCall& routed) { return action(parts, routed); };
}

void addEventRoutes(RouteTable& table, const AdminParts& parts) {
    const ResourceAction refuse = [](const AdminParts&, RoutedCall&) -> Result<Answer> {
        return fail(ErrorCode::NotSupported, "Events are streamed over HTTP only");
    };
    table.add("GET", "/admin/events", Access::Administrator, withQuery(parts, refuse));
}

}  // namespace relay::admin
