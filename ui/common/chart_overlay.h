#pragma once

#include "ui/common/time_chart.h"

namespace ui::common {

/// What is upon the panes of a TimeChart: titles, labels of scale, time and lines, the crosshair with its values.
class ChartOverlay : public QWidget {
    Q_OBJECT

public:
    explicit ChartOverlay(TimeChart& chart);

    /// Room that labels need left (values) and right (ends of lines), in pixels.
    int leftRoom() const;
    int rightRoom() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void paintPane(QPainter& painter, int at) const;
    void paintScale(QPainter& painter, int at) const;
    void paintLineLabels(QPainter& painter, int at) const;
    void paintLegend(QPainter& painter, int at, int left) const;
    void paintTimes(QPainter& painter) const;
    void paintCrosshair(QPainter& painter) const;
    void paintValues(QPainter& painter, double x) const;
    QRectF plotOf(int at) const;  ///< in this widget
    double yOf(int at, double value) const;

    TimeChart& m_chart;
};

}  // namespace ui::common
