#include "ui/logs/log_table.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace ui::logs {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kRowsBeforeTop = 20;

}  // namespace

LogTable::LogTable(common::Interaction& interaction, QWidget* parent)
    : TableView(interaction, parent), m_newer(new QPushButton(this)) {
    m_newer->setObjectName(u"newerLines"_s);
    theme::setKind(*m_newer, theme::ButtonKind::Primary);
    m_newer->hide();
    connect(m_newer, &QPushButton::clicked, this, &LogTable::newerWanted);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LogTable::scrolled);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int maximum) {
        if (!m_following) return;
        const QScopedValueRollback moving(m_moving, true);
        verticalScrollBar()->setValue(maximum);
    });
}

void LogTable::setNewer(int rows) {
    m_count = rows;
    m_newer->setText(tr("%n new", nullptr, rows));
    m_newer->setVisible(rows > 0);
    placeNewer();
}

void LogTable::setFollowing(bool following) {
    m_following = following;
}

void LogTable::showEnd() {
    const QScopedValueRollback moving(m_moving, true);
    scrollToBottom();
}

void LogTable::keepInSight(const std::function<void()>& change) {
    const QScopedValueRollback moving(m_moving, true);
    const QModelIndex source = filter().mapToSource(indexAt(QPoint(0, 0)));
    const QString key = source.isValid() ? filter().model()->keyAt(source.row()) : QString();
    const int offset = source.isValid() ? rowViewportPosition(indexAt(QPoint(0, 0)).row()) : 0;
    change();
    QMetaObject::invokeMethod(this, "updateGeometries");
    const int row = filter().model()->rowOf(key);
    if (row < 0) return;
    const QModelIndex shown = filter().mapFromSource(filter().model()->index(row, 0));
    if (shown.isValid())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rowViewportPosition(shown.row()) -
                                      offset);
}

void LogTable::scrolled(int value) {
    if (m_moving) return;
    if (value < verticalScrollBar()->maximum())
        Q_EMIT scrolledUp();
    else
        Q_EMIT endReached();
    if (value < kRowsBeforeTop * theme::rowHeight()) Q_EMIT topReached();
}

void LogTable::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_End && m_count > 0) {
        Q_EMIT newerWanted();
        return;
    }
    TableView::keyPressEvent(event);
}

void LogTable::resizeEvent(QResizeEvent* event) {
    // A smaller window shows fewer rows; that is nobody's scrolling.
    const QScopedValueRollback moving(m_moving, true);
    TableView::resizeEvent(event);
    placeNewer();
}

void LogTable::placeNewer() {
    if (m_newer->isHidden()) return;
    m_newer->adjustSize();
    m_newer->move((width() - m_newer->width()) / 2, height() - m_newer->height() - theme::kRow);
    m_newer->raise();
}

}  // namespace ui::logs
