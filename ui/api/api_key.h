#pragma once

#include "ui/api/usd.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace ui::api {

/// What a key may spend on one family of models.
struct FamilyLimit {
    QString family;
    QString period;
    Usd limit;

    static FamilyLimit fromJson(const QJsonObject& object);
};

/// 0: no limit.
struct KeyLimits {
    qint64 concurrency = 0;
    qint64 windowMinutes = 0;
    qint64 windowRequests = 0;
    qint64 windowTokens = 0;
    Usd windowCost;
    Usd dailyCost;
    Usd weeklyCost;
    Usd monthlyCost;
    Usd totalCost;
    QList<FamilyLimit> families;

    static KeyLimits fromJson(const QJsonObject& object);
};

/// What a client shows to be let in. The key itself is told once, when it is made: createdKeyIn().
struct ApiKey {
    QString id;
    QString name;
    QString description;
    QString hint;
    bool enabled = false;
    QDateTime createdAt;
    QDateTime updatedAt;
    QDateTime expiresAt;  ///< invalid: never
    qint64 activationDays = 0;
    QDateTime activatedAt;
    QString owner;
    QStringList tags;
    QStringList services;
    QStringList allowModels;
    QStringList denyModels;
    QStringList allowClients;
    QStringList allowAddresses;
    QString accountId;  ///< bound to it; empty: to none
    QString groupId;
    KeyLimits limits;
    std::optional<KeyLimits> temporaryLimits;
    QDateTime temporaryUntil;
    int weeklyResetDay = 1;  ///< 1: Monday
    int weeklyResetHour = 0;
    qint64 queuePlaces = 0;
    qint64 queueWaitMs = 0;
    bool allowUnpriced = false;
    QJsonObject json;

    static ApiKey fromJson(const QJsonObject& object);
};

/// The secret of a key that was made or rotated just now; never shown again.
QString createdKeyIn(const QJsonObject& body);

/// Accounts that keys are bound to together.
struct Group {
    QString id;
    QString name;
    QString description;
    QStringList accountIds;

    static Group fromJson(const QJsonObject& object);
};

/// How much of one limit of a key is used.
struct LimitRow {
    QString kind;    ///< "window_tokens", "daily_cost" ...
    QString family;  ///< of models; empty: all
    QString counter;
    std::optional<QString>
        limit;  ///< nothing: counted without one. A number, or dollars where kind ends with "cost".
    QString used;
    QString held;  ///< by requests that run
    QDateTime since;
    QDateTime resetsAt;

    bool isMoney() const { return kind.endsWith(QLatin1StringView("cost")); }
    static LimitRow fromJson(const QJsonObject& object);
};

}  // namespace ui::api
