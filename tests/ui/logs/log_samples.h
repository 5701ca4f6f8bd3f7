#pragma once

#include "tests/ui/support/scripted_api.h"
#include "ui/logs/log_row.h"

#include <algorithm>

namespace ui::test {

inline QString sampleTime(int number) {
    return QDateTime(QDate(2026, 3, 1), QTime(9, 0), Qt::UTC)
        .addMSecs(number * 1'371LL)
        .toString(Qt::ISODateWithMs);
}

/// Line `number` as the file has it: flat.
inline QJsonObject sampleEvent(int number) {
    using namespace Qt::Literals::StringLiterals;
    static const QStringList levels{u"info"_s, u"info"_s, u"debug"_s, u"info"_s,
                                    u"warn"_s, u"info"_s, u"error"_s};
    const QString level = levels.at(number % levels.size());
    QJsonObject line{
        {u"time"_s, sampleTime(number)},
        {u"level"_s, level},
        {u"area"_s, level == "warn"_L1 ? u"account"_s : u"request"_s},
        {u"message"_s, level == "warn"_L1 ? u"out of the pool for a while"_s : u"request finished"_s},
        {u"requestId"_s, u"req_%1"_s.arg(number)},
        {u"account"_s, number % 2 == 0 ? u"team-a"_s : u"team-b"_s},
        {u"accountId"_s, number % 2 == 0 ? u"a1"_s : u"a2"_s},
        {u"status"_s, level == "error"_L1 ? 502 : 200},
        {u"durationMs"_s, 120 + number % 900},
        {u"model"_s, u"claude-sonnet-4-5"_s}};
    return line;
}

/// The same as GET /admin/logs answers it.
inline QJsonObject sampleLogRow(int number) {
    using namespace Qt::Literals::StringLiterals;
    QJsonObject fields = sampleEvent(number);
    QJsonObject row{{u"id"_s, u"1:%1"_s.arg(number)}};
    for (const QString& own : {u"time"_s, u"level"_s, u"area"_s, u"message"_s})
        row.insert(own, fields.take(own));
    row.insert(u"fields"_s, fields);
    return row;
}

/// Answers GET /admin/logs as a relay whose file holds the lines 0 to `count` - 1.
inline void scriptLog(ScriptedApi& relay, int count,
                      const QString& file = QStringLiteral("/var/log/relay.log")) {
    using namespace Qt::Literals::StringLiterals;
    relay.handle(u"GET /admin/logs"_s, [count, file](const Seen& seen) {
        const int limit = seen.query.queryItemValue(u"limit"_s).toInt();
        const QString before = seen.query.queryItemValue(u"before"_s, QUrl::FullyDecoded);
        const int end = before.isEmpty() ? count : before.section(u':', 1).toInt();
        const int begin = std::max(0, end - limit);
        QJsonArray rows;
        for (int number = end - 1; number >= begin; --number)
            rows.append(sampleLogRow(number));
        return Scripted{.body = {{u"rows"_s, rows},
                                 {u"next"_s, begin > 0 ? QJsonValue(u"1:%1"_s.arg(begin)) : QJsonValue()},
                                 {u"file"_s, file.isEmpty() ? QJsonValue() : QJsonValue(file)}}};
    });
}

}  // namespace ui::test
