#include "admin/account_service.h"
#include "admin/key_service.h"
#include "admin/routes.h"
#include "admin/views.h"
#include "store/coordination.h"

#include <boost/json.hpp>

namespace relay::admin {
namespace {

/// A hold belongs to a key or to an account; empty when that no longer exists.
boost::json::object ownerView(const AdminParts& parts, const std::string& owner) {
    if (const auto key = parts.keys.find(owner))
        return {{"type", "key"}, {"id", owner}, {"name", (*key)->name}};
    if (const auto account = parts.accounts.find(owner))
        return {{"type", "account"}, {"id", owner}, {"name", (*account)->name}};
    return {{"type", ""}, {"id", owner}, {"name", ""}};
}

boost::json::object view(const AdminParts& parts, const HoldInfo& hold) {
    return {{"counter", counterName(hold.owner, LimitKind::Concurrency, {})},
            {"owner", ownerView(parts, hold.owner)},
            {"requestId", hold.holder},
            {"since", timeView(hold.since)},
            {"expiresAt", timeView(hold.expiresAt)}};
}

Result<Answer> list(const AdminParts& parts, RoutedCall& routed) {
    const std::string owner = routed.query.text("owner");
    if (auto finished = routed.query.finish(); !finished) return finished.error();
    boost::json::array rows;
    for (const HoldInfo& hold : parts.coordination.holds())
        if (owner.empty() || hold.owner == owner) rows.emplace_back(view(parts, hold));
    return jsonAnswer(200, {{"rows", std::move(rows)}});
}

Result<Answer> clear(const AdminParts& parts, RoutedCall& routed) {
    const std::string owner = routed.query.text("owner");
    if (auto finished = routed.query.finish(); !finished) return finished.error();
    return jsonAnswer(200, {{"cleared", parts.coordination.clearHolds(owner)}});
}

}  // namespace

void addConcurrencyRoutes(RouteTable& table, const AdminParts& parts) {
    table.add("GET", "/admin/concurrency", Access::Administrator, withQuery(parts, list));
    table.add("DELETE", "/admin/concurrency", Access::Administrator, withQuery(parts, clear));
}

}  // namespace relay::admin
