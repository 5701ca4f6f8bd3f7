#include "ui/accounts/account_feed.h"

#include "ui/api/event_stream.h"
#include "ui/api/json_fields.h"
#include "ui/api/setting.h"

#include <QUrlQuery>

#include <algorithm>
#include <utility>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;

AccountFeed::AccountFeed(api::AdminClient& client, api::EventStream& events, Clock clock, Timing timing,
                         QObject* parent)
    : QObject(parent), m_client(client), m_events(events), m_clock(std::move(clock)) {
    m_accountTimer.setInterval(timing.accounts);
    m_otherTimer.setInterval(timing.others);
    m_soon.setInterval(timing.together);
    m_soon.setSingleShot(true);
    connect(&m_accountTimer, &QTimer::timeout, this, &AccountFeed::readAccounts);
    connect(&m_otherTimer, &QTimer::timeout, this, &AccountFeed::readOthers);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        readAccounts();
        readGroups();
    });
    connect(&m_events, &api::EventStream::received, this, [this](const api::ServerEvent& event) {
        if (m_live && event.name == "account.state"_L1) refreshSoon();
    });
    const auto missed = [this] {
        if (m_live) refreshSoon();
    };
    connect(&m_events, &api::EventStream::opened, this, missed);
    connect(&m_events, &api::EventStream::dropped, this, missed);
}

void AccountFeed::setLive(bool live) {
    if (std::exchange(m_live, live) == live) return;
    m_events.want(this, live);
    if (live) {
        m_zone.reset();  // it may have been started again with another
        m_accountTimer.start();
        m_otherTimer.start();
        refresh();
        return;
    }
    m_accountTimer.stop();
    m_otherTimer.stop();
    m_soon.stop();
    for (api::Call* call : {&m_accountCall, &m_usageCall, &m_zoneCall, &m_groupCall, &m_typeCall})
        call->cancel();
}

void AccountFeed::refresh() {
    // Who asks anew is not told what an older question comes to.
    m_accountCall.cancel();
    readAccounts();
    readOthers();
}

void AccountFeed::refreshSoon() {
    if (!m_soon.isActive()) m_soon.start();
}

void AccountFeed::take(const api::Account& account) {
    // An answer under way is older than this one.
    m_accountCall.cancel();
    const auto known = std::ranges::find(m_accounts, account.id, &api::Account::id);
    if (known != m_accounts.end())
        *known = account;
    else
        m_accounts.append(account);
    Q_EMIT changed();
    refreshSoon();
}

void AccountFeed::drop(const QString& id) {
    m_accountCall.cancel();
    m_accounts.removeIf([&id](const api::Account& account) { return account.id == id; });
    Q_EMIT changed();
    refreshSoon();
}

const api::Account* AccountFeed::find(const QString& id) const {
    const auto known = std::ranges::find(m_accounts, id, &api::Account::id);
    return known == m_accounts.end() ? nullptr : &*known;
}

QString AccountFeed::typeName(const QString& type) const {
    const auto known = std::ranges::find(m_types, type, &api::AccountType::type);
    return known == m_types.end() ? type : known->name;
}

QStringList AccountFeed::groupsOf(const QString& accountId) const {
    QStringList names;
    for (const api::Group& group : m_groups)
        if (group.accountIds.contains(accountId)) names.append(group.name);
    return names;
}

void AccountFeed::readAccounts() {
    if (m_accountCall.isRunning()) return;
    m_accountCall = m_client.get(u"/admin/accounts"_s, this, [this](const api::Outcome& outcome) {
        if (!outcome) {
            Q_EMIT failed(outcome.error());
            return;
        }
        m_accounts = api::rowsOf<api::Account>(outcome.body());
        m_loaded = true;
        Q_EMIT accountsRead();
        Q_EMIT changed();
    });
}

void AccountFeed::readOthers() {
    if (m_types.isEmpty() && !m_typeCall.isRunning()) readTypes();
    readGroups();
    readUsage();
}

void AccountFeed::readTypes(api::AdminClient::Callback then) {
    m_typeCall.cancel();
    m_typeCall = m_client.get(u"/admin/account-types"_s, this,
                              [this, then = std::move(then)](const api::Outcome& outcome) {
                                  if (outcome) {
                                      m_types = api::rowsOf<api::AccountType>(outcome.body());
                                      Q_EMIT changed();
                                  }
                                  if (then) then(outcome);
                              });
}

void AccountFeed::readGroups() {
    if (m_groupCall.isRunning()) return;
    m_groupCall = m_client.get(u"/admin/groups"_s, this, [this](const api::Outcome& outcome) {
        if (!outcome) return;
        m_groups = api::rowsOf<api::Group>(outcome.body());
        Q_EMIT changed();
    });
}

void AccountFeed::readUsage() {
    if (m_usageCall.isRunning() || m_zoneCall.isRunning()) return;
    if (m_zone)
        readToday();
    else
        readZone();
}

void AccountFeed::readZone() {
    m_zoneCall = m_client.get(u"/admin/settings"_s, this, [this](const api::Outcome& outcome) {
        if (outcome) m_zone = api::zoneIn(api::rowsOf<api::Setting>(outcome.body()));
        readToday();
    });
}

void AccountFeed::readToday() {
    // A day alone begins in the zone that the relay is configured for, where it may be another day than here.
    const QDateTime now = m_clock();
    const QDate today = (m_zone ? now.toTimeZone(*m_zone) : now.toLocalTime()).date();
    QUrlQuery query;
    query.addQueryItem(u"by"_s, u"account"_s);
    query.addQueryItem(u"since"_s, today.toString(Qt::ISODate));
    m_usageCall = m_client.get(u"/admin/usage"_s, query, this, [this](const api::Outcome& outcome) {
        if (!outcome) return;
        m_today.clear();
        for (const api::UsageRow& row : api::rowsOf<api::UsageRow>(outcome.body()))
            m_today.insert(row.group, row);
        Q_EMIT changed();
    });
}

}  // namespace ui::accounts
