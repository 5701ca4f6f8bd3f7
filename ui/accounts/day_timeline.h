#pragma once

#include "ui/api/usage.h"

#include <QWidget>

namespace ui::accounts {

/// The last day in steps: a bar for the attempts of each, its failed part in another colour. The step under the pointer,
/// or the one that the arrow keys have reached, tells its values.
class DayTimeline : public QWidget {
    Q_OBJECT

public:
    explicit DayTimeline(QWidget* parent = nullptr);

    void setSeries(const api::UsageSeries& series);
    /// The values of a step in words, as they are shown.
    QString wordsOf(int step) const;
    int step() const { return m_step; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void point(int step);
    QRectF plot() const;
    double stepWidth() const;
    void paintBars(QPainter& painter, const QRectF& area) const;
    void paintAxis(QPainter& painter, const QRectF& area) const;
    void paintPointed(QPainter& painter, const QRectF& area) const;

    api::UsageSeries m_series;
    qint64 m_most = 0;
    int m_step = -1;
};

}  // namespace ui::accounts
