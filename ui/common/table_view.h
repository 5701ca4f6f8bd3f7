#pragma once

#include "ui/common/row_filter.h"
#include "ui/common/table_model.h"

#include <QTableView>

class QMenu;
class QPushButton;

namespace ui::common {

class CellDelegate;
class Interaction;

/// The list of every page: sorted by a click on a header, searched, filtered, many rows selectable, copied and exported
/// as a person would want it, columns chosen in the header's menu, widths and order remembered. Rows are spoken of by
/// their keys. Enter or a double click opens, Space toggles, Delete asks, Esc goes back. Its QWidget::actions() are the
/// context menu.
class TableView : public QTableView {
    Q_OBJECT

public:
    TableView(Interaction& interaction, QWidget* parent = nullptr);

    /// Not owned; to be set once. `name` ("accounts") is what widths and order are remembered under, and the name of
    /// exported files.
    void setRows(TableModel* model, const QString& name);
    RowFilter& filter() { return *m_filter; }

    QStringList selectedKeys() const;  ///< in the order shown
    QString currentKey() const;
    /// Selects and shows the row; false when it is not there (yet), or filtered away.
    bool selectKey(const QString& key);
    int shownRows() const;

    /// Header and rows as tab-separated text: the selected rows, all shown ones when none is.
    QString asTsv() const;
    /// All shown rows, RFC 4180.
    QString asCsv() const;
    void copySelection();
    void exportCsv();
    /// For a page's "more" menu: copy, export, columns.
    void addListActions(QMenu& menu);

    /// "12 new" over the first row; zero hides it. For rows that wait while somebody reads.
    void setWaiting(int rows);
    /// The user has scrolled away from the first row or has rows selected: do not push new rows in above.
    bool isReading() const;
    void setColumnShown(const QString& id, bool shown);
    void sortBy(const QString& columnId, Qt::SortOrder order);

Q_SIGNALS:
    void opened(const QString& key);
    void toggled(const QStringList& keys);
    void deleteAsked(const QStringList& keys);
    void backAsked();
    void currentKeyChanged(const QString& key);
    void selectedKeysChanged(const QStringList& keys);
    void shownRowsChanged(int count);
    void waitingWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void dressRows();
    void restoreHeader();
    void saveHeader();
    void showHeaderMenu(const QPoint& at);
    void fillColumnMenu(QMenu& menu);
    void setHovered(int row);
    void placeWaiting();
    QList<int> shownColumns() const;  ///< logical, in the order shown
    QList<int> selectedProxyRows() const;
    QStringList cellsOf(int proxyRow) const;
    QStringList titles() const;

    Interaction& m_interaction;
    RowFilter* m_filter = nullptr;
    CellDelegate* m_delegate = nullptr;
    QPushButton* m_waiting = nullptr;
    QString m_name;
    bool m_restoring = false;
};

}  // namespace ui::common
