#pragma once

#include "store/coordination.h"

#include <string>

namespace relay::test {

// Short words for holds; one day and one week that begin at 1'699'920'000'000 (midnight, 2023-11-14).
inline constexpr UnixMillis kDayStart = 1'699'920'000'000;
inline constexpr UnixMillis kDayMs = 86'400'000;

inline Periods periodsOf(std::int64_t day) {
    const UnixMillis start = kDayStart + day * kDayMs;
    return {start, start + kDayMs, kDayStart, kDayStart + 7 * kDayMs, kDayStart, kDayStart + 16 * kDayMs};
}

inline Charge place(std::int64_t limit) {
    Charge charge;
    charge.kind = LimitKind::Concurrency;
    charge.limit = limit;
    charge.amount = 1;
    return charge;
}

inline Charge dayMoney(std::int64_t limit, std::int64_t amount, std::int64_t day = 0) {
    Charge charge;
    charge.kind = LimitKind::DailyCost;
    charge.limit = limit;
    charge.amount = amount;
    charge.periodStart = periodsOf(day).dayStart;
    charge.periodEnd = periodsOf(day).dayEnd;
    return charge;
}

inline Charge window(LimitKind kind, std::int64_t limit, std::int64_t amount,
                     std::int64_t windowMs = 60'000) {
    Charge charge;
    charge.kind = kind;
    charge.limit = limit;
    charge.amount = amount;
    charge.windowMs = windowMs;
    return charge;
}

inline HoldRequest holdOf(std::string owner, std::vector<Charge> charges, std::int64_t day = 0) {
    HoldRequest request;
    request.owner = std::move(owner);
    request.holder = "req_1";
    request.family = "opus";
    request.periods = periodsOf(day);
    request.charges = std::move(charges);
    return request;
}

/// The counter's state; nothing used and nothing held where it counts nothing.
inline CounterState counterOf(const Coordination& coordination, const std::string& owner, LimitKind kind,
                              const std::string& family = "") {
    for (const CounterState& state : coordination.counters(owner))
        if (state.kind == kind && state.family == family) return state;
    return {kind, family, 0, 0, 0, 0};
}

}  // namespace relay::test
