#include "admin/iso_time.h"

#include <chrono>

namespace relay::admin {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;

/// Takes what a time is made of off the front; every function is false when something else stands there.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_rest(text) {}

    bool done() const { return m_rest.empty(); }
    bool take(char c) {
        if (!m_rest.starts_with(c)) return false;
        m_rest.remove_prefix(1);
        return true;
    }
    bool digits(std::size_t count, int& value) {
        value = 0;
        if (m_rest.size() < count) return false;
        for (std::size_t i = 0; i < count; ++i) {
            if (m_rest[i] < '0' || m_rest[i] > '9') return false;
            value = value * 10 + (m_rest[i] - '0');
        }
        m_rest.remove_prefix(count);
        return true;
    }
    /// Digits after a point; what is finer than a millisecond is cut off.
    bool fraction(int& millis) {
        millis = 0;
        int weight = 100;
        std::size_t count = 0;
        for (int digit = 0; digits(1, digit); ++count) {
            millis += digit * weight;
            weight /= 10;
        }
        return count > 0;
    }

private:
    std::string_view m_rest;
};

bool scanDay(Scanner& scan, std::int64_t& days) {
    int year = 0;
    int month = 0;
    int day = 0;
    if (!scan.digits(4, year) || !scan.take('-') || !scan.digits(2, month) || !scan.take('-') ||
        !scan.digits(2, day))
        return false;
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || year < 1970) return false;
    days = std::chrono::sys_days(date).time_since_epoch().count();
    return true;
}

bool scanTimeOfDay(Scanner& scan, std::int64_t& millis) {
    int hour = 0;
    int minute = 0;
    int second = 0;
    int fraction = 0;
    if (!scan.digits(2, hour) || !scan.take(':') || !scan.digits(2, minute)) return false;
    if (scan.take(':')) {
        if (!scan.digits(2, second)) return false;
        if (scan.take('.') && !scan.fraction(fraction)) return false;
    }
    if (hour > 23 || minute > 59 || second > 59) return false;
    millis = (hour * 60 + minute) * kMinuteMs + second * 1000 + fraction;
    return true;
}

bool scanZone(Scanner& scan, std::optional<std::int64_t>& offsetMinutes) {
    if (scan.take('Z')) {
        offsetMinutes = 0;
        return true;
    }
    const bool east = scan.take('+');
    if (!east && !scan.take('-')) return true;
    int hours = 0;
    int minutes = 0;
    if (!scan.digits(2, hours)) return false;
    scan.take(':');
    if (!scan.digits(2, minutes) || hours > 14 || minutes > 59) return false;
    offsetMinutes = (east ? 1 : -1) * (hours * 60 + minutes);
    return true;
}

}  // namespace

std::optional<UnixMillis> parseIsoTime(std::string_view text, const TimeZone& zone) {
    Scanner scan(text);
    std::int64_t days = 0;
    std::int64_t ofDay = 0;
    std::optional<std::int64_t> offset;
    if (!scanDay(scan, days)) return std::nullopt;
    if (!scan.done()) {
        if (!scan.take('T') && !scan.take(' ')) return std::nullopt;
        if (!scanTimeOfDay(scan, ofDay) || !scanZone(scan, offset) || !scan.done()) return std::nullopt;
    }
    const std::int64_t local = days * 24 * 60 * kMinuteMs + ofDay;
    return offset ? local - *offset * kMinuteMs : zone.momentOf(local);
}

}  // namespace relay::admin
