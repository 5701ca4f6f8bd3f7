#include "ui/common/chart_panel.h"

#include "ui/common/chart_scale.h"
#include "ui/theme/theme.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QScatterSeries>

#include <cmath>

namespace ui::common {

namespace {

constexpr double kStroke = 1.6;
constexpr double kDot = 4;
constexpr float kAreaAlpha = 0.12F;

}  // namespace

ChartPanel::ChartPanel(QWidget* parent)
    : QChartView(parent), m_values(new QCategoryAxis), m_time(new QCategoryAxis) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setBackgroundBrush(Qt::NoBrush);
    setStyleSheet(QStringLiteral("background: transparent; border: none;"));
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->hide();
    chart()->addAxis(m_values, Qt::AlignLeft);
    chart()->addAxis(m_time, Qt::AlignBottom);
    // Labels and the base line are painted by the overlay: with thin grouping, money and dates in words.
    for (QCategoryAxis* axis : {m_values, m_time}) {
        axis->setLabelsVisible(false);
        axis->setLineVisible(false);
    }
    m_time->setGridLineVisible(false);
    dress();
}

void ChartPanel::dress() {
    m_values->setGridLinePen(QPen(theme::color(theme::Token::Line, palette()), 1));
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
    for (const QString& label : m_values->categoriesLabels())
        m_values->remove(label);
    m_values->setRange(m_ticks.constFirst(), m_ticks.constLast());
    m_values->setStartValue(m_ticks.constFirst());
    for (const double tick : m_ticks)
        m_values->append(QString::number(tick), tick);
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
    const QColor color = theme::seriesColor(line.series, palette());
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
