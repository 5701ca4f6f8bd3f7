#pragma once

#include "ui/api/account.h"
#include "ui/api/usd.h"

#include <QJsonObject>
#include <QStringList>

namespace ui::api {

/// How the relay is: `GET /admin/status`.
struct Status {
    QString version;
    qint64 pid = 0;
    qint64 uptimeSeconds = 0;
    QStringList addresses;
    QString dataDirectory;
    int threads = 0;
    bool stopping = false;

    qint64 inFlight = 0;
    qint64 requests = 0;  ///< since the start
    qint64 failures = 0;
    qint64 addedP50Us = 0;  ///< what the relay itself adds to a request
    qint64 addedP99Us = 0;
    qint64 waiting = 0;  ///< in the queues of keys and accounts
    qint64 waitP50Us = 0;
    qint64 waitP90Us = 0;
    qint64 waitP99Us = 0;
    double stickyHitRate = 0;  ///< 0..1
    qint64 stickySavedTokens = 0;

    qint64 accountsTotal = 0;
    qint64 accountsReady = 0;
    QList<Account> accounts;  ///< only of an answer with `detail=1`
    bool hasAccounts = false;
    qint64 keysTotal = 0;
    qint64 keysEnabled = 0;

    bool ledgerOpen = true;
    bool ledgerFailed = false;
    QString ledgerFailure;
    qint64 ledgerJournalBytes = 0;
    qint64 ledgerLagMs = 0;
    qint64 memoryBytes = 0;
    QString priceVersion;

    std::optional<Usd> costToday;  ///< of the configured zone's day; nothing from an older relay
    qint64 requestsToday = 0;
    qint64 failuresToday = 0;
    qint64 tokensToday = 0;
    bool setupNeeded = false;  ///< there is no administrator yet
    QString logFile;

    static Status fromJson(const QJsonObject& object);
};

}  // namespace ui::api
