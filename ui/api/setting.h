#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <optional>

namespace ui::api {

/// One setting of the relay: what it is, where that comes from, and what it may be.
struct Setting {
    QString name;
    QString flag;
    QString value;
    QString source;  ///< flag, environment, config file, stored, default
    QString where;   ///< the file or variable
    QString defaultValue;
    std::optional<QString> stored;
    bool pending = false;  ///< the next start will change it
    QString allowed;       ///< in words, or a list
    QStringList choices;   ///< when `allowed` is a list
    QString description;
    bool restart = false;
    bool storable = false;
    bool secret = false;

    static Setting fromJson(const QJsonObject& object);
};

/// Where the relay's days begin: TIMEZONE, or else TIMEZONE_OFFSET hours ahead of UTC.
QTimeZone zoneIn(const QList<Setting>& settings);

}  // namespace ui::api
