#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

#include <functional>

namespace ui::common {

class TableModel;

/// Between a TableModel and its view: the words of the search (all must occur somewhere in the row), one more condition
/// by the page, and an order by what a column is sorted by, with numbers in text read as numbers.
class RowFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    using Condition = std::function<bool(int sourceRow)>;

    explicit RowFilter(QObject* parent = nullptr);

    void setModel(TableModel* model);
    TableModel* model() const { return m_model; }
    void setSearch(const QString& words);
    QString search() const { return m_words.join(QLatin1Char(' ')); }
    void setCondition(Condition condition);
    /// The condition's own inputs have changed.
    void refilter() { invalidateFilter(); }
    /// While held no row moves or goes: somebody has the pointer over them.
    void setHeld(bool held);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    TableModel* m_model = nullptr;
    QStringList m_words;
    Condition m_condition;
};

}  // namespace ui::common
