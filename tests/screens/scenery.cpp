#include "tests/screens/scenery.h"

#include "tests/ui/accounts/sample_accounts.h"
#include "tests/ui/logs/log_samples.h"
#include "tests/ui/overview/overview_samples.h"
#include "tests/ui/requests/busy_day.h"
#include "tests/ui/settings/settings_bench.h"

#include <QFile>
#include <QJsonDocument>

#include <utility>

namespace ui::test {

namespace {

constexpr int kManyAccounts = 200;
constexpr int kManyKeys = 1'000;
constexpr int kManyRequests = 10'000;
constexpr int kSomeRequests = 60;
constexpr int kManyLines = 10'000;
constexpr int kSomeLines = 24;
constexpr int kRunning = 6;
/// Of a failed one that came through at the second attempt.
constexpr int kStory = 40;

/// Every setting that a relay has, all at their defaults.
QJsonArray everySetting() {
    QFile file(QStringLiteral(RELAYWRIGHT_SCREENS_SOURCE "/settings.json"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("settings.json cannot be read");
    return QJsonDocument::fromJson(file.readAll()).object().value("rows"_L1).toArray();
}

/// Each from somewhere else than its default, with a value that is long where it may be.
QJsonArray everySettingChanged() {
    QJsonArray rows = everySetting();
    for (qsizetype at = 0; at < rows.size(); ++at) {
        QJsonObject row = rows.at(at).toObject();
        const bool path = row.value("allowed"_L1).toString().contains("path"_L1);
        if (path) row[u"value"_s] = u"/srv/relaywright/of-the-whole-data-department/%1.conf"_s.arg(at);
        if (at % 3 == 0) {
            row[u"source"_s] = u"file"_s;
            row[u"where"_s] = u"/etc/relaywright/relaywright.conf:%1"_s.arg(at + 12);
        } else if (at % 3 == 1 && row.value("storable"_L1).toBool()) {
            row[u"source"_s] = u"stored"_s;
            row[u"where"_s] = u"stored settings"_s;
            row[u"stored"_s] = row.value("value"_L1);
            row[u"pending"_s] = at % 2 == 0;
        } else {
            row[u"source"_s] = u"environment"_s;
            row[u"where"_s] = u"environment"_s;
        }
        rows[at] = row;
    }
    return rows;
}

QJsonArray accountsOf(Scene scene) {
    switch (scene) {
        case Scene::Empty:
            break;
        case Scene::Typical:
            return typicalAccounts();
        case Scene::Crowded:
            return crowdedAccounts(kManyAccounts);
    }
    return {};
}

}  // namespace

QString Screen::name() const {
    const QString scenes[] = {u"empty"_s, u"typical"_s, u"crowded"_s};
    return u"%1-%2-%3-%4-%5"_s.arg(page, scenes[static_cast<int>(scene)], dark ? u"dark"_s : u"light"_s,
                                   chinese ? u"zh"_s : u"en"_s, QString::number(size.width()));
}

Scenery::Scenery(ScriptedApi& api, const QString& page, Scene scene) : m_page(page), m_scene(scene) {
    scriptStatus(api);
    if (page == "overview"_L1) scriptTheOverview(api);
    if (page == "requests"_L1) scriptRequests(api);
    if (page == "accounts"_L1) scriptAccounts(api);
    if (page == "keys"_L1) scriptKeys(api);
    if (page == "logs"_L1) scriptLogs(api);
    if (page == "settings"_L1) scriptSettings(api);
    if (page == "setup"_L1) scriptSetup(api);
}

QDateTime Scenery::now() const {
    if (m_page == "accounts"_L1) return sampleNow();
    if (m_page == "requests"_L1) return QDateTime::fromMSecsSinceEpoch(kNoonMs + 2'000, Qt::UTC);
    // Not the first of a month: today is not all of it.
    if (m_page == "keys"_L1) return overviewNow().addDays(11);
    return overviewNow();
}

QString Scenery::target() const {
    if (m_scene != Scene::Typical) return {};
    if (m_page == "accounts"_L1) return u"a2"_s;
    if (m_page == "keys"_L1) return u"k-ann"_s;
    if (m_page == "requests"_L1) return requestIdOf(kStory);
    return {};
}

double Scenery::scrolled() const {
    if (m_scene != Scene::Crowded) return 0;
    if (m_page == "setup"_L1) return 1;
    return m_page == "settings"_L1 ? 0.4 : 0;
}

void Scenery::play(ScriptedApi& api) const {
    if (!isPlayed()) return;
    const int first = m_scene == Scene::Typical ? kSomeRequests : kManyRequests;
    for (int number = first; number < first + kRunning; ++number)
        api.sendEvent(u"request.started"_s, startedJson(number, kNoonMs + 200 * (number - first)));
}

void Scenery::scriptStatus(ScriptedApi& api) const {
    const bool empty = m_scene == Scene::Empty;
    const bool crowded = m_scene == Scene::Crowded;
    QJsonObject status = ScriptedApi::quietStatus();
    status[u"inFlight"_s] = empty ? 0 : crowded ? 1'284 : 12;
    status[u"requests"_s] = empty ? 0 : crowded ? 48'201'733 : 4'321;
    status[u"addedP50Us"_s] = empty ? 0 : crowded ? 1'430 : 180;
    status[u"addedP99Us"_s] = empty ? 0 : crowded ? 28'900 : 700;
    status[u"costTodayUsd"_s] = empty ? u"0"_s : crowded ? u"12481.07"_s : u"4.21"_s;
    const int accounts = static_cast<int>(accountsOf(m_scene).size());
    status[u"accounts"_s] = QJsonObject{{u"total"_s, accounts}, {u"ready"_s, accounts * 4 / 5}};
    const int keys = empty ? 0 : crowded ? kManyKeys : 6;
    status[u"keys"_s] = QJsonObject{{u"total"_s, keys}, {u"enabled"_s, keys}};
    status[u"setupNeeded"_s] = empty;
    api.answer(u"GET /admin/status"_s, status);
}

void Scenery::scriptAccounts(ScriptedApi& api) const {
    scriptRelay(api, accountsOf(m_scene));
}

void Scenery::scriptKeys(ScriptedApi& api) {
    m_keys.clock = [this] { return now(); };
    m_keys.serve(api);
    if (m_scene == Scene::Typical) m_keys.setTypical();
    if (m_scene == Scene::Crowded) m_keys.setCrowded(kManyKeys);
}

void Scenery::scriptRequests(ScriptedApi& api) {
    const int size = m_scene == Scene::Empty ? 0 : m_scene == Scene::Typical ? kSomeRequests : kManyRequests;
    m_ledger = std::make_unique<ScriptedLedger>(api, size, [this](Sample& sample) {
        ofABusyDay(sample);
        if (m_scene == Scene::Crowded && sample.number % 9 == 2)
            sample.reason = u"upstream answered with a page of HTML that somebody's proxy put in its place"_s;
    });
    if (size > 0) api.answer(u"GET /admin/requests/*"_s, storyJson(m_ledger->at(kStory)));
}

void Scenery::scriptLogs(ScriptedApi& api) const {
    const int count = m_scene == Scene::Empty ? 0 : m_scene == Scene::Typical ? kSomeLines : kManyLines;
    scriptLog(api, count);
    api.answerRows(u"GET /admin/accounts"_s, accountsOf(m_scene));
}

void Scenery::scriptSettings(ScriptedApi& api) const {
    api.answer(u"GET /web/auth/user"_s, {{u"username"_s, QJsonValue()}});
    const Source pending{u"default"_s, {}, u"debug"_s, true};
    switch (m_scene) {
        case Scene::Empty:
            return api.answerRows(u"GET /admin/settings"_s, everySetting());
        case Scene::Typical:
            return api.answerRows(u"GET /admin/settings"_s, SettingsBench::rows(u"info"_s, pending));
        case Scene::Crowded:
            return api.answerRows(u"GET /admin/settings"_s, everySettingChanged());
    }
}

void Scenery::scriptSetup(ScriptedApi& api) const {
    api.answer(u"GET /admin/setup"_s, {{u"needed"_s, m_scene == Scene::Empty}});
    api.answerRows(u"GET /admin/accounts"_s, accountsOf(m_scene));
    const int keys = m_scene == Scene::Empty ? 0 : m_scene == Scene::Typical ? 6 : kManyKeys;
    api.answer(u"GET /admin/keys"_s, {{u"rows"_s, QJsonArray()}, {u"total"_s, keys}});
    api.answerRows(u"GET /admin/account-types"_s, sampleTypes());
    api.answerRows(u"GET /admin/settings"_s, everySetting());
}

void Scenery::scriptTheOverview(ScriptedApi& api) const {
    const int accounts = m_scene == Scene::Empty ? 0 : m_scene == Scene::Typical ? 14 : kManyAccounts;
    scriptOverview(api, healthAccounts(accounts));
    if (m_scene != Scene::Empty) return;
    api.answer(u"GET /admin/usage/series"_s, usageSeries(96, 900, true));
    api.answerRows(u"GET /admin/usage"_s, {});
    api.answerRows(u"GET /admin/keys"_s, {});
}

}  // namespace ui::test
