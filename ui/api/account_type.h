#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace ui::api {

/// One field of a form.
struct AccountField {
    QString name;   ///< as in Account
    QString kind;   ///< text, secret, url, integer, money, choice, map, list, hours, date, flag, queue
    QString group;  ///< general, connection, limits, schedule, models, advanced
    bool required = false;
    QJsonValue defaultValue;
    QStringList allowed;  ///< of a choice
    std::optional<qint64> minimum;
    std::optional<qint64> maximum;
    QString description;

    static AccountField fromJson(const QJsonObject& object);
};

/// A kind of account that the relay knows, and what it wants to be told.
struct AccountType {
    QString type;
    QString name;
    QList<AccountField> fields;

    static AccountType fromJson(const QJsonObject& object);
};

}  // namespace ui::api
