#include "policy/selection.h"

#include <fmt/format.h>

#include <algorithm>

namespace relay::policy {

void refuse(Selection& selection, RefusedCandidate refused) {
    ++selection.refusedCount;
    if (selection.refused.size() < kRefusalsKept) selection.refused.push_back(std::move(refused));
}

bool wasTried(const SelectionRequest& request, std::string_view accountId) {
    return std::ranges::find(request.tried, accountId) != request.tried.end();
}

bool mayLeaveBound(const SchedulingRules& rules, const std::optional<AccountMark>& mark) {
    return rules.dedicatedFallback && !(mark && mark->cause == MarkCause::RateLimited);
}

std::string describeRefusals(const Selection& selection, UnixMillis now) {
    if (selection.refusedCount == 0) return "no account is set up for this service";
    std::string text;
    for (std::size_t i = 0; i < kRefusals; ++i) {
        const auto refusal = static_cast<Refusal>(i);
        const auto count = std::ranges::count(selection.refused, refusal, &RefusedCandidate::refusal);
        if (count == 0) continue;
        if (!text.empty()) text += ", ";
        text += fmt::format("{} {}", count, wordsOf(refusal));
        if (refusal == Refusal::Cooling)
            text += fmt::format(" (the first is back in {} s)",
                                secondsUntilFirstBack(selection, now).value_or(0));
    }
    const std::size_t more = selection.refusedCount - selection.refused.size();
    return more == 0 ? text : text + fmt::format(", and {} more", more);
}

std::optional<std::int64_t> secondsUntilFirstBack(const Selection& selection, UnixMillis now) {
    std::optional<std::int64_t> soonest;
    for (const RefusedCandidate& each : selection.refused) {
        if (each.until == 0) continue;
        const std::int64_t seconds = std::max<std::int64_t>((each.until - now + 999) / 1000, 0);
        soonest = soonest ? std::min(*soonest, seconds) : seconds;
    }
    return soonest;
}

std::string describeRefusal(const RefusedCandidate& refused) {
    std::string text = fmt::format("{}: {}", refused.accountId, wordsOf(refused.refusal));
    if (refused.until != 0) text += " at least until " + isoTime(refused.until);
    if (!refused.mark) return text;
    text += fmt::format(", {} until {}: {}", toString(refused.mark->cause), isoTime(refused.mark->until),
                        refused.mark->evidence);
    return refused.mark->family.empty() ? text : text + fmt::format(" ({})", refused.mark->family);
}

}  // namespace relay::policy
