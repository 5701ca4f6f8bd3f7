#include "store/local_periods.h"

#include "base/local_day.h"

namespace relay {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::int64_t kDayMs = 24 * kHourMs;
constexpr std::int64_t kDaysAWeek = 7;
constexpr std::int64_t kLongestMonth = 31;

}  // namespace

Periods localPeriods(UnixMillis now, std::int32_t offsetMinutes, WeeklyReset reset) {
    const LocalDay today = localDay(now, offsetMinutes);
    Periods periods;
    periods.dayStart = today.start;
    periods.dayEnd = today.start + kDayMs;
    periods.monthStart = today.monthStart;
    periods.monthEnd = localDay(today.monthStart + kLongestMonth * kDayMs, offsetMinutes).monthStart;
    // 1970-01-01 was a Thursday.
    const std::int64_t weekday = (today.number % kDaysAWeek + kDaysAWeek + 3) % kDaysAWeek;
    periods.weekStart = today.start - (weekday - (reset.day - 1)) * kDayMs + reset.hour * kHourMs;
    if (periods.weekStart > now) periods.weekStart -= kDaysAWeek * kDayMs;
    if (periods.weekStart + kDaysAWeek * kDayMs <= now) periods.weekStart += kDaysAWeek * kDayMs;
    periods.weekEnd = periods.weekStart + kDaysAWeek * kDayMs;
    return periods;
}

}  // namespace relay
