#include "admin/account_service.h"
#include "admin/key_service.h"
#include "admin/routes.h"
#include "admin/views.h"
#include "policy/pricing.h"
#include "store/ledger.h"

#include <boost/json.hpp>

#include <limits>

namespace relay::admin {
namespace {

constexpr std::uint64_t kMostRows = 1000;
constexpr std::uint64_t kUsualRows = 100;

std::string_view toText(Outcome outcome) {
    switch (outcome) {
        case Outcome::Open:
            return "open";
        case Outcome::Succeeded:
            return "succeeded";
        case Outcome::Failed:
            return "failed";
        case Outcome::ClientGone:
            return "client_gone";
        case Outcome::Rejected:
            return "rejected";
        case Outcome::Unknown:
            return "unknown";
    }
    return "unknown";
}

std::string_view toText(PriceMatch match) {
    switch (match) {
        case PriceMatch::Exact:
            return "exact";
        case PriceMatch::Prefix:
            return "prefix";
        case PriceMatch::Unpriced:
            return "unpriced";
    }
    return "unpriced";
}

/// How the cost came about. Null where that is not known any more: the table is another one by now, or the row was
/// priced by a service tier or a speed, which the ledger does not keep.
boost::json::value priceLines(const policy::PriceTable& prices, const Attempt& attempt) {
    if (attempt.priceMatch == PriceMatch::Unpriced || attempt.priceVersion != prices.version())
        return nullptr;
    const policy::PricedUsage priced = policy::priceOf(prices, attempt.model, attempt.usage);
    if (priced.cost.nanos != attempt.cost.nanos) return nullptr;
    boost::json::array lines;
    for (const policy::CostLine& line : priced.lines) {
        if (line.tokens == 0) continue;
        lines.push_back(boost::json::object{{"kind", policy::toString(line.kind)},
                                            {"tokens", line.tokens},
                                            {"ratePerMillion", toDecimal(Money{line.rate})},
                                            {"amountUsd", toDecimal(line.amount)}});
    }
    return lines;
}

boost::json::object view(const AdminParts& parts, const Attempt& attempt) {
    const auto key = parts.keys.find(attempt.keyId);
    const auto account = parts.accounts.find(attempt.accountId);
    return {{"id", attempt.id},
            {"requestId", attempt.requestId},
            {"number", attempt.number},
            {"keyId", attempt.keyId},
            {"keyName", key ? (*key)->name : std::string()},
            {"accountId", attempt.accountId},
            {"accountName", account ? (*account)->name : std::string()},
            {"route", attempt.route},
            {"requestedModel", attempt.requestedModel},
            {"model", attempt.model},
            {"stream", attempt.stream},
            {"outcome", toText(attempt.outcome)},
            {"status", attempt.status},
            {"reason", attempt.reason},
            {"startedAt", timeView(attempt.startedAt)},
            {"firstByteMs", attempt.firstByteMs},
            {"durationMs", attempt.durationMs},
            {"overheadUs", attempt.overheadUs},
            {"inputTokens", attempt.usage.input},
            {"outputTokens", attempt.usage.output},
            {"cacheCreationTokens", attempt.usage.cacheCreation()},
            {"cacheReadTokens", attempt.usage.cacheRead},
            {"thinkingTokens", attempt.usage.thinking},
            {"costUsd", toDecimal(attempt.cost)},
            {"reservedUsd", toDecimal(attempt.reserved)},
            {"maxTokens", attempt.maxTokens},
            {"priceMatch", toText(attempt.priceMatch)},
            {"priceVersion", attempt.priceVersion},
            {"priceLines", priceLines(parts.prices, attempt)}};
}

Result<Answer> list(const AdminParts& parts, RoutedCall& routed) {
    QueryFields& fields = routed.query;
    AttemptQuery query;
    query.limit = static_cast<std::uint32_t>(fields.number("limit", 1, kMostRows).value_or(kUsualRows));
    query.beforeId = fields.number("before", 1, std::numeric_limits<std::int64_t>::max()).value_or(0);
    query.keyId = fields.text("keyId");
    query.accountId = fields.text("accountId");
    query.requestId = fields.text("requestId");
    if (auto finished = fields.finish(); !finished) return finished.error();
    const auto attempts = parts.ledger.attempts(query);
    if (!attempts) return attempts.error();
    boost::json::array rows;
    for (const Attempt& attempt : *attempts)
        rows.emplace_back(view(parts, attempt));
    return jsonAnswer(200, {{"rows", std::move(rows)}});
}

}  // namespace

void addAttemptRoutes(RouteTable& table, const AdminParts& parts) {
    table.add("GET", "/admin/attempts", Access::Administrator, withQuery(parts, list));
}

}  // namespace relay::admin
