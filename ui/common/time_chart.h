#pragma once

#include <QDateTime>
#include <QList>
#include <QPointF>
#include <QString>
#include <QWidget>

#include <functional>

namespace ui::common {

class ChartPanel;
class ChartOverlay;

/// One line over time. x: milliseconds since the epoch, rising; y: NaN is a gap.
struct ChartLine {
    QString id;
    QString label;      ///< translated; stands at the end of the line
    int series = 0;     ///< theme::seriesColor
    bool area = false;  ///< at most one of a panel
    QList<QPointF> points;
};

/// Small multiples: lines that share one scale, under a title of their own.
struct ChartPane {
    QString title;
    QList<ChartLine> lines;
    std::function<QString(double)> format;  ///< of values, at the scale and under the pointer
};

/// Values over time on Qt Charts: panes above each other with one shared time axis, light grid, direct labels, gaps. A
/// crosshair follows the pointer and, with the keyboard, the arrow keys (Home and End too); what it stands on is said
/// as accessible text and by `pointed`.
class TimeChart : public QWidget {
    Q_OBJECT

public:
    explicit TimeChart(QWidget* parent = nullptr);
    ~TimeChart() override;

    void setRange(const QDateTime& from, const QDateTime& to);
    void setPanes(const QList<ChartPane>& panes);
    /// In the middle while there is no value at all.
    void setEmptyText(const QString& text);

    /// The moment under the crosshair; invalid when it stands nowhere.
    QDateTime pointedAt() const;
    /// All values there, as shown: "14:00 · Requests 120 · Failed 3".
    QString pointedText() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void pointed(const QDateTime& time);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    friend class ChartOverlay;

    void arrange();
    void point(qint64 at);
    void pointNear(double x);
    QList<qint64> moments() const;  ///< of all points, sorted, each once
    bool hasValues() const;
    double xOf(qint64 at) const;

    QList<ChartPane> m_panes;
    QList<ChartPanel*> m_views;
    ChartOverlay* m_overlay = nullptr;
    qint64 m_from = 0;
    qint64 m_to = 1;
    qint64 m_pointed = -1;
    QString m_emptyText;
};

}  // namespace ui::common
