#include "base/time_zone.h"
#include "cli/admin_call.h"
#include "cli/context.h"
#include "cli/moments.h"
#include "cli/quantities.h"
#include "cli/table.h"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>
#include <ostream>
#include <string>
#include <utility>

namespace relay::cli {

namespace json = boost::json;

namespace {

struct LimitFields {
    std::string which;
    std::string kind;
};

/// Money comes as text, counts as numbers; null is no limit.
std::string amountText(const json::object& row, std::string_view field) {
    const std::string money = textField(row, field);
    if (!money.empty()) return moneyText(money);
    const json::value* value = row.if_contains(field);
    return value != nullptr && value->is_number() ? countText(countField(row, field)) : std::string();
}

std::string tableOf(const json::array& rows, const TimeZone& zone) {
    using Align = Table::Align;
    Table table({{"LIMIT"},
                 {"MODELS"},
                 {"AT MOST", Align::Right},
                 {"USED", Align::Right},
                 {"HELD", Align::Right},
                 {"BEGINS ANEW"}});
    for (const json::value& value : rows) {
        if (!value.is_object()) continue;
        const json::object& row = value.get_object();
        const auto resets = parseIsoTime(textField(row, "resetsAt"));
        const std::string family = textField(row, "family");
        table.add({textField(row, "kind"), family.empty() ? "all" : family, amountText(row, "limit"),
                   amountText(row, "used"), amountText(row, "held"),
                   resets ? localTimeText(*resets, zone) : ""});
    }
    return table.text();
}

void print(Context& context, const json::value& answer, const TimeZone& zone) {
    const json::object& limits = answer.as_object();
    const json::value* rows = limits.if_contains("rows");
    if (context.json)
        context.out << json::serialize(answer) << '\n';
    else if (rows == nullptr || !rows->is_array() || rows->get_array().empty())
        context.out << fmt::format("Key '{}' has no limits and has used nothing yet.\n",
                                   printable(textField(limits, "name")));
    else
        context.out << tableOf(rows->get_array(), zone);
}

/// `/admin/keys/{id}/limits` of the key that is meant.
Result<std::string> targetFor(AdminClient& client, const std::string& which) {
    const Result<json::array> rows = callForRows(client, "/admin/keys");
    if (!rows) return rows.error();
    const Result<json::object> key = pickRow(*rows, which, "key");
    if (!key) return key.error();
    return fmt::format("/admin/keys/{}/limits", textField(*key, "id"));
}

Result<void> show(Context& context, const LimitFields& fields) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<std::string> target = targetFor(*session->client, fields.which);
    if (!target) return target.error();
    const Result<json::value> limits = callAdmin(*session->client, "GET", *target);
    if (!limits) return limits.error();
    print(context, *limits, session->settings.zone);
    return {};
}

Result<void> reset(Context& context, const LimitFields& fields) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<std::string> target = targetFor(*session->client, fields.which);
    if (!target) return target.error();
    json::object body;
    if (!fields.kind.empty()) body["kind"] = fields.kind;
    const Result<json::value> limits = callAdmin(*session->client, "POST", *target + "/reset", body);
    if (!limits) return limits.error();
    print(context, *limits, session->settings.zone);
    return {};
}

}  // namespace

void addLimits(CLI::App& root, Context& context) {
    CLI::App* group = addGroup(root, "limits", "What keys may use, and have used");
    auto shown = std::make_shared<LimitFields>();
    CLI::App* showing = addCommand(*group, context, "show", "Limits of a key and where they stand",
                                   "limits show laptop", [&context, shown] { return show(context, *shown); });
    auto cleared = std::make_shared<LimitFields>();
    CLI::App* resetting = addCommand(
        *group, context, "reset", "Count from nothing again; the ledger keeps what was used",
        "limits reset laptop --kind daily_cost", [&context, cleared] { return reset(context, *cleared); });
    for (const auto& [command, fields] : {std::pair{showing, shown}, std::pair{resetting, cleared}})
        command->add_option("key", fields->which, "Id, the beginning of it, or name")
            ->required()
            ->type_name("ID");
    resetting->add_option("--kind", cleared->kind, "Only this one, as `limits show` names it")
        ->type_name("LIMIT");
}

}  // namespace relay::cli
