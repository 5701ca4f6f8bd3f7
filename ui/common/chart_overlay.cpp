#include "ui/common/chart_overlay.h"

#include "ui/common/chart_panel.h"
#include "ui/common/chart_scale.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <optional>

namespace ui::common {

namespace {

constexpr int kMostDirectLabels = 3;
constexpr int kTimeLabelWidth = 88;
constexpr int kDot = 8;

QString formatted(const ChartPane& pane, double value) {
    return pane.format ? pane.format(value) : QString::number(value);
}

std::optional<double> valueAt(const ChartLine& line, qint64 at) {
    for (const QPointF& point : line.points)
        if (static_cast<qint64>(point.x()) == at)
            return std::isfinite(point.y()) ? std::optional(point.y()) : std::nullopt;
    return std::nullopt;
}

std::optional<QPointF> lastOf(const ChartLine& line) {
    for (auto point = line.points.rbegin(); point != line.points.rend(); ++point)
        if (std::isfinite(point->y())) return *point;
    return std::nullopt;
}

bool labelled(const ChartPane& pane) {
    // One line under its own title needs no name.
    return pane.lines.size() > 1 && pane.lines.size() <= kMostDirectLabels;
}

}  // namespace

ChartOverlay::ChartOverlay(TimeChart& chart) : QWidget(&chart), m_chart(chart) {
    setMouseTracking(true);
}

int ChartOverlay::leftRoom() const {
    const QFontMetrics metrics(theme::font(theme::Type::Caption, font()));
    int widest = 0;
    for (int at = 0; at < m_chart.m_panes.size(); ++at)
        for (const double tick : m_chart.m_views.at(at)->ticks())
            widest = std::max(widest, metrics.horizontalAdvance(formatted(m_chart.m_panes.at(at), tick)));
    return widest + theme::kGap;
}

int ChartOverlay::rightRoom() const {
    const QFontMetrics metrics(theme::font(theme::Type::Caption, font()));
    int widest = 0;
    for (const ChartPane& pane : std::as_const(m_chart.m_panes))
        for (const ChartLine& line : labelled(pane) ? pane.lines : QList<ChartLine>())
            widest = std::max(widest, metrics.horizontalAdvance(line.label));
    return widest + theme::kGap;
}

QRectF ChartOverlay::plotOf(int at) const {
    const ChartPanel* view = m_chart.m_views.at(at);
    return view->plot().translated(view->pos());
}

double ChartOverlay::yOf(int at, double value) const {
    const ChartPanel* view = m_chart.m_views.at(at);
    return view->yOf(value) + view->y();
}

void ChartOverlay::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int at = 0; at < m_chart.m_panes.size(); ++at)
        paintPane(painter, at);
    if (m_chart.m_panes.isEmpty()) return;
    paintTimes(painter);
    if (!m_chart.hasValues()) {
        painter.setFont(font());
        painter.setPen(theme::color(theme::Token::Quiet, palette()));
        painter.drawText(plotOf(0), static_cast<int>(Qt::AlignCenter), m_chart.m_emptyText);
    }
    if (m_chart.m_pointed >= 0) paintCrosshair(painter);
    if (m_chart.hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::color(theme::Token::Accent, palette()), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme::kRadius, theme::kRadius);
    }
}

void ChartOverlay::paintPane(QPainter& painter, int at) const {
    const ChartPane& pane = m_chart.m_panes.at(at);
    const QRectF plot = plotOf(at);
    const QRectF head(theme::kTight, plot.top() - fontMetrics().height() - theme::kGap, width(),
                      fontMetrics().height());
    painter.setFont(theme::font(theme::Type::Strong, font()));
    painter.setPen(theme::color(theme::Token::Text, palette()));
    painter.drawText(head, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), pane.title);
    const int titleWidth = painter.fontMetrics().horizontalAdvance(pane.title);
    painter.setFont(theme::font(theme::Type::Caption, font()));
    paintScale(painter, at);
    if (labelled(pane))
        paintLineLabels(painter, at);
    else if (pane.lines.size() > kMostDirectLabels)
        paintLegend(painter, at, titleWidth + theme::kSection);
}

void ChartOverlay::paintScale(QPainter& painter, int at) const {
    painter.setPen(theme::color(theme::Token::Quiet, palette()));
    const QRectF plot = plotOf(at);
    const int height = painter.fontMetrics().height();
    for (const double tick : m_chart.m_views.at(at)->ticks()) {
        const QRectF place(0, yOf(at, tick) - height / 2.0, plot.left() - theme::kGap, height);
        painter.drawText(place, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
                         formatted(m_chart.m_panes.at(at), tick));
    }
}

void ChartOverlay::paintLineLabels(QPainter& painter, int at) const {
    struct Label {
        double y;
        const ChartLine* line;
    };
    QList<Label> labels;
    for (const ChartLine& line : m_chart.m_panes.at(at).lines)
        if (const auto last = lastOf(line)) labels.append({yOf(at, last->y()), &line});
    std::ranges::sort(labels, {}, &Label::y);
    const QRectF plot = plotOf(at);
    const int height = painter.fontMetrics().height();
    double free = plot.top() - height;
    for (const Label& label : std::as_const(labels)) {
        const double top = std::max(free, label.y - height / 2.0);
        painter.setPen(theme::seriesColor(label.line->series, palette()));
        painter.drawText(QRectF(plot.right() + theme::kGap, top, width(), height),
                         static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), label.line->label);
        free = top + height;
    }
}

