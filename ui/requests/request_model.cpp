#include "ui/requests/request_model.h"

#include <algorithm>
#include <utility>

namespace ui::requests {

RequestModel::RequestModel(Now now, QObject* parent) : TableModel(parent), m_now(std::move(now)) {}

int RequestModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RequestModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

int RequestModel::rowOf(const QString& requestId) const {
    const auto found = m_places.constFind(requestId);
    return found == m_places.constEnd() ? -1 : static_cast<int>(m_newest - *found);
}

const RequestRow* RequestModel::find(const QString& requestId) const {
    const int row = rowOf(requestId);
    return row < 0 ? nullptr : &at(row);
}

void RequestModel::remember(int row) {
    const RequestRow& value = at(row);
    m_places.insert(value.requestId, m_newest - row);
    ++m_counts[static_cast<std::size_t>(value.outcome)];
}

void RequestModel::prepend(std::vector<RequestRow> rows) {
    rows = absorb(std::move(rows));
    if (rows.empty()) return;
    if (rows.size() > kRing) rows.resize(kRing);
    const int added = static_cast<int>(rows.size());
    // First the old ones go: the list never holds more than it says.
    removeTail(kRing - added);
    beginInsertRows({}, 0, added - 1);
    m_newest += added;
    m_rows.insert(m_rows.begin(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    for (int row = 0; row < added; ++row)
        remember(row);
    endInsertRows();
}

bool RequestModel::append(std::vector<RequestRow> rows, bool sparse) {
    rows = absorb(std::move(rows));
    const int room = kMost - rowCount();
    if (static_cast<int>(rows.size()) > room) rows.resize(static_cast<std::size_t>(std::max(room, 0)));
    if (rows.empty()) return false;
    const int first = rowCount();
    const int added = static_cast<int>(rows.size());
    beginInsertRows({}, first, first + added - 1);
    m_rows.insert(m_rows.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    if (sparse) m_sparse += added;
    for (int row = first; row < first + added; ++row)
        remember(row);
    endInsertRows();
    return true;
}

std::vector<RequestRow> RequestModel::finish(std::vector<RequestRow> ends) {
    std::vector<RequestRow> others;
    std::vector<int> touched;
    for (RequestRow& end : ends) {
        const int row = rowOf(end.requestId);
        if (row < 0) {
            others.push_back(std::move(end));
            continue;
        }
        RequestRow value = at(row);
        value.finish(end);
        change(row, std::move(value));
        touched.push_back(row);
    }
    changed(touched);
    return others;
}

std::vector<RequestRow> RequestModel::absorb(std::vector<RequestRow> rows) {
    std::vector<RequestRow> others;
    QHash<QString, std::size_t> seen;
    std::vector<int> touched;
    for (RequestRow& each : rows) {
        if (const int row = rowOf(each.requestId); row >= 0) {
            RequestRow value = at(row);
            if (each.told)
                value.finish(each);
            else if (!value.absorb(each))
                continue;
            change(row, std::move(value));
            touched.push_back(row);
        } else if (const auto found = seen.constFind(each.requestId); found != seen.constEnd()) {
            others[*found].absorb(each);
        } else {
            seen.insert(each.requestId, others.size());
            others.push_back(std::move(each));
        }
    }
    changed(touched);
    return others;
}

void RequestModel::loseRunning(qint64 startedBeforeMs, const QSet<QString>& still) {
    if (count(RequestOutcome::Running) == 0) return;
    std::vector<int> touched;
    for (int row = 0; row < rowCount(); ++row) {
        const RequestRow& of = at(row);
        if (of.outcome != RequestOutcome::Running || of.startedMs >= startedBeforeMs) continue;
        if (still.contains(of.requestId)) continue;
        RequestRow value = at(row);
        value.outcome = RequestOutcome::Unknown;
        change(row, std::move(value));
        touched.push_back(row);
    }
    changed(touched);
}

void RequestModel::change(int row, RequestRow value) {
    RequestRow& old = m_rows[static_cast<std::size_t>(row)];
    --m_counts[static_cast<std::size_t>(old.outcome)];
    ++m_counts[static_cast<std::size_t>(value.outcome)];
    old = std::move(value);
}

void RequestModel::changed(std::vector<int>& rows) {
    std::ranges::sort(rows);
    for (std::size_t at = 0; at < rows.size();) {
        std::size_t end = at + 1;
        // A few rows between two changed ones are told of too: fewer signals cost less than exact ones.
        constexpr int kApart = 8;
        while (end < rows.size() && rows[end] - rows[end - 1] <= kApart)
            ++end;
        Q_EMIT dataChanged(index(rows[at], 0), index(rows[end - 1], ColumnCount - 1));
        at = end;
    }
}

void RequestModel::removeTail(int from) {
    from = std::max(from, 0);
    const int last = rowCount() - 1;
    if (from > last) return;
    beginRemoveRows({}, from, last);
    for (int row = from; row <= last; ++row) {
        m_places.remove(at(row).requestId);
        --m_counts[static_cast<std::size_t>(at(row).outcome)];
    }
    m_sparse = std::max(0, m_sparse - (last - from + 1));
    m_rows.resize(static_cast<std::size_t>(from));
    endRemoveRows();
}

void RequestModel::dropSparse() {
    removeTail(wholeRows());
}

void RequestModel::clear() {
    removeTail(0);
}

qint64 RequestModel::oldestWholeMs() const {
    const int rows = wholeRows();
    return rows == 0 ? -1 : at(rows - 1).startedMs;
}

qint64 RequestModel::durationOf(const RequestRow& row) const {
    if (row.outcome != RequestOutcome::Running) return row.durationMs;
    return std::max<qint64>(0, m_now() - row.startedMs);
}

void RequestModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

}  // namespace ui::requests
