#include "store/embedded/counter_set.h"

namespace relay::embedded {

void Counter::begin(UnixMillis newStart, UnixMillis newEnd) {
    used = held = adjusted = 0;
    start = newStart;
    end = newEnd;
    ++period;
}

void Counter::enter(UnixMillis periodStart, UnixMillis periodEnd) {
    if (periodEnd == 0 || (periodStart == start && periodEnd == end)) return;
    if (end != 0 && periodStart >= end) {
        begin(periodStart, periodEnd);
        return;
    }
    if (periodEnd <= start) return;
    start = periodStart;
    end = periodEnd;
}

void Counter::enterWindow(std::int64_t windowMs, UnixMillis now) {
    if (end != 0) end = start + windowMs;  // the length may have been changed meanwhile
    if (isOver(now)) begin(0, 0);
}

bool Counter::fits(const Charge& charge) const {
    if (charge.limit <= 0) return true;
    const std::int64_t free = charge.limit - used - held;
    return charge.whole ? charge.amount <= free : free > 0;
}

void Counter::set(std::int64_t newUsed) {
    adjusted += newUsed - used;
    used = newUsed;
}

void CounterSet::enter(const Periods& periods) {
    (*this)[LimitKind::DailyCost].enter(periods.dayStart, periods.dayEnd);
    (*this)[LimitKind::WeeklyCost].enter(periods.weekStart, periods.weekEnd);
    (*this)[LimitKind::MonthlyCost].enter(periods.monthStart, periods.monthEnd);
}

bool CounterSet::forgettable(UnixMillis now) const {
    if (holds != 0 || changed) return false;
    for (std::size_t index = 0; index < kLimitKinds; ++index) {
        const Counter& counter = counters.at(index);
        const bool running = isWindow(static_cast<LimitKind>(index)) && counter.end != 0;
        const bool empty = counter.used == 0 && counter.adjusted == 0 && !running;
        if (!empty && !counter.isOver(now)) return false;
    }
    return true;
}

bool isWindow(LimitKind kind) {
    return kind >= LimitKind::WindowRequests && kind <= LimitKind::WindowCost;
}

bool isCalendarMoney(LimitKind kind) {
    return kind >= LimitKind::DailyCost;
}

}  // namespace relay::embedded
