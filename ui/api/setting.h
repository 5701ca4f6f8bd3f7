#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

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

}  // namespace ui::api
