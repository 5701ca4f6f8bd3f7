#include "admin/json_fields.h"
#include "admin/routes.h"
#include "identity/admin_accounts.h"
#include "identity/sessions.h"
#include "identity/setup_token.h"

#include <boost/json.hpp>

namespace relay::admin {
namespace {

struct SetupOrder {
    SecretString token;
    std::string username;
    SecretString password;
    bool force = false;
};

Result<SetupOrder> readOrder(const AdminCall& call) {
    auto fields = JsonFields::parse(call.body);
    if (!fields) return fields.error();
    const bool local = call.principal.kind == Principal::Kind::Local;
    SetupOrder order;
    order.token = SecretString(fields->raw("setupToken").value_or(""));
    order.username = fields->raw("username").value_or("");
    order.password = SecretString(fields->raw("password").value_or(""));
    if (local) order.force = fields->flag("force").value_or(false);
    if (auto finished = fields->finish(); !finished) return finished.error();
    if (order.token.empty() && !local)
        return fail(ErrorCode::InvalidRequest, "field \"setupToken\" is needed");
    const bool keepsName = order.force && order.username.empty();
    if (!keepsName)
        if (auto checked = checkUsername(order.username); !checked) return checked.error();
    if (auto checked = checkPassword(order.password.reveal()); !checked) return checked.error();
    return order;
}

Result<Answer> needed(const AdminParts& parts, RoutedCall&) {
    auto present = parts.administrators.username();
    if (!present) return present.error();
    return jsonAnswer(200, {{"needed", !present->has_value()}});
}

Result<Answer> setUp(const AdminParts& parts, RoutedCall& routed) {
    auto order = readOrder(routed.call);
    if (!order) return order.error();
    auto present = parts.administrators.username();
    if (!present) return present.error();
    if (order->username.empty())
        order->username = present->value_or("");  // the name of whoever is there stays
    if (*present && !order->force) return fail(ErrorCode::Conflict, "There is an administrator already");
    if (routed.call.principal.kind != Principal::Kind::Local &&
        !parts.setupToken.matches(order->token.reveal()))
        return fail(ErrorCode::AuthenticationFailed,
                    "field \"setupToken\" is not the one this start wrote down");

    auto saved = order->force ? parts.administrators.replace(order->username, order->password.reveal())
                              : parts.administrators.create(order->username, order->password.reveal());
    if (!saved) return saved.error();
    parts.setupToken.discard();
    if (auto ended = parts.sessions.endAll(); !ended) return ended.error();
    return jsonAnswer(201, {{"username", order->username}});
}

}  // namespace

void addSetupRoutes(RouteTable& table, const AdminParts& parts) {
    table.add("GET", "/admin/setup", Access::Anyone, plain(parts, needed));
    table.add("POST", "/admin/setup", Access::Anyone, plain(parts, setUp));
}

}  // namespace relay::admin
