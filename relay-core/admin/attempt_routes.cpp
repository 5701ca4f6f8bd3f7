#include "admin/account_service.h"
#include "admin/attempt_view.h"
#include "admin/key_service.h"
#include "admin/routes.h"
#include "base/text.h"
#include "config/settings.h"
#include "store/ledger.h"

#include <boost/json.hpp>

#include <limits>

namespace relay::admin {
namespace {

constexpr std::uint64_t kMostRows = 1000;
constexpr std::uint64_t kUsualRows = 100;
constexpr std::uint64_t kMostStatus = 999;

/// Names are known here, the ledger has ids only.
std::vector<std::string> idsOfNames(const AdminParts& parts, const std::string& search) {
    std::vector<std::string> ids;
    if (search.empty()) return ids;
    const auto fits = [&search](const std::string& name) {
        return toLower(name).find(search) != std::string::npos;
    };
    for (const KeyPtr& key : parts.keys.all())
        if (fits(key->name)) ids.push_back(key->id);
    for (const AccountPtr& account : parts.accounts.all())
        if (fits(account->name)) ids.push_back(account->id);
    return ids;
}

Result<AttemptFilter> readFilter(const AdminParts& parts, QueryFields& fields) {
    AttemptFilter filter;
    AttemptQuery& page = filter.page;
    page.limit = static_cast<std::uint32_t>(fields.number("limit", 1, kMostRows).value_or(kUsualRows));
    page.beforeId = fields.number("before", 1, std::numeric_limits<std::int64_t>::max()).value_or(0);
    page.keyId = fields.text("keyId");
    page.accountId = fields.text("accountId");
    page.requestId = fields.text("requestId");
    filter.model = fields.text("model");
    const std::string outcome = fields.text("outcome");
    if (const auto status = fields.number("status", 0, kMostStatus))
        filter.status = static_cast<int>(*status);
    filter.since = fields.time("since", parts.settings.zone);
    filter.until = fields.time("until", parts.settings.zone);
    filter.search = toLower(fields.text("search"));
    if (auto finished = fields.finish(); !finished) return finished.error();
    filter.outcome = outcomeFrom(outcome);
    if (!outcome.empty() && (!filter.outcome || filter.outcome == Outcome::Open))
        return fail(
            ErrorCode::InvalidRequest,
            "parameter \"outcome\" must be one of: succeeded, failed, client_gone, rejected, unknown");
    filter.searchIds = idsOfNames(parts, filter.search);
    return filter;
}

Result<Answer> list(const AdminParts& parts, RoutedCall& routed) {
    const auto filter = readFilter(parts, routed.query);
    if (!filter) return filter.error();
    const auto page = parts.ledger.findAttempts(*filter);
    if (!page) return page.error();
    boost::json::array rows;
    for (const Attempt& attempt : page->rows)
        rows.emplace_back(attemptView(parts, attempt));
    boost::json::value next = nullptr;
    if (page->next != 0) next = page->next;
    return jsonAnswer(200, {{"rows", std::move(rows)}, {"next", std::move(next)}});
}

}  // namespace

void addAttemptRoutes(RouteTable& table, const AdminParts& parts) {
    table.add("GET", "/admin/attempts", Access::Administrator, withQuery(parts, list));
}

}  // namespace relay::admin
