#pragma once

#include "ui/api/log_line.h"

#include <QIcon>
#include <QJsonValue>
#include <QString>

namespace ui::logs {

/// One line in the list.
struct LogRow {
    api::LogLine line;
    size_t content = 0;  ///< a hash of all but the id: a line that came live is found again in the file by it

    static LogRow of(api::LogLine line);
    QString requestId() const { return line.fields.value(QLatin1StringView("requestId")).toString(); }
    QString accountId() const { return line.fields.value(QLatin1StringView("accountId")).toString(); }
    /// The account's name, else its id.
    QString account() const;
};

/// A line as an event brings it: its fields stand beside the time and the message.
api::LogLine lineOfEvent(const QJsonObject& object);
/// As the file has it: one JSON object.
QByteArray jsonOf(const api::LogLine& line);
QString fieldText(const QJsonValue& value);
/// What the line tells beside its message: "status=200 durationMs=128", without what has a column of its own.
QString fieldsText(const api::LogLine& line);
/// "14:02:33.120", with the day unless it is `today`'s.
QString timeText(const QDateTime& time, const QDate& today);

/// A level's word and its sign.
QString levelWord(const QString& level);
QIcon levelIcon(const QString& level);

}  // namespace ui::logs
