// The part of RequestModel about what its cells show.
#include "ui/common/format.h"
#include "ui/requests/request_model.h"
#include "ui/requests/request_words.h"

#include <QDateTime>

namespace ui::requests {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar kNothing(0x2013);

bool isNumber(int column) {
    return column >= RequestModel::FirstByte && column <= RequestModel::Added &&
           column != RequestModel::Reason;
}

QString nameOr(const QString& name, const QString& id) {
    if (!name.isEmpty()) return name;
    return id.isEmpty() ? QString(kNothing) : id;
}

/// Nothing is counted before the end.
QString tokensOf(const RequestRow& row, qint64 count) {
    return count == 0 && row.outcome != RequestOutcome::Succeeded ? QString(kNothing)
                                                                  : common::format::count(count);
}

}  // namespace

QVariant RequestModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const RequestRow& row = at(index.row());
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return shown(row, index.column());
        case CopyRole:
            if (index.column() == Time)
                return QDateTime::fromMSecsSinceEpoch(row.startedMs).toString(Qt::ISODateWithMs);
            if (index.column() == Cost) return row.cost.toDecimal();
            return shown(row, index.column());
        case SortRole:
            return sorted(row, index.column());
        case LookRole:
            return index.column() == Outcome ? QVariant::fromValue(words::look(row)) : QVariant();
        case Qt::ToolTipRole:
            return toolTip(row, index.column());
        case Qt::TextAlignmentRole:
            return static_cast<int>((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) |
                                    Qt::AlignVCenter);
        case MonoRole:
            return index.column() == RequestId;
        default:
            return {};
    }
}

QVariant RequestModel::shown(const RequestRow& row, int column) const {
    switch (column) {
        case Time:
            return common::format::shortTime(QDateTime::fromMSecsSinceEpoch(row.startedMs),
                                             QDateTime::fromMSecsSinceEpoch(m_now()));
        case Key:
            return nameOr(row.keyName, row.keyId);
        case Model:
            return nameOr(row.model, {});
        case Account:
            return nameOr(row.accountName, row.accountId);
        case Outcome:
            return words::status(row);
        case FirstByte:
            return words::milliseconds(row.firstByteMs);
        case Total:
            return words::milliseconds(durationOf(row));
        case In:
            return tokensOf(row, row.promptTokens());
        case Out:
            return tokensOf(row, row.outputTokens);
        case Cost:
            return row.cost.nanos == 0 && row.outcome != RequestOutcome::Succeeded ? QString(kNothing)
                                                                                   : words::money(row.cost);
        case CacheRead:
            return tokensOf(row, row.cacheReadTokens);
        case Attempts:
            return row.attempts == 0 ? QString(kNothing) : common::format::count(row.attempts);
        case Added:
            return words::microseconds(row.overheadUs);
        case Route:
            return row.route;
        case Reason:
            return row.reason;
        case RequestId:
            return row.requestId;
        default:
            return {};
    }
}

QVariant RequestModel::sorted(const RequestRow& row, int column) const {
    switch (column) {
        case Time:
            return row.startedMs;
        case FirstByte:
            return row.firstByteMs;
        case Total:
            return durationOf(row);
        case In:
            return row.promptTokens();
        case Out:
            return row.outputTokens;
        case Cost:
            return row.cost.nanos;
        case CacheRead:
            return row.cacheReadTokens;
        case Attempts:
            return row.attempts;
        case Added:
            return row.overheadUs;
        default:
            return shown(row, column);
    }
}

QString RequestModel::toolTip(const RequestRow& row, int column) const {
    switch (column) {
        case Time:
            return common::format::exactTime(QDateTime::fromMSecsSinceEpoch(row.startedMs));
        case Outcome:
        case Account:
            return row.reason;
        case In:
            return tr("%1 new, %2 read from the cache, %3 written to it")
                .arg(common::format::count(row.inputTokens), common::format::count(row.cacheReadTokens),
                     common::format::count(row.cacheCreationTokens));
        case Cost:
            return u"$"_s + row.cost.toDecimal();
        default:
            return {};
    }
}

QVariant RequestModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::DisplayRole) return columnInfo(section).title;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

common::ColumnInfo RequestModel::columnInfo(int column) const {
    switch (column) {
        case Time:
            return {u"time"_s, tr("Time"), false, 88};
        case Key:
            return {u"key"_s, tr("Key"), false, 100};
        case Model:
            return {u"model"_s, tr("Model"), false, 170};
        case Account:
            return {u"account"_s, tr("Account"), false, 104};
        case Outcome:
            return {u"status"_s, tr("Status"), false, 150};
        case FirstByte:
            return {u"firstByte"_s, tr("First byte"), true, 92};
        case Total:
            return {u"total"_s, tr("Total"), true, 70};
        case In:
            return {u"in"_s, tr("Tokens in"), true, 90};
        case Out:
            return {u"out"_s, tr("Tokens out"), true, 98};
        case Cost:
            return {u"cost"_s, tr("Cost"), true, 84};
        case CacheRead:
            return {u"cacheRead"_s, tr("Cache read"), true, 92, true};
        case Attempts:
            return {u"attempts"_s, tr("Attempts"), true, 80, true};
        case Added:
            return {u"added"_s, tr("Added by relay"), true, 110, true};
        case Route:
            return {u"route"_s, tr("Route"), false, 150, true};
        case Reason:
            return {u"reason"_s, tr("Reason"), false, 160};
        case RequestId:
            return {u"requestId"_s, tr("Request id"), false, 230, true};
        default:
            return {};
    }
}

QString RequestModel::searchText(int row) const {
    const RequestRow& of = at(row);
    QString text = of.keyName;
    for (const QString& part : {of.accountName, of.model, of.requestId})
        text += u'\n' + part;
    return text.toCaseFolded();
}

}  // namespace ui::requests
