#include "tests/ui/keys/scripted_keys.h"

#include <algorithm>

namespace ui::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString iso(const QDateTime& time) {
    return time.toString(Qt::ISODateWithMs);
}

QJsonObject noLimits() {
    return {{"concurrency"_L1, 0},        {"windowMinutes"_L1, 0},    {"windowRequests"_L1, 0},
            {"windowTokens"_L1, 0},       {"windowCost"_L1, "0"_L1},  {"dailyCost"_L1, "0"_L1},
            {"weeklyCost"_L1, "0"_L1},    {"monthlyCost"_L1, "0"_L1}, {"totalCost"_L1, "0"_L1},
            {"families"_L1, QJsonArray()}};
}

QJsonObject used(const QString& id, int requests, int tokens, const QString& cost) {
    return {{"group"_L1, id}, {"requests"_L1, requests}, {"inputTokens"_L1, tokens}, {"costUsd"_L1, cost}};
}

QJsonObject limit(const QDateTime& now, const QString& kind, const QJsonValue& most, const QJsonValue& gone,
                  const QJsonValue& held) {
    return {{"kind"_L1, kind},
            {"family"_L1, ""_L1},
            {"counter"_L1, u"c:"_s + kind},
            {"limit"_L1, most},
            {"used"_L1, gone},
            {"held"_L1, held},
            {"resetsAt"_L1, iso(now.addSecs(4 * 3600 + 120))}};
}

QJsonObject series(const QDateTime& now) {
    QJsonArray rows;
    const QDateTime since = now.addDays(-1);
    qint64 all = 0;
    for (int step = 0; step < 96; ++step) {
        const int requests = step % 24 < 8 ? 0 : (step * 7) % 13 + step / 12;
        all += requests;
        rows.append(QJsonObject{{"start"_L1, iso(since.addSecs(step * 900))},
                                {"requests"_L1, requests},
                                {"costUsd"_L1, QString::number(requests) + u".25"_s}});
    }
    return {{"range"_L1, "day"_L1}, {"stepSeconds"_L1, 900}, {"since"_L1, iso(since)},
            {"until"_L1, iso(now)}, {"rows"_L1, rows},       {"total"_L1, QJsonObject{{"requests"_L1, all}}}};
}

QJsonObject attempt(const QDateTime& now, const QString& keyId, int minutes, const QString& outcome,
                    int status, const QString& reason) {
    return {{"keyId"_L1, keyId},
            {"requestId"_L1, u"req_%1"_s.arg(minutes)},
            {"requestedModel"_L1, "claude-sonnet-4-5"_L1},
            {"outcome"_L1, outcome},
            {"status"_L1, status},
            {"reason"_L1, reason},
            {"costUsd"_L1, "0.0123"_L1},
            {"startedAt"_L1, iso(now.addSecs(-60 * minutes))}};
}

QString idIn(const Seen& seen) {
    return seen.path.section(u'/', 3, 3);
}

}  // namespace

QJsonObject with(QJsonObject object, const QJsonObject& fields) {
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const QJsonObject inner = object.value(field.key()).toObject();
        if (field.value().isObject() && !inner.isEmpty())
            object[field.key()] = with(inner, field.value().toObject());
        else
            object[field.key()] = field.value();
    }
    return object;
}

QJsonObject plainKey(const QString& id, const QString& name) {
    return {{"id"_L1, id},
            {"name"_L1, name},
            {"hint"_L1, u"cr_…"_s + id.right(4)},
            {"enabled"_L1, true},
            {"createdAt"_L1, "2026-01-05T09:00:00.000Z"_L1},
            {"updatedAt"_L1, "2026-01-05T09:00:00.000Z"_L1},
            {"expiresAt"_L1, QJsonValue()},
            {"activationDays"_L1, 0},
            {"limits"_L1, noLimits()},
            {"weeklyReset"_L1, QJsonObject{{"day"_L1, 1}, {"hour"_L1, 0}}},
            {"queue"_L1, QJsonObject{{"places"_L1, 0}, {"waitMs"_L1, 0}}}};
}

void ScriptedKeys::serve(ScriptedApi& api) {
    m_api = &api;
    serveKeys();
    serveUse();
}

int ScriptedKeys::placeOf(const QString& id) const {
    for (int at = 0; at < m_keys.size(); ++at)
        if (m_keys.at(at).toObject().value("id"_L1).toString() == id) return at;
    return -1;
}

