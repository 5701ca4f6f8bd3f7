#pragma once

#include "ui/api/account.h"
#include "ui/api/admin_client.h"
#include "ui/api/api_key.h"
#include "ui/api/usage.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <optional>

namespace ui::overview {

/// A limit of a key that is nearly or wholly used.
struct KeyNearLimit {
    QString keyId;
    QString keyName;
    api::LimitRow limit;
    double share = 0;  ///< used and held, of the limit

    bool operator==(const KeyNearLimit& other) const {
        return keyId == other.keyId && limit.kind == other.limit.kind && limit.family == other.limit.family &&
               limit.used == other.limit.used && limit.held == other.limit.held;
    }
};

/// How much of it is used and held; nothing: there is no limit.
std::optional<double> usedShare(const api::LimitRow& limit);

/// What the overview shows, asked for again and again while it is looked at, and never otherwise. GUI thread.
class OverviewData : public QObject {
    Q_OBJECT

public:
    /// Milliseconds between questions.
    struct Timing {
        int accounts = 5'000;
        int series = 5'000;  ///< of an hour and a day
        int longSeries = 30'000;
        int keys = 60'000;
    };

    explicit OverviewData(api::AdminClient& client, QObject* parent = nullptr);
    OverviewData(api::AdminClient& client, Timing timing, QObject* parent = nullptr);

    void setLive(bool live);
    /// "hour", "day", "week", "month".
    void setRange(const QString& range);
    const QString& range() const { return m_range; }
    void refresh();
    /// Ends an account's marks, so that it is tried at once.
    void clearMarks(const QString& accountId);

    const std::optional<api::UsageSeries>& series() const { return m_series; }
    const std::optional<QList<api::Account>>& accounts() const { return m_accounts; }
    const QList<api::UsageRow>& topKeys() const { return m_topKeys; }
    const QList<api::UsageRow>& topModels() const { return m_topModels; }
    const QList<KeyNearLimit>& nearLimits() const { return m_nearLimits; }

Q_SIGNALS:
    void seriesChanged();
    void accountsChanged();
    void topsChanged();
    void nearLimitsChanged();
    void failed(const ui::api::ApiError& error);
    /// An action of the page went wrong.
    void actionFailed(const ui::api::ApiError& error);

private:
    void askSeries();
    void askTops();
    void askTop(const QString& by, QList<api::UsageRow> OverviewData::* into, api::Call OverviewData::* call);
    void askAccounts();
    void askKeys();
    void askLimits(const QList<api::ApiKey>& keys, const QList<api::UsageRow>& used);
    void takeLimits(const api::ApiKey& key, const QJsonObject& body);

    api::AdminClient& m_client;
    const Timing m_timing;
    QString m_range = QStringLiteral("day");
    QTimer m_seriesTimer;
    QTimer m_accountsTimer;
    QTimer m_keysTimer;
    bool m_live = false;
    api::Call m_seriesCall;
    api::Call m_keysTopCall;
    api::Call m_modelsTopCall;
    api::Call m_accountsCall;
    api::Call m_keysCall;
    QList<api::Call> m_limitCalls;
    std::optional<api::UsageSeries> m_series;
    std::optional<QList<api::Account>> m_accounts;
    QList<api::UsageRow> m_topKeys;
    QList<api::UsageRow> m_topModels;
    QHash<QString, QList<KeyNearLimit>> m_limitsByKey;
    QList<KeyNearLimit> m_nearLimits;
};

}  // namespace ui::overview
