// The part of TableView about columns: the header's menu, and what is remembered of widths, order and sorting.
#include "ui/common/table_view.h"
#include "ui/theme/icons.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSettings>

namespace ui::common {

namespace {

QString settingOf(const QString& table) {
    return QStringLiteral("tables/%1").arg(table);
}

}  // namespace

QList<int> TableView::shownColumns() const {
    QList<int> columns;
    const QHeaderView* header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (!header->isSectionHidden(column)) columns.append(column);
    }
    return columns;
}

void TableView::restoreHeader() {
    const QScopedValueRollback restoring(m_restoring, true);
    QHeaderView* header = horizontalHeader();
    const TableModel* model = m_filter->model();
    const QSettings settings;
    QStringList order = settings.value(settingOf(m_name) + QStringLiteral("/order")).toStringList();
    const QVariantMap widths = settings.value(settingOf(m_name) + QStringLiteral("/widths")).toMap();
    const QVariant hidden = settings.value(settingOf(m_name) + QStringLiteral("/hidden"));
    for (int column = 0; column < model->columnCount(); ++column) {
        const ColumnInfo info = model->columnInfo(column);
        header->resizeSection(column, widths.value(info.id, info.width).toInt());
        // A column that is newer than what was remembered shows as it wants to.
        const bool known = order.contains(info.id);
        header->setSectionHidden(
            column, known && hidden.isValid() ? hidden.toStringList().contains(info.id) : info.hidden);
    }
    int visual = 0;
    for (const QString& id : order) {
        const int column = model->columnOf(id);
        if (column >= 0) header->moveSection(header->visualIndex(column), visual++);
    }
    const int sorted =
        model->columnOf(settings.value(settingOf(m_name) + QStringLiteral("/sort")).toString());
    if (sorted >= 0) {
        const bool down = settings.value(settingOf(m_name) + QStringLiteral("/descending")).toBool();
        sortByColumn(sorted, down ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
}

void TableView::saveHeader() {
    const TableModel* model = m_filter->model();
    if (m_restoring || !model || m_name.isEmpty()) return;
    const QHeaderView* header = horizontalHeader();
    QStringList order;
    QStringList hidden;
    QVariantMap widths;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        const QString id = model->columnInfo(column).id;
        order.append(id);
        if (header->isSectionHidden(column))
            hidden.append(id);
        else if (visual + 1 < header->count())  // the last one is stretched: its width is the window's
            widths.insert(id, header->sectionSize(column));
    }
    QSettings settings;
    settings.setValue(settingOf(m_name) + QStringLiteral("/order"), order);
    settings.setValue(settingOf(m_name) + QStringLiteral("/hidden"), hidden);
    settings.setValue(settingOf(m_name) + QStringLiteral("/widths"), widths);
    const int sorted = header->sortIndicatorSection();
    settings.setValue(
        settingOf(m_name) + QStringLiteral("/sort"),
        sorted >= 0 && sorted < model->columnCount() ? model->columnInfo(sorted).id : QString());
    settings.setValue(settingOf(m_name) + QStringLiteral("/descending"),
                      header->sortIndicatorOrder() == Qt::DescendingOrder);
}

void TableView::setColumnShown(const QString& id, bool shown) {
    const int column = m_filter->model()->columnOf(id);
    if (column < 0) return;
    // The last column that is left stays, or there would be no header to bring one back.
    if (!shown && shownColumns().size() <= 1) return;
    horizontalHeader()->setSectionHidden(column, !shown);
    if (shown && columnWidth(column) < horizontalHeader()->minimumSectionSize())
        setColumnWidth(column, m_filter->model()->columnInfo(column).width);
    saveHeader();
}

void TableView::fillColumnMenu(QMenu& menu) {
    const TableModel* model = m_filter->model();
    for (int column = 0; column < model->columnCount(); ++column) {
        const ColumnInfo info = model->columnInfo(column);
        QAction* action = menu.addAction(info.title);
        action->setObjectName(QStringLiteral("column_") + info.id);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, id = info.id](bool on) { setColumnShown(id, on); });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Fit widths to content")), &QAction::triggered, this,
            [this] { resizeColumnsToContents(); });
}

void TableView::showHeaderMenu(const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("columnMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumnMenu(*menu);
    menu->popup(horizontalHeader()->mapToGlobal(at));
}

}  // namespace ui::common