Scripted ScriptedKeys::list(const Seen& seen) const {
    const qsizetype offset = seen.query.queryItemValue(u"offset"_s).toInt();
    const qsizetype end = std::min(offset + seen.query.queryItemValue(u"limit"_s).toInt(), m_keys.size());
    QJsonArray rows;
    for (qsizetype at = offset; at < end; ++at)
        rows.append(m_keys.at(at));
    return {.body = {{"rows"_L1, rows}, {"total"_L1, m_keys.size()}}};
}

Scripted ScriptedKeys::create(const Seen& seen) {
    const int count = seen.body.value("count"_L1).toInt(1);
    QJsonArray rows;
    for (int at = 1; at <= count; ++at) {
        const QString name =
            seen.body.value("name"_L1).toString() + (count > 1 ? u"-%1"_s.arg(at) : QString());
        QJsonObject fields = seen.body;
        fields.remove("count"_L1);
        fields["name"_L1] = name;
        QJsonObject key = with(plainKey(u"new-"_s + name, name), fields);
        m_keys.prepend(key);
        key["key"_L1] = u"cr_secret_of_"_s + name;
        rows.append(key);
    }
    if (count == 1) return {.status = 201, .body = rows.first().toObject()};
    return {.status = 201, .body = {{"rows"_L1, rows}}};
}

Scripted ScriptedKeys::change(const Seen& seen) {
    const int at = placeOf(idIn(seen));
    if (at < 0) return {.status = 404, .body = {{"error"_L1, QJsonObject{{"code"_L1, "NOT_FOUND"_L1}}}}};
    if (seen.method == "DELETE") {
        m_keys.removeAt(at);
        return {.status = 204};
    }
    QJsonObject fields = seen.body;
    fields.remove("ifUpdatedAt"_L1);
    m_keys[at] = with(m_keys.at(at).toObject(), fields);
    return {.body = m_keys.at(at).toObject()};
}

void ScriptedKeys::serveKeys() {
    m_api->handle(u"GET /admin/keys"_s, [this](const Seen& seen) { return list(seen); });
    m_api->handle(u"POST /admin/keys"_s, [this](const Seen& seen) { return create(seen); });
    m_api->handle(u"PATCH /admin/keys/*"_s, [this](const Seen& seen) { return change(seen); });
    m_api->handle(u"DELETE /admin/keys/*"_s, [this](const Seen& seen) { return change(seen); });
    m_api->handle(u"POST /admin/keys/*/rotate"_s, [this](const Seen& seen) {
        const int at = placeOf(idIn(seen));
        return Scripted{.body = with(m_keys.at(at).toObject(), {{"key"_L1, "cr_rotated"_L1}})};
    });
    m_api->answerRows(u"GET /admin/keys/*/limits"_s, {});
    m_api->answerRows(u"POST /admin/keys/*/limits/reset"_s, {});
    m_api->answerRows(u"GET /admin/accounts"_s, {QJsonObject{{"id"_L1, "acc-1"_L1}, {"name"_L1, "main"_L1}}});
    m_api->answerRows(u"GET /admin/groups"_s,
                      {QJsonObject{{"id"_L1, "grp-1"_L1}, {"name"_L1, "research"_L1}}});
    m_api->answerRows(u"GET /admin/settings"_s,
                      {QJsonObject{{"name"_L1, "TIMEZONE"_L1}, {"value"_L1, "UTC"_L1}}});
}

void ScriptedKeys::serveUse() {
    m_api->handle(u"GET /admin/usage"_s, [this](const Seen& seen) {
        if (seen.query.queryItemValue(u"by"_s) == "model"_L1) {
            const QJsonArray models{used(u"claude-sonnet-4-5"_s, 312, 0, u"9.41"_s),
                                    used(u"claude-haiku-4-5"_s, 1, 0, u"0.02"_s)};
            return Scripted{.body = {{"rows"_L1, models}}};
        }
        const bool month = seen.query.queryItemValue(u"since"_s).endsWith("-01"_L1) && !usageMonth.isEmpty();
        return Scripted{.body = {{"rows"_L1, month ? usageMonth : usageToday}}};
    });
    m_api->handle(u"GET /admin/concurrency"_s,
                  [this](const Seen&) { return Scripted{.body = {{"rows"_L1, running}}}; });
    m_api->handle(u"GET /admin/usage/series"_s,
                  [this](const Seen&) { return Scripted{.body = series(clock())}; });
    m_api->handle(u"GET /admin/attempts"_s, [this](const Seen& seen) {
        const QString id = seen.query.queryItemValue(u"keyId"_s);
        if (id.isEmpty()) return Scripted{.body = {{"rows"_L1, QJsonArray()}}};
        const QJsonArray rows{attempt(clock(), id, 4, u"succeeded"_s, 200, {}),
                              attempt(clock(), id, 61, u"failed"_s, 529, u"the provider is overloaded"_s)};
        return Scripted{.body = {{"rows"_L1, rows}}};
    });
}

