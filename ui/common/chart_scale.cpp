#include "ui/common/chart_scale.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui::common {

namespace {

constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kHourMs = 60 * kMinuteMs;
constexpr qint64 kDayMs = 24 * kHourMs;
constexpr qint64 kSteps[] = {kMinuteMs,      2 * kMinuteMs, 5 * kMinuteMs, 10 * kMinuteMs, 15 * kMinuteMs,
                             30 * kMinuteMs, kHourMs,       2 * kHourMs,   3 * kHourMs,    6 * kHourMs,
                             12 * kHourMs,   kDayMs,        2 * kDayMs,    7 * kDayMs,     14 * kDayMs};

double niceStep(double span) {
    constexpr double kWantedSteps = 4;
    const double rough = span / kWantedSteps;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (rough <= factor * power * (1 + 1e-9)) return factor * power;
    return 10 * power;
}

/// By days the calendar counts, not the hours: a day may have twenty-three.
QDateTime after(const QDateTime& time, qint64 step) {
    return step >= kDayMs ? time.addDays(step / kDayMs) : time.addMSecs(step);
}

QString labelOf(const QDateTime& time, qint64 step) {
    const bool day = step >= kDayMs || time.time() == QTime(0, 0);
    const QLocale locale;
    if (!day) return time.time().toString(QStringLiteral("HH:mm"));
    QString format = locale.dateFormat(QLocale::ShortFormat);
    // Day and month in the locale's own order; the year is known.
    const bool monthFirst = format.indexOf(QLatin1Char('M')) < format.indexOf(QLatin1Char('d'));
    if (locale.language() == QLocale::Chinese) return locale.toString(time.date(), QStringLiteral("M月d日"));
    return locale.toString(time.date(), monthFirst ? QStringLiteral("MMM d") : QStringLiteral("d MMM"));
}

}  // namespace

QList<double> niceTicks(double low, double high) {
    double bottom = std::min(low, 0.0);
    double top = std::max(high, 0.0);
    if (!std::isfinite(bottom) || !std::isfinite(top) || top - bottom <= 0) {
        bottom = 0;
        top = 1;
    }
    const double step = niceStep(top - bottom);
    const auto first = static_cast<int>(std::floor(bottom / step + 1e-9));
    const auto last = static_cast<int>(std::ceil(top / step - 1e-9));
    QList<double> ticks;
    for (int at = first; at <= last; ++at)
        ticks.append(at * step);
    return ticks;
}

QList<TimeTick> timeTicks(qint64 from, qint64 to, int most) {
    const qint64 wanted = (to - from) / std::max(1, most);
    qint64 step = kSteps[std::size(kSteps) - 1];
    for (const qint64 each : kSteps) {
        if (each < wanted) continue;
        step = each;
        break;
    }
    QList<TimeTick> ticks;
    QDateTime at = QDateTime::fromMSecsSinceEpoch(from).date().startOfDay();
    for (; at.toMSecsSinceEpoch() <= to; at = after(at, step))
        if (at.toMSecsSinceEpoch() >= from) ticks.append({at.toMSecsSinceEpoch(), labelOf(at, step)});
    return ticks;
}

}  // namespace ui::common
