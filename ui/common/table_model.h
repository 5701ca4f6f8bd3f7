#pragma once

#include <QAbstractTableModel>
#include <QString>

namespace ui::common {

/// What a table needs to know of a column, whatever its rows are.
struct ColumnInfo {
    QString id;     ///< never translated; widths and order are remembered by it
    QString title;  ///< translated
    bool number = false;
    int width = 120;
    bool hidden = false;  ///< until the user shows it
};

/// A model of rows with keys, whatever their type: what TableView and its proxy work with.
class TableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        SortRole = Qt::UserRole + 1,  ///< what the row is sorted by
        LookRole,                     ///< StateLook, BarLook or SparkLook
        CopyRole,                     ///< text as it is copied and exported
        MonoRole                      ///< true: fixed width
    };

    using QAbstractTableModel::QAbstractTableModel;

    virtual ColumnInfo columnInfo(int column) const = 0;
    virtual QString keyAt(int row) const = 0;
    /// -1 when there is none.
    virtual int rowOf(const QString& key) const = 0;
    /// Case-folded text of all searched columns.
    virtual QString searchText(int row) const = 0;

    int columnOf(const QString& id) const;
    /// After a change of language: titles and texts are asked again.
    virtual void retranslate() = 0;
};

}  // namespace ui::common
