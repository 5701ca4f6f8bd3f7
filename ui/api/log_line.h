#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace ui::api {

/// One line of the relay's log.
struct LogLine {
    QString id;  ///< opaque
    QDateTime time;
    QString level;  ///< "debug", "info", "warn", "error"
    QString area;
    QString message;
    QJsonObject fields;

    static LogLine fromJson(const QJsonObject& object);
};

}  // namespace ui::api
