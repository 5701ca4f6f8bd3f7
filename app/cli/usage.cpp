#include "cli/admin_call.h"
#include "cli/context.h"
#include "cli/moments.h"
#include "cli/quantities.h"
#include "cli/table.h"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <array>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

namespace relay::cli {

namespace json = boost::json;

namespace {

struct UsageQuery {
    std::string by = "key";
    std::string since = "7d";
    std::string until;
    std::string key;
    std::string account;
};

struct Period {
    std::int64_t since = 0;
    std::int64_t until = 0;
};

Result<Period> periodOf(const Context& context, const UsageQuery& query, const TimeZone& zone) {
    const std::int64_t now = context.now();
    const Result<std::int64_t> since = parseMoment(query.since, now, zone);
    if (!since) return since.error();
    Period period{*since, now};
    if (!query.until.empty()) {
        const Result<std::int64_t> until = parseMoment(query.until, now, zone);
        if (!until) return until.error();
        period.until = *until;
    }
    if (period.until < period.since) return fail(ErrorCode::InvalidRequest, "--until lies before --since.");
    return period;
}

/// "&keyId=..." for the key or account that was named; nothing when none was.
Result<std::string> filterFor(AdminClient& client, const std::string& which, std::string_view thing,
                              const std::string& list) {
    if (which.empty()) return std::string{};
    const Result<json::array> rows = callForRows(client, list);
    if (!rows) return rows.error();
    const Result<json::object> row = pickRow(*rows, which, thing);
    if (!row) return row.error();
    return fmt::format("&{}Id={}", thing, textField(*row, "id"));
}

Result<std::string> targetFor(AdminClient& client, const UsageQuery& query, const Period& period) {
    std::string target = "/admin/usage?by=" + query.by + "&since=" + queryEncoded(isoTimeText(period.since));
    if (!query.until.empty()) target += "&until=" + queryEncoded(isoTimeText(period.until));
    const Result<std::string> key = filterFor(client, query.key, "key", "/admin/keys");
    if (!key) return key;
    const Result<std::string> account = filterFor(client, query.account, "account", "/admin/accounts");
    if (!account) return account;
    return target + *key + *account;
}

constexpr std::array<std::string_view, 7> kCounts{
    "requests",        "failures",     "inputTokens", "cacheCreationTokens",
    "cacheReadTokens", "outputTokens", "unpriced"};

std::string usageTable(const json::array& rows, const std::string& by) {
    using Align = Table::Align;
    const std::string title = by == "key"       ? "KEY"
                              : by == "account" ? "ACCOUNT"
                              : by == "model"   ? "MODEL"
                                                : "DAY";
    Table table({{title},
                 {"REQUESTS", Align::Right},
                 {"FAILED", Align::Right},
                 {"INPUT", Align::Right},
                 {"CACHE WRITE", Align::Right},
                 {"CACHE READ", Align::Right},
                 {"OUTPUT", Align::Right},
                 {"UNPRICED", Align::Right},
                 {"COST", Align::Right}});
    for (const json::value& value : rows) {
        if (!value.is_object()) continue;
        const json::object& row = value.get_object();
        const std::string name = textField(row, "name");
        std::vector<std::string> cells{name.empty() ? textField(row, "group") : name};
        for (const std::string_view field : kCounts) {
            const std::uint64_t count = countField(row, field);
            const bool quietZero = field == "failures" || field == "unpriced";
            cells.push_back(count == 0 && quietZero ? "" : countText(count));
        }
        cells.push_back(moneyText(textField(row, "costUsd")));
        table.add(std::move(cells));
    }
    return table.text();
}

Result<void> usage(Context& context, const UsageQuery& query) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const TimeZone& zone = session->settings.zone;
    const Result<Period> period = periodOf(context, query, zone);
    if (!period) return period.error();
    const Result<std::string> target = targetFor(*session->client, query, *period);
    if (!target) return target.error();
    const Result<json::array> rows = callForRows(*session->client, *target);
    if (!rows) return rows.error();
    if (context.json) {
        context.out << json::serialize(json::object{{"by", query.by},
                                                    {"since", isoTimeText(period->since)},
                                                    {"until", isoTimeText(period->until)},
                                                    {"rows", *rows}})
                    << '\n';
    } else if (rows->empty()) {
        context.out << fmt::format(
            "Nothing was used since {}. Look further back with --since 30d, or send a request: "
            "'{} demo' shows how.\n",
            localTimeText(period->since, zone), context.program);
    } else {
        context.out << fmt::format("Since {}\n", localTimeText(period->since, zone))
                    << usageTable(*rows, query.by);
    }
    return {};
}

}  // namespace

void addUsage(CLI::App& root, Context& context) {
    auto query = std::make_shared<UsageQuery>();
    CLI::App* command =
        addCommand(root, context, "usage", "Requests, tokens and cost", "usage --by model --since 7d",
                   [&context, query] { return usage(context, *query); });
    command->add_option("--by", query->by, "One line for each")
        ->check(CLI::IsMember({"key", "account", "model", "day"}))
        ->capture_default_str();
    command->add_option("--since", query->since, "24h, 7d, today, 2026-11-01, 2026-11-01T10:30Z")
        ->type_name("WHEN")
        ->capture_default_str();
    command->add_option("--until", query->until, "The same; now, if not given")->type_name("WHEN");
    command->add_option("--key", query->key, "Only this key")->type_name("ID");
    command->add_option("--account", query->account, "Only this account")->type_name("ID");
}

}  // namespace relay::cli
