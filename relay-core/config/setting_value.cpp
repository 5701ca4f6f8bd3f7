// How a setting's text becomes a value and back: one reader and one writer for each kind of the table.
#include "base/text.h"
#include "config/plain_text.h"
#include "config/settings_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <type_traits>

namespace relay {
namespace {

struct Unit {
    std::string_view suffix;
    std::int64_t millis;
};
constexpr std::array kUnits{Unit{"d", 86'400'000}, Unit{"h", 3'600'000}, Unit{"m", 60'000}, Unit{"s", 1000},
                            Unit{"ms", 1}};

template <class Member>
using FieldOf = std::remove_reference_t<decltype(std::declval<Settings&>().*std::declval<Member>())>;

/// Milliseconds in one unit of the row's field.
std::int64_t unitMillis(const SettingRow& row) {
    return std::holds_alternative<std::chrono::seconds Settings::*>(row.member) ? 1000 : 1;
}

struct NumberAndSuffix {
    std::int64_t number;
    std::string suffix;
};

std::optional<NumberAndSuffix> split(std::string_view text) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    const auto number = parseUnsigned(text.substr(0, end));
    if (!number || *number > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) return std::nullopt;
    return NumberAndSuffix{static_cast<std::int64_t>(*number), toLower(trimmed(text.substr(end)))};
}

std::optional<std::int64_t> scaled(std::int64_t number, std::int64_t factor) {
    if (number > std::numeric_limits<std::int64_t>::max() / factor) return std::nullopt;
    return number * factor;
}

std::optional<std::int64_t> readNumber(std::string_view text) {
    const auto parts = split(text);
    if (!parts || !parts->suffix.empty()) return std::nullopt;
    return parts->number;
}

std::optional<std::int64_t> readMegabytes(std::string_view text) {
    const auto parts = split(text);
    if (!parts) return std::nullopt;
    if (parts->suffix.empty() || parts->suffix == "m" || parts->suffix == "mb") return parts->number;
    if (parts->suffix == "g" || parts->suffix == "gb") return scaled(parts->number, 1024);
    return std::nullopt;
}

std::optional<std::int64_t> readDuration(std::string_view text, std::int64_t millisAUnit) {
    const auto parts = split(text);
    if (!parts) return std::nullopt;
    if (parts->suffix.empty()) return parts->number;
    for (const Unit& unit : kUnits) {
        if (unit.suffix != parts->suffix) continue;
        const auto millis = scaled(parts->number, unit.millis);
        if (!millis || *millis % millisAUnit != 0) return std::nullopt;
        return *millis / millisAUnit;
    }
    return std::nullopt;
}

/// Hours with an optional sign and fraction ("-3.5"), as whole minutes.
std::optional<std::int64_t> readHours(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    const std::size_t dot = std::min(text.find('.'), text.size());
    const auto whole = parseUnsigned(text.substr(0, dot));
    if (!whole || *whole > 24) return std::nullopt;
    auto minutes = static_cast<std::int64_t>(*whole) * 60;
    if (dot < text.size()) {
        const std::string_view digits = text.substr(dot + 1);
        const auto fraction = parseUnsigned(digits);
        if (!fraction || digits.size() > 6) return std::nullopt;
        std::int64_t scale = 1;
        for (std::size_t i = 0; i < digits.size(); ++i)
            scale *= 10;
        const std::int64_t sixtieths = static_cast<std::int64_t>(*fraction) * 60;
        if (sixtieths % scale != 0) return std::nullopt;
        minutes += sixtieths / scale;
    }
    return negative ? -minutes : minutes;
}

std::optional<bool> readBoolean(std::string_view text) {
    const std::string low = toLower(text);
    for (const std::string_view yes : {"true", "1", "yes", "on"})
        if (low == yes) return true;
    for (const std::string_view no : {"false", "0", "no", "off"})
        if (low == no) return false;
    return std::nullopt;
}

std::optional<std::vector<std::string>> readList(const SettingRow& row, std::string_view text) {
    std::vector<std::string> entries;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const std::string_view entry = trimmed(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
        if (entry.empty()) continue;
        if (!row.accepts(entry)) return std::nullopt;
        entries.emplace_back(entry);
    }
    return entries;
}

std::optional<std::int64_t> readInteger(const SettingRow& row, std::string_view text) {
    std::optional<std::int64_t> number;
    if (row.kind == SettingKind::Duration)
        number = readDuration(text, unitMillis(row));
    else if (row.kind == SettingKind::Size)
        number = readMegabytes(text);
    else if (row.kind == SettingKind::Hours)
        number = readHours(text);
    else
        number = readNumber(text);
    if (number && (*number < row.minimum || *number > row.maximum)) return std::nullopt;
    return number;
}

std::optional<std::string_view> readChoice(const SettingRow& row, std::string_view text) {
    const std::string low = toLower(text) == "warning" ? "warn" : toLower(text);
    const auto found = std::find(row.choices.begin(), row.choices.end(), low);
    if (found == row.choices.end()) return std::nullopt;
    return *found;
}

template <class Field>
std::optional<Field> read(const SettingRow& row, std::string_view text) {
    if constexpr (std::is_same_v<Field, std::string>) {
        if (row.kind == SettingKind::Choice) {
            const auto known = readChoice(row, text);
            return known ? std::optional<std::string>(*known) : std::nullopt;
        }
        // Empty is how a text without a default says "not set".
        if (text.empty() && settingDefault(row).empty()) return std::string();
        return row.accepts(text) ? std::optional<std::string>(text) : std::nullopt;
    } else if constexpr (std::is_same_v<Field, std::filesystem::path>) {
        return std::filesystem::path(text);
    } else if constexpr (std::is_same_v<Field, std::vector<std::string>>) {
        return readList(row, text);
    } else if constexpr (std::is_same_v<Field, bool>) {
        return readBoolean(text);
    } else if constexpr (std::is_same_v<Field, Durability>) {
        const auto known = readChoice(row, text);
        if (!known) return std::nullopt;
        return *known == "power" ? Durability::Power : Durability::Process;
    } else if constexpr (std::is_same_v<Field, BudgetMode>) {
        const auto known = readChoice(row, text);
        if (!known) return std::nullopt;
        return *known == "estimate" ? BudgetMode::Estimate : BudgetMode::Exact;
    } else {
        const auto number = readInteger(row, text);
        if (!number) return std::nullopt;
        if constexpr (std::is_integral_v<Field>)
            return static_cast<Field>(*number);
        else
            return Field{*number};
    }
}

std::string durationText(std::int64_t number, std::int64_t millisAUnit) {
    // Names that end in _SECONDS read oddly with another unit.
    if (number == 0 || millisAUnit != 1) return fmt::to_string(number);
    for (const Unit& unit : kUnits)
        if (number % unit.millis == 0) return fmt::format("{}{}", number / unit.millis, unit.suffix);
    return fmt::to_string(number);
}

std::string hoursText(std::int64_t minutes) {
    std::string text = fmt::format("{}{}", minutes < 0 ? "-" : "", std::abs(minutes) / 60);
    // A sixtieth has no finite decimals: the reader takes multiples of three minutes only.
    const std::int64_t rest = std::abs(minutes) % 60;
    if (rest == 0) return text;
    std::string fraction = fmt::format("{:06}", rest * 1'000'000 / 60);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return text + '.' + fraction;
}

template <class Field>
std::string write(const SettingRow& row, const Field& value) {
    if constexpr (std::is_same_v<Field, std::string>)
        return value;
    else if constexpr (std::is_same_v<Field, std::filesystem::path>)
        return value.string();
    else if constexpr (std::is_same_v<Field, std::vector<std::string>>)
        return fmt::format("{}", fmt::join(value, ","));
    else if constexpr (std::is_same_v<Field, bool>)
        return value ? "true" : "false";
    else if constexpr (std::is_same_v<Field, Durability>)
        return value == Durability::Power ? "power" : "process";
    else if constexpr (std::is_same_v<Field, BudgetMode>)
        return value == BudgetMode::Estimate ? "estimate" : "exact";
    else if constexpr (std::is_integral_v<Field>)
        return row.kind == SettingKind::Hours  ? hoursText(static_cast<std::int64_t>(value))
               : row.kind == SettingKind::Size ? fmt::format("{}m", value)
                                               : fmt::to_string(value);
    else
        return durationText(value.count(), unitMillis(row));
}

std::string boundText(const SettingRow& row, std::int64_t bound) {
    if (row.kind == SettingKind::Hours) return hoursText(bound);
    if (row.kind == SettingKind::Size) return fmt::format("{}m", bound);
    if (row.kind == SettingKind::Duration) return durationText(bound * unitMillis(row), 1);
    return fmt::to_string(bound);
}

}  // namespace

std::string settingText(const SettingRow& row, const Settings& settings) {
    return std::visit([&](auto member) { return write(row, settings.*member); }, row.member);
}

std::string settingDefault(const SettingRow& row) {
    return settingText(row, Settings{});
}

std::string allowedText(const SettingRow& row) {
    const std::string range =
        fmt::format("from {} to {}", boundText(row, row.minimum), boundText(row, row.maximum));
    switch (row.kind) {
        case SettingKind::Text:
        case SettingKind::Secret:
        case SettingKind::List:
            return std::string(row.allowed);
        case SettingKind::Choice:
            return fmt::format("one of {}", fmt::join(row.choices, ", "));
        case SettingKind::Path:
            return row.choices.empty() ? "a path"
                                       : fmt::format("a path, or {}", fmt::join(row.choices, ", "));
        case SettingKind::Boolean:
            return "true or false";
        case SettingKind::Number:
            return fmt::format("a whole number {}", range);
        case SettingKind::Size:
            return fmt::format("a size {}, such as 10m or 1g; a bare number counts megabytes", range);
        case SettingKind::Hours:
            return fmt::format("hours {}, such as {}", range, row.minimum < 0 ? "8, 5.5 or -3" : "8 or 5.5");
        case SettingKind::Duration:
            return fmt::format("a time {}, such as 30s, 10m or 1h; a bare number counts {}", range,
                               unitMillis(row) == 1 ? "milliseconds" : "seconds");
    }
    return {};
}

Result<void> parseSetting(const SettingRow& row, std::string_view text, Settings& settings) {
    if (row.kind != SettingKind::Secret) text = trimmed(text);
    const bool done = std::visit(
        [&](auto member) {
            if (!isPlainText(text)) return false;
            auto value = read<FieldOf<decltype(member)>>(row, text);
            if (value) settings.*member = std::move(*value);
            return value.has_value();
        },
        row.member);
    if (!done) return fail(ErrorCode::InvalidRequest, allowedText(row));
    return {};
}

void copySetting(const SettingRow& row, const Settings& from, Settings& to) {
    std::visit([&](auto member) { to.*member = from.*member; }, row.member);
}

}  // namespace relay
