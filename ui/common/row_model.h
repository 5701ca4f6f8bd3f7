#pragma once

#include "ui/common/looks.h"
#include "ui/common/row_changes.h"
#include "ui/common/table_model.h"

#include <QIcon>
#include <QVariant>

#include <algorithm>
#include <concepts>
#include <functional>
#include <utility>
#include <vector>

namespace ui::common {

/// One column of rows of type T. Only id, title and text are needed.
template <class T>
struct Column {
    QString id;
    std::function<QString()> title;  ///< asked again after a change of language
    std::function<QString(const T&)> text;
    /// Number, text or QDateTime; without it the text.
    std::function<QVariant(const T&)> sortKey = {};
    /// A StateLook, BarLook or SparkLook in a QVariant, painted instead of the text.
    std::function<QVariant(const T&)> look = {};
    std::function<QString(const T&)> toolTip = {};
    std::function<QIcon(const T&)> icon = {};
    bool number = false;  ///< right-aligned
    int width = 120;
    bool hidden = false;
    bool searched = true;
    bool mono = false;
};

/// Rows of values, each with a key that is unique and stays. New data goes in by setRows(): it tells the views only
/// what differs (rows gone, come, changed; a new order as a change of layout), never a reset, so selection, scroll and
/// the row under the pointer survive. T needs operator==, else every row counts as changed.
template <class T>
class RowModel : public TableModel {
public:
    using Key = std::function<QString(const T&)>;

    RowModel(Key key, std::vector<Column<T>> columns, QObject* parent = nullptr)
        : TableModel(parent), m_key(std::move(key)), m_columns(std::move(columns)) {}

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
        const T& row = m_rows[static_cast<std::size_t>(index.row())].value;
        return cell(m_columns[static_cast<std::size_t>(index.column())], row, role);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
        const Column<T>& column = m_columns[static_cast<std::size_t>(section)];
        if (role == Qt::DisplayRole) return column.title();
        if (role == Qt::TextAlignmentRole) return alignment(column.number);
        return {};
    }

