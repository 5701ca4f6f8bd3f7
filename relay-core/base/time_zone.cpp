#include "base/time_zone.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <iterator>
#include <limits>
#include <utility>

namespace relay {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;
constexpr std::int64_t kDayMs = 24 * kHourMs;
constexpr UnixMillis kBeginOfTime = std::numeric_limits<UnixMillis>::min();
/// No zone is, or was, farther from UTC.
constexpr std::int64_t kMostOffset = 26 * kHourMs;

std::int64_t floorDivide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

std::uint8_t weekdayOf(std::int64_t day) {
    constexpr std::int64_t kFirstWas = 3;  // 1970-01-01 was a Thursday; Monday is 0
    const std::int64_t fromMonday = (day + kFirstWas) % 7;
    return static_cast<std::uint8_t>((fromMonday + 7) % 7 + 1);
}

std::chrono::year_month_day dateOf(std::int64_t day) {
    return std::chrono::sys_days(std::chrono::days(day));
}

std::int64_t dayOf(std::chrono::year_month_day date) {
    return std::chrono::sys_days(date).time_since_epoch().count();
}

UnixMillis millis(std::chrono::seconds time) {
    return std::chrono::milliseconds(time).count();
}

}  // namespace

std::string dateText(std::int64_t day) {
    const std::chrono::year_month_day date = dateOf(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

TimeZone::TimeZone() : TimeZone(fixed(0)) {}

TimeZone::TimeZone(std::string name, Offsets offsets)
    : m_name(std::move(name)), m_offsets(std::make_shared<const Offsets>(std::move(offsets))) {}

TimeZone TimeZone::fixed(std::int32_t offsetMinutes) {
    std::string name = "UTC";
    const std::int32_t minutes = offsetMinutes < 0 ? -offsetMinutes : offsetMinutes;
    if (minutes != 0)
        name += fmt::format("{}{:02}:{:02}", offsetMinutes < 0 ? '-' : '+', minutes / 60, minutes % 60);
    return TimeZone(std::move(name), Offsets(1, Offset{kBeginOfTime, offsetMinutes * kMinuteMs}));
}

Result<TimeZone> TimeZone::named(std::string_view name) {
    using namespace std::chrono;
    try {
        const date::time_zone& zone = *date::locate_zone(std::string(name));
        const sys_seconds last = sys_days(year(2200) / January / 1);
        Offsets offsets;
        for (sys_seconds at = sys_days(year(1900) / January / 1); at < last;) {
            const date::sys_info info = zone.get_info(at);
            offsets.push_back(
                {offsets.empty() ? kBeginOfTime : millis(at.time_since_epoch()), millis(info.offset)});
            if (info.end <= at) break;
            at = info.end;
        }
        return TimeZone(std::string(name), std::move(offsets));
    } catch (const std::exception& error) {
        return fail(ErrorCode::InvalidRequest, fmt::format("there is no time zone '{}'", name), error.what());
    }
}

TimeZone::Offsets::const_iterator TimeZone::offsetAt(UnixMillis time) const {
    return std::prev(
        std::ranges::upper_bound(m_offsets->begin() + 1, m_offsets->end(), time, {}, &Offset::since));
}

std::int64_t TimeZone::localAt(UnixMillis time) const {
    return time + offsetAt(time)->offset;
}

UnixMillis TimeZone::momentOf(std::int64_t local) const {
    for (auto each = offsetAt(local - kMostOffset);; ++each) {
        const UnixMillis moment = std::max(each->since, local - each->offset);
        const auto next = each + 1;
        if (next == m_offsets->end() || moment < next->since) return moment;
    }
}

std::int32_t TimeZone::offsetMinutesAt(UnixMillis time) const {
    return static_cast<std::int32_t>(floorDivide(offsetAt(time)->offset, kMinuteMs));
}

LocalTime TimeZone::at(UnixMillis time) const {
    const std::int64_t local = localAt(time);
    const std::int64_t day = floorDivide(local, kDayMs);
    const auto minute = static_cast<std::uint16_t>((local - day * kDayMs) / kMinuteMs);
    return {day, minute, weekdayOf(day)};
}

// Clocks that go back over midnight show a date again that has ended: it stays ended, here and below.

std::int64_t TimeZone::dateAt(UnixMillis time) const {
    const std::int64_t day = at(time).day;
    return momentOf((day + 1) * kDayMs) <= time ? day + 1 : day;
}

Span TimeZone::dayAt(UnixMillis time) const {
    const std::int64_t day = dateAt(time);
    return {momentOf(day * kDayMs), momentOf((day + 1) * kDayMs)};
}

Span TimeZone::weekAt(UnixMillis time, std::uint8_t weekday, std::uint8_t hour) const {
    constexpr std::int64_t kWeekMs = 7 * kDayMs;
    const LocalTime now = at(time);
    const std::int64_t back = (now.weekday + 7 - weekday) % 7;
    std::int64_t begin = (now.day - back) * kDayMs + hour * kHourMs;
    if (momentOf(begin) > time) begin -= kWeekMs;
    if (momentOf(begin + kWeekMs) <= time) begin += kWeekMs;
    return {momentOf(begin), momentOf(begin + kWeekMs)};
}

Span TimeZone::monthAt(UnixMillis time) const {
    using std::chrono::months;
    const auto beginOf = [this](std::chrono::year_month month) {
        return momentOf(dayOf(month / 1) * kDayMs);
    };
    const std::chrono::year_month_day date = dateOf(at(time).day);
    const std::chrono::year_month month = date.year() / date.month();
    const UnixMillis end = beginOf(month + months(1));
    if (time >= end) return {end, beginOf(month + months(2))};
    return {beginOf(month), end};
}

bool TimeZone::beginsDaysOnFullHours(UnixMillis from, UnixMillis until) const {
    for (auto each = offsetAt(from); each != m_offsets->end() && each->since < until; ++each)
        if (each->offset % kHourMs != 0) return false;
    return true;
}

}  // namespace relay
