#include "admin/account_service.h"
#include "admin/key_service.h"
#include "admin/routes.h"
#include "config/settings.h"
#include "store/ledger.h"

#include <boost/json.hpp>

namespace relay::admin {
namespace {

UsageGrouping groupingOf(std::string_view by) {
    if (by == "key") return UsageGrouping::Key;
    if (by == "account") return UsageGrouping::Account;
    if (by == "model") return UsageGrouping::Model;
    if (by == "day") return UsageGrouping::Day;
    return UsageGrouping::None;
}

/// Of what no longer exists: empty.
std::string nameOf(const AdminParts& parts, UsageGrouping by, const std::string& group) {
    if (by == UsageGrouping::Key) {
        const auto key = parts.keys.find(group);
        return key ? (*key)->name : std::string();
    }
    if (by == UsageGrouping::Account) {
        const auto account = parts.accounts.find(group);
        return account ? (*account)->name : std::string();
    }
    return group;
}

boost::json::object view(const UsageRow& row, const std::string& name) {
    return {{"group", row.group},
            {"name", name},
            {"requests", row.requests},
            {"attempts", row.attempts},
            {"failures", row.failures},
            {"unknown", row.unknown},
            {"unpriced", row.unpriced},
            {"inputTokens", row.usage.input},
            {"outputTokens", row.usage.output},
            {"cacheCreationTokens", row.usage.cacheCreation()},
            {"cacheCreation5mTokens", row.usage.cacheCreation5m},
            {"cacheCreation1hTokens", row.usage.cacheCreation1h},
            {"cacheReadTokens", row.usage.cacheRead},
            {"thinkingTokens", row.usage.thinking},
            {"costUsd", toDecimal(row.cost)}};
}

Result<Answer> usage(const AdminParts& parts, RoutedCall& routed) {
    QueryFields& fields = routed.query;
    const TimeZone& zone = parts.settings.zone;
    UsageQuery query;
    query.by = groupingOf(fields.choice("by", {"none", "key", "account", "model", "day"}));
    query.since = fields.time("since", zone);
    query.until = fields.time("until", zone);
    query.keyId = fields.text("keyId");
    query.accountId = fields.text("accountId");
    query.zone = zone;
    if (auto finished = fields.finish(); !finished) return finished.error();
    if (query.until != 0 && query.until < query.since)
        return fail(ErrorCode::InvalidRequest, "parameter \"until\" must not be before \"since\"");

    const auto rows = parts.ledger.usage(query);
    if (!rows) return rows.error();
    boost::json::array views;
    for (const UsageRow& row : *rows)
        views.emplace_back(view(row, nameOf(parts, query.by, row.group)));
    return jsonAnswer(200, {{"rows", std::move(views)}});
}

}  // namespace

void addUsageRoutes(RouteTable& table, const AdminParts& parts) {
    table.add("GET", "/admin/usage", Access::Administrator, withQuery(parts, usage));
}

}  // namespace relay::admin
