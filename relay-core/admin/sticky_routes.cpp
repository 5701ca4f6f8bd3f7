#include "admin/account_service.h"
#include "admin/key_service.h"
#include "admin/routes.h"
#include "admin/views.h"
#include "store/coordination.h"

#include <boost/json.hpp>

namespace relay::admin {
namespace {

constexpr std::uint64_t kUsualRows = 100;
constexpr std::uint64_t kMostRows = 10'000;

std::string accountName(const AdminParts& parts, const std::string& id) {
    const auto account = parts.accounts.find(id);
    return account ? (*account)->name : std::string();
}

boost::json::object view(const AdminParts& parts, const StickyEntry& entry) {
    const auto key = parts.keys.find(entry.keyId);
    return {{"session", entry.hash},
            {"counter", "sticky_session:" + entry.hash},
            {"keyId", entry.keyId},
            {"keyName", key ? (*key)->name : std::string()},
            {"accountId", entry.accountId},
            {"accountName", accountName(parts, entry.accountId)},
            {"detourId", entry.detourId},
            {"detourName", accountName(parts, entry.detourId)},
            {"createdAt", timeView(entry.createdAt)},
            {"lastUsedAt", timeView(entry.lastUsedAt)},
            {"expiresAt", timeView(entry.expiresAt)},
            {"hits", entry.hits}};
}

Result<Answer> list(const AdminParts& parts, RoutedCall& routed) {
    const auto limit = routed.query.number("limit", 1, kMostRows).value_or(kUsualRows);
    if (auto finished = routed.query.finish(); !finished) return finished.error();
    boost::json::array rows;
    for (const StickyEntry& entry : parts.coordination.stickyEntries(limit))
        rows.emplace_back(view(parts, entry));
    return jsonAnswer(200, {{"rows", std::move(rows)}});
}

Result<Answer> clear(const AdminParts& parts, RoutedCall& routed) {
    const std::string session = routed.query.text("session");
    if (auto finished = routed.query.finish(); !finished) return finished.error();
    return jsonAnswer(200, {{"cleared", parts.coordination.clearSticky(session)}});
}

}  // namespace

void addStickyRoutes(RouteTable& table, const AdminParts& parts) {
    table.add("GET", "/admin/sticky", Access::Administrator, withQuery(parts, list));
    table.add("DELETE", "/admin/sticky", Access::Administrator, withQuery(parts, clear));
}

}  // namespace relay::admin
