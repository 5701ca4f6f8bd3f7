#pragma once

#include "ui/api/account.h"
#include "ui/api/account_type.h"
#include "ui/api/admin_client.h"
#include "ui/api/api_key.h"
#include "ui/api/usage.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTimeZone>
#include <QTimer>

#include <functional>
#include <optional>

namespace ui::api {
class EventStream;
}

namespace ui::accounts {

/// What the page shows, kept fresh while somebody looks: accounts every few seconds and at once when one changes its
/// state, today's usage and the groups more seldom. GUI thread; not live it asks for nothing.
class AccountFeed : public QObject {
    Q_OBJECT

public:
    /// In milliseconds.
    struct Timing {
        int accounts = 5'000;
        int others = 20'000;
        int together = 250;  ///< changes that come so close are one refresh
    };

    using Clock = std::function<QDateTime()>;

    AccountFeed(api::AdminClient& client, api::EventStream& events, Clock clock, Timing timing,
                QObject* parent = nullptr);

    void setLive(bool live);
    bool isLive() const { return m_live; }
    /// Everything, now.
    void refresh();
    /// Accounts and groups, in a moment: somebody changed something.
    void refreshSoon();
    /// An account as the answer to a change told it.
    void take(const api::Account& account);
    void drop(const QString& id);

    /// The types, now; `then` is told when they are there or not to be had.
    void readTypes(api::AdminClient::Callback then = {});

    bool isLoaded() const { return m_loaded; }
    const QList<api::Account>& accounts() const { return m_accounts; }
    const api::Account* find(const QString& id) const;
    const QList<api::AccountType>& types() const { return m_types; }
    QString typeName(const QString& type) const;
    const QList<api::Group>& groups() const { return m_groups; }
    /// The names of those it is in.
    QStringList groupsOf(const QString& accountId) const;
    api::UsageRow todayOf(const QString& accountId) const { return m_today.value(accountId); }

Q_SIGNALS:
    /// Accounts, groups, types or usage are other than before.
    void changed();
    /// The accounts are as the relay has them now.
    void accountsRead();
    /// The accounts could not be read; what is known stays.
    void failed(const ui::api::ApiError& error);

private:
    void readAccounts();
    void readOthers();
    void readGroups();
    void readUsage();
    void readZone();
    void readToday();

    api::AdminClient& m_client;
    api::EventStream& m_events;
    const Clock m_clock;
    QTimer m_accountTimer;
    QTimer m_otherTimer;
    QTimer m_soon;
    api::Call m_accountCall;
    api::Call m_usageCall;
    api::Call m_zoneCall;
    api::Call m_groupCall;
    api::Call m_typeCall;
    QList<api::Account> m_accounts;
    QList<api::AccountType> m_types;
    QList<api::Group> m_groups;
    QHash<QString, api::UsageRow> m_today;
    std::optional<QTimeZone> m_zone;  ///< where the relay's day begins
    bool m_live = false;
    bool m_loaded = false;
};

}  // namespace ui::accounts
