// The part of TableView about taking rows elsewhere: copied, exported, and the menu of a row.
#include "ui/common/interaction.h"
#include "ui/common/save_text.h"
#include "ui/common/table_view.h"
#include "ui/theme/icons.h"

#include <QContextMenuEvent>
#include <QMenu>

namespace ui::common {

namespace {

QString oneLine(QString text) {
    return text.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString csvField(const QString& text) {
    QString field = text;
    // What a spreadsheet would take for a formula is made a text; a number with a sign stays one.
    bool number = false;
    field.toDouble(&number);
    if (!number && !field.isEmpty() && QStringLiteral("=+-@").contains(field.front()))
        field.prepend(QLatin1Char('\''));
    if (field.contains(QLatin1Char(',')) || field.contains(QLatin1Char('"')) ||
        field.contains(QLatin1Char('\n')))
        return QLatin1Char('"') + field.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
    return field;
}

}  // namespace

QStringList TableView::cellsOf(int proxyRow) const {
    QStringList cells;
    for (const int column : shownColumns())
        cells.append(m_filter->index(proxyRow, column).data(TableModel::CopyRole).toString());
    return cells;
}

QStringList TableView::titles() const {
    QStringList found;
    for (const int column : shownColumns())
        found.append(m_filter->headerData(column, Qt::Horizontal).toString());
    return found;
}

QString TableView::asTsv() const {
    QList<int> rows = selectedProxyRows();
    const bool all = rows.isEmpty();
    for (int row = 0; all && row < shownRows(); ++row)
        rows.append(row);
    QStringList lines;
    // One row alone is wanted for its values.
    if (rows.size() != 1) lines.append(titles().join(QLatin1Char('\t')));
    for (const int row : rows) {
        QStringList cells = cellsOf(row);
        for (QString& cell : cells)
            cell = oneLine(cell);
        lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n'));
}

QString TableView::asCsv() const {
    const auto line = [](QStringList cells) {
        for (QString& cell : cells)
            cell = csvField(cell);
        return cells.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    };
    QString text = line(titles());
    for (int row = 0; row < shownRows(); ++row)
        text += line(cellsOf(row));
    return text;
}

void TableView::copySelection() {
    m_interaction.copy(asTsv());
}

void TableView::exportCsv() {
    const FileQuestion question{tr("Export rows"), m_name + QStringLiteral(".csv"), {tr("CSV (*.csv)")}};
    m_interaction.chooseSaveFile(this, question, [this](const QString& path) {
        if (!path.isEmpty()) saveText(m_interaction, this, path, asCsv());
    });
}

void TableView::addListActions(QMenu& menu) {
    connect(menu.addAction(theme::icon(QStringLiteral("copy")), tr("Copy rows")), &QAction::triggered, this,
            &TableView::copySelection);
    connect(menu.addAction(theme::icon(QStringLiteral("download")), tr("Export as CSV…")),
            &QAction::triggered, this, &TableView::exportCsv);
    QMenu* columns = menu.addMenu(theme::icon(QStringLiteral("columns")), tr("Columns"));
    connect(columns, &QMenu::aboutToShow, this, [this, columns] {
        columns->clear();
        fillColumnMenu(*columns);
    });
}

void TableView::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("rowMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions());
    if (!actions().isEmpty()) menu->addSeparator();
    addListActions(*menu);
    menu->popup(event->globalPos());
}

}  // namespace ui::common
