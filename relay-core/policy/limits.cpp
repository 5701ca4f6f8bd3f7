#include "policy/limits.h"

#include "base/time_zone.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

namespace relay::policy {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;

std::int64_t asCount(std::uint64_t number) {
    return static_cast<std::int64_t>(
        std::min<std::uint64_t>(number, std::numeric_limits<std::int64_t>::max()));
}

template <class Value>
void replaceIfSet(Value& own, const Value& temporary) {
    if (temporary != Value{}) own = temporary;
}

void replaceFamily(std::vector<FamilyLimit>& own, const FamilyLimit& temporary) {
    if (temporary.limit == Money{}) return;
    const auto same = std::ranges::find_if(own, [&](const FamilyLimit& each) {
        return each.family == temporary.family && each.kind == temporary.kind;
    });
    if (same == own.end())
        own.push_back(temporary);
    else
        *same = temporary;
}

Span periodOf(LimitKind kind, const Periods& periods) {
    switch (kind) {
        case LimitKind::DailyCost:
            return {periods.dayStart, periods.dayEnd};
        case LimitKind::WeeklyCost:
            return {periods.weekStart, periods.weekEnd};
        case LimitKind::MonthlyCost:
            return {periods.monthStart, periods.monthEnd};
        default:
            return {};
    }
}

/// Adds a charge for each limit that is set.
class Charges {
public:
    /// `most`: how many there can be.
    Charges(const Periods& periods, BudgetMode mode, std::size_t most)
        : m_periods(periods), m_whole(mode == BudgetMode::Exact) {
        m_charges.reserve(most);
    }

    /// 0: counted without a limit.
    void place(std::uint32_t limit) { add(LimitKind::Concurrency, limit, 1); }
    void money(LimitKind kind, Money limit, Money amount, std::string_view family = {}) {
        if (limit.nanos == 0) return;
        const Span period = periodOf(kind, m_periods);
        Charge& charge = add(kind, limit.nanos, amount.nanos);
        charge.family = family;
        charge.whole = m_whole;
        charge.periodStart = period.start;
        charge.periodEnd = period.end;
    }
    void window(const KeyLimits& limits, const Amounts& amounts) {
        if (limits.windowMinutes == 0) return;
        const std::int64_t length = limits.windowMinutes * kMinuteMs;
        if (limits.windowRequests != 0)
            add(LimitKind::WindowRequests, asCount(limits.windowRequests), 1).windowMs = length;
        if (limits.windowTokens != 0) {
            Charge& charge =
                add(LimitKind::WindowTokens, asCount(limits.windowTokens), asCount(amounts.tokens));
            charge.whole = false;
            charge.windowMs = length;
        }
        if (limits.windowCost.nanos != 0) {
            money(LimitKind::WindowCost, limits.windowCost, amounts.money);
            m_charges.back().windowMs = length;
        }
    }
    std::vector<Charge> take() { return std::move(m_charges); }

private:
    Charge& add(LimitKind kind, std::int64_t limit, std::int64_t amount) {
        Charge& charge = m_charges.emplace_back();
        charge.kind = kind;
        charge.limit = limit;
        charge.amount = amount;
        return charge;
    }

    const Periods& m_periods;
    bool m_whole;
    std::vector<Charge> m_charges;
};

}  // namespace

KeyLimits effectiveLimits(const ApiKey& key, UnixMillis now) {
    KeyLimits limits = key.limits;
    if (!key.temporary || now >= key.temporary->until) return limits;
    const KeyLimits& temporary = key.temporary->limits;
    replaceIfSet(limits.concurrency, temporary.concurrency);
    replaceIfSet(limits.windowMinutes, temporary.windowMinutes);
    replaceIfSet(limits.windowRequests, temporary.windowRequests);
    replaceIfSet(limits.windowTokens, temporary.windowTokens);
    for (const auto cost : {&KeyLimits::windowCost, &KeyLimits::dailyCost, &KeyLimits::weeklyCost,
                            &KeyLimits::monthlyCost, &KeyLimits::totalCost})
        replaceIfSet(limits.*cost, temporary.*cost);
    for (const FamilyLimit& each : temporary.families)
        replaceFamily(limits.families, each);
    return limits;
}

std::vector<LimitInForce> limitsInForce(const KeyLimits& limits) {
    std::vector<LimitInForce> inForce;
    Amounts nothing;
    const auto add = [&](std::string_view family, bool wanted) {
        nothing.family = family;
        for (Charge& charge : chargesOf(limits, nothing, {}, BudgetMode::Exact))
            if (charge.family.empty() != wanted)
                inForce.push_back({charge.kind, charge.family, charge.limit});
    };
    add({}, false);
    std::vector<std::string_view> families;
    for (const FamilyLimit& each : limits.families)
        if (std::ranges::find(families, each.family) == families.end()) families.emplace_back(each.family);
    for (const std::string_view family : families)
        add(family, true);
    return inForce;
}

bool hasMoneyLimit(const KeyLimits& limits, std::string_view family) {
    if (limits.windowMinutes != 0 && limits.windowCost.nanos != 0) return true;
    for (const Money each : {limits.dailyCost, limits.weeklyCost, limits.monthlyCost, limits.totalCost})
        if (each.nanos != 0) return true;
    return std::ranges::any_of(limits.families, [&](const FamilyLimit& each) {
        return each.limit.nanos != 0 && each.family == family;
    });
}

std::vector<Charge> chargesOf(const KeyLimits& limits, const Amounts& amounts, const Periods& periods,
                              BudgetMode mode) {
    if (limits == KeyLimits{}) return {};
    Charges charges(periods, mode, kLimitKinds + limits.families.size());
    if (limits.concurrency != 0) charges.place(limits.concurrency);
    charges.window(limits, amounts);
    charges.money(LimitKind::DailyCost, limits.dailyCost, amounts.money);
    charges.money(LimitKind::WeeklyCost, limits.weeklyCost, amounts.money);
    charges.money(LimitKind::MonthlyCost, limits.monthlyCost, amounts.money);
    charges.money(LimitKind::TotalCost, limits.totalCost, amounts.money);
    for (const FamilyLimit& each : limits.families)
        if (each.family == amounts.family) charges.money(each.kind, each.limit, amounts.money, each.family);
    return charges.take();
}

std::vector<Charge> chargesOf(const Account& account, Money money, const Periods& periods, BudgetMode mode) {
    constexpr std::size_t kPlaceAndQuota = 2;
    Charges charges(periods, mode, kPlaceAndQuota);
    charges.place(account.maxConcurrency);
    charges.money(LimitKind::DailyCost, account.dailyQuota, money);
    return charges.take();
}

std::vector<Blocker> blockersOf(const std::vector<Charge>& charges,
                                const std::vector<CounterState>& counters) {
    std::vector<Blocker> blockers;
    for (const Charge& charge : charges) {
        if (charge.limit == 0) continue;
        const auto counter = std::ranges::find_if(counters, [&](const CounterState& each) {
            return each.kind == charge.kind && each.family == charge.family;
        });
        const CounterState state = counter == counters.end() ? CounterState{} : *counter;
        const std::int64_t taken = state.used + state.held;
        const bool fits = charge.whole ? taken + charge.amount <= charge.limit : taken < charge.limit;
        if (fits) continue;
        const UnixMillis end = charge.periodEnd != 0 ? charge.periodEnd : state.periodEnd;
        blockers.push_back(
            {charge.kind, charge.family, charge.limit, state.used, state.held, charge.amount, end});
    }
    return blockers;
}

}  // namespace relay::policy