void ScriptedKeys::setKeys(const QJsonArray& keys) {
    m_keys = keys;
}

void ScriptedKeys::setTypical() {
    const QDateTime now = clock();
    const QJsonObject ann{
        {"owner"_L1, "ann@example.com"_L1},
        {"tags"_L1, QJsonArray{"team-a"_L1, "laptop"_L1}},
        {"allowModels"_L1, QJsonArray{"claude-*"_L1}},
        {"denyModels"_L1, QJsonArray{"*opus*"_L1}},
        {"limits"_L1,
         QJsonObject{{"monthlyCost"_L1, "50"_L1}, {"dailyCost"_L1, "5"_L1}, {"concurrency"_L1, 4}}}};
    const QJsonObject ci{{"tags"_L1, QJsonArray{"ci"_L1}},
                         {"groupId"_L1, "grp-1"_L1},
                         {"expiresAt"_L1, iso(now.addDays(3).addSecs(60))},
                         {"limits"_L1, QJsonObject{{"monthlyCost"_L1, "20"_L1}}}};
    m_keys = {with(plainKey(u"k-ann"_s, u"ann"_s), ann),
              with(plainKey(u"k-ci"_s, u"ci-runner"_s), ci),
              with(plainKey(u"k-bob"_s, u"bob"_s), {{"owner"_L1, "bob@example.com"_L1},
                                                    {"limits"_L1, QJsonObject{{"dailyCost"_L1, "2"_L1}}}}),
              with(plainKey(u"k-new"_s, u"course-7"_s),
                   {{"activationDays"_L1, 30}, {"tags"_L1, QJsonArray{"course"_L1}}}),
              with(plainKey(u"k-old"_s, u"trial"_s), {{"expiresAt"_L1, iso(now.addDays(-20).addSecs(60))}}),
              with(plainKey(u"k-off"_s, u"intern-2025"_s),
                   {{"enabled"_L1, false}, {"owner"_L1, "ann@example.com"_L1}})};
    usageToday = {used(u"k-ann"_s, 128, 1'204'000, u"4.21"_s), used(u"k-ci"_s, 40, 88'000, u"0.38"_s),
                  used(u"k-bob"_s, 61, 402'000, u"2.004"_s)};
    usageMonth = {used(u"k-ann"_s, 2210, 18'400'000, u"43.5"_s), used(u"k-ci"_s, 803, 2'100'000, u"7.12"_s),
                  used(u"k-bob"_s, 400, 3'002'000, u"14.6"_s)};
    const QJsonObject owner{{"type"_L1, "key"_L1}, {"id"_L1, "k-ann"_L1}};
    running = {QJsonObject{{"owner"_L1, owner}}, QJsonObject{{"owner"_L1, owner}},
               QJsonObject{{"owner"_L1, QJsonObject{{"type"_L1, "account"_L1}, {"id"_L1, "k-bob"_L1}}}}};
    m_api->answerRows(
        u"GET /admin/keys/k-ann/limits"_s,
        {limit(now, u"concurrency"_s, 4, 2, 0), limit(now, u"daily_cost"_s, u"5"_s, u"4.21"_s, u"0.35"_s),
         limit(now, u"monthly_cost"_s, u"50"_s, u"43.5"_s, u"0.35"_s),
         limit(now, u"window_tokens"_s, QJsonValue(), 12'000, 0)});
}

void ScriptedKeys::setCrowded(int count) {
    m_keys = {};
    usageToday = {};
    for (int at = 0; at < count; ++at) {
        const QString id = u"k%1"_s.arg(at);
        const QString name = at % 7 == 0 ? u"a-key-with-a-name-that-somebody-made-far-too-long-%1"_s.arg(at)
                                         : u"key-%1"_s.arg(at);
        m_keys.append(
            with(plainKey(id, name),
                 {{"owner"_L1, u"somebody.with.a.long.name%1@departments.example.com"_s.arg(at % 40)},
                  {"tags"_L1, QJsonArray{u"team-%1"_s.arg(at % 9), u"contractors"_s, u"until-summer"_s}},
                  {"enabled"_L1, at % 11 != 0},
                  {"limits"_L1, QJsonObject{{"monthlyCost"_L1, "1000"_L1}, {"concurrency"_L1, 10}}}}));
        usageToday.append(used(id, at * 37 % 5000, at * 77'777, QString::number(at * 7 % 1100) + u".37"_s));
    }
    usageMonth = usageToday;
}

}  // namespace ui::test
