#include "admin/account_view.h"

#include "admin/active_hours.h"
#include "admin/limits_change.h"
#include "admin/views.h"

#include <boost/json.hpp>

namespace relay::admin {
namespace {

constexpr std::size_t kShownTail = 4;
constexpr std::size_t kShortestShown = 16;

boost::json::object markView(const AccountMark& mark) {
    return {
        {"cause", toString(mark.cause)},     {"family", mark.family},         {"status", mark.status},
        {"evidence", mark.evidence},         {"since", timeView(mark.since)}, {"until", timeView(mark.until)},
        {"probeAt", timeView(mark.probeAt)}, {"failures", mark.failures},     {"source", mark.source}};
}

boost::json::array marksView(const std::vector<AccountMark>& marks) {
    boost::json::array rows;
    for (const AccountMark& mark : marks)
        rows.emplace_back(markView(mark));
    return rows;
}

}  // namespace

std::string secretHint(const SecretString& secret) {
    const std::string_view text = secret.reveal();
    if (text.empty()) return {};
    std::string hint = "…";
    if (text.size() >= kShortestShown) hint += text.substr(text.size() - kShownTail);
    return hint;
}

boost::json::object accountView(const Account& account, const AccountMoment& moment) {
    return {{"id", account.id},
            {"name", account.name},
            {"description", account.description},
            {"type", toString(account.type)},
            {"baseUrl", account.baseUrl},
            {"authScheme", toString(account.authScheme)},
            {"secretHint", secretHint(account.secret)},
            {"modelMap", pairsView(account.modelMap)},
            {"customHeaders", pairsView(account.customHeaders)},
            {"priority", account.priority},
            {"enabled", account.enabled},
            {"schedulable", account.schedulable},
            {"autoProtection", account.autoProtection},
            {"maxConcurrency", account.maxConcurrency},
            {"dailyQuota", toDecimal(account.dailyQuota)},
            {"weight", account.weight},
            {"models", textsView(account.models)},
            {"activeHours", toText(account.activeHours)},
            {"subscriptionEndsAt", timeView(account.subscriptionEndsAt)},
            {"maxAgeDays", account.maxAgeDays},
            {"queue", queueView(account.queue)},
            {"createdAt", timeView(account.createdAt)},
            {"updatedAt", timeView(account.updatedAt)},
            {"state", toString(stateOf(account, moment))},
            {"mark", moment.mark ? boost::json::value(markView(*moment.mark)) : nullptr},
            {"familyMarks", marksView(moment.familyMarks)},
            {"inFlight", moment.load.inFlight},
            {"spentToday", toDecimal(moment.load.spentToday)},
            {"lastUsedAt", timeView(moment.load.lastUsedAt)}};
}

}  // namespace relay::admin
