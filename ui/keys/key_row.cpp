#include "ui/keys/key_row.h"

#include <algorithm>

namespace ui::keys {

using namespace Qt::Literals::StringLiterals;

namespace {

void keepGreater(std::optional<Tightest>& best, const QString& kind, double share) {
    if (share > 0 && (!best || share > best->share)) best = Tightest{kind, share};
}

template <class Value>
void replaceIfSet(Value& own, const Value& temporary) {
    if (temporary != Value{}) own = temporary;
}

void replaceFamily(QList<api::FamilyLimit>& own, const api::FamilyLimit& temporary) {
    if (temporary.limit == api::Usd{}) return;
    const auto same = std::ranges::find_if(own, [&temporary](const api::FamilyLimit& each) {
        return each.family == temporary.family && each.period == temporary.period;
    });
    if (same == own.end())
        own.append(temporary);
    else
        *same = temporary;
}

}  // namespace

Used Used::of(const api::UsageRow& row) {
    return {row.requests, row.inputTokens + row.outputTokens + row.cacheCreationTokens + row.cacheReadTokens,
            row.cost};
}

bool KeyRow::operator==(const KeyRow& other) const {
    return key.json == other.key.json && today == other.today && month == other.month &&
           inFlight == other.inFlight && lastUsedAt == other.lastUsedAt && counted == other.counted &&
           spark == other.spark;
}

api::KeyLimits limitsInForce(const api::ApiKey& key, const QDateTime& now) {
    api::KeyLimits limits = key.limits;
    if (!key.temporaryLimits || now >= key.temporaryUntil) return limits;
    const api::KeyLimits& temporary = *key.temporaryLimits;
    replaceIfSet(limits.concurrency, temporary.concurrency);
    replaceIfSet(limits.windowMinutes, temporary.windowMinutes);
    replaceIfSet(limits.windowRequests, temporary.windowRequests);
    replaceIfSet(limits.windowTokens, temporary.windowTokens);
    replaceIfSet(limits.windowCost, temporary.windowCost);
    replaceIfSet(limits.dailyCost, temporary.dailyCost);
    replaceIfSet(limits.weeklyCost, temporary.weeklyCost);
    replaceIfSet(limits.monthlyCost, temporary.monthlyCost);
    replaceIfSet(limits.totalCost, temporary.totalCost);
    for (const api::FamilyLimit& family : temporary.families)
        replaceFamily(limits.families, family);
    return limits;
}

double shareOf(api::Usd used, api::Usd limit) {
    return limit.nanos <= 0 ? 0 : static_cast<double>(used.nanos) / static_cast<double>(limit.nanos);
}

std::optional<double> shareOf(const api::LimitRow& limit) {
    if (!limit.limit) return std::nullopt;
    if (limit.isMoney()) {
        const api::Usd whole = api::Usd::fromDecimal(*limit.limit).value_or(api::Usd{});
        const api::Usd used = api::Usd::fromDecimal(limit.used).value_or(api::Usd{});
        const api::Usd held = api::Usd::fromDecimal(limit.held).value_or(api::Usd{});
        return shareOf(used + held, whole);
    }
    const double whole = limit.limit->toDouble();
    return whole <= 0 ? 0 : (limit.used.toDouble() + limit.held.toDouble()) / whole;
}

std::optional<Tightest> tightestIn(const QList<api::LimitRow>& limits, const QDateTime& now) {
    std::optional<Tightest> best;
    for (const api::LimitRow& limit : limits) {
        // How many run at once says nothing about what is left.
        if (limit.kind == "concurrency"_L1 || (limit.resetsAt.isValid() && limit.resetsAt <= now)) continue;
        keepGreater(best, limit.kind, shareOf(limit).value_or(0));
    }
    return best;
}

std::optional<Tightest> tightestOf(const KeyRow& row, const QDateTime& now) {
    const api::KeyLimits limits = limitsInForce(row.key, now);
    std::optional<Tightest> best = row.counted;
    keepGreater(best, u"daily_cost"_s, shareOf(row.today.cost, limits.dailyCost));
    keepGreater(best, u"monthly_cost"_s, shareOf(row.month.cost, limits.monthlyCost));
    return best;
}

KeyState stateOf(const KeyRow& row, const QDateTime& now) {
    const api::ApiKey& key = row.key;
    if (!key.enabled) return KeyState::Disabled;
    if (key.expiresAt.isValid() && key.expiresAt <= now) return KeyState::Expired;
    const std::optional<Tightest> tightest = tightestOf(row, now);
    if (tightest && tightest->share >= 1) return KeyState::AtLimit;
    if (key.activationDays > 0 && !key.activatedAt.isValid()) return KeyState::NotActivated;
    if (key.expiresAt.isValid() && key.expiresAt < now.addDays(kSoonDays)) return KeyState::ExpiresSoon;
    return KeyState::Active;
}

bool isNearLimit(const KeyRow& row, const QDateTime& now) {
    const KeyState state = stateOf(row, now);
    if (state == KeyState::Disabled || state == KeyState::Expired) return false;
    const std::optional<Tightest> tightest = tightestOf(row, now);
    return tightest && tightest->share >= kNear;
}

}  // namespace ui::keys
