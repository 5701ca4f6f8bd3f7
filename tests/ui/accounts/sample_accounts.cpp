#include "tests/ui/accounts/sample_accounts.h"

#include "tests/ui/support/scripted_api.h"

namespace ui::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject fieldOf(const QString& name, const QString& kind, const QString& group,
                    const QJsonObject& more = {}) {
    QJsonObject field{{u"name"_s, name},
                      {u"kind"_s, kind},
                      {u"group"_s, group},
                      {u"required"_s, false},
                      {u"default"_s, QJsonValue::Null},
                      {u"allowed"_s, QJsonArray()},
                      {u"minimum"_s, QJsonValue::Null},
                      {u"maximum"_s, QJsonValue::Null},
                      {u"description"_s, u"In the relay's words."_s}};
    for (auto value = more.begin(); value != more.end(); ++value)
        field.insert(value.key(), value.value());
    return field;
}

const QJsonObject kNeeded{{u"required"_s, true}};

QJsonObject withDefault(const QJsonValue& value) {
    return {{u"default"_s, value}};
}

QJsonArray consoleFields() {
    return {
        fieldOf(u"name"_s, u"text"_s, u"general"_s, kNeeded),
        fieldOf(u"description"_s, u"text"_s, u"general"_s, withDefault(QString())),
        fieldOf(u"enabled"_s, u"flag"_s, u"general"_s, withDefault(true)),
        fieldOf(u"baseUrl"_s, u"url"_s, u"connection"_s, kNeeded),
        fieldOf(u"secret"_s, u"secret"_s, u"connection"_s, kNeeded),
        fieldOf(
            u"authScheme"_s, u"choice"_s, u"connection"_s,
            {{u"allowed"_s, QJsonArray{u"auto"_s, u"x-api-key"_s, u"bearer"_s}}, {u"default"_s, u"auto"_s}}),
        fieldOf(u"schedulable"_s, u"flag"_s, u"schedule"_s, withDefault(true)),
        fieldOf(u"priority"_s, u"integer"_s, u"schedule"_s,
                {{u"default"_s, 50}, {u"minimum"_s, 1}, {u"maximum"_s, 100}}),
        fieldOf(u"activeHours"_s, u"hours"_s, u"schedule"_s, withDefault(QString())),
        fieldOf(u"maxConcurrency"_s, u"integer"_s, u"limits"_s, {{u"default"_s, 0}, {u"maximum"_s, 100000}}),
        fieldOf(u"dailyQuota"_s, u"money"_s, u"limits"_s, withDefault(u"0"_s)),
        fieldOf(u"queue"_s, u"queue"_s, u"limits"_s,
                withDefault(QJsonObject{{u"places"_s, 0}, {u"waitMs"_s, 60000}})),
        fieldOf(u"subscriptionEndsAt"_s, u"date"_s, u"limits"_s),
        fieldOf(u"models"_s, u"list"_s, u"models"_s, withDefault(QJsonArray())),
        fieldOf(u"modelMap"_s, u"map"_s, u"models"_s, withDefault(QJsonObject())),
        fieldOf(u"customHeaders"_s, u"map"_s, u"advanced"_s, withDefault(QJsonObject())),
        fieldOf(u"somethingNew"_s, u"hologram"_s, u"advanced"_s),
    };
}

QJsonObject usageRow(const QString& group, int attempts, int failures, qint64 tokens) {
    return {{u"group"_s, group},
            {u"name"_s, group},
            {u"requests"_s, attempts},
            {u"attempts"_s, attempts},
            {u"failures"_s, failures},
            {u"inputTokens"_s, tokens / 2},
            {u"outputTokens"_s, tokens / 10},
            {u"cacheReadTokens"_s, tokens - tokens / 2 - tokens / 10},
            {u"costUsd"_s, u"1.5"_s}};
}

