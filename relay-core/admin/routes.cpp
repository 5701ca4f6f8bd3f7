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

}  // namespace relay::admin
