#include "ui/common/table_view.h"

#include "ui/common/cell_delegate.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>

#include <algorithm>

namespace ui::common {

TableView::TableView(Interaction& interaction, QWidget* parent)
    : QTableView(parent),
      m_interaction(interaction),
      m_filter(new RowFilter(this)),
      m_delegate(new CellDelegate(this)) {
    setModel(m_filter);
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setMinimumSectionSize(2 * theme::kMargin);
    setSortingEnabled(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    connect(header, &QWidget::customContextMenuRequested, this, &TableView::showHeaderMenu);
    connect(header, &QHeaderView::sectionResized, this, &TableView::saveHeader);
    connect(header, &QHeaderView::sectionMoved, this, &TableView::saveHeader);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &TableView::saveHeader);
    connect(this, &QAbstractItemView::doubleClicked, this, [this] { Q_EMIT opened(currentKey()); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, [this] { Q_EMIT shownRowsChanged(shownRows()); });

    m_waiting = new QPushButton(this);
    m_waiting->setObjectName(QStringLiteral("waitingRows"));
    theme::setKind(*m_waiting, theme::ButtonKind::Primary);
    m_waiting->hide();
    connect(m_waiting, &QPushButton::clicked, this, [this] {
        scrollToTop();
        clearSelection();
        Q_EMIT waitingWanted();
    });
    dressRows();
}

void TableView::setRows(TableModel* model, const QString& name) {
    m_name = name;
    setObjectName(name + QStringLiteral("Table"));
    m_filter->setModel(model);
    restoreHeader();
}

void TableView::dressRows() {
    // The minimum first: it bounds the other.
    verticalHeader()->setMinimumSectionSize(theme::rowHeight());
    verticalHeader()->setDefaultSectionSize(theme::rowHeight());
}

QList<int> TableView::selectedProxyRows() const {
    QList<int> rows;
    if (!selectionModel()) return rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows.append(index.row());
    std::ranges::sort(rows);
    return rows;
}

QStringList TableView::selectedKeys() const {
    QStringList keys;
    for (const int row : selectedProxyRows())
        keys.append(m_filter->model()->keyAt(m_filter->mapToSource(m_filter->index(row, 0)).row()));
    return keys;
}

QString TableView::currentKey() const {
    const QModelIndex source = m_filter->mapToSource(currentIndex());
    return source.isValid() ? m_filter->model()->keyAt(source.row()) : QString();
}

bool TableView::selectKey(const QString& key) {
    const int row = m_filter->model() ? m_filter->model()->rowOf(key) : -1;
    if (row < 0) return false;
    const QModelIndex shown = m_filter->mapFromSource(m_filter->model()->index(row, 0));
    if (!shown.isValid()) return false;
    const QList<int> columns = shownColumns();
    setCurrentIndex(shown.siblingAtColumn(columns.value(0)));
    selectRow(shown.row());
    scrollTo(shown);
    return true;
}

int TableView::shownRows() const {
    return m_filter->rowCount();
}

void TableView::setWaiting(int rows) {
    m_waiting->setText(tr("%n new", nullptr, rows));
    m_waiting->setVisible(rows > 0);
    placeWaiting();
}

bool TableView::isReading() const {
    return verticalScrollBar()->value() > 0 || (selectionModel() && selectionModel()->hasSelection());
}

void TableView::placeWaiting() {
    if (m_waiting->isHidden()) return;
    m_waiting->adjustSize();
    m_waiting->move((width() - m_waiting->width()) / 2, horizontalHeader()->height() + theme::kGap);
    m_waiting->raise();
}

void TableView::sortBy(const QString& columnId, Qt::SortOrder order) {
    const int column = m_filter->model()->columnOf(columnId);
    if (column >= 0) sortByColumn(column, order);
}

void TableView::keyPressEvent(QKeyEvent* event) {
    const QStringList keys = selectedKeys();
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    switch (plain ? event->key() : 0) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!currentKey().isEmpty()) Q_EMIT opened(currentKey());
            return;
        case Qt::Key_Space:
            if (!keys.isEmpty()) Q_EMIT toggled(keys);
            return;
        case Qt::Key_Delete:
            if (!keys.isEmpty()) Q_EMIT deleteAsked(keys);
            return;
        case Qt::Key_Escape:
            if (!keys.isEmpty()) clearSelection();
            Q_EMIT backAsked();
            return;
        case Qt::Key_Slash:  // the search's
            event->ignore();
            return;
        default:
            QTableView::keyPressEvent(event);
    }
}

void TableView::mouseMoveEvent(QMouseEvent* event) {
    setHovered(indexAt(event->position().toPoint()).row());
    QTableView::mouseMoveEvent(event);
}

void TableView::enterEvent(QEnterEvent* event) {
    m_filter->setHeld(true);
    QTableView::enterEvent(event);
}

void TableView::leaveEvent(QEvent* event) {
    setHovered(-1);
    m_filter->setHeld(false);
    QTableView::leaveEvent(event);
}

void TableView::setHovered(int row) {
    const int old = m_delegate->hoveredRow();
    if (old == row) return;
    m_delegate->setHoveredRow(row);
    for (const int changed : {old, row}) {
        if (changed < 0) continue;
        viewport()->update(QRect(0, rowViewportPosition(changed), viewport()->width(), rowHeight(changed)));
    }
}

void TableView::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    placeWaiting();
}

void TableView::showEvent(QShowEvent* event) {
    dressRows();  // the density may have changed while nobody looked
    QTableView::showEvent(event);
}

void TableView::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_delegate) dressRows();
}

void TableView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectedKeysChanged(selectedKeys());
}

void TableView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (current.row() == previous.row()) return;
    viewport()->update();
    Q_EMIT currentKeyChanged(currentKey());
}

}  // namespace ui::common
