#include "tests/ui/overview/overview_samples.h"

#include "tests/ui/support/scripted_api.h"

#include <algorithm>
#include <cmath>

namespace ui::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString iso(const QDateTime& time) {
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject sums(int requests, int failures, const QString& cost) {
    return {{u"requests"_s, requests},
            {u"attempts"_s, requests + failures},
            {u"failures"_s, failures},
            {u"inputTokens"_s, requests * 900},
            {u"outputTokens"_s, requests * 420},
            {u"cacheReadTokens"_s, requests * 6'100},
            {u"cacheCreationTokens"_s, requests * 350},
            {u"costUsd"_s, cost},
            {u"addedP50Us"_s, requests > 0 ? QJsonValue(184) : QJsonValue()},
            {u"firstByteP50Ms"_s, requests > 0 ? QJsonValue(510) : QJsonValue()}};
}

QJsonObject usage(const QString& group, const QString& name, int requests, const QString& cost) {
    QJsonObject row = sums(requests, 0, cost);
    row[u"group"_s] = group;
    row[u"name"_s] = name;
    return row;
}

}  // namespace

QDateTime overviewNow() {
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
}

QJsonObject usageSeries(int steps, int stepSeconds, bool quiet) {
    QJsonArray rows;
    int requests = 0;
    int failures = 0;
    qint64 cents = 0;
    for (int step = 0; step < steps; ++step) {
        const double wave = 1 + std::sin(step / 9.0) + 0.4 * std::sin(step * 1.7);
        const int here = quiet ? 0 : static_cast<int>(40 * std::max(0.0, wave));
        const int bad = here / 17;
        const qint64 spent = here * 2 + step % 5;
        QJsonObject row =
            sums(here, bad, QString::number(static_cast<double>(quiet ? 0 : spent) / 100, 'f', 2));
        row[u"start"_s] = iso(overviewNow().addSecs(qint64(step - steps) * stepSeconds));
        rows.append(row);
        requests += here;
        failures += bad;
        cents += quiet ? 0 : spent;
    }
    return {{u"range"_s, u"day"_s},
            {u"stepSeconds"_s, stepSeconds},
            {u"since"_s, iso(overviewNow().addSecs(-qint64(steps) * stepSeconds))},
            {u"until"_s, iso(overviewNow())},
            {u"rows"_s, rows},
            {u"total"_s, sums(requests, failures, QString::number(static_cast<double>(cents) / 100, 'f', 2))},
            {u"previous"_s,
             sums(quiet ? 0 : requests * 4 / 5, quiet ? 0 : failures * 2, quiet ? u"0"_s : u"58.20"_s)}};
}

QJsonObject healthAccount(int number, const QString& state, const QJsonValue& mark) {
    return {{u"id"_s, u"account-%1"_s.arg(number)},
            {u"name"_s, u"claude-console-%1"_s.arg(number)},
            {u"state"_s, state},
            {u"enabled"_s, state != "disabled"_L1},
            {u"schedulable"_s, state != "paused"_L1},
            {u"dailyQuota"_s, u"25"_s},
            {u"spentToday"_s, u"25.02"_s},
            {u"mark"_s, mark},
            {u"familyMarks"_s, QJsonArray()}};
}

QJsonObject healthMark(const QString& cause, int status, int seconds) {
    return {{u"cause"_s, cause},
            {u"family"_s, u""_s},
            {u"status"_s, status},
            {u"evidence"_s, u"retry-after"_s},
            {u"since"_s, iso(overviewNow().addSecs(-60))},
            {u"until"_s, iso(overviewNow().addSecs(seconds))}};
}

QJsonArray healthAccounts(int accounts) {
    QJsonArray rows;
    for (int number = 0; number < accounts; ++number) {
        if (number % 29 == 3)
            rows.append(healthAccount(number, u"cooling"_s, healthMark(u"rate_limited"_s, 429, 252)));
        else if (number % 53 == 11)
            rows.append(healthAccount(number, u"cooling"_s, healthMark(u"auth_rejected"_s, 401, 86'400)));
        else if (number % 61 == 20)
            rows.append(healthAccount(number, u"spent"_s));
        else if (number % 31 == 9)
            rows.append(healthAccount(number, u"paused"_s));
        else if (number % 43 == 14)
            rows.append(healthAccount(number, u"disabled"_s));
        else
            rows.append(healthAccount(number, u"ready"_s));
    }
    return rows;
}

void scriptOverview(ScriptedApi& api, const QJsonArray& accounts) {
    api.handle(u"GET /admin/usage/series"_s, [](const Seen& seen) {
        const QString range = seen.query.queryItemValue(u"range"_s);
        return Scripted{.body = range == "hour"_L1    ? usageSeries(60, 60)
                                : range == "week"_L1  ? usageSeries(84, 7'200)
                                : range == "month"_L1 ? usageSeries(30, 86'400)
                                                      : usageSeries(96, 900)};
    });
    api.handle(u"GET /admin/usage"_s, [](const Seen& seen) {
        if (seen.query.queryItemValue(u"by"_s) == "model"_L1)
            return Scripted{
                .body = {
                    {u"rows"_s, QJsonArray{usage(u"claude-haiku-4-5-20251001"_s, {}, 1'820, u"4.10"_s),
                                           usage(u"claude-opus-4-1-20250805"_s, {}, 402, u"51.20"_s),
                                           usage(u"claude-sonnet-4-5-20250929"_s, {}, 2'100, u"28.77"_s)}}}};
        QJsonArray rows;
        const QStringList names{u"backend-team"_s, u"ci"_s,
                                u"alice"_s,        u"a-key-with-a-name-that-goes-on-and-on-for-long"_s,
                                u"bob"_s,          u"docs-bot"_s,
                                u"night-batch"_s};
        for (int key = 0; key < names.size(); ++key)
            rows.append(usage(u"key-%1"_s.arg(key), names.at(key), 1'900 - 240 * key,
                              QString::number(33.4 / (key + 1), 'f', 2)));
        return Scripted{.body = {{u"rows"_s, rows}}};
    });
    api.answerRows(u"GET /admin/accounts"_s, accounts);
    const QJsonObject limited{{u"id"_s, u"key-1"_s},
                              {u"name"_s, u"ci"_s},
                              {u"enabled"_s, true},
                              {u"limits"_s, QJsonObject{{u"dailyCost"_s, u"20"_s}}}};
    api.answerRows(u"GET /admin/keys"_s, {limited});
    api.answerRows(u"GET /admin/keys/key-1/limits"_s,
                   {QJsonObject{{u"kind"_s, u"daily_cost"_s},
                                {u"family"_s, u""_s},
                                {u"limit"_s, u"20"_s},
                                {u"used"_s, u"18.1"_s},
                                {u"held"_s, u"0.3"_s},
                                {u"resetsAt"_s, iso(overviewNow().addSecs(5 * 3'600))}}});
}

}  // namespace ui::test
