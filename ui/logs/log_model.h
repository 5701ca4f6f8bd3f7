#pragma once

#include "ui/common/table_model.h"
#include "ui/logs/log_row.h"

#include <QDate>

#include <deque>
#include <functional>
#include <utility>
#include <vector>

namespace ui::logs {

/// Lines, oldest first. They come at either end and go at either end, and nothing between them ever moves: a row's key
/// is its distance from the first line that was ever here, so that finding one costs nothing at any length.
class LogModel : public common::TableModel {
    Q_OBJECT

public:
    using Today = std::function<QDate()>;

    /// `today`: the lines of another day show their date.
    explicit LogModel(Today today = &QDate::currentDate, QObject* parent = nullptr)
        : TableModel(parent), m_today(std::move(today)) {}

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    common::ColumnInfo columnInfo(int column) const override;
    QString keyAt(int row) const override;
    int rowOf(const QString& key) const override;
    QString searchText(int row) const override;
    void retranslate() override;

    const LogRow& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    const LogRow* find(const QString& key) const;
    /// Newer lines, oldest of them first.
    void append(std::vector<LogRow> rows);
    /// Older lines, oldest of them first.
    void prepend(std::vector<LogRow> rows);
    void dropFirst(int count);
    void dropLast(int count);
    void clear() { dropFirst(rowCount()); }
    /// A line near the end that came live gets its id of the file, so that reading can go on before it.
    void identify(size_t content, const QString& id);
    /// The first row from `row` on that has an id; -1: none has.
    int identifiedFrom(int row) const;

private:
    QString text(int column, const LogRow& row) const;

    const Today m_today;
    std::deque<LogRow> m_rows;
    qint64 m_first = 0;  ///< the key of the first row
};

}  // namespace ui::logs
