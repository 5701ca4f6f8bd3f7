#include "policy/selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace relay::policy {
namespace {

struct RefusalWords {
    Refusal refusal;
    std::string_view name;
    std::string_view words;
};

constexpr std::array kWords{
    RefusalWords{Refusal::Disabled, "disabled", "disabled"},
    RefusalWords{Refusal::Paused, "paused", "paused"},
    RefusalWords{Refusal::Cooling, "cooling", "cooling down"},
    RefusalWords{Refusal::ConcurrencyFull, "full", "at the limit of parallel requests"},
    RefusalWords{Refusal::QuotaSpent, "spent", "out of today's quota"},
};

bool wasTried(const SelectionInput& input, const Account& account) {
    return std::find(input.tried.begin(), input.tried.end(), account.id) != input.tried.end();
}

/// One priority's accounts, from the turn's place onwards and around.
bool selectWithin(const SelectionInput& input, std::size_t first, std::size_t count, Selection& selection) {
    for (std::size_t step = 0; step < count; ++step) {
        const auto& account = input.pool.all()[first + (input.turn + step) % count];
        if (wasTried(input, *account)) continue;
        auto refused = refusalOf(*account, input.coordination, input.now, input.dayStart);
        if (!refused) {
            selection.account = account;
            return true;
        }
        ++selection.refusedCount;
        if (selection.refused.size() < kRefusalsKept) selection.refused.push_back(std::move(*refused));
    }
    return false;
}

}  // namespace

std::string_view toString(Refusal refusal) {
    return kWords.at(static_cast<std::size_t>(refusal)).name;
}

std::optional<RefusedCandidate> refusalOf(const Account& account, const Coordination& coordination,
                                          UnixMillis now, UnixMillis dayStart) {
    if (!account.enabled) return RefusedCandidate{account.id, Refusal::Disabled, 0};
    if (!account.schedulable) return RefusedCandidate{account.id, Refusal::Paused, 0};
    if (const auto mark = coordination.markOf(account.id, ""); mark && mark->until > now)
        return RefusedCandidate{account.id, Refusal::Cooling, mark->until};
    const bool limited = account.maxConcurrency != 0 || account.dailyQuota.nanos != 0;
    if (!limited) return std::nullopt;
    const AccountLoad load = coordination.load(account.id, dayStart);
    if (account.maxConcurrency != 0 && load.inFlight >= account.maxConcurrency)
        return RefusedCandidate{account.id, Refusal::ConcurrencyFull, 0};
    if (account.dailyQuota.nanos != 0 && load.spentToday + load.reserved >= account.dailyQuota)
        return RefusedCandidate{account.id, Refusal::QuotaSpent, 0};
    return std::nullopt;
}

Selection selectAccount(const SelectionInput& input) {
    Selection selection;
    const auto& ordered = input.pool.all();
    for (std::size_t first = 0; first < ordered.size();) {
        const int priority = ordered[first]->priority;
        const auto end =
            std::partition_point(ordered.begin() + static_cast<std::ptrdiff_t>(first), ordered.end(),
                                 [&](const auto& account) { return account->priority == priority; });
        const auto next = static_cast<std::size_t>(std::distance(ordered.begin(), end));
        if (selectWithin(input, first, next - first, selection)) break;
        first = next;
    }
    return selection;
}

std::string describeRefusals(const Selection& selection, UnixMillis now) {
    if (selection.refusedCount == 0) return "no account is set up for this service";
    std::string text;
    for (const RefusalWords& row : kWords) {
        const auto count =
            std::count_if(selection.refused.begin(), selection.refused.end(),
                          [&](const RefusedCandidate& each) { return each.refusal == row.refusal; });
        if (count == 0) continue;
        if (!text.empty()) text += ", ";
        text += fmt::format("{} {}", count, row.words);
        if (row.refusal == Refusal::Cooling)
            text += fmt::format(" (the first is back in {} s)",
                                secondsUntilFirstBack(selection, now).value_or(0));
    }
    return text;
}

std::optional<std::int64_t> secondsUntilFirstBack(const Selection& selection, UnixMillis now) {
    std::optional<std::int64_t> soonest;
    for (const RefusedCandidate& each : selection.refused) {
        if (each.refusal != Refusal::Cooling) continue;
        const std::int64_t seconds = std::max<std::int64_t>((each.until - now + 999) / 1000, 0);
        soonest = soonest ? std::min(*soonest, seconds) : seconds;
    }
    return soonest;
}

}  // namespace relay::policy
