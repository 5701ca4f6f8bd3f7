#pragma once

#include "ui/api/attempt.h"
#include "ui/api/usd.h"

#include <QJsonObject>
#include <QString>

namespace ui::requests {

enum class RequestOutcome {
    Running,
    Succeeded,
    Failed,
    Rejected,  ///< the provider found fault with the request itself
    Refused,   ///< the relay did not let it in
    ClientGone,
    Unknown,  ///< nobody told how it ended
};
inline constexpr int kRequestOutcomes = 7;

/// The word of an event or of the ledger; "open" is running.
RequestOutcome outcomeFrom(QStringView word);

/// One request, as far as its events and its rows of the ledger tell. Plain and small: there are ten thousand of them.
struct RequestRow {
    QString requestId;
    QString keyId;
    QString keyName;
    QString accountId;  ///< of the last attempt
    QString accountName;
    QString model;
    QString route;
    QString reason;
    RequestOutcome outcome = RequestOutcome::Running;
    int status = 0;
    int attempts = 0;
    bool stream = false;
    qint64 startedMs = 0;  ///< since 1970, UTC
    qint64 firstByteMs = -1;
    qint64 durationMs = -1;
    qint64 overheadUs = -1;
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
    qint64 cacheReadTokens = 0;
    qint64 cacheCreationTokens = 0;
    api::Usd cost;
    quint32 rowsSeen = 0;  ///< of the ledger: bit n is attempt n + 1
    bool told = false;     ///< its `request.finished` was heard: the ledger has nothing to add

    bool operator==(const RequestRow&) const = default;

    /// What the prompt had, however it was paid.
    qint64 promptTokens() const { return inputTokens + cacheReadTokens + cacheCreationTokens; }

    static RequestRow fromStarted(const QJsonObject& event);
    static RequestRow fromFinished(const QJsonObject& event);
    static RequestRow fromAttempt(const api::Attempt& attempt);

    /// Takes over the end of a request that is listed as running; keeps what only its start told.
    void finish(const RequestRow& finished);
    /// Another row of the ledger about this request. False: it told nothing new.
    bool absorb(const RequestRow& attempt);
};

}  // namespace ui::requests
