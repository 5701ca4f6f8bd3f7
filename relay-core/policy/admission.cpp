#include "policy/admission.h"

#include "model/model_family.h"
#include "policy/limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace relay::policy {
namespace {

constexpr std::int64_t kSecondMs = 1000;
constexpr std::size_t kMostShown = 100;

std::int64_t left(const Blocker& blocker) {
    return std::max<std::int64_t>(blocker.limit - blocker.used - blocker.held, 0);
}

/// Without what others hold.
std::int64_t leftAtLast(const Blocker& blocker) {
    return std::max<std::int64_t>(blocker.limit - blocker.used, 0);
}

bool isRate(LimitKind kind) {
    return kind <= LimitKind::WindowCost;
}

/// Whatever others give back, the request does not fit before the period is over.
bool staysBlocked(const Blocker& blocker, const AdmissionFacts& facts) {
    switch (blocker.kind) {
        case LimitKind::Concurrency:
            return false;
        case LimitKind::WindowRequests:
            return true;
        case LimitKind::WindowTokens:
            return leftAtLast(blocker) == 0;
        default:
            break;
    }
    const Money most{leftAtLast(blocker)};
    if (most.nanos == 0) return true;
    if (facts.mode == BudgetMode::Estimate) return false;
    return most.nanos < blocker.amount && !(facts.affordable && facts.affordable(most));
}

std::string_view nameOf(LimitKind kind) {
    switch (kind) {
        case LimitKind::Concurrency:
            return "limit of parallel requests";
        case LimitKind::WindowRequests:
            return "limit of requests";
        case LimitKind::WindowTokens:
            return "limit of tokens";
        case LimitKind::WindowCost:
            return "rate limit";
        case LimitKind::DailyCost:
            return "daily limit";
        case LimitKind::WeeklyCost:
            return "weekly limit";
        case LimitKind::MonthlyCost:
            return "monthly limit";
        case LimitKind::TotalCost:
            break;
    }
    return "total limit";
}

std::string shown(LimitKind kind, std::int64_t number) {
    return isMoney(kind) ? "$" + toDecimal(Money{number}) : std::to_string(number);
}

std::string messageOf(const Blocker& blocker) {
    const auto of = [&](std::int64_t number) { return shown(blocker.kind, number); };
    std::string message = fmt::format("this key's {}", nameOf(blocker.kind));
    if (!blocker.family.empty()) message += fmt::format(" for {} models", blocker.family);
    message += fmt::format(" is {}", of(blocker.limit));
    if (blocker.kind == LimitKind::Concurrency)
        return message + fmt::format(", and {} are running", of(blocker.used + blocker.held));
    message += fmt::format(": {} used", of(blocker.used));
    if (blocker.held != 0)
        message += fmt::format(", {} held for requests that are running", of(blocker.held));
    if (isMoney(blocker.kind) && left(blocker) != 0)
        message += fmt::format(", and this request may cost {}", of(blocker.amount));
    if (blocker.periodEnd != 0) message += fmt::format("; it begins anew at {}", isoTime(blocker.periodEnd));
    return message;
}

Refuse refusalOf(const Blocker& blocker, UnixMillis now) {
    Refuse refuse;
    refuse.resetAt = blocker.periodEnd;
    refuse.error.code = isRate(blocker.kind) ? ErrorCode::RateLimitExceeded : ErrorCode::QuotaExceeded;
    refuse.error.message = messageOf(blocker);
    if (isRate(blocker.kind)) {
        const std::int64_t wait = blocker.periodEnd - now;
        refuse.retryAfterSeconds = std::max<std::int64_t>((wait + kSecondMs - 1) / kSecondMs, 1);
    }
    return refuse;
}

/// Limits that never begin anew come last, one of parallel requests first: a place may be free at any moment.
UnixMillis endOf(const Blocker& blocker) {
    if (blocker.kind == LimitKind::Concurrency) return 0;
    return blocker.periodEnd != 0 ? blocker.periodEnd : std::numeric_limits<UnixMillis>::max();
}

const Blocker& lastToEnd(std::span<const Blocker> blockers) {
    return *std::ranges::max_element(blockers, {}, endOf);
}

std::optional<std::uint64_t> lowered(std::span<const Blocker> blockers, const AdmissionFacts& facts) {
    if (!facts.affordable) return std::nullopt;
    std::int64_t available = std::numeric_limits<std::int64_t>::max();
    for (const Blocker& each : blockers) {
        if (!isMoney(each.kind)) return std::nullopt;
        available = std::min(available, left(each));
    }
    return available == 0 ? std::nullopt : facts.affordable(Money{available});
}

}  // namespace

Verdict verdictOf(std::span<const Blocker> blockers, const AdmissionFacts& facts) {
    if (const auto maxTokens = lowered(blockers, facts)) return LowerMaxTokens{*maxTokens};

    const auto stays = [&](const Blocker& each) { return staysBlocked(each, facts); };
    const auto lasting = std::ranges::find_if(blockers, stays);
    if (lasting != blockers.end()) {
        const Blocker* last = &*lasting;
        for (const Blocker& each : blockers)
            if (stays(each) && endOf(each) > endOf(*last)) last = &each;
        return refusalOf(*last, facts.now);
    }
    Refuse otherwise = refusalOf(lastToEnd(blockers), facts.now);
    if (facts.queue.places != 0) return Wait{facts.queue, std::move(otherwise)};
    if (std::ranges::all_of(blockers, [](const Blocker& each) { return isMoney(each.kind); }))
        return Wait{kBudgetQueue, std::move(otherwise)};
    return otherwise;
}

std::optional<Refuse> unpricedRefusal(const ApiKey& key, const KeyLimits& limits, std::string_view model,
                                      PriceMatch match) {
    if (match != PriceMatch::Unpriced || key.allowUnpriced || !hasMoneyLimit(limits, modelFamily(model)))
        return std::nullopt;
    Refuse refuse;
    refuse.error.code = ErrorCode::InvalidModel;
    refuse.error.message = fmt::format("the model '{}' has no price, and this key has a limit in money",
                                       model.substr(0, kMostShown));
    return refuse;
}

}  // namespace relay::policy
