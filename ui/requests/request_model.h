#pragma once

#include "ui/common/table_model.h"
#include "ui/requests/request_row.h"

#include <QHash>
#include <QSet>

#include <array>
#include <deque>
#include <functional>
#include <vector>

namespace ui::requests {

/// Requests, newest first: a ring that grows at the top, and older ones below as far as somebody scrolled. Rows are
/// whole down to one place ("sparse" from there on: only what a filter asked for). Changes are told in batches.
class RequestModel : public common::TableModel {
    Q_OBJECT

public:
    /// Rows kept while new ones come in at the top.
    static constexpr int kRing = 10'000;
    /// Rows kept while somebody reads far back.
    static constexpr int kMost = 100'000;

    enum Column {
        Time,
        Key,
        Model,
        Account,
        Outcome,
        FirstByte,
        Total,
        In,
        Out,
        Cost,
        Reason,
        CacheRead,
        Attempts,
        Added,
        Route,
        RequestId,
        ColumnCount
    };

    /// Milliseconds since 1970.
    using Now = std::function<qint64()>;
    explicit RequestModel(Now now, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    common::ColumnInfo columnInfo(int column) const override;
    QString keyAt(int row) const override { return at(row).requestId; }
    int rowOf(const QString& requestId) const override;
    QString searchText(int row) const override;
    void retranslate() override;

    const RequestRow& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    const RequestRow* find(const QString& requestId) const;
    int count(RequestOutcome outcome) const { return m_counts[static_cast<std::size_t>(outcome)]; }

    /// Newest first; those that are listed already are updated. Keeps the newest kRing rows.
    void prepend(std::vector<RequestRow> rows);
    /// The ends of requests; returns those of requests that are not listed.
    std::vector<RequestRow> finish(std::vector<RequestRow> ends);
    /// Rows of the ledger, newest first: those that are not listed go to the end. True: some did.
    bool append(std::vector<RequestRow> rows, bool sparse);
    /// Rows of the ledger about requests that are listed; returns the others.
    std::vector<RequestRow> absorb(std::vector<RequestRow> rows);
    /// Nobody tells the end of requests any more that began before, but for these.
    void loseRunning(qint64 startedBeforeMs, const QSet<QString>& still);
    /// Away with what only a filter asked for.
    void dropSparse();
    void clear();

    /// When the last of the rows without gaps began; -1: there is none.
    qint64 oldestWholeMs() const;

private:
    QVariant shown(const RequestRow& row, int column) const;
    QVariant sorted(const RequestRow& row, int column) const;
    QString toolTip(const RequestRow& row, int column) const;
    qint64 durationOf(const RequestRow& row) const;
    void change(int row, RequestRow value);
    void changed(std::vector<int>& rows);
    void remember(int row);
    void removeTail(int from);
    int wholeRows() const { return static_cast<int>(m_rows.size()) - m_sparse; }

    Now m_now;
    std::deque<RequestRow> m_rows;
    QHash<QString, qint64> m_places;  // request id -> its number; the newest has the highest
    qint64 m_newest = 0;              // number of the first row
    int m_sparse = 0;                 // rows at the end that have gaps between them
    std::array<int, kRequestOutcomes> m_counts{};
};

}  // namespace ui::requests
