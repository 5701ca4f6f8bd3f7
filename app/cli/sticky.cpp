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

struct StickyFields {
    std::string session;
    bool all = false;
    std::uint32_t limit = 100;
};

std::string tableOf(const json::array& rows, std::int64_t now) {
    Table table(
        {{"SESSION"}, {"KEY"}, {"ACCOUNT"}, {"FOR NOW AT"}, {"LAST USED"}, {"HITS", Table::Align::Right}});
    for (const json::value& value : rows) {
        if (!value.is_object()) continue;
        const json::object& row = value.get_object();
        table.add({textField(row, "session"), textField(row, "keyName"), textField(row, "accountName"),
                   textField(row, "detourName"), agoText(textField(row, "lastUsedAt"), now),
                   std::to_string(countField(row, "hits"))});
    }
    return table.text();
}

Result<void> list(Context& context, const StickyFields& fields) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::array> rows =
        callForRows(*session->client, fmt::format("/admin/sticky?limit={}", fields.limit));
    if (!rows) return rows.error();
    if (context.json)
        context.out << json::serialize(json::object{{"rows", *rows}}) << '\n';
    else if (rows->empty())
        context.out << "No conversation is bound to an account.\n";
    else
        context.out << tableOf(*rows, context.now());
    return {};
}

Result<void> clear(Context& context, const StickyFields& fields) {
    if (fields.all && !fields.session.empty())
        return fail(ErrorCode::InvalidRequest, "Name a session, or say --all; not both.");
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    std::string target = "/admin/sticky";
    if (!fields.session.empty()) target += "?session=" + queryEncoded(fields.session);
    const Result<json::value> cleared = callAdmin(*session->client, "DELETE", target);
    if (!cleared) return cleared.error();
    const std::uint64_t count = countField(cleared->as_object(), "cleared");
    if (context.json)
        context.out << json::serialize(*cleared) << '\n';
    else
        context.out << fmt::format("{} let go; the next request of each chooses an account anew.\n", count);
    return {};
}

}  // namespace

void addSticky(CLI::App& root, Context& context) {
    CLI::App* group = addGroup(root, "sticky", "Conversations and the accounts they stay with");
    auto listed = std::make_shared<StickyFields>();
    CLI::App* listing = addCommand(*group, context, "list", "Which conversation is with which account",
                                   "sticky list", [&context, listed] { return list(context, *listed); });
    listing->add_option("--limit", listed->limit, "At most so many, newest use first")
        ->check(CLI::Range(1U, 10'000U))
        ->capture_default_str();
    auto cleared = std::make_shared<StickyFields>();
    CLI::App* clearing =
        addCommand(*group, context, "clear", "Let conversations choose an account anew", "sticky clear --all",
                   [&context, cleared] { return clear(context, *cleared); });
    clearing->add_option("session", cleared->session, "As `sticky list` shows it")->type_name("SESSION");
    clearing->add_flag("--all", cleared->all, "Every conversation, as without a session");
}

}  // namespace relay::cli