void ChartOverlay::paintLegend(QPainter& painter, int at, int left) const {
    const int height = fontMetrics().height();
    const int top = static_cast<int>(plotOf(at).top()) - height - theme::kGap;
    for (const ChartLine& line : m_chart.m_panes.at(at).lines) {
        const int advance = painter.fontMetrics().horizontalAdvance(line.label);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::seriesColor(line.series, palette()));
        painter.drawRoundedRect(QRect(left, top + (height - kDot) / 2, kDot, kDot), 2, 2);
        painter.setPen(theme::color(theme::Token::Quiet, palette()));
        painter.drawText(QRect(left + kDot + theme::kTight, top, advance + theme::kTight, height),
                         static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), line.label);
        left += kDot + theme::kTight + advance + theme::kRow;
    }
}

void ChartOverlay::paintTimes(QPainter& painter) const {
    const QRectF plot = plotOf(static_cast<int>(m_chart.m_panes.size()) - 1);
    painter.setFont(theme::font(theme::Type::Caption, font()));
    painter.setPen(theme::color(theme::Token::Quiet, palette()));
    const int most = std::max(2, static_cast<int>(plot.width()) / kTimeLabelWidth);
    for (const TimeTick& tick : timeTicks(m_chart.m_from, m_chart.m_to, most)) {
        const QRectF place(m_chart.xOf(tick.at) - kTimeLabelWidth / 2.0, plot.bottom() + theme::kTight,
                           kTimeLabelWidth, painter.fontMetrics().height());
        // A label that would be cut off says nothing.
        const double half = painter.fontMetrics().horizontalAdvance(tick.label) / 2.0;
        if (place.center().x() - half < 0 || place.center().x() + half > width()) continue;
        painter.drawText(place, static_cast<int>(Qt::AlignCenter), tick.label);
    }
}

void ChartOverlay::paintCrosshair(QPainter& painter) const {
    const double x = m_chart.xOf(m_chart.m_pointed);
    const QRectF last = plotOf(static_cast<int>(m_chart.m_panes.size()) - 1);
    painter.setPen(QPen(theme::color(theme::Token::Idle, palette()), 1));
    painter.drawLine(QPointF(x, plotOf(0).top()), QPointF(x, last.bottom()));
    for (int at = 0; at < m_chart.m_panes.size(); ++at) {
        for (const ChartLine& line : m_chart.m_panes.at(at).lines) {
            const auto value = valueAt(line, m_chart.m_pointed);
            if (!value) continue;
            painter.setPen(QPen(theme::color(theme::Token::Raised, palette()), 2));
            painter.setBrush(theme::seriesColor(line.series, palette()));
            painter.drawEllipse(QPointF(x, yOf(at, *value)), 4, 4);
        }
    }
    paintValues(painter, x);
}

void ChartOverlay::paintValues(QPainter& painter, double x) const {
    const QStringList rows = m_chart.pointedText().split(QStringLiteral(" · "));
    painter.setFont(theme::font(theme::Type::Caption, font()));
    const QFontMetrics metrics = painter.fontMetrics();
    int widest = 0;
    for (const QString& row : rows)
        widest = std::max(widest, metrics.horizontalAdvance(row));
    const QSizeF size(widest + 2 * theme::kGap,
                      static_cast<double>(rows.size()) * metrics.lineSpacing() + theme::kGap);
    const bool flips = x + theme::kRow + size.width() > width();
    const QRectF box(QPointF(flips ? x - theme::kRow - size.width() : x + theme::kRow, plotOf(0).top()),
                     size);
    painter.setPen(QPen(theme::color(theme::Token::Line, palette()), 1));
    painter.setBrush(theme::color(theme::Token::Raised, palette()));
    painter.drawRoundedRect(box, theme::kRadius, theme::kRadius);
    QRectF line(box.left() + theme::kGap, box.top() + theme::kTight, widest, metrics.lineSpacing());
    for (const QString& row : rows) {
        const bool first = row == rows.constFirst();
        painter.setPen(theme::color(first ? theme::Token::Quiet : theme::Token::Text, palette()));
        painter.drawText(line, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), row);
        line.translate(0, metrics.lineSpacing());
    }
}

void ChartOverlay::mouseMoveEvent(QMouseEvent* event) {
    m_chart.pointNear(event->position().x());
}

void ChartOverlay::mousePressEvent(QMouseEvent* event) {
    m_chart.setFocus(Qt::MouseFocusReason);
    m_chart.pointNear(event->position().x());
}

void ChartOverlay::leaveEvent(QEvent* event) {
    if (!m_chart.hasFocus()) m_chart.point(-1);
    QWidget::leaveEvent(event);
}

}  // namespace ui::common
