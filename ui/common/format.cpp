#include "ui/common/format.h"

#include "ui/common/decimal.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui::common::format {

namespace {

constexpr QChar kThin(0x202F);  // narrow, and no line breaks there
constexpr QChar kMinus(0x2212);
constexpr QChar kNothing(0x2013);
constexpr int kGroup = 3;
constexpr int kMostPlaces = 12;
constexpr int kMinute = 60;
constexpr int kHour = 60 * kMinute;
constexpr int kDay = 24 * kHour;
constexpr int kDaysInWords = 6;

QString grouped(QString digits) {
    for (qsizetype at = digits.size() - kGroup; at > 0; at -= kGroup)
        digits.insert(at, kThin);
    return digits;
}

QString number(double value, int places) {
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'f', places);
}

QString withUnit(double value, int places, const char* unit) {
    return number(value, places) + kThin + QLatin1String(unit);
}

QString padded(qint64 value) {
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

/// Cents; below a cent as many places as show two digits, since one alone may be wrong by half.
int placesOf(const QString& decimal) {
    const qsizetype point = decimal.indexOf(QLatin1Char('.'));
    if (point < 0) return 2;
    const auto isDigit = [](QChar digit) { return digit >= QLatin1Char('1') && digit <= QLatin1Char('9'); };
    const auto first = std::find_if(decimal.cbegin(), decimal.cend(), isDigit);
    const auto place = static_cast<int>(first - decimal.cbegin() - point);
    return first == decimal.cend() || place <= 2 ? 2 : std::min(place + 1, kMostPlaces);
}

struct RelativeTexts {
    Q_DECLARE_TR_FUNCTIONS(RelativeTime)
public:
    static QString minutes(int n, bool ahead) {
        return ahead ? tr("in %n min", nullptr, n) : tr("%n min ago", nullptr, n);
    }
    static QString hours(int n, bool ahead) {
        return ahead ? tr("in %n h", nullptr, n) : tr("%n h ago", nullptr, n);
    }
    static QString days(int n, bool ahead) {
        return ahead ? tr("in %n day(s)", nullptr, n) : tr("%n day(s) ago", nullptr, n);
    }
    static QString now() { return tr("just now"); }
    static QString soon() { return tr("in a moment"); }
};

}  // namespace

QString money(const QString& decimal, const QString& currency) {
    if (decimal.isEmpty()) return kNothing;
    if (!isDecimal(decimal)) return decimal;
    QString text = roundDecimal(decimal, placesOf(decimal));
    const bool negative = text.startsWith(QLatin1Char('-'));
    if (negative) text.remove(0, 1);
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    text = grouped(text.left(point)) + QLocale().decimalPoint() + text.mid(point + 1);
    return (negative ? QString(kMinus) : QString()) + currency + text;
}

QString count(qint64 value) {
    const QString digits = grouped(QString::number(value < 0 ? -value : value));
    return value < 0 ? kMinus + digits : digits;
}

QString tokens(qint64 value) {
    const auto size = static_cast<double>(value < 0 ? -value : value);
    const QString sign = value < 0 ? QString(kMinus) : QString();
    // 999 950 would round to "1000.0 k".
    if (size < 10'000) return count(value);
    if (size < 999'950) return sign + withUnit(size / 1e3, 1, "k");
    if (size < 999'950'000) return sign + withUnit(size / 1e6, 1, "M");
    return sign + withUnit(size / 1e9, 1, "B");
}

QString duration(qint64 seconds) {
    if (seconds <= 0) return QStringLiteral("0s");
    if (seconds < kMinute) return QStringLiteral("%1s").arg(seconds);
    if (seconds < kHour)
        return QStringLiteral("%1m%2s").arg(seconds / kMinute).arg(padded(seconds % kMinute));
    if (seconds < kDay)
        return QStringLiteral("%1h%2m").arg(seconds / kHour).arg(padded(seconds % kHour / kMinute));
    return QStringLiteral("%1d%2h").arg(seconds / kDay).arg(padded(seconds % kDay / kHour));
}

QString milliseconds(double value) {
    if (!std::isfinite(value) || value < 0) return kNothing;
    if (value < 0.995) return withUnit(value, 2, "ms");
    if (value < 9.95) return withUnit(value, 1, "ms");
    if (value < 999.5) return withUnit(value, 0, "ms");
    if (value < 59'995) return withUnit(value / 1000, 2, "s");
    return duration(std::llround(value / 1000));
}

QString percent(double share) {
    if (!std::isfinite(share)) return kNothing;
    const double value = share * 100;
    // Between "nearly all" and "all" lies what people look for.
    const int places = value > 99 && value < 100 ? 2 : value > 0 && value < 10 ? 1 : 0;
    // Never rounded up to all.
    const double shown = places == 2 ? std::floor(value * 100) / 100 : value;
    return number(shown, places) + kThin + QLatin1Char('%');
}

QString bytes(qint64 value) {
    constexpr double kStep = 1024;
    if (value < 1024) return count(value) + kThin + QLatin1Char('B');
    const char* const units[] = {"KiB", "MiB", "GiB", "TiB"};
    auto size = static_cast<double>(value) / kStep;
    int unit = 0;
    for (; size >= kStep && unit < 3; ++unit)
        size /= kStep;
    return withUnit(size, 1, units[unit]);
}

QString relativeTime(const QDateTime& time, const QDateTime& now) {
    if (!time.isValid()) return kNothing;
    const qint64 apart = now.secsTo(time);
    const bool ahead = apart > 0;
    const qint64 size = ahead ? apart : -apart;
    if (size < kMinute) return ahead ? RelativeTexts::soon() : RelativeTexts::now();
    if (size < kHour) return RelativeTexts::minutes(static_cast<int>(size / kMinute), ahead);
    if (size < kDay) return RelativeTexts::hours(static_cast<int>(size / kHour), ahead);
    if (size <= kDaysInWords * qint64{kDay}) return RelativeTexts::days(static_cast<int>(size / kDay), ahead);
    return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
}

QString exactTime(const QDateTime& time) {
    if (!time.isValid()) return kNothing;
    const QDateTime local = time.toLocalTime();
    return QLocale().toString(local.date(), QLocale::ShortFormat) + QLatin1Char(' ') +
           local.time().toString(QStringLiteral("HH:mm:ss"));
}

QString shortTime(const QDateTime& time, const QDateTime& now) {
    if (!time.isValid()) return kNothing;
    const QDateTime local = time.toLocalTime();
    if (local.date() != now.toLocalTime().date()) return exactTime(time);
    return local.time().toString(QStringLiteral("HH:mm:ss"));
}

QDateTime timeFromApi(const QString& text) {
    return text.isEmpty() ? QDateTime() : QDateTime::fromString(text, Qt::ISODateWithMs);
}

QString change(double now, double before) {
    if (!std::isfinite(now) || !std::isfinite(before) || before == 0) return {};
    const double share = (now - before) / std::abs(before);
    const QString size = number(std::abs(share) * 100, 0) + kThin + QLatin1Char('%');
    if (std::abs(share) < 0.005) return QStringLiteral("±") + size;
    return (share < 0 ? QString(kMinus) : QStringLiteral("+")) + size;
}

}  // namespace ui::common::format
