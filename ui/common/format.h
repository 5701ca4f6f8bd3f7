#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

/// Values as people read them, by the default QLocale. Groups of digits stand apart by a narrow space.
namespace ui::common::format {

/// A decimal string ("0.00420") with the smallest precision that is not zero, two places at least: "$4.21", "$0.004".
/// What is no number comes back as it is; empty is "–".
QString money(const QString& decimal, const QString& currency = QStringLiteral("$"));
/// 12 345
QString count(qint64 value);
/// Exact below ten thousand, then "12.3 k", "1.2 M", "4.0 B".
QString tokens(qint64 value);
/// Seconds as "45s", "4m12s", "2h05m", "3d04h"; negative as nothing left: "0s".
QString duration(qint64 seconds);
/// "0.18 ms", "4.2 ms", "128 ms", "1.28 s", then as a duration.
QString milliseconds(double value);
/// A share between 0 and 1: "42 %", "99.95 %" where the last half percent counts.
QString percent(double share);
/// Bytes by 1024: "12.3 KiB".
QString bytes(qint64 value);

/// "just now", "4 min ago", "in 2 h"; a date beyond six days. An invalid time is "–".
QString relativeTime(const QDateTime& time, const QDateTime& now);
/// Day and time to the second in the local zone, by locale.
QString exactTime(const QDateTime& time);
/// Time of day to the second; with the day when it is not `now`'s.
QString shortTime(const QDateTime& time, const QDateTime& now);

/// RFC 3339 as the admin API writes it; invalid when there is none.
QDateTime timeFromApi(const QString& text);

/// "+12 %", "−3 %" of `now` against `before`; empty when before is zero.
QString change(double now, double before);

}  // namespace ui::common::format
