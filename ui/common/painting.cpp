#include "ui/common/painting.h"

#include <QPainter>
#include <QPainterPath>
#include <QPalette>

#include <algorithm>
#include <cmath>

namespace ui::common {

namespace {

constexpr double kStroke = 1.6;
constexpr double kAreaAlpha = 0.12;

struct Bounds {
    double low = 0;
    double high = 1;
};

Bounds boundsOf(const QList<double>& values) {
    Bounds bounds{0, 0};
    for (const double value : values) {
        if (!std::isfinite(value)) continue;
        bounds.low = std::min(bounds.low, value);
        bounds.high = std::max(bounds.high, value);
    }
    if (bounds.low == bounds.high) bounds.high = bounds.low + 1;
    return bounds;
}

void paintRun(QPainter& painter, const QPolygonF& run, double floor, const QColor& color, bool area) {
    if (run.size() == 1) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(run.first(), kStroke, kStroke);
        return;
    }
    if (area) {
        QPolygonF filled = run;
        filled << QPointF(run.last().x(), floor) << QPointF(run.first().x(), floor);
        QColor faint = color;
        faint.setAlphaF(static_cast<float>(kAreaAlpha));
        painter.setPen(Qt::NoPen);
        painter.setBrush(faint);
        painter.drawPolygon(filled);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, kStroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(run);
}

}  // namespace

theme::Token tokenOf(Sign sign) {
    switch (sign) {
        case Sign::Ready:
            return theme::Token::Ok;
        case Sign::Cooling:
        case Sign::SignIn:
        case Sign::Warning:
            return theme::Token::Warn;
        case Sign::Blocked:
            return theme::Token::Bad;
        case Sign::Paused:
        case Sign::Idle:
            break;
    }
    return theme::Token::Idle;
}

void paintSign(QPainter& painter, const QRectF& square, Sign sign, const QPalette& palette) {
    const QColor color = theme::color(tokenOf(sign), palette);
    const double size = std::min(square.width(), square.height());
    const QPointF middle = square.center();
    const double radius = size * 0.36;
    const QRectF circle(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius);
    const QPen stroke(color, kStroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(stroke);
    painter.setBrush(Qt::NoBrush);
    switch (sign) {
        case Sign::Ready:
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawEllipse(circle);
            break;
        case Sign::Cooling:
            painter.drawEllipse(circle);
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawPie(circle, 90 * 16, 180 * 16);
            break;
        case Sign::SignIn:
        case Sign::Idle:
            painter.drawEllipse(circle);
            break;
        case Sign::Blocked:
            painter.drawLine(circle.topLeft(), circle.bottomRight());
            painter.drawLine(circle.topRight(), circle.bottomLeft());
            break;
        case Sign::Paused:
            for (const double side : {-0.5, 0.5})
                painter.drawLine(QPointF(middle.x() + side * radius, middle.y() - radius),
                                 QPointF(middle.x() + side * radius, middle.y() + radius));
            break;
        case Sign::Warning: {
            painter.setBrush(color);
            painter.drawPolygon(
                QPolygonF({QPointF(middle.x(), circle.top()), circle.bottomRight(), circle.bottomLeft()}));
            break;
        }
    }
    painter.restore();
}

void paintSparkline(QPainter& painter, const QRectF& rect, const QList<double>& values, const QColor& color,
                    bool area) {
    if (values.isEmpty()) return;
    const Bounds bounds = boundsOf(values);
    const double step = values.size() > 1 ? rect.width() / static_cast<double>(values.size() - 1) : 0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF run;
    for (qsizetype at = 0; at <= values.size(); ++at) {
        const bool here = at < values.size() && std::isfinite(values.at(at));
        if (here) {
            const double height = (values.at(at) - bounds.low) / (bounds.high - bounds.low);
            run << QPointF(rect.left() + step * static_cast<double>(at),
                           rect.bottom() - height * rect.height());
        } else if (!run.isEmpty()) {
            paintRun(painter, run, rect.bottom(), color, area);
            run.clear();
        }
    }
    painter.restore();
}

void paintBar(QPainter& painter, const QRectF& rect, const BarLook& look, const QPalette& palette) {
    if (look.share < 0) return;
    const theme::Token token = look.share >= 1             ? theme::Token::Bad
                               : look.share >= look.warnAt ? theme::Token::Warn
                                                           : theme::Token::Accent;
    const double round = rect.height() / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(theme::Token::Line, palette));
    painter.drawRoundedRect(rect, round, round);
    const double width = rect.width() * std::clamp(look.share, 0.0, 1.0);
    if (width > 0) {
        painter.setBrush(theme::color(token, palette));
        painter.drawRoundedRect(QRectF(rect.topLeft(), QSizeF(std::max(width, rect.height()), rect.height())),
                                round, round);
    }
    painter.restore();
}

}  // namespace ui::common