QJsonObject sampleDay() {
    constexpr int kSteps = 96;
    constexpr qint64 kStep = 900;
    QJsonArray rows;
    for (int i = 0; i < kSteps; ++i) {
        // Two busy stretches, a quiet night and a burst of failures.
        const int attempts = i < 20 ? i % 4 : i < 60 ? 30 + (i * 7) % 23 : i < 72 ? 6 : 40 + (i * 5) % 31;
        const int failures = i > 80 && i < 86 ? attempts / 3 : 0;
        rows.append(QJsonObject{{u"start"_s, momentIn((i - kSteps) * kStep)},
                                {u"requests"_s, attempts},
                                {u"attempts"_s, attempts},
                                {u"failures"_s, failures},
                                {u"costUsd"_s, u"0.042"_s}});
    }
    return {{u"range"_s, u"day"_s},
            {u"stepSeconds"_s, kStep},
            {u"since"_s, momentIn(-kSteps * kStep)},
            {u"until"_s, momentIn(0)},
            {u"rows"_s, rows},
            {u"total"_s, QJsonObject{{u"attempts"_s, 2500}, {u"failures"_s, 61}, {u"costUsd"_s, u"4.03"_s}}},
            {u"previous"_s, QJsonObject()}};
}

QJsonArray sampleErrors() {
    QJsonArray rows;
    for (int i = 0; i < 3; ++i)
        rows.append(QJsonObject{{u"id"_s, 900 - i},
                                {u"requestId"_s, u"req_%1"_s.arg(900 - i)},
                                {u"accountId"_s, u"a2"_s},
                                {u"outcome"_s, u"failed"_s},
                                {u"status"_s, i == 2 ? 529 : 429},
                                {u"model"_s, u"claude-sonnet-4-5"_s},
                                {u"reason"_s, u"upstream said: rate limit of input tokens a minute"_s},
                                {u"startedAt"_s, momentIn(-60 * (i + 1))}});
    return rows;
}

}  // namespace

QDateTime sampleNow() {
    return QDateTime(QDate(2026, 11, 26), QTime(10, 0), Qt::UTC);
}

QString momentIn(qint64 seconds) {
    return sampleNow().addSecs(seconds).toString(Qt::ISODateWithMs);
}

