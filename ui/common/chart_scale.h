#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace ui::common {

/// Round values for a scale that holds `low` to `high`, three to six of them; the first and the last are its ends.
/// Starts at zero unless something lies below.
QList<double> niceTicks(double low, double high);

struct TimeTick {
    qint64 at = 0;
    QString label;
};

/// Moments within [from, to] at whole hours, days ... of local time, at most `most`; labels by locale.
QList<TimeTick> timeTicks(qint64 from, qint64 to, int most);

}  // namespace ui::common
