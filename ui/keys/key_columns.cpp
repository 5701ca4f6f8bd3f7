#include "ui/keys/key_columns.h"

#include "ui/common/format.h"
#include "ui/keys/key_words.h"

#include <QCoreApplication>

#include <numeric>

namespace ui::keys {

using namespace Qt::Literals::StringLiterals;
using namespace common;

namespace {

struct Columns {
    Q_DECLARE_TR_FUNCTIONS(ui::keys::Columns)
};

using KeyColumn = Column<KeyRow>;

/// As a person sorts by it: what needs a hand first.
int order(KeyState state) {
    switch (state) {
        case KeyState::AtLimit:
            return 0;
        case KeyState::ExpiresSoon:
            return 1;
        case KeyState::Active:
            return 2;
        case KeyState::NotActivated:
            return 3;
        case KeyState::Expired:
            return 4;
        case KeyState::Disabled:
            break;
    }
    return 5;
}

KeyColumn nameColumn() {
    KeyColumn column{u"name"_s, [] { return Columns::tr("Name"); },
                     [](const KeyRow& row) { return row.key.name; }};
    column.toolTip = [](const KeyRow& row) {
        return row.key.description.isEmpty() ? row.key.hint : row.key.hint + u'\n' + row.key.description;
    };
    column.width = 152;
    return column;
}

KeyColumn stateColumn(const Clock& clock) {
    KeyColumn column{u"state"_s, [] { return Columns::tr("State"); },
                     [clock](const KeyRow& row) { return lookOf(row, clock()).word; }};
    column.look = [clock](const KeyRow& row) { return QVariant::fromValue(lookOf(row, clock())); };
    column.sortKey = [clock](const KeyRow& row) { return QVariant(order(stateOf(row, clock()))); };
    column.width = 172;
    return column;
}

KeyColumn numberColumn(const QString& id, std::function<QString()> title,
                       std::function<QString(const KeyRow&)> text,
                       std::function<QVariant(const KeyRow&)> sortKey) {
    KeyColumn column{id, std::move(title), std::move(text), std::move(sortKey)};
    column.number = true;
    column.searched = false;
    column.width = id == "cost"_L1 ? 104 : 96;
    return column;
}

QString costText(api::Usd cost) {
    return format::money(cost.toDecimal());
}

KeyColumn monthColumn(const Clock& clock) {
    const auto limit = [clock](const KeyRow& row) { return limitsInForce(row.key, clock()).monthlyCost; };
    const auto text = [limit](const KeyRow& row) {
        const api::Usd most = limit(row);
        return most.nanos == 0 ? costText(row.month.cost)
                               : Columns::tr("%1 / %2").arg(costText(row.month.cost), costText(most));
    };
    KeyColumn column = numberColumn(
        u"month"_s, [] { return Columns::tr("This month"); }, text,
        [](const KeyRow& row) { return QVariant(row.month.cost.nanos); });
    column.look = [limit, text](const KeyRow& row) {
        const api::Usd most = limit(row);
        return QVariant::fromValue(
            BarLook{most.nanos == 0 ? -1 : shareOf(row.month.cost, most), text(row), kNear});
    };
    column.width = 240;
    return column;
}

KeyColumn inUseColumn(const Clock& clock) {
    const auto text = [clock](const KeyRow& row) {
        const qint64 most = limitsInForce(row.key, clock()).concurrency;
        if (most == 0) return format::count(row.inFlight);
        return Columns::tr("%1 / %2").arg(format::count(row.inFlight), format::count(most));
    };
    KeyColumn column = numberColumn(
        u"inUse"_s, [] { return Columns::tr("In use"); }, text,
        [](const KeyRow& row) { return QVariant(row.inFlight); });
    column.toolTip = [](const KeyRow&) { return Columns::tr("Requests that run now, of those that may"); };
    column.width = 76;
    return column;
}

KeyColumn sparkColumn() {
    // Painted as a line; copied as the number of requests.
    KeyColumn column{u"day"_s, [] { return Columns::tr("Last 24 h"); },
                     [](const KeyRow& row) {
                         if (row.spark.isEmpty()) return QString();
                         const double sum = std::accumulate(row.spark.begin(), row.spark.end(), 0.0);
                         return QString::number(static_cast<qint64>(sum));
                     }};
    column.look = [](const KeyRow& row) { return QVariant::fromValue(SparkLook{row.spark, 0}); };
    column.sortKey = [](const KeyRow& row) { return QVariant(row.today.requests); };
    column.searched = false;
    column.width = 100;
    return column;
}

KeyColumn timeColumn(const QString& id, std::function<QString()> title,
                     std::function<QString(const KeyRow&)> text,
                     const std::function<QDateTime(const KeyRow&)>& time) {
    KeyColumn column{id, std::move(title), std::move(text)};
    column.sortKey = [time](const KeyRow& row) {
        // What has no such time stands at the far end.
        const QDateTime at = time(row);
        return QVariant(at.isValid() ? at : QDateTime(QDate(9999, 1, 1), QTime(0, 0)));
    };
    column.toolTip = [time](const KeyRow& row) {
        const QDateTime at = time(row);
        return at.isValid() ? format::exactTime(at) : QString();
    };
    column.searched = false;
    column.width = 110;
    return column;
}

KeyColumn textColumn(const QString& id, std::function<QString()> title,
                     std::function<QString(const KeyRow&)> text, bool hidden = false) {
    KeyColumn column{id, std::move(title), std::move(text)};
    column.hidden = hidden;
    return column;
}

}  // namespace

std::vector<KeyColumn> keyColumns(const Clock& clock) {
    const auto lastUsed = [clock](const KeyRow& row) {
        if (row.lastUsedAt.isValid()) return format::relativeTime(row.lastUsedAt, clock());
        // Nothing in this month: whatever was before that is not known without asking.
        return QString();
    };
    KeyColumn hint = textColumn(
        u"hint"_s, [] { return Columns::tr("Key"); }, [](const KeyRow& row) { return row.key.hint; }, true);
    hint.mono = true;
    KeyColumn created = timeColumn(
        u"created"_s, [] { return Columns::tr("Created"); },
        [clock](const KeyRow& row) { return format::relativeTime(row.key.createdAt, clock()); },
        [](const KeyRow& row) { return row.key.createdAt; });
    created.hidden = true;
    return {
        nameColumn(),
        stateColumn(clock),
        numberColumn(
            u"requests"_s, [] { return Columns::tr("Requests"); },
            [](const KeyRow& row) { return format::count(row.today.requests); },
            [](const KeyRow& row) { return QVariant(row.today.requests); }),
        numberColumn(
            u"tokens"_s, [] { return Columns::tr("Tokens"); },
            [](const KeyRow& row) { return format::tokens(row.today.tokens); },
            [](const KeyRow& row) { return QVariant(row.today.tokens); }),
        numberColumn(
            u"cost"_s, [] { return Columns::tr("Cost today"); },
            [](const KeyRow& row) { return costText(row.today.cost); },
            [](const KeyRow& row) { return QVariant(row.today.cost.nanos); }),
        monthColumn(clock),
        inUseColumn(clock),
        sparkColumn(),
        timeColumn(
            u"lastUsed"_s, [] { return Columns::tr("Last used"); }, lastUsed,
            [](const KeyRow& row) { return row.lastUsedAt; }),
        textColumn(
            u"owner"_s, [] { return Columns::tr("Owner"); }, [](const KeyRow& row) { return row.key.owner; }),
        textColumn(
            u"tags"_s, [] { return Columns::tr("Tags"); },
            [](const KeyRow& row) { return row.key.tags.join(u", "_s); }),
        timeColumn(
            u"expires"_s, [] { return Columns::tr("Expires"); },
            [clock](const KeyRow& row) { return expiryInWords(row.key, clock()); },
            [](const KeyRow& row) { return row.key.expiresAt; }),
        hint,
        created};
}

}  // namespace ui::keys
