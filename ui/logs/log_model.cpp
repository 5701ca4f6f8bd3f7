#include "ui/logs/log_model.h"

#include "ui/common/format.h"
#include "ui/logs/log_filter.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ui::logs {

using namespace Qt::Literals::StringLiterals;

namespace {

enum Column { Time, Level, Area, Message, Account, Fields, Request, kColumns };

constexpr int kTimeWidth = 200;  ///< with the date, of another day's lines
constexpr int kLevelWidth = 104;
constexpr int kAreaWidth = 88;
constexpr int kMessageWidth = 300;
constexpr int kAccountWidth = 130;
constexpr int kFieldsWidth = 420;
constexpr int kRequestWidth = 200;
constexpr int kNearTheEnd = 2000;

}  // namespace

int LogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LogModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QString LogModel::text(int column, const LogRow& row) const {
    switch (column) {
        case Time:
            return timeText(row.line.time, m_today());
        case Level:
            return levelWord(row.line.level);
        case Area:
            return row.line.area;
        case Message:
            return row.line.message;
        case Account:
            return row.account();
        case Fields:
            return fieldsText(row.line);
        case Request:
            return row.requestId();
        default:
            return {};
    }
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const LogRow& row = at(index.row());
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return text(index.column(), row);
        case CopyRole:
            return index.column() == Time ? common::format::exactTime(row.line.time)
                                          : text(index.column(), row);
        case SortRole:
            if (index.column() == Time) return row.line.time;
            if (index.column() == Level) return rankOf(row.line.level);
            return text(index.column(), row);
        case Qt::DecorationRole:
            return index.column() == Level ? QVariant(levelIcon(row.line.level)) : QVariant();
        case Qt::ToolTipRole:
            if (index.column() == Time) return common::format::exactTime(row.line.time);
            return index.column() == Level ? QVariant() : text(index.column(), row);
        case Qt::TextAlignmentRole:
            return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
        case MonoRole:
            return index.column() == Fields || index.column() == Request;
        default:
            return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
    if (role == Qt::DisplayRole) return columnInfo(section).title;
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

common::ColumnInfo LogModel::columnInfo(int column) const {
    switch (column) {
        case Time:
            return {u"time"_s, tr("Time"), false, kTimeWidth, false};
        case Level:
            return {u"level"_s, tr("Level"), false, kLevelWidth, false};
        case Area:
            return {u"area"_s, tr("Area"), false, kAreaWidth, false};
        case Message:
            return {u"message"_s, tr("Message"), false, kMessageWidth, false};
        case Account:
            return {u"account"_s, tr("Account"), false, kAccountWidth, false};
        case Fields:
            return {u"fields"_s, tr("Details"), false, kFieldsWidth, false};
        default:
            return {u"request"_s, tr("Request"), false, kRequestWidth, true};
    }
}

QString LogModel::keyAt(int row) const {
    return QString::number(m_first + row);
}

int LogModel::rowOf(const QString& key) const {
    bool number = false;
    const qint64 row = key.toLongLong(&number) - m_first;
    return number && row >= 0 && row < rowCount() ? static_cast<int>(row) : -1;
}

const LogRow* LogModel::find(const QString& key) const {
    const int row = rowOf(key);
    return row < 0 ? nullptr : &at(row);
}

QString LogModel::searchText(int row) const {
    const LogRow& of = at(row);
    return (of.line.message + u'\n' + fieldsText(of.line)).toCaseFolded();
}

void LogModel::append(std::vector<LogRow> rows) {
    if (rows.empty()) return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
    std::move(rows.begin(), rows.end(), std::back_inserter(m_rows));
    endInsertRows();
}

void LogModel::prepend(std::vector<LogRow> rows) {
    if (rows.empty()) return;
    beginInsertRows({}, 0, static_cast<int>(rows.size()) - 1);
    m_first -= static_cast<qint64>(rows.size());
    std::move(rows.rbegin(), rows.rend(), std::front_inserter(m_rows));
    endInsertRows();
}

void LogModel::dropFirst(int count) {
    count = std::min(count, rowCount());
    if (count <= 0) return;
    beginRemoveRows({}, 0, count - 1);
    m_rows.erase(m_rows.begin(), m_rows.begin() + count);
    m_first += count;
    endRemoveRows();
}

void LogModel::dropLast(int count) {
    count = std::min(count, rowCount());
    if (count <= 0) return;
    beginRemoveRows({}, rowCount() - count, rowCount() - 1);
    m_rows.erase(m_rows.end() - count, m_rows.end());
    endRemoveRows();
}

void LogModel::identify(size_t content, const QString& id) {
    for (int row = rowCount() - 1; row >= std::max(0, rowCount() - kNearTheEnd); --row) {
        LogRow& of = m_rows[static_cast<std::size_t>(row)];
        if (of.content != content) continue;
        of.line.id = id;
        return;
    }
}

int LogModel::identifiedFrom(int row) const {
    for (; row < rowCount(); ++row)
        if (!at(row).line.id.isEmpty()) return row;
    return -1;
}

void LogModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

}  // namespace ui::logs
