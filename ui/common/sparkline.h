#pragma once

#include <QList>
#include <QWidget>

namespace ui::common {

/// A small line without axes, painted by hand; NaN is a gap.
class Sparkline : public QWidget {
    Q_OBJECT

public:
    explicit Sparkline(QWidget* parent = nullptr);

    void setValues(const QList<double>& values);
    const QList<double>& values() const { return m_values; }
    /// Index of theme::seriesColor.
    void setSeries(int series);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<double> m_values;
    int m_series = 0;
};

}  // namespace ui::common
