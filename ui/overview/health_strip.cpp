#include "ui/overview/health_strip.h"

#include "ui/common/painting.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace ui::overview {

namespace {

constexpr int kCell = 24;
constexpr int kStep = kCell + theme::kTight;
constexpr int kSign = 14;
constexpr int kUsualWidth = 360;
constexpr float kGround = 0.14F;
constexpr float kHoveredGround = 0.28F;

}  // namespace

HealthStrip::HealthStrip(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("healthStrip"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QString HealthStrip::textOf(const HealthCell& cell) {
    return cell.reason.isEmpty() ? tr("%1: %2").arg(cell.name, cell.look.word)
                                 : tr("%1: %2, %3").arg(cell.name, cell.look.word, cell.reason);
}

void HealthStrip::setCells(const QList<HealthCell>& cells) {
    if (m_cells == cells) return;
    const bool grown = m_cells.size() != cells.size();
    m_cells = cells;
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(cells.size()) - 1));
    if (grown) updateGeometry();
    describe();
    update();
}

void HealthStrip::describe() {
    setAccessibleName(tr("State of %n account(s)", nullptr, static_cast<int>(m_cells.size())));
    setAccessibleDescription(m_cells.isEmpty() ? QString() : textOf(m_cells.at(m_current)));
}

int HealthStrip::columns(int width) const {
    return std::max(1, (width + theme::kTight) / kStep);
}

QRect HealthStrip::rectOf(int cell) const {
    const int across = columns(width());
    return {cell % across * kStep, cell / across * kStep, kCell, kCell};
}

int HealthStrip::cellAt(const QPoint& at) const {
    for (int cell = 0; cell < m_cells.size(); ++cell)
        if (rectOf(cell).contains(at)) return cell;
    return -1;
}

int HealthStrip::heightForWidth(int width) const {
    const int across = columns(width);
    const int rows = (static_cast<int>(m_cells.size()) + across - 1) / across;
    return std::max(kCell, rows * kStep - theme::kTight);
}

QSize HealthStrip::sizeHint() const {
    return {kUsualWidth, heightForWidth(std::max(width(), kUsualWidth))};
}

QSize HealthStrip::minimumSizeHint() const {
    return {4 * kStep, kCell};
}

void HealthStrip::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int cell = 0; cell < m_cells.size(); ++cell) {
        const QRect rect = rectOf(cell);
        if (!rect.intersects(event->rect())) continue;
        const common::Sign sign = m_cells.at(cell).look.sign;
        QColor ground = theme::color(common::tokenOf(sign), palette());
        ground.setAlphaF(cell == m_hovered ? kHoveredGround : kGround);
        const bool ring = hasFocus() && cell == m_current;
        painter.setPen(ring ? QPen(theme::color(theme::Token::Accent, palette()), 2) : QPen(Qt::NoPen));
        painter.setBrush(ground);
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), theme::kTight, theme::kTight);
        QRect square(0, 0, kSign, kSign);
        square.moveCenter(rect.center());
        common::paintSign(painter, square, sign, palette());
    }
}

void HealthStrip::mouseMoveEvent(QMouseEvent* event) {
    const int cell = cellAt(event->position().toPoint());
    if (std::exchange(m_hovered, cell) == cell) return;
    setCursor(cell < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    update();
}

void HealthStrip::mousePressEvent(QMouseEvent* event) {
    const int cell = cellAt(event->position().toPoint());
    if (cell < 0 || event->button() != Qt::LeftButton) return;
    setCurrent(cell);
    Q_EMIT accountWanted(m_cells.at(cell).id);
}

void HealthStrip::leaveEvent(QEvent* event) {
    m_hovered = -1;
    update();
    QWidget::leaveEvent(event);
}

void HealthStrip::setCurrent(int cell) {
    m_current = std::clamp(cell, 0, std::max(0, static_cast<int>(m_cells.size()) - 1));
    describe();
    update();
}

void HealthStrip::keyPressEvent(QKeyEvent* event) {
    if (m_cells.isEmpty()) return QWidget::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Left:
            return setCurrent(m_current - 1);
        case Qt::Key_Right:
            return setCurrent(m_current + 1);
        case Qt::Key_Up:
            return setCurrent(m_current - columns(width()));
        case Qt::Key_Down:
            return setCurrent(m_current + columns(width()));
        case Qt::Key_Home:
            return setCurrent(0);
        case Qt::Key_End:
            return setCurrent(static_cast<int>(m_cells.size()) - 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            Q_EMIT accountWanted(m_cells.at(m_current).id);
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

void HealthStrip::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void HealthStrip::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

bool HealthStrip::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int cell = cellAt(help->pos());
    if (cell < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), textOf(m_cells.at(cell)), this, rectOf(cell));
    return true;
}

}  // namespace ui::overview
