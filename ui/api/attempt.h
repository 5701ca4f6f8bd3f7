#pragma once

#include "ui/api/usd.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace ui::api {

/// What one kind of token cost.
struct PriceLine {
    QString kind;  ///< "input", "output", "cache_write_5m", "cache_write_1h", "cache_read"
    qint64 tokens = 0;
    Usd ratePerMillion;
    Usd amount;

    static PriceLine fromJson(const QJsonObject& object);
};

/// One try of one request at one account: a row of the ledger.
struct Attempt {
    qint64 id = 0;
    QString requestId;
    int number = 0;  ///< of the request's attempts, from 1
    QString keyId;
    QString keyName;
    QString accountId;
    QString accountName;
    QString route;
    QString requestedModel;
    QString model;
    bool stream = false;
    QString outcome;  ///< "open", "succeeded", "failed", "client_gone", "rejected", "unknown"
    int status = 0;
    QString reason;
    QDateTime startedAt;
    std::optional<qint64> firstByteMs;
    std::optional<qint64> durationMs;
    std::optional<qint64> overheadUs;
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
    qint64 cacheCreationTokens = 0;
    qint64 cacheReadTokens = 0;
    qint64 thinkingTokens = 0;
    Usd cost;
    Usd reserved;
    qint64 maxTokens = 0;  ///< lowered to; 0: as it came
    QString priceMatch;    ///< "exact", "prefix", "unpriced"
    QString priceVersion;
    std::optional<QList<PriceLine>> priceLines;

    static Attempt fromJson(const QJsonObject& object);
};

}  // namespace ui::api
