#include "store/local_periods.h"

namespace relay {

Periods localPeriods(UnixMillis now, const TimeZone& zone, WeeklyReset reset) {
    const Span day = zone.dayAt(now);
    const Span week = zone.weekAt(now, reset.day, reset.hour);
    const Span month = zone.monthAt(now);
    return {day.start, day.end, week.start, week.end, month.start, month.end};
}

}  // namespace relay
