#pragma once

#include "ui/common/looks.h"

#include <QList>
#include <QWidget>

namespace ui::overview {

/// One account of the strip.
struct HealthCell {
    QString id;
    QString name;
    common::StateLook look;
    QString reason;

    bool operator==(const HealthCell&) const = default;
};

/// All accounts at a glance: one cell each with the sign of its state, its name and why at the pointer. A click or Enter
/// leads there; the arrow keys go from one to the next.
class HealthStrip : public QWidget {
    Q_OBJECT

public:
    explicit HealthStrip(QWidget* parent = nullptr);

    void setCells(const QList<HealthCell>& cells);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void accountWanted(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    int columns(int width) const;
    QRect rectOf(int cell) const;
    int cellAt(const QPoint& at) const;
    void setCurrent(int cell);
    void describe();
    static QString textOf(const HealthCell& cell);

    QList<HealthCell> m_cells;
    int m_current = 0;
    int m_hovered = -1;
};

}  // namespace ui::overview