QJsonObject sampleAccount(const QString& id, const QString& name, const QJsonObject& more) {
    QJsonObject account{{u"id"_s, id},
                        {u"name"_s, name},
                        {u"description"_s, QString()},
                        {u"type"_s, u"claude-console"_s},
                        {u"baseUrl"_s, u"https://api.example.com"_s},
                        {u"authScheme"_s, u"auto"_s},
                        {u"secretHint"_s, u"…9f3a"_s},
                        {u"modelMap"_s, QJsonObject()},
                        {u"models"_s, QJsonArray()},
                        {u"customHeaders"_s, QJsonObject()},
                        {u"priority"_s, 50},
                        {u"enabled"_s, true},
                        {u"schedulable"_s, true},
                        {u"autoProtection"_s, true},
                        {u"maxConcurrency"_s, 0},
                        {u"dailyQuota"_s, u"0"_s},
                        {u"activeHours"_s, QString()},
                        {u"queue"_s, QJsonObject{{u"places"_s, 4}, {u"waitMs"_s, 9000}}},
                        {u"subscriptionEndsAt"_s, QJsonValue::Null},
                        {u"createdAt"_s, momentIn(-86'400 * 40)},
                        {u"updatedAt"_s, momentIn(-86'400)},
                        {u"lastUsedAt"_s, momentIn(-90)},
                        {u"state"_s, u"ready"_s},
                        {u"mark"_s, QJsonValue::Null},
                        {u"familyMarks"_s, QJsonArray()},
                        {u"inFlight"_s, 0},
                        {u"spentToday"_s, u"0"_s}};
    for (auto value = more.begin(); value != more.end(); ++value)
        account.insert(value.key(), value.value());
    return account;
}

QJsonObject coolingAccount(const QString& id, const QString& name, const QString& cause, int status,
                           qint64 secondsLeft) {
    const QJsonObject mark{{u"cause"_s, cause},
                           {u"family"_s, QString()},
                           {u"status"_s, status},
                           {u"evidence"_s, u"%1 with retry-after: 300"_s.arg(status)},
                           {u"since"_s, momentIn(-48)},
                           {u"until"_s, momentIn(secondsLeft)},
                           {u"probeAt"_s, momentIn(secondsLeft / 2)},
                           {u"failures"_s, 2},
                           {u"source"_s, u"retry-after"_s}};
    return sampleAccount(id, name, {{u"state"_s, u"cooling"_s}, {u"mark"_s, mark}});
}

QJsonArray typicalAccounts() {
    QJsonObject family{{u"cause"_s, u"rate_limited"_s},
                       {u"family"_s, u"opus"_s},
                       {u"status"_s, 429},
                       {u"evidence"_s, u"429, limit of opus"_s},
                       {u"until"_s, momentIn(1500)}};
    return {
        sampleAccount(u"a1"_s, u"team-a"_s,
                      {{u"maxConcurrency"_s, 10},
                       {u"inFlight"_s, 3},
                       {u"dailyQuota"_s, u"20"_s},
                       {u"spentToday"_s, u"4.213"_s},
                       {u"description"_s, u"Paid by the platform team"_s},
                       {u"priority"_s, 10},
                       {u"familyMarks"_s, QJsonArray{family}}}),
        coolingAccount(u"a2"_s, u"team-b"_s, u"rate_limited"_s, 429, 252),
        coolingAccount(u"a3"_s, u"old key"_s, u"auth_rejected"_s, 401, 1700),
        sampleAccount(u"a4"_s, u"burst"_s,
                      {{u"state"_s, u"full"_s},
                       {u"maxConcurrency"_s, 4},
                       {u"inFlight"_s, 4},
                       {u"spentToday"_s, u"11.9"_s}}),
        sampleAccount(u"a5"_s, u"budgeted"_s,
                      {{u"state"_s, u"spent"_s}, {u"dailyQuota"_s, u"5"_s}, {u"spentToday"_s, u"5.02"_s}}),
        sampleAccount(
            u"a6"_s, u"spare"_s,
            {{u"state"_s, u"paused"_s}, {u"schedulable"_s, false}, {u"lastUsedAt"_s, QJsonValue::Null}}),
    };
}

QJsonArray crowdedAccounts(int count) {
    QJsonArray rows;
    for (int i = 0; i < count; ++i) {
        const QString id = u"c%1"_s.arg(i);
        const QString name =
            i % 17 == 3
                ? u"a very long name that somebody gave to the account of the whole data department %1"_s.arg(
                      i)
                : u"account-%1"_s.arg(i, 3, 10, QLatin1Char('0'));
        if (i % 11 == 5) {
            rows.append(coolingAccount(id, name, u"overloaded"_s, 529, 30 + i * 7));
            continue;
        }
        rows.append(sampleAccount(id, name,
                                  {{u"inFlight"_s, i % 9},
                                   {u"maxConcurrency"_s, i % 3 == 0 ? 0 : 10},
                                   {u"dailyQuota"_s, i % 4 == 0 ? u"250"_s : u"0"_s},
                                   {u"spentToday"_s, QString::number(i) + u".137"_s},
                                   {u"priority"_s, 1 + i % 100},
                                   {u"state"_s, i % 23 == 7 ? u"paused"_s : u"ready"_s}}));
    }
    return rows;
}

QJsonArray sampleTypes() {
    return {QJsonObject{{u"type"_s, u"claude-console"_s},
                        {u"name"_s, u"Claude Console (API key)"_s},
                        {u"fields"_s, consoleFields()}},
            QJsonObject{{u"type"_s, u"tiny"_s},
                        {u"name"_s, u"Tiny"_s},
                        {u"fields"_s, QJsonArray{fieldOf(u"name"_s, u"text"_s, u"general"_s, kNeeded),
                                                 fieldOf(u"region"_s, u"choice"_s, u"general"_s,
                                                         {{u"allowed"_s, QJsonArray{u"eu"_s, u"us"_s}}})}}}};
}

QJsonArray sampleGroups() {
    return {QJsonObject{{u"id"_s, u"g1"_s},
                        {u"name"_s, u"research"_s},
                        {u"description"_s, u"Long contexts"_s},
                        {u"accountIds"_s, QJsonArray{u"a1"_s, u"a2"_s}}},
            QJsonObject{{u"id"_s, u"g2"_s},
                        {u"name"_s, u"nightly"_s},
                        {u"description"_s, QString()},
                        {u"accountIds"_s, QJsonArray{u"a4"_s}}}};
}

QJsonArray sampleKeys() {
    return {QJsonObject{{u"id"_s, u"k1"_s}, {u"name"_s, u"alice"_s}, {u"accountId"_s, u"a2"_s}},
            QJsonObject{{u"id"_s, u"k2"_s}, {u"name"_s, u"ci"_s}, {u"accountId"_s, u"a2"_s}},
            QJsonObject{{u"id"_s, u"k3"_s}, {u"name"_s, u"bob"_s}, {u"groupId"_s, u"g1"_s}}};
}

void scriptRelay(ScriptedApi& api, const QJsonArray& accounts) {
    api.answerRows(u"GET /admin/accounts"_s, accounts);
    for (const QJsonValue& account : accounts)
        api.answer(u"GET /admin/accounts/"_s + account.toObject().value("id"_L1).toString(),
                   account.toObject());
    api.answerRows(u"GET /admin/account-types"_s, sampleTypes());
    api.answerRows(u"GET /admin/settings"_s,
                   {QJsonObject{{u"name"_s, u"TIMEZONE"_s}, {u"value"_s, u"Pacific/Kiritimati"_s}}});
    api.answerRows(u"GET /admin/groups"_s, sampleGroups());
    api.answerRows(u"GET /admin/keys"_s, sampleKeys());
    api.handle(u"GET /admin/usage"_s, [](const Seen& seen) {
        QJsonArray rows{usageRow(u"claude-sonnet-4-5"_s, 900, 3, 4'000'000),
                        usageRow(u"claude-haiku-4-5"_s, 300, 0, 90'000)};
        if (seen.query.queryItemValue(u"by"_s) == u"account")
            rows = {usageRow(u"a1"_s, 1240, 3, 18'400'000), usageRow(u"a2"_s, 310, 61, 2'100'000),
                    usageRow(u"a4"_s, 77, 0, 81'000), usageRow(u"c3"_s, 77, 2, 81'000)};
        return Scripted{.body = {{u"rows"_s, rows}}};
    });
    api.answer(u"GET /admin/usage/series"_s, sampleDay());
    api.answer(u"GET /admin/attempts"_s, {{u"rows"_s, sampleErrors()}, {u"next"_s, QJsonValue::Null}});
    api.answer(u"POST /admin/explain"_s,
               {{u"admitted"_s, true},
                {u"reason"_s, QString()},
                {u"chosen"_s, u"a1"_s},
                {u"serving"_s, 1},
                {u"candidates"_s,
                 QJsonArray{QJsonObject{{u"accountId"_s, u"a1"_s},
                                        {u"name"_s, u"team-a"_s},
                                        {u"order"_s, 1},
                                        {u"refusal"_s, QJsonValue::Null},
                                        {u"words"_s, u"priority 10, 3 in flight"_s}},
                            QJsonObject{{u"accountId"_s, u"a2"_s},
                                        {u"name"_s, u"team-b"_s},
                                        {u"order"_s, 2},
                                        {u"refusal"_s, u"cooling"_s},
                                        {u"words"_s,
                                         u"cooling down until 10:04:12 (429 with retry-after: 300)"_s}}}}});
}

}  // namespace ui::test
