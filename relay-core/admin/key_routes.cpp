#include "admin/json_fields.h"
#include "admin/key_service.h"
#include "admin/key_view.h"
#include "admin/page.h"
#include "admin/routes.h"

#include <boost/json.hpp>

#include <algorithm>

namespace relay::admin {
namespace {

boost::json::object viewWithText(const MadeKey& made) {
    boost::json::object object = keyView(*made.key);
    object["key"] = made.text.reveal();
    return object;
}

Result<Answer> shown(const Result<KeyPtr>& key) {
    if (!key) return key.error();
    return jsonAnswer(200, keyView(**key));
}

Result<Answer> list(const AdminParts& parts, RoutedCall& routed) {
    const Page page = readPage(routed.query);
    if (auto finished = routed.query.finish(); !finished) return finished.error();
    const auto matches = [&](const KeyPtr& key) {
        return found(page, key->name) || found(page, key->hint) || found(page, key->description) ||
               found(page, key->owner) ||
               std::ranges::any_of(key->tags, [&](const std::string& tag) { return found(page, tag); });
    };
    const auto row = [](const KeyPtr& key) { return keyView(*key); };
    return jsonAnswer(200, pageOf(parts.keys.all(), page, matches, row));
}

/// One key answers as an object, several (a `count` was given) as rows.
Result<Answer> create(const AdminParts& parts, RoutedCall& routed) {
    auto change = readNewKey(routed.call.body);
    if (!change) return change.error();
    auto made = parts.keys.create(*change);
    if (!made) return made.error();
    if (change->count == 1) return jsonAnswer(201, viewWithText(made->front()));
    boost::json::array rows;
    for (const MadeKey& key : *made)
        rows.emplace_back(viewWithText(key));
    return jsonAnswer(201, {{"rows", std::move(rows)}});
}

Result<Answer> show(const AdminParts& parts, RoutedCall& routed) {
    return shown(parts.keys.find(routed.id));
}

Result<Answer> update(const AdminParts& parts, RoutedCall& routed) {
    auto change = readKeyChange(routed.call.body);
    if (!change) return change.error();
    return shown(parts.keys.update(routed.id, *change));
}

Result<Answer> rotate(const AdminParts& parts, RoutedCall& routed) {
    auto fields = JsonFields::parse(routed.call.body);
    if (!fields) return fields.error();
    if (auto finished = fields->finish(); !finished) return finished.error();
    const auto made = parts.keys.rotate(routed.id);
    if (!made) return made.error();
    return jsonAnswer(200, viewWithText(*made));
}

Result<Answer> remove(const AdminParts& parts, RoutedCall& routed) {
    if (auto removed = parts.keys.remove(routed.id); !removed) return removed.error();
    return noContent();
}

}  // namespace

void addKeyRoutes(RouteTable& table, const AdminParts& parts) {
    constexpr Access kAccess = Access::Administrator;
    table.add("GET", "/admin/keys", kAccess, withQuery(parts, list));
    table.add("POST", "/admin/keys", kAccess, plain(parts, create));
    table.add("GET", "/admin/keys/{id}", kAccess, plain(parts, show));
    table.add("PATCH", "/admin/keys/{id}", kAccess, plain(parts, update));
    table.add("DELETE", "/admin/keys/{id}", kAccess, plain(parts, remove));
    table.add("POST", "/admin/keys/{id}/rotate", kAccess, plain(parts, rotate));
}

}  // namespace relay::admin
