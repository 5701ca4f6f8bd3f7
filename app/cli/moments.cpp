#include "cli/moments.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace relay::cli {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::milliseconds;
using std::chrono::sys_days;
using std::chrono::sys_time;

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kDay = 24 * 60 * kMinute;

/// Reads exactly `digits` digits off the front.
std::optional<int> takeNumber(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + digits, number);
    if (error != std::errc{} || end != text.data() + digits || number < 0) return std::nullopt;
    text.remove_prefix(digits);
    return number;
}

bool takeChar(std::string_view& text, char expected) {
    if (!text.starts_with(expected)) return false;
    text.remove_prefix(1);
    return true;
}

/// `YYYY-MM-DD`, as milliseconds since 1970 of its beginning in UTC.
std::optional<std::int64_t> takeDate(std::string_view& text) {
    const auto year = takeNumber(text, 4);
    if (!year || !takeChar(text, '-')) return std::nullopt;
    const auto month = takeNumber(text, 2);
    if (!month || !takeChar(text, '-')) return std::nullopt;
    const auto day = takeNumber(text, 2);
    if (!day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    return sys_days(date).time_since_epoch().count() * kDay;
}

/// `HH:MM[:SS[.fraction]]` in milliseconds.
std::optional<std::int64_t> takeTimeOfDay(std::string_view& text) {
    const auto hour = takeNumber(text, 2);
    if (!hour || !takeChar(text, ':')) return std::nullopt;
    const auto minute = takeNumber(text, 2);
    if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
    std::int64_t time = (*hour * 60 + *minute) * kMinute;
    if (!takeChar(text, ':')) return time;
    const auto second = takeNumber(text, 2);
    if (!second || *second > 60) return std::nullopt;
    time += *second * 1000;
    if (!takeChar(text, '.')) return time;
    int weight = 100;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        time += (text.front() - '0') * weight;
        weight /= 10;
        text.remove_prefix(1);
    }
    return time;
}

/// `Z` or `+HH:MM`, in minutes east of UTC.
std::optional<int> takeZone(std::string_view& text) {
    if (takeChar(text, 'Z')) return 0;
    const int sign = text.starts_with('-') ? -1 : 1;
    if (!takeChar(text, '+') && !takeChar(text, '-')) return std::nullopt;
    const auto hour = takeNumber(text, 2);
    if (!hour || !takeChar(text, ':')) return std::nullopt;
    const auto minute = takeNumber(text, 2);
    if (!minute) return std::nullopt;
    return sign * (*hour * 60 + *minute);
}

/// Without a zone in the text it is in `local`; there has to be one of the two.
std::optional<std::int64_t> takeDateTime(std::string_view text, const TimeZone* local) {
    const auto date = takeDate(text);
    if (!date) return std::nullopt;
    std::int64_t moment = *date;
    std::optional<int> offsetMinutes;
    if (!text.empty()) {
        if (!takeChar(text, 'T') && !takeChar(text, ' ')) return std::nullopt;
        const auto time = takeTimeOfDay(text);
        if (!time) return std::nullopt;
        moment += *time;
        offsetMinutes = takeZone(text);
    }
    if (!text.empty()) return std::nullopt;
    if (offsetMinutes) return moment - *offsetMinutes * kMinute;
    if (local == nullptr) return std::nullopt;
    return local->momentOf(moment);
}

/// `7d` and its like, in milliseconds.
std::optional<std::int64_t> parseAge(std::string_view text) {
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    constexpr std::int64_t kMost = 1'000'000;
    if (error != std::errc{} || end + 1 != text.data() + text.size() || count < 0 || count > kMost)
        return std::nullopt;
    switch (*end) {
        case 'm':
            return count * kMinute;
        case 'h':
            return count * 60 * kMinute;
        case 'd':
            return count * kDay;
        case 'w':
            return count * 7 * kDay;
        default:
            return std::nullopt;
    }
}

struct Civil {
    std::chrono::year_month_day date;
    std::chrono::hh_mm_ss<milliseconds> time;
};

Civil civil(std::int64_t moment) {
    const sys_time<milliseconds> time{milliseconds(moment)};
    const auto day = floor<days>(time);
    return {std::chrono::year_month_day(day), std::chrono::hh_mm_ss(time - day)};
}

}  // namespace

Result<std::int64_t> parseMoment(std::string_view text, std::int64_t now, const TimeZone& zone) {
    if (text == "now") return now;
    if (text == "today") return zone.dayAt(now).start;
    if (text == "yesterday") return zone.dayAt(zone.dayAt(now).start - 1).start;
    if (const auto age = parseAge(text)) return now - *age;
    if (const auto moment = takeDateTime(text, &zone)) return *moment;
    return fail(ErrorCode::InvalidRequest,
                fmt::format("'{}' is no time. Write 30m, 24h, 7d, 2w, today, yesterday, "
                            "2026-11-01, 2026-11-01T10:30 or 2026-11-01T10:30:00Z.",
                            text));
}

Result<std::int64_t> parseDeadline(std::string_view text, std::int64_t now, const TimeZone& zone) {
    if (const auto age = parseAge(text)) return now + *age;
    Result<std::int64_t> moment = parseMoment(text, now, zone);
    if (moment && *moment <= now) {
        return fail(ErrorCode::InvalidRequest, fmt::format("'{}' has passed already.", text));
    }
    return moment;
}

std::optional<std::int64_t> parseIsoTime(std::string_view text) {
    return takeDateTime(text, nullptr);
}

std::string isoTimeText(std::int64_t moment) {
    const Civil at = civil(moment);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(at.date.year()),
                       static_cast<unsigned>(at.date.month()), static_cast<unsigned>(at.date.day()),
                       at.time.hours().count(), at.time.minutes().count(), at.time.seconds().count(),
                       at.time.subseconds().count());
}

std::string localTimeText(std::int64_t moment, const TimeZone& zone) {
    const Civil at = civil(moment + zone.offsetMinutesAt(moment) * kMinute);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(at.date.year()),
                       static_cast<unsigned>(at.date.month()), static_cast<unsigned>(at.date.day()),
                       at.time.hours().count(), at.time.minutes().count());
}

std::int64_t currentTime() {
    return std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

}  // namespace relay::cli