    ColumnInfo columnInfo(int column) const override {
        const Column<T>& of = m_columns[static_cast<std::size_t>(column)];
        return {of.id, of.title(), of.number, of.width, of.hidden};
    }
    QString keyAt(int row) const override { return m_rows[static_cast<std::size_t>(row)].key; }
    int rowOf(const QString& key) const override {
        if (m_places.size() != static_cast<qsizetype>(m_rows.size())) findPlaces();
        return m_places.value(key, -1);
    }
    QString searchText(int row) const override {
        const Row& of = m_rows[static_cast<std::size_t>(row)];
        if (of.search.isNull()) {
            of.search = QLatin1String("");
            for (const Column<T>& column : m_columns)
                if (column.searched) of.search += column.text(of.value).toCaseFolded() + QLatin1Char('\n');
        }
        return of.search;
    }
    void retranslate() override {
        for (Row& row : m_rows)
            row.search = QString();
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        if (!m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }

    const T& at(int row) const { return m_rows[static_cast<std::size_t>(row)].value; }
    /// nullptr when there is none; until the next change.
    const T* find(const QString& key) const {
        const int row = rowOf(key);
        return row < 0 ? nullptr : &at(row);
    }

    /// The rows as they now are, in this order. Of rows with the same key the first counts.
    void setRows(std::vector<T> values) { become(keyed(std::move(values))); }
    /// Puts a row in the place of the one with its key, or after all others.
    void upsert(T value) {
        Row row{m_key(value), std::move(value), {}};
        const int at = rowOf(row.key);
        if (at < 0)
            insertAt(rowCount(), one(std::move(row)));
        else
            replace(at, std::move(row));
    }
    void removeKey(const QString& key) {
        const int row = rowOf(key);
        if (row >= 0) removeSpan(row, 1);
    }
    /// For lists that only grow at the top: rows whose key is known are left out; keeps the first `most`.
    void prepend(std::vector<T> values, int most) {
        std::vector<Row> rows = keyed(std::move(values));
        std::erase_if(rows, [this](const Row& row) { return rowOf(row.key) >= 0; });
        insertAt(0, std::move(rows));
        if (rowCount() > most) removeSpan(most, rowCount() - most);
    }

private:
    struct Row {
        QString key;
        T value;
        mutable QString search;  // null until somebody searches
    };

    static int alignment(bool number) {
        return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }

    static QVariant cell(const Column<T>& column, const T& row, int role) {
        switch (role) {
            case Qt::DisplayRole:
            case Qt::AccessibleTextRole:
            case CopyRole:
                return column.text(row);
            case SortRole:
                return column.sortKey ? column.sortKey(row) : QVariant(column.text(row));
            case LookRole:
                return column.look ? column.look(row) : QVariant();
            case Qt::ToolTipRole:
                return column.toolTip ? QVariant(column.toolTip(row)) : QVariant();
            case Qt::DecorationRole:
                return column.icon ? QVariant(column.icon(row)) : QVariant();
            case Qt::TextAlignmentRole:
                return alignment(column.number);
            case MonoRole:
                return column.mono;
            default:
                return {};
        }
    }

    static std::vector<Row> one(Row row) {
        std::vector<Row> rows;
        rows.push_back(std::move(row));
        return rows;
    }

    std::vector<Row> keyed(std::vector<T> values) const {
        std::vector<Row> rows;
        rows.reserve(values.size());
        QHash<QString, int> seen;
        for (T& value : values) {
            QString key = m_key(value);
            if (seen.contains(key)) continue;
            seen.insert(key, 0);
            rows.push_back({std::move(key), std::move(value), {}});
        }
        return rows;
    }

    static std::vector<QString> keysOf(const std::vector<Row>& rows) {
        std::vector<QString> keys;
        keys.reserve(rows.size());
        for (const Row& row : rows)
            keys.push_back(row.key);
        return keys;
    }

    void become(std::vector<Row> wanted) {
        const std::vector<QString> keys = keysOf(wanted);
        for (const Span& span : spansGone(keysOf(m_rows), keys))
            removeSpan(span.first, span.count);
        const std::vector<int> order = orderOf(keysOf(m_rows), keys);
        if (!order.empty()) reorder(order);
        for (const Span& span : spansNew(keysOf(m_rows), keys)) {
            const auto first = wanted.begin() + span.first;
            insertAt(span.first, {first, first + span.count});
        }
        adopt(std::move(wanted));
    }

    /// `order[new place] = old place`.
    void reorder(const std::vector<int>& order) {
        Q_EMIT layoutAboutToBeChanged();
        std::vector<int> placeOf(order.size());
        std::vector<Row> rows;
        rows.reserve(order.size());
        for (std::size_t place = 0; place < order.size(); ++place) {
            placeOf[static_cast<std::size_t>(order[place])] = static_cast<int>(place);
            rows.push_back(std::move(m_rows[static_cast<std::size_t>(order[place])]));
        }
        m_rows = std::move(rows);
        m_places.clear();
        const QModelIndexList from = persistentIndexList();
        QModelIndexList to;
        to.reserve(from.size());
        for (const QModelIndex& index : from)
            to.append(this->index(placeOf[static_cast<std::size_t>(index.row())], index.column()));
        changePersistentIndexList(from, to);
        Q_EMIT layoutChanged();
    }

    /// Same keys in the same order: takes over the values and tells of those that differ, neighbours at once.
    void adopt(std::vector<Row> wanted) {
        int first = -1;
        const int count = rowCount();
        for (int row = 0; row <= count; ++row) {
            const auto at = static_cast<std::size_t>(row);
            const bool differs = row < count && !same(m_rows[at].value, wanted[at].value);
            if (differs) {
                m_rows[at] = std::move(wanted[at]);
                if (first < 0) first = row;
            } else if (first >= 0) {
                Q_EMIT dataChanged(index(first, 0), index(row - 1, columnCount() - 1));
                first = -1;
            }
        }
    }

    static bool same(const T& left, const T& right) {
        if constexpr (std::equality_comparable<T>)
            return left == right;
        else
            return false;
    }

    void replace(int at, Row row) {
        Row& old = m_rows[static_cast<std::size_t>(at)];
        if (same(old.value, row.value)) return;
        old = std::move(row);
        Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
    }

    void insertAt(int at, std::vector<Row> rows) {
        if (rows.empty()) return;
        beginInsertRows({}, at, at + static_cast<int>(rows.size()) - 1);
        m_rows.insert(m_rows.begin() + at, std::make_move_iterator(rows.begin()),
                      std::make_move_iterator(rows.end()));
        m_places.clear();
        endInsertRows();
    }

    void removeSpan(int first, int count) {
        beginRemoveRows({}, first, first + count - 1);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + first + count);
        m_places.clear();
        endRemoveRows();
    }

    void findPlaces() const {
        m_places.clear();
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            m_places.insert(m_rows[row].key, static_cast<int>(row));
    }

    Key m_key;
    std::vector<Column<T>> m_columns;
    std::vector<Row> m_rows;
    mutable QHash<QString, int> m_places;  // empty until somebody looks a key up
};

}  // namespace ui::common
