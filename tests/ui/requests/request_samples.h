#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace ui::test {

using namespace Qt::Literals::StringLiterals;

/// All times of the tests count from here: 2026-03-01 12:00:00 UTC.
inline constexpr qint64 kNoonMs = 1'772'366'400'000;

inline QString isoAt(qint64 ms) {
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

inline QString requestIdOf(int number) {
    return u"req_"_s + QString::number(number).rightJustified(8, u'0');
}

struct Sample {
    int number = 0;
    qint64 startedMs = kNoonMs;
    QString outcome = u"succeeded"_s;
    int status = 200;
    int attempt = 1;
    QString reason = {};
    qint64 durationMs = 1'840;
};

inline QString modelOf(int number) {
    const QStringList names{u"claude-sonnet-4-5-20250929"_s, u"claude-opus-4-1-20250805"_s,
                            u"claude-haiku-4-5-20251001"_s};
    return names.at(number % names.size());
}

inline QJsonObject attemptJson(const Sample& sample) {
    const int n = sample.number;
    const bool good = sample.outcome == "succeeded"_L1;
    return {{u"id"_s, n},
            {u"requestId"_s, requestIdOf(n)},
            {u"number"_s, sample.attempt},
            {u"keyId"_s, u"key-%1"_s.arg(n % 7)},
            {u"keyName"_s, u"team-%1"_s.arg(n % 7)},
            {u"accountId"_s, u"account-%1"_s.arg((n + sample.attempt) % 4)},
            {u"accountName"_s, u"console-%1"_s.arg((n + sample.attempt) % 4)},
            {u"route"_s, u"/v1/messages"_s},
            {u"requestedModel"_s, modelOf(n)},
            {u"model"_s, modelOf(n)},
            {u"stream"_s, n % 2 == 0},
            {u"outcome"_s, sample.outcome},
            {u"status"_s, sample.status},
            {u"reason"_s, sample.reason},
            {u"startedAt"_s, isoAt(sample.startedMs)},
            {u"firstByteMs"_s, good ? QJsonValue(380 + n % 600) : QJsonValue()},
            {u"durationMs"_s, sample.durationMs + n % 900},
            {u"overheadUs"_s, 180 + n % 90},
            {u"inputTokens"_s, good ? 1'200 + n % 400 : 0},
            {u"outputTokens"_s, good ? 310 + n % 700 : 0},
            {u"cacheCreationTokens"_s, good ? 512 : 0},
            {u"cacheReadTokens"_s, good ? 18'432 : 0},
            {u"thinkingTokens"_s, good ? 96 : 0},
            {u"costUsd"_s, good ? u"0.0184"_s : u"0"_s},
            {u"reservedUsd"_s, u"0.12"_s},
            {u"maxTokens"_s, 0},
            {u"priceMatch"_s, u"exact"_s},
            {u"priceVersion"_s, u"2026-02-20"_s},
            {u"priceLines"_s, good ? QJsonValue(QJsonArray{QJsonObject{{u"kind"_s, u"input"_s},
                                                                       {u"tokens"_s, 1'200 + n % 400},
                                                                       {u"ratePerMillion"_s, u"3"_s},
                                                                       {u"amountUsd"_s, u"0.0036"_s}},
                                                           QJsonObject{{u"kind"_s, u"cache_read"_s},
                                                                       {u"tokens"_s, 18'432},
                                                                       {u"ratePerMillion"_s, u"0.3"_s},
                                                                       {u"amountUsd"_s, u"0.0055296"_s}},
                                                           QJsonObject{{u"kind"_s, u"output"_s},
                                                                       {u"tokens"_s, 310 + n % 700},
                                                                       {u"ratePerMillion"_s, u"15"_s},
                                                                       {u"amountUsd"_s, u"0.00927"_s}}})
                                   : QJsonValue()}};
}

inline QJsonObject startedJson(int number, qint64 atMs) {
    return {{u"time"_s, isoAt(atMs)},
            {u"requestId"_s, requestIdOf(number)},
            {u"route"_s, u"/v1/messages"_s},
            {u"keyName"_s, u"team-%1"_s.arg(number % 7)}};
}

inline QJsonObject finishedJson(const Sample& sample) {
    QJsonObject event = attemptJson(sample);
    event.remove(u"id"_s);
    event[u"time"_s] = isoAt(sample.startedMs + sample.durationMs);
    event[u"durationMs"_s] = sample.durationMs;
    event[u"attempts"_s] = sample.attempt;
    event[u"waitMs"_s] = 0;
    event[u"sticky"_s] = u"none"_s;
    event[u"loweredMaxTokens"_s] = 0;
    return event;
}

}  // namespace ui::test
