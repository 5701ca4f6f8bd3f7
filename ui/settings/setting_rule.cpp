#include "ui/settings/setting_rule.h"

#include "ui/api/setting.h"

#include <QHash>
#include <QRegularExpression>

namespace ui::settings {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kSecondMs = 1000;
constexpr qint64 kMinuteMs = 60 * kSecondMs;
constexpr qint64 kHourMs = 60 * kMinuteMs;
constexpr qint64 kDayMs = 24 * kHourMs;
constexpr int kMinutesAnHour = 60;
constexpr qint64 kMegabytesAGigabyte = 1024;

/// "12" and "m" of "12m".
struct NumberAndUnit {
    qint64 number = 0;
    QString unit;
};

std::optional<NumberAndUnit> split(const QString& text) {
    static const QRegularExpression shape(u"^(\\d+)\\s*([a-zA-Z]*)$"_s);
    const QRegularExpressionMatch match = shape.match(text.trimmed());
    if (!match.hasMatch()) return std::nullopt;
    bool number = false;
    const qint64 value = match.captured(1).toLongLong(&number);
    if (!number) return std::nullopt;
    return NumberAndUnit{value, match.captured(2).toLower()};
}

std::optional<qint64> milliseconds(const QString& text, bool bareSeconds) {
    static const QHash<QString, qint64> units{
        {u"ms"_s, 1}, {u"s"_s, kSecondMs}, {u"m"_s, kMinuteMs}, {u"h"_s, kHourMs}, {u"d"_s, kDayMs}};
    const auto parts = split(text);
    if (!parts) return std::nullopt;
    if (parts->unit.isEmpty()) return parts->number * (bareSeconds ? kSecondMs : 1);
    const qint64 unit = units.value(parts->unit);
    return unit == 0 ? std::nullopt : std::optional(parts->number * unit);
}

std::optional<qint64> megabytes(const QString& text) {
    const auto parts = split(text);
    if (!parts) return std::nullopt;
    if (parts->unit.isEmpty() || parts->unit == "m"_L1 || parts->unit == "mb"_L1) return parts->number;
    if (parts->unit == "g"_L1 || parts->unit == "gb"_L1) return parts->number * kMegabytesAGigabyte;
    return std::nullopt;
}

/// "5.5" as 330: minutes, in whole numbers all the way.
std::optional<qint64> minutes(const QString& text) {
    static const QRegularExpression shape(u"^([+-]?)(\\d{1,2})(?:\\.(\\d{1,6}))?$"_s);
    const QRegularExpressionMatch match = shape.match(text.trimmed());
    if (!match.hasMatch()) return std::nullopt;
    qint64 whole = match.captured(2).toLongLong() * kMinutesAnHour;
    const QString digits = match.captured(3);
    qint64 scale = 1;
    for (qsizetype at = 0; at < digits.size(); ++at)
        scale *= 10;
    const qint64 part = digits.toLongLong() * kMinutesAnHour;
    if (part % scale != 0) return std::nullopt;
    whole += part / scale;
    return match.captured(1) == "-"_L1 ? -whole : whole;
}

bool isTrue(const QString& text) {
    return QStringList{u"true"_s, u"1"_s, u"yes"_s, u"on"_s}.contains(text.toLower());
}

}  // namespace

