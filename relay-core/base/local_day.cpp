#include "base/local_day.h"

#include <chrono>

namespace relay {

LocalDay localDay(UnixMillis time, std::int32_t offsetMinutes) {
    using namespace std::chrono;
    const milliseconds offset = minutes(offsetMinutes);
    const sys_days day = floor<days>(sys_time<milliseconds>(milliseconds(time) + offset));
    const year_month_day date(day);
    const sys_days month(date.year() / date.month() / 1);
    const auto midnight = [&](sys_days each) {
        return (duration_cast<milliseconds>(each.time_since_epoch()) - offset).count();
    };
    return {day.time_since_epoch().count(), midnight(day), midnight(month)};
}

}  // namespace relay
