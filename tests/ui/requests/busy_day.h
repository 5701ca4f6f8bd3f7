#pragma once

#include "tests/ui/requests/request_samples.h"

namespace ui::test {

/// Some of everything, as on a busy day.
inline void ofABusyDay(Sample& sample) {
    const int n = sample.number;
    if (n % 23 == 5) {
        sample.outcome = u"failed"_s;
        sample.status = 529;
        sample.reason = u"upstream answered 529"_s;
    } else if (n % 41 == 7) {
        sample.outcome = u"client_gone"_s;
        sample.status = 499;
    } else if (n % 37 == 3) {
        sample.outcome = u"rejected"_s;
        sample.status = 400;
        sample.reason = u"max_tokens: must be at least 1"_s;
    }
}

/// As GET /admin/requests/* answers it, of a request that came through at the second attempt.
inline QJsonObject storyJson(const Sample& last) {
    Sample first = last;
    first.attempt = 1;
    first.outcome = u"failed"_s;
    first.status = 529;
    first.reason = u"upstream answered 529"_s;
    first.durationMs = 240;
    Sample second = last;
    second.attempt = 2;
    second.startedMs += 260;
    QJsonArray stages;
    const auto stage = [&stages](const QString& name, int start, int length) {
        stages.append(QJsonObject{{u"name"_s, name}, {u"startUs"_s, start}, {u"durationUs"_s, length}});
    };
    stage(u"parse"_s, 0, 60);
    stage(u"authenticate"_s, 60, 12);
    stage(u"admit"_s, 72, 40);
    stage(u"choose"_s, 112, 21);
    stage(u"connect"_s, 133, 18'200);
    stage(u"wait"_s, 18'333, 221'000);
    stage(u"choose"_s, 240'000, 18);
    stage(u"connect"_s, 240'018, 800);
    stage(u"wait"_s, 240'818, 412'000);
    stage(u"stream"_s, 652'818, 1'230'000);
    stage(u"settle"_s, 1'882'818, 90);
    const auto candidate = [](int account, const QJsonValue& refusal, const QString& words) {
        return QJsonObject{{u"accountId"_s, u"account-%1"_s.arg(account)},
                           {u"name"_s, u"console-%1"_s.arg(account)},
                           {u"refusal"_s, refusal},
                           {u"words"_s, words}};
    };
    const int n = last.number;
    return {{u"requestId"_s, requestIdOf(n)},
            {u"keyId"_s, u"key-1"_s},
            {u"keyName"_s, u"team-1"_s},
            {u"route"_s, u"/v1/messages"_s},
            {u"requestedModel"_s, modelOf(n)},
            {u"client"_s, u"192.168.4.17"_s},
            {u"startedAt"_s, isoAt(last.startedMs)},
            {u"stages"_s, stages},
            {u"candidates"_s,
             QJsonArray{candidate((n + 1) % 4, u"tried"_s, u"already tried"_s),
                        candidate((n + 2) % 4, QJsonValue(), u""_s),
                        candidate((n + 3) % 4, u"cooling"_s,
                                  u"cooling down until 12:04:10 (429, anthropic-ratelimit-tokens-reset)"_s),
                        candidate(9, u"model"_s, u"not for this model"_s)}},
            {u"attempts"_s, QJsonArray{attemptJson(first), attemptJson(second)}}};
}

}  // namespace ui::test