SettingRule SettingRule::of(const api::Setting& setting) {
    static const QRegularExpression range(
        u"^(a whole number|a size|hours|a time) from (\\S+) to ([^\\s,;]+)"_s);
    SettingRule rule;
    rule.m_words = setting.allowed;
    rule.m_mayBeEmpty = setting.defaultValue.isEmpty();
    const QString& words = setting.allowed;
    if (!setting.choices.isEmpty() || words.startsWith("one of "_L1)) {
        rule.m_kind = Kind::Choice;
        rule.m_choices = setting.choices.isEmpty() ? words.mid(7).split(u", "_s) : setting.choices;
    } else if (words == "true or false"_L1) {
        rule.m_kind = Kind::Flag;
        rule.m_choices = {u"true"_s, u"false"_s};
    } else if (words.startsWith("a path"_L1)) {
        rule.m_kind = Kind::Path;
        if (words.contains(", or "_L1)) rule.m_choices = words.section(u", or "_s, 1).split(u", "_s);
    } else if (const QRegularExpressionMatch match = range.match(words); match.hasMatch()) {
        static const QHash<QString, Kind> kinds{{u"a whole number"_s, Kind::Integer},
                                                {u"a size"_s, Kind::Size},
                                                {u"hours"_s, Kind::Hours},
                                                {u"a time"_s, Kind::Duration}};
        rule.m_kind = kinds.value(match.captured(1));
        rule.m_lowest = match.captured(2);
        rule.m_highest = match.captured(3);
        rule.m_bareSeconds = !words.contains("counts milliseconds"_L1);
    }
    return rule;
}

std::optional<qint64> SettingRule::amount(const QString& text) const {
    switch (m_kind) {
        case Kind::Integer: {
            const auto parts = split(text);
            return parts && parts->unit.isEmpty() ? std::optional(parts->number) : std::nullopt;
        }
        case Kind::Size:
            return megabytes(text);
        case Kind::Hours:
            return minutes(text);
        case Kind::Duration:
            return milliseconds(text, m_bareSeconds);
        default:
            return std::nullopt;
    }
}

QString SettingRule::problem(const QString& given) const {
    const QString text = given.trimmed();
    switch (m_kind) {
        case Kind::Text:
            break;
        case Kind::Choice:
        case Kind::Flag:
            return m_choices.contains(text) ? QString() : allowed();
        case Kind::Path:
            if (text.isEmpty() || text.startsWith(u'/') || m_choices.contains(text)) return {};
            return tr("A path here begins with /.");
        case Kind::Integer:
        case Kind::Size:
        case Kind::Hours:
        case Kind::Duration: {
            const std::optional<qint64> value = amount(text);
            // A bound of a time has a unit, or is a bare zero, which is the same in any.
            if (!value || *value < amount(m_lowest).value_or(*value) ||
                *value > amount(m_highest).value_or(*value))
                return allowed();
            return {};
        }
    }
    if (text.isEmpty() && !m_mayBeEmpty) return tr("Something is needed here; resetting takes the default.");
    return {};
}

QString SettingRule::allowed() const {
    switch (m_kind) {
        case Kind::Flag:
            return {};
        case Kind::Choice:
            return tr("One of: %1").arg(m_choices.join(u", "_s));
        case Kind::Integer:
            return tr("A whole number from %1 to %2").arg(m_lowest, m_highest);
        case Kind::Size:
            return tr("A size from %1 to %2, such as 10m or 1g").arg(m_lowest, m_highest);
        case Kind::Hours:
            return tr("Hours from %1 to %2, such as 8 or 5.5").arg(m_lowest, m_highest);
        case Kind::Duration:
            return m_bareSeconds
                       ? tr("A time from %1 to %2, such as 30s, 10m or 1h; a number alone counts seconds")
                             .arg(m_lowest, m_highest)
                       : tr("A time from %1 to %2, such as 30s, 10m or 1h; a number alone counts "
                            "milliseconds")
                             .arg(m_lowest, m_highest);
        case Kind::Path:
            return m_choices.isEmpty() ? tr("A path that begins with /")
                                       : tr("A path that begins with /, or %1").arg(m_choices.join(u", "_s));
        case Kind::Text:
            break;
    }
    return m_words;
}

bool SettingRule::same(const QString& left, const QString& right) const {
    if (left.trimmed() == right.trimmed()) return true;
    if (m_kind == Kind::Flag) return isTrue(left.trimmed()) == isTrue(right.trimmed());
    const std::optional<qint64> one = amount(left);
    return one && one == amount(right);
}

}  // namespace ui::settings
