#include "ui/accounts/account_row.h"

#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;
namespace format = common::format;

namespace {

struct Title {
    Q_DECLARE_TR_FUNCTIONS(ui::accounts::Title)
};

const QString kNothing = u"–"_s;

/// For drawing only: no amount is made of it.
double shareOf(qint64 part, qint64 whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
}

common::BarLook flightLook(const api::Account& account) {
    const QString running = format::count(account.inFlight);
    if (account.maxConcurrency <= 0) return {-1, running};
    return {shareOf(account.inFlight, account.maxConcurrency),
            u"%1 / %2"_s.arg(running, format::count(account.maxConcurrency))};
}

/// What needs somebody comes first.
int urgencyOf(Standing standing) {
    static constexpr Standing kOrder[] = {Standing::Attention, Standing::Spent, Standing::Cooling,
                                          Standing::Full,      Standing::Ready, Standing::Paused};
    return static_cast<int>(std::ranges::find(kOrder, standing) - std::begin(kOrder));
}

using Row = const AccountRow&;
using Column = common::Column<AccountRow>;

Column nameColumn() {
    Column column{u"name"_s, [] { return Title::tr("Name"); }, [](Row row) { return row.name; }};
    column.toolTip = [](Row row) {
        return row.description.isEmpty() ? row.name : row.name + u'\n' + row.description;
    };
    column.width = 180;
    return column;
}

Column stateColumn() {
    Column column{u"state"_s, [] { return Title::tr("State"); }, [](Row row) { return row.state.word; }};
    column.sortKey = [](Row row) { return urgencyOf(row.standing); };
    column.look = [](Row row) { return QVariant::fromValue(row.state); };
    column.toolTip = [](Row row) { return row.reason; };
    column.width = 208;
    return column;
}

Column flightColumn() {
    Column column{u"inFlight"_s, [] { return Title::tr("In flight"); },
                  [](Row row) { return row.flight.text; }};
    column.sortKey = [](Row row) { return row.inFlight; };
    column.look = [](Row row) { return QVariant::fromValue(row.flight); };
    column.number = true;
    column.width = 128;
    column.searched = false;
    return column;
}

Column successColumn() {
    Column column{u"success"_s, [] { return Title::tr("Success today"); },
                  [](Row row) { return row.success < 0 ? kNothing : format::percent(row.success); }};
    column.sortKey = [](Row row) { return row.success; };
    column.number = true;
    column.width = 128;
    column.searched = false;
    return column;
}

Column lastUsedColumn() {
    Column column{u"lastUsed"_s, [] { return Title::tr("Last used"); }, [](Row row) { return row.lastUsed; }};
    column.sortKey = [](Row row) { return row.lastUsedAt; };
    column.toolTip = [](Row row) { return format::exactTime(row.lastUsedAt); };
    column.width = 108;
    column.searched = false;
    return column;
}

Column tokensColumn() {
    Column column{u"tokens"_s, [] { return Title::tr("Tokens today"); },
                  [](Row row) { return format::tokens(row.tokens); }};
    column.sortKey = [](Row row) { return row.tokens; };
    column.toolTip = [](Row row) { return format::count(row.tokens); };
    column.number = true;
    column.width = 124;
    column.searched = false;
    return column;
}

Column costColumn() {
    Column column{u"cost"_s, [] { return Title::tr("Cost today"); },
                  [](Row row) { return format::money(row.cost.toDecimal()); }};
    column.sortKey = [](Row row) { return row.cost.nanos; };
    column.number = true;
    column.width = 108;
    column.searched = false;
    return column;
}

Column quotaColumn() {
    Column column{u"quota"_s, [] { return Title::tr("Daily quota"); },
                  [](Row row) { return row.quota.text; }};
    column.sortKey = [](Row row) { return row.quota.share; };
    column.look = [](Row row) { return QVariant::fromValue(row.quota); };
    column.number = true;
    column.width = 216;
    column.searched = false;
    return column;
}

Column priorityColumn() {
    Column column{u"priority"_s, [] { return Title::tr("Priority"); },
                  [](Row row) { return format::count(row.priority); }};
    column.sortKey = [](Row row) { return row.priority; };
    column.number = true;
    column.width = 80;
    column.searched = false;
    return column;
}

Column plain(const QString& id, std::function<QString()> title, std::function<QString(Row)> text, int width,
             bool hidden = false) {
    Column column{id, std::move(title), std::move(text)};
    column.width = width;
    column.hidden = hidden;
    return column;
}

}  // namespace

qint64 tokensOf(const api::UsageRow& usage) {
    return usage.inputTokens + usage.outputTokens + usage.cacheCreationTokens + usage.cacheReadTokens;
}

double successOf(qint64 attempts, qint64 failures) {
    return attempts <= 0 ? -1 : shareOf(attempts - failures, attempts);
}

common::BarLook quotaLook(const api::Account& account) {
    if (account.dailyQuota.nanos <= 0) return {-1, kNothing};
    return {shareOf(account.spentToday.nanos, account.dailyQuota.nanos),
            u"%1 / %2"_s.arg(format::money(account.spentToday.toDecimal()),
                             format::money(account.dailyQuota.toDecimal()))};
}

AccountRow rowOf(const api::Account& account, const RowFacts& facts) {
    AccountRow row;
    row.id = account.id;
    row.name = account.name;
    row.type = account.type;
    row.typeName = facts.typeName.isEmpty() ? account.type : facts.typeName;
    row.standing = common::standingOf(account);
    row.state = common::lookOf(account, facts.now);
    row.reason = common::reasonOf(account);
    row.flight = flightLook(account);
    row.inFlight = account.inFlight;
    row.success = successOf(facts.today.attempts, facts.today.failures);
    row.lastUsedAt = account.lastUsedAt;
    row.lastUsed = account.lastUsedAt.isValid() ? format::relativeTime(account.lastUsedAt, facts.now)
                                                : Title::tr("never");
    row.tokens = tokensOf(facts.today);
    row.cost = account.spentToday;
    row.quota = quotaLook(account);
    row.priority = account.priority;
    row.groups = facts.groups;
    row.address = account.baseUrl;
    row.description = account.description;
    return row;
}

QString keyOf(const AccountRow& row) {
    return row.id;
}

std::vector<Column> accountColumns() {
    return {
        nameColumn(),
        plain(
            u"type"_s, [] { return Title::tr("Type"); }, [](Row row) { return row.typeName; }, 196),
        stateColumn(),
        plain(
            u"reason"_s, [] { return Title::tr("Why"); }, [](Row row) { return row.reason; }, 208),
        flightColumn(),
        successColumn(),
        lastUsedColumn(),
        tokensColumn(),
        costColumn(),
        quotaColumn(),
        priorityColumn(),
        plain(
            u"groups"_s, [] { return Title::tr("Groups"); }, [](Row row) { return row.groups.join(u", "_s); },
            140),
        plain(
            u"address"_s, [] { return Title::tr("Address"); }, [](Row row) { return row.address; }, 220,
            true),
        plain(
            u"description"_s, [] { return Title::tr("Note"); }, [](Row row) { return row.description; }, 220,
            true),
    };
}

}  // namespace ui::accounts
