#include "admin/group_service.h"
#include "admin/page.h"
#include "admin/routes.h"
#include "admin/views.h"

#include <boost/json.hpp>

namespace relay::admin {
namespace {

boost::json::object view(const AccountGroup& group) {
    return {{"id", group.id},
            {"name", group.name},
            {"description", group.description},
            {"accountIds", textsView(group.accountIds)},
            {"createdAt", timeView(group.createdAt)},
            {"updatedAt", timeView(group.updatedAt)}};
}

Result<Answer> shown(int status, const Result<AccountGroup>& group) {
    if (!group) return group.error();
    return jsonAnswer(status, view(*group));
}

Result<Answer> list(const AdminParts& parts, RoutedCall& routed) {
    const Page page = readPage(routed.query);
    if (auto finished = routed.query.finish(); !finished) return finished.error();
    const auto matches = [&](const AccountGroup& group) {
        return found(page, group.name) || found(page, group.description);
    };
    return jsonAnswer(200, pageOf(parts.groups.all(), page, matches, view));
}

Result<Answer> create(const AdminParts& parts, RoutedCall& routed) {
    auto change = readGroupChange(routed.call.body);
    if (!change) return change.error();
    return shown(201, parts.groups.create(*change));
}

Result<Answer> update(const AdminParts& parts, RoutedCall& routed) {
    auto change = readGroupChange(routed.call.body);
    if (!change) return change.error();
    return shown(200, parts.groups.update(routed.id, *change));
}

Result<Answer> remove(const AdminParts& parts, RoutedCall& routed) {
    if (auto removed = parts.groups.remove(routed.id); !removed) return removed.error();
    return noContent();
}

}  // namespace

void addGroupRoutes(RouteTable& table, const AdminParts& parts) {
    constexpr Access kAccess = Access::Administrator;
    table.add("GET", "/admin/groups", kAccess, withQuery(parts, list));
    table.add("POST", "/admin/groups", kAccess, plain(parts, create));
    table.add("GET", "/admin/groups/{id}", kAccess, plain(parts, [](const AdminParts& p, RoutedCall& call) {
                  return shown(200, p.groups.find(call.id));
              }));
    table.add("PATCH", "/admin/groups/{id}", kAccess, plain(parts, update));
    table.add("DELETE", "/admin/groups/{id}", kAccess, plain(parts, remove));
}

}  // namespace relay::admin
