#pragma once

#include "ui/api/attempt.h"

namespace ui::api {

/// A stretch of a request's time.
struct Stage {
    QString name;  ///< "parse", "authenticate", "admit", "choose", "connect", "wait", "stream", "settle"
    qint64 startUs = 0;  ///< since the request's head was there
    qint64 durationUs = 0;

    static Stage fromJson(const QJsonObject& object);
};

/// An account that could have served a request.
struct Candidate {
    QString accountId;
    QString accountName;
    int order = 0;
    std::optional<QString> refusal;  ///< nothing: it serves
    QDateTime until;
    bool probe = false;
    bool bound = false;
    QString sticky;  ///< "none", "home", "detour", "broken"
    QString words;   ///< why, in English

    static Candidate fromJson(const QJsonObject& object);
};

/// Everything that is known of one request.
struct RequestStory {
    QString requestId;
    QString keyId;
    QString keyName;
    QString route;
    QString requestedModel;
    QString client;  ///< its address; empty: not kept
    QDateTime startedAt;
    std::optional<QList<Stage>> stages;  ///< nothing: no longer or never kept
    std::optional<QList<Candidate>> candidates;
    QList<Attempt> attempts;

    static RequestStory fromJson(const QJsonObject& object);
};

/// What would become of a request: the dry run.
struct Explanation {
    bool admitted = false;
    QString reason;  ///< why not
    Usd reserved;
    Usd overshoot;
    QString serving;
    QString chosen;  ///< the account's id; empty: none
    QList<Candidate> candidates;

    static Explanation fromJson(const QJsonObject& object);
};

}  // namespace ui::api
