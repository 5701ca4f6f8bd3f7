#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace relay {

/// What clocks and calendars of a zone show at a moment.
struct LocalTime {
    std::int64_t day = 0;           ///< days from 1970-01-01 to the date
    std::uint16_t minuteOfDay = 0;  ///< 0..1439
    std::uint8_t weekday = 1;       ///< 1 = Monday .. 7 = Sunday
};

/// From a moment (included) to a moment (not included).
struct Span {
    UnixMillis start = 0;
    UnixMillis end = 0;
    bool operator==(const Span&) const = default;
};

/// The date so many days after 1970-01-01 as YYYY-MM-DD.
std::string dateText(std::int64_t day);

/// Where days, weeks and months begin. Immutable and cheap to copy; no call blocks or throws.
///
/// Spans of one kind follow each other without a gap whatever the clocks do: one begins at the first moment at which
/// the clock shows its beginning or, where that time is skipped, a later one. So a day may have 23 or 25 hours.
class TimeZone {
public:
    /// UTC.
    TimeZone();
    /// Always this far ahead of UTC.
    static TimeZone fixed(std::int32_t offsetMinutes);
    /// By its IANA name ("Europe/Berlin"), as the system's database knows it; reads files. Error: InvalidRequest, for a
    /// name that it does not know, and without a database.
    static Result<TimeZone> named(std::string_view name);

    const std::string& name() const { return m_name; }  ///< "Europe/Berlin", "UTC", "UTC+05:30"
    /// Minutes ahead of UTC at a moment, rounded down (before 1972 some zones were ahead by seconds).
    std::int32_t offsetMinutesAt(UnixMillis time) const;

    LocalTime at(UnixMillis time) const;
    Span dayAt(UnixMillis time) const;
    /// Weeks that begin on `weekday` (1 = Monday .. 7 = Sunday) at the full `hour` (0..23).
    Span weekAt(UnixMillis time, std::uint8_t weekday, std::uint8_t hour) const;
    Span monthAt(UnixMillis time) const;
    /// The date of dayAt(), in days from 1970-01-01.
    std::int64_t dateAt(UnixMillis time) const;
    /// The first moment at which clocks show `local` or more: milliseconds since 1970-01-01T00:00 as they show it.
    UnixMillis momentOf(std::int64_t local) const;
    /// All days that begin between the two begin with an hour of UTC.
    bool beginsDaysOnFullHours(UnixMillis from, UnixMillis until) const;

    bool operator==(const TimeZone& other) const { return m_name == other.m_name; }

private:
    /// From `since` on the zone is `offset` milliseconds ahead.
    struct Offset {
        UnixMillis since = 0;
        std::int64_t offset = 0;
    };
    using Offsets = std::vector<Offset>;

    TimeZone(std::string name, Offsets offsets);
    Offsets::const_iterator offsetAt(UnixMillis time) const;
    std::int64_t localAt(UnixMillis time) const;

    std::string m_name;
    std::shared_ptr<const Offsets> m_offsets;  ///< by time; the first holds for all time before
};

}  // namespace relay
