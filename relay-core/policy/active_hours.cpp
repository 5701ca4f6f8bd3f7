// The clock and the hours of policy/availability.h.
#include "policy/availability.h"

namespace relay::policy {
namespace {

constexpr std::uint32_t kDays = 7;
constexpr std::uint32_t kMinutesADay = 24 * 60;
constexpr UnixMillis kMinute = 60'000;

/// `weekday`: 1 = Monday; 8 is the next Monday.
bool isOn(const ActiveHours& hours, std::uint32_t weekday) {
    return (hours.days >> ((weekday + kDays - 1) % kDays) & 1U) != 0;
}

}  // namespace

Moment momentAt(UnixMillis now, const TimeZone& zone) {
    const LocalTime local = zone.at(now);
    return {now, zone.dayAt(now).start, local.minuteOfDay, local.weekday};
}

bool isWithin(const ActiveHours& hours, const Moment& moment) {
    const bool today = isOn(hours, moment.weekday);
    if (hours.fromMinute == hours.untilMinute) return today;
    const std::uint32_t minute = moment.minuteOfDay;
    if (hours.fromMinute < hours.untilMinute)
        return today && minute >= hours.fromMinute && minute < hours.untilMinute;
    const bool yesterday = isOn(hours, moment.weekday + kDays - 1);
    return (today && minute >= hours.fromMinute) || (yesterday && minute < hours.untilMinute);
}

UnixMillis nextOpening(const ActiveHours& hours, const Moment& moment) {
    const std::uint32_t from = hours.fromMinute == hours.untilMinute ? 0 : hours.fromMinute;
    for (std::uint32_t day = 0; day <= kDays; ++day) {
        const std::uint32_t minute = day * kMinutesADay + from;
        if (!isOn(hours, moment.weekday + day) || minute <= moment.minuteOfDay) continue;
        return (moment.now / kMinute + minute - moment.minuteOfDay) * kMinute;
    }
    return 0;
}

}  // namespace relay::policy
