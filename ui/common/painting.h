#pragma once

#include "ui/common/looks.h"

#include <QRectF>

class QPainter;
class QPalette;

namespace ui::common {

/// The glyph of a sign, drawn (no font has all of them), centred in the square.
void paintSign(QPainter& painter, const QRectF& square, Sign sign, const QPalette& palette);
/// A thin line over the rectangle; NaN leaves a gap, a single value is a dot. With `area` filled beneath.
void paintSparkline(QPainter& painter, const QRectF& rect, const QList<double>& values, const QColor& color,
                    bool area);
/// A track with its filled share, in ok, warn or bad.
void paintBar(QPainter& painter, const QRectF& rect, const BarLook& look, const QPalette& palette);

}  // namespace ui::common
