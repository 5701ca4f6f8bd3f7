#pragma once

#include "ui/common/time_chart.h"

#include <QChartView>

class QValueAxis;

namespace ui::common {

/// One pane of a TimeChart: lines, area and grid by Qt Charts. Everything upon it is the overlay's.
class ChartPanel : public QChartView {
    Q_OBJECT

public:
    explicit ChartPanel(QWidget* parent);

    void show(const ChartPane& pane, qint64 from, qint64 to);
    using QChartView::show;
    /// Within the view; the same left and right for all panes of a chart.
    void setPlot(const QRectF& plot);
    QRectF plot() const { return m_plot; }
    const QList<double>& ticks() const { return m_ticks; }
    double yOf(double value) const;

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;

private:
    void addLine(const ChartLine& line);
    void addRun(const ChartLine& line, const QList<QPointF>& run);
    void attach(QAbstractSeries* series);

    QRectF m_plot;
    QList<double> m_ticks;
    QValueAxis* m_values = nullptr;
    QValueAxis* m_time = nullptr;
};

}  // namespace ui::common
