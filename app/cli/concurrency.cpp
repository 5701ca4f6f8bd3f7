#include "cli/account_view.h"
#include "cli/admin_call.h"
#include "cli/context.h"
#include "cli/moments.h"
#include "cli/table.h"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>
#include <ostream>
#include <string>

namespace relay::cli {

namespace json = boost::json;

namespace {

constexpr const char* kConcurrency = "/admin/concurrency";

struct ConcurrencyFields {
    std::string which;
    bool all = false;
    bool yes = false;
};

/// The id of the key or account that is meant; a name may be either's.
Result<std::string> ownerNamed(AdminClient& client, const std::string& which) {
    for (const auto& [list, thing] :
         {std::pair{"/admin/keys", "key"}, std::pair{"/admin/accounts", "account"}}) {
        const Result<json::array> rows = callForRows(client, list);
        if (!rows) return rows.error();
        const Result<json::object> row = pickRow(*rows, which, thing);
        if (row) return textField(*row, "id");
        if (row.error().code != ErrorCode::NotFound) return row.error();
    }
    return fail(ErrorCode::NotFound, fmt::format("There is no key and no account '{}'.", which));
}

std::string tableOf(const json::array& rows, std::int64_t now) {
    Table table({{"OF"}, {"NAME"}, {"REQUEST"}, {"SINCE"}, {"COUNTER"}});
    for (const json::value& value : rows) {
        if (!value.is_object()) continue;
        const json::object& row = value.get_object();
        const json::object& owner = objectField(row, "owner");
        table.add({textField(owner, "type"), textField(owner, "name"), textField(row, "requestId"),
                   agoText(textField(row, "since"), now), textField(row, "counter")});
    }
    return table.text();
}

Result<void> list(Context& context) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::array> rows = callForRows(*session->client, kConcurrency);
    if (!rows) return rows.error();
    if (context.json)
        context.out << json::serialize(json::object{{"rows", *rows}}) << '\n';
    else if (rows->empty())
        context.out << "Nothing is in flight.\n";
    else
        context.out << tableOf(*rows, context.now());
    return {};
}

Result<void> clear(Context& context, const ConcurrencyFields& fields) {
    if (fields.all && !fields.which.empty())
        return fail(ErrorCode::InvalidRequest, "Name a key or an account, or say --all; not both.");
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    std::string target = kConcurrency;
    if (!fields.which.empty()) {
        const Result<std::string> owner = ownerNamed(*session->client, fields.which);
        if (!owner) return owner.error();
        target += "?owner=" + queryEncoded(*owner);
    }
    const Result<bool> sure = confirmed(
        context, fields.yes, "Free the counted places? Requests that still run are no longer counted.");
    if (!sure) return sure.error();
    if (!*sure) return fail(ErrorCode::ClientGone, "Nothing was cleared.");
    const Result<json::value> cleared = callAdmin(*session->client, "DELETE", target);
    if (!cleared) return cleared.error();
    if (context.json)
        context.out << json::serialize(*cleared) << '\n';
    else
        context.out << fmt::format("{} freed.\n", countField(cleared->as_object(), "cleared"));
    return {};
}

}  // namespace

void addConcurrency(CLI::App& root, Context& context) {
    CLI::App* group = addGroup(root, "concurrency", "Requests in flight, as they are counted");
    addCommand(*group, context, "list", "Who holds a place of which key or account", "concurrency list",
               [&context] { return list(context); });
    auto fields = std::make_shared<ConcurrencyFields>();
    CLI::App* clearing =
        addCommand(*group, context, "clear", "Free counted places by hand", "concurrency clear laptop --yes",
                   [&context, fields] { return clear(context, *fields); });
    clearing->add_option("which", fields->which, "Id, the beginning of it, or name of a key or account")
        ->type_name("ID");
    clearing->add_flag("--all", fields->all, "Of everybody, as without a name");
    clearing->add_flag("--yes,-y", fields->yes, "Do not ask");
}

}  // namespace relay::cli
