#include "admin/attempt_view.h"

#include "admin/account_service.h"
#include "admin/key_service.h"
#include "admin/views.h"
#include "policy/pricing.h"

#include <boost/json.hpp>

#include <array>
#include <utility>

namespace relay::admin {
namespace {

constexpr std::array kOutcomes{std::pair{Outcome::Open, std::string_view("open")},
                               std::pair{Outcome::Succeeded, std::string_view("succeeded")},
                               std::pair{Outcome::Failed, std::string_view("failed")},
                               std::pair{Outcome::ClientGone, std::string_view("client_gone")},
                               std::pair{Outcome::Rejected, std::string_view("rejected")},
                               std::pair{Outcome::Unknown, std::string_view("unknown")}};

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

}  // namespace

std::string_view outcomeText(Outcome outcome) {
    for (const auto& [each, text] : kOutcomes)
        if (each == outcome) return text;
    return "unknown";
}

std::optional<Outcome> outcomeFrom(std::string_view text) {
    for (const auto& [each, name] : kOutcomes)
        if (name == text) return each;
    return std::nullopt;
}

boost::json::object attemptView(const AdminParts& parts, const Attempt& attempt) {
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
            {"outcome", outcomeText(attempt.outcome)},
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

}  // namespace relay::admin
