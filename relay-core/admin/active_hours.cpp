#include "admin/active_hours.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace relay::admin {
namespace {

constexpr std::array<std::string_view, 7> kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::uint8_t kEveryDay = 0x7F;
constexpr std::uint16_t kMinutesOfDay = 24 * 60;

std::optional<std::size_t> dayFrom(std::string_view text) {
    const auto found = std::ranges::find(kDays, text);
    if (found == kDays.end()) return std::nullopt;
    return static_cast<std::size_t>(found - kDays.begin());
}

/// "mon" or "mon-fri"; over the end of the week too.
std::optional<std::uint8_t> spanFrom(std::string_view text) {
    const std::size_t dash = text.find('-');
    const auto first = dayFrom(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : dayFrom(text.substr(dash + 1));
    if (!first || !last) return std::nullopt;
    unsigned days = 0;
    for (std::size_t day = *first;; day = (day + 1) % kDays.size()) {
        days |= 1U << day;
        if (day == *last) return static_cast<std::uint8_t>(days);
    }
}

std::optional<std::uint8_t> daysFrom(std::string_view text) {
    unsigned days = 0;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const auto span = spanFrom(text.substr(0, comma));
        if (!span) return std::nullopt;
        days |= *span;
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return static_cast<std::uint8_t>(days);
}

/// "09:00", "24:00".
std::optional<std::uint16_t> minuteFrom(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || text.size() - colon != 3) return std::nullopt;
    const auto hour = parseUnsigned(text.substr(0, colon));
    const auto minute = parseUnsigned(text.substr(colon + 1));
    if (!hour || !minute || *minute > 59 || *hour > 24) return std::nullopt;
    const std::uint64_t all = *hour * 60 + *minute;
    if (all > kMinutesOfDay) return std::nullopt;
    return static_cast<std::uint16_t>(all);
}

std::string daysText(std::uint8_t days) {
    std::string text;
    for (std::size_t day = 0; day < kDays.size(); ++day) {
        if ((days >> day & 1) == 0) continue;
        std::size_t last = day;
        while (last + 1 < kDays.size() && (days >> (last + 1) & 1) != 0)
            ++last;
        text += fmt::format("{}{}", text.empty() ? "" : ",", kDays[day]);
        if (last > day) text += fmt::format("-{}", kDays[last]);
        day = last;
    }
    return text;
}

}  // namespace

std::optional<ActiveHours> activeHoursFrom(std::string_view text) {
    const std::string lower = toLower(trimmed(text));
    std::string_view rest = lower;
    ActiveHours hours;
    if (rest.empty()) return hours;
    if (const std::size_t space = rest.find(' '); space != std::string_view::npos) {
        const auto days = daysFrom(rest.substr(0, space));
        if (!days || *days == 0) return std::nullopt;
        hours.days = *days;
        rest = trimmed(rest.substr(space + 1));
    }
    const std::size_t dash = rest.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto from = minuteFrom(rest.substr(0, dash));
    const auto until = minuteFrom(rest.substr(dash + 1));
    if (!from || !until || *from == kMinutesOfDay || *from == *until) return std::nullopt;
    hours.fromMinute = *from;
    hours.untilMinute = *until;
    return hours;
}

std::string toText(const ActiveHours& hours) {
    if (hours.fromMinute == hours.untilMinute) return {};
    const std::string days = hours.days == kEveryDay ? std::string() : daysText(hours.days) + " ";
    return fmt::format("{}{:02}:{:02}-{:02}:{:02}", days, hours.fromMinute / 60, hours.fromMinute % 60,
                       hours.untilMinute / 60, hours.untilMinute % 60);
}

}  // namespace relay::admin
