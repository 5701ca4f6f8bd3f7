#pragma once

#include "ui/api/usd.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace ui::api {

enum class AccountState {
    Unknown,  ///< a word of a newer relay
    Disabled,
    Paused,
    Cooling,
    Spent,
    Full,
    Ready,
    Blocked,
    SignIn,
};

AccountState accountStateFrom(QStringView word);

/// Why an account, or some of its models, rests.
struct AccountMark {
    QString cause;
    QString family;  ///< of models; empty: all
    int status = 0;  ///< what the provider answered
    QString evidence;
    QDateTime since;
    QDateTime until;    ///< invalid: no end known
    QDateTime probeAt;  ///< when it is tried again
    int failures = 0;
    QString source;

    static AccountMark fromJson(const QJsonObject& object);
};

/// A place to send requests to.
struct Account {
    QString id;
    QString name;
    QString description;
    QString type;
    QString baseUrl;
    QString authScheme;
    QString secretHint;
    QMap<QString, QString> modelMap;
    QMap<QString, QString> customHeaders;
    int priority = 0;
    bool enabled = false;
    bool schedulable = false;
    bool autoProtection = false;
    int maxConcurrency = 0;  ///< 0: no limit
    Usd dailyQuota;          ///< 0: no limit
    QDateTime createdAt;
    QDateTime updatedAt;
    QDateTime lastUsedAt;
    AccountState state = AccountState::Unknown;
    QString stateWord;  ///< as the relay says it
    std::optional<AccountMark> mark;
    QList<AccountMark> familyMarks;
    int inFlight = 0;
    Usd spentToday;
    QJsonObject json;  ///< everything, for forms that are made from an AccountType

    static Account fromJson(const QJsonObject& object);
};

}  // namespace ui::api
