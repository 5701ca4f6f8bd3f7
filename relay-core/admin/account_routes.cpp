#include "admin/account_fields.h"
#include "admin/account_service.h"
#include "admin/account_tester.h"
#include "admin/account_view.h"
#include "admin/json_fields.h"
#include "admin/page.h"
#include "admin/routes.h"
#include "base/clock.h"
#include "config/settings.h"

#include <boost/json.hpp>

namespace relay::admin {
namespace {

AccountMoments momentsNow(const AdminParts& parts) {
    const UnixMillis now = parts.clock.now();
    return {parts.coordination, parts.settings.zone.dayAt(now).start, now};
}

Result<Answer> shown(const AdminParts& parts, int status, const Result<AccountPtr>& account) {
    if (!account) return account.error();
    return jsonAnswer(status, accountView(**account, momentsNow(parts).of(**account)));
}

Result<Answer> list(const AdminParts& parts, RoutedCall& routed) {
    const Page page = readPage(routed.query);
    if (auto finished = routed.query.finish(); !finished) return finished.error();
    const auto matches = [&](const AccountPtr& account) {
        return found(page, account->name) || found(page, account->baseUrl) ||
               found(page, account->description);
    };
    const AccountMoments moments = momentsNow(parts);
    const auto row = [&](const AccountPtr& account) { return accountView(*account, moments.of(*account)); };
    return jsonAnswer(200, pageOf(parts.accounts.all(), page, matches, row));
}

Result<Answer> create(const AdminParts& parts, RoutedCall& routed) {
    auto change = readAccountChange(routed.call.body);
    if (!change) return change.error();
    return shown(parts, 201, parts.accounts.create(*change));
}

Result<Answer> update(const AdminParts& parts, RoutedCall& routed) {
    auto change = readAccountChange(routed.call.body);
    if (!change) return change.error();
    return shown(parts, 200, parts.accounts.update(routed.id, *change));
}

Result<Answer> remove(const AdminParts& parts, RoutedCall& routed) {
    if (auto removed = parts.accounts.remove(routed.id); !removed) return removed.error();
    return noContent();
}

Result<Answer> duplicate(const AdminParts& parts, RoutedCall& routed) {
    auto fields = JsonFields::parse(routed.call.body);
    if (!fields) return fields.error();
    const auto name = accountText(*fields, "name");
    if (!name) fields->complain("field \"name\" is needed");
    if (auto finished = fields->finish(); !finished) return finished.error();
    return shown(parts, 201, parts.accounts.duplicate(routed.id, *name));
}

Result<Answer> types(const AdminParts&, RoutedCall&) {
    return jsonAnswer(200, {{"rows", accountTypesView()}});
}

Result<Answer> clearAll(const AdminParts& parts, RoutedCall&) {
    return jsonAnswer(200, {{"cleared", parts.accounts.clearAll()}});
}

Result<Answer> test(const AdminParts& parts, RoutedCall& routed) {
    constexpr std::size_t kLongestModel = 200;
    auto fields = JsonFields::parse(routed.call.body);
    if (!fields) return fields.error();
    const std::string model = fields->text("model", 0, kLongestModel).value_or("");
    if (auto finished = fields->finish(); !finished) return finished.error();
    auto account = parts.accounts.find(routed.id);
    if (!account) return account.error();
    if ((*account)->secret.empty())
        return fail(ErrorCode::Conflict, "The account has no secret; enter it again first");
    AccountTester::OnText onText;
    if (routed.call.emit)
        onText = [&call = routed.call](std::string_view text) {
            const boost::json::object data{{"text", text}};
            call.emit("text", data);
        };
    auto report = parts.tester.test(**account, model, onText);
    if (!report) return report.error();
    return jsonAnswer(200, {{"ok", report->ok},
                            {"status", report->status},
                            {"durationMs", report->durationMs},
                            {"model", report->model},
                            {"text", report->text},
                            {"error", report->error}});
}

}  // namespace

void addAccountRoutes(RouteTable& table, const AdminParts& parts) {
    constexpr Access kAccess = Access::Administrator;
    table.add("GET", "/admin/accounts", kAccess, withQuery(parts, list));
    table.add("POST", "/admin/accounts", kAccess, plain(parts, create));
    table.add("POST", "/admin/accounts/clear", kAccess, plain(parts, clearAll));
    table.add("GET", "/admin/accounts/{id}", kAccess, plain(parts, [](const AdminParts& p, RoutedCall& call) {
                  return shown(p, 200, p.accounts.find(call.id));
              }));
    table.add("PATCH", "/admin/accounts/{id}", kAccess, plain(parts, update));
    table.add("DELETE", "/admin/accounts/{id}", kAccess, plain(parts, remove));
    table.add("POST", "/admin/accounts/{id}/duplicate", kAccess, plain(parts, duplicate));
    table.add("GET", "/admin/account-types", kAccess, plain(parts, types));
    table.add("POST", "/admin/accounts/{id}/test", kAccess, plain(parts, test));
    table.add("POST", "/admin/accounts/{id}/clear", kAccess,
              plain(parts, [](const AdminParts& p, RoutedCall& call) {
                  return shown(p, 200, p.accounts.clear(call.id));
              }));
}

}  // namespace relay::admin
