#pragma once

#include "ui/api/usd.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace ui::api {

/// What was used, by key, account, model or day.
struct UsageRow {
    QString group;  ///< the id, the model or the day
    QString name;   ///< empty when it no longer exists
    qint64 requests = 0;
    qint64 attempts = 0;
    qint64 failures = 0;
    qint64 unknown = 0;
    qint64 unpriced = 0;
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
    qint64 cacheCreationTokens = 0;
    qint64 cacheCreation5mTokens = 0;
    qint64 cacheCreation1hTokens = 0;
    qint64 cacheReadTokens = 0;
    qint64 thinkingTokens = 0;
    Usd cost;

    static UsageRow fromJson(const QJsonObject& object);
};

/// One step of a series, or the sum of many.
struct UsagePoint {
    QDateTime start;  ///< invalid in a sum
    qint64 requests = 0;
    qint64 attempts = 0;
    qint64 failures = 0;
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
    qint64 cacheReadTokens = 0;
    qint64 cacheCreationTokens = 0;
    Usd cost;
    std::optional<qint64> addedP50Us;  ///< nothing: there is nothing to tell
    std::optional<qint64> firstByteP50Ms;

    qint64 tokens() const { return inputTokens + outputTokens + cacheReadTokens + cacheCreationTokens; }
    static UsagePoint fromJson(const QJsonObject& object);
};

/// Usage over time, oldest first, empty steps too.
struct UsageSeries {
    QString range;  ///< "hour", "day", "week", "month"
    qint64 stepSeconds = 0;
    QDateTime since;
    QDateTime until;  ///< not included
    QList<UsagePoint> rows;
    UsagePoint total;
    UsagePoint previous;  ///< as long a time before `since`

    static UsageSeries fromJson(const QJsonObject& object);
};

}  // namespace ui::api
