#include "ui/common/chart_panel.h"

#include "ui/common/chart_scale.h"
#include "ui/theme/theme.h"

#include <QAreaSeries>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <cmath>

namespace ui::common {

namespace {

constexpr double kStroke = 1.6;
constexpr double kDot = 4;
constexpr float kAreaAlpha = 0.12F;

}  // namespace

ChartPanel::ChartPanel(QWidget* parent)
    : QChartView(parent), m_values(new QValueAxis), m_time(new QValueAxis) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);  // the card it stands on shows through
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->hide();
    chart()->addAxis(m_values, Qt::AlignLeft);
    chart()->addAxis(m_time, Qt::AlignBottom);
    // Labels are painted by the overlay: with thin grouping, money and dates in words. The grid is painted here: that
    // of Qt Charts stands where its own layout of labels wants it.
    for (QValueAxis* axis : {m_values, m_time}) {
        axis->setLabelsVisible(false);
        axis->setLineVisible(false);
        axis->setGridLineVisible(false);
    }
}

void ChartPanel::drawBackground(QPainter* painter, const QRectF& /*rect*/) {
    if (m_ticks.isEmpty()) return;
    painter->setPen(QPen(theme::color(theme::Token::Line, parentWidget()->palette()), 1));
    for (const double tick : m_ticks)
        painter->drawLine(QPointF(m_plot.left(), yOf(tick)), QPointF(m_plot.right(), yOf(tick)));
}

void ChartPanel::setPlot(const QRectF& plot) {
    m_plot = plot;
    chart()->setPlotArea(plot);
}

double ChartPanel::yOf(double value) const {
    const double low = m_ticks.constFirst();
    const double span = m_ticks.constLast() - low;
    return m_plot.bottom() - (value - low) / span * m_plot.height();
}

void ChartPanel::show(const ChartPane& pane, qint64 from, qint64 to) {
    chart()->removeAllSeries();
    double low = 0;
    double high = 0;
    for (const ChartLine& line : pane.lines) {
        for (const QPointF& point : line.points) {
            if (!std::isfinite(point.y())) continue;
            low = std::min(low, point.y());
            high = std::max(high, point.y());
        }
    }
    m_ticks = niceTicks(low, high);
    m_values->setRange(m_ticks.constFirst(), m_ticks.constLast());
    m_time->setRange(static_cast<double>(from), static_cast<double>(to));
    for (const ChartLine& line : pane.lines)
        addLine(line);
}

void ChartPanel::addLine(const ChartLine& line) {
    QList<QPointF> run;
    for (const QPointF& point : line.points) {
        if (std::isfinite(point.y())) {
            run.append(point);
        } else if (!run.isEmpty()) {
            addRun(line, run);
            run.clear();
        }
    }
    if (!run.isEmpty()) addRun(line, run);
}

void ChartPanel::attach(QAbstractSeries* series) {
    chart()->addSeries(series);
    series->attachAxis(m_values);
    series->attachAxis(m_time);
}

void ChartPanel::addRun(const ChartLine& line, const QList<QPointF>& run) {
    const QColor color = theme::seriesColor(line.series, parentWidget()->palette());
    if (run.size() == 1) {
        auto* dot = new QScatterSeries;
        dot->setMarkerSize(kDot);
        dot->setColor(color);
        dot->setBorderColor(color);
        dot->append(run);
        attach(dot);
        return;
    }
    if (line.area) {
        auto* upper = new QLineSeries;
        upper->append(run);
        auto* area = new QAreaSeries(upper);
        upper->setParent(area);
        QColor faint = color;
        faint.setAlphaF(kAreaAlpha);
        area->setBrush(faint);
        area->setPen(Qt::NoPen);
        attach(area);
    }
    auto* drawn = new QLineSeries;
    drawn->append(run);
    QPen pen(color, kStroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    pen.setCosmetic(true);
    drawn->setPen(pen);
    attach(drawn);
}

}  // namespace ui::common
