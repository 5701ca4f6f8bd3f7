#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace ui::common {

struct Stage {
    QString id;
    QString label;  ///< translated
    double ms = 0;
    int series = 0;  ///< theme::seriesColor; the same stage the same colour everywhere

    bool operator==(const Stage&) const = default;
};

/// Where the time of a request went: one horizontal bar of segments, each as long as it took, and under it the names
/// with their times. What is too short to see keeps two pixels.
class StageBar : public QWidget {
    Q_OBJECT

public:
    explicit StageBar(QWidget* parent = nullptr);

    void setStages(const QList<Stage>& stages);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Entry;
    QList<QRectF> segments() const;
    QList<Entry> entries(int width) const;

    QList<Stage> m_stages;
};

}  // namespace ui::common
