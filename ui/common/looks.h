#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace ui::common {

/// The glyph of a state: its shape tells as much as its colour. ● ◐ ○ ✕ ‖ ▲ and a hollow grey ring.
enum class Sign { Ready, Cooling, SignIn, Blocked, Paused, Warning, Idle };

/// A state is a sign and a word. Give the word translated.
struct StateLook {
    Sign sign = Sign::Idle;
    QString word;

    bool operator==(const StateLook&) const = default;
};

/// A bar behind "3 / 10"; past `warnAt` of the whole it turns warn, full it turns bad. A share below zero: no limit.
struct BarLook {
    double share = -1;
    QString text;
    double warnAt = 0.8;

    bool operator==(const BarLook&) const = default;
};

/// A small line; NaN is a gap.
struct SparkLook {
    QList<double> values;
    int series = 0;

    bool operator==(const SparkLook&) const = default;
};

/// The colour a sign has.
theme::Token tokenOf(Sign sign);

}  // namespace ui::common

Q_DECLARE_METATYPE(ui::common::StateLook)
Q_DECLARE_METATYPE(ui::common::BarLook)
Q_DECLARE_METATYPE(ui::common::SparkLook)
