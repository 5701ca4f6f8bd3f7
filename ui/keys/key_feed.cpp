#include "ui/keys/key_feed.h"

#include "ui/api/attempt.h"
#include "ui/api/event_stream.h"
#include "ui/api/json_fields.h"
#include "ui/api/setting.h"

#include <algorithm>
#include <utility>

namespace ui::keys {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kPage = 500;
constexpr int kLastAttempts = 1000;

QString day(const QDate& date) {
    return date.toString(Qt::ISODate);
}

QUrlQuery query(std::initializer_list<std::pair<QString, QString>> items) {
    return QUrlQuery(items);
}

}  // namespace

KeyFeed::KeyFeed(api::AdminClient& client, api::EventStream& events, Clock clock, QObject* parent)
    : KeyFeed(client, events, std::move(clock), Pace{}, parent) {}

KeyFeed::KeyFeed(api::AdminClient& client, api::EventStream& events, Clock clock, Pace pace, QObject* parent)
    : QObject(parent), m_client(client), m_events(events), m_clock(std::move(clock)), m_pace(pace) {
    m_repaint.setSingleShot(true);
    m_repaint.setInterval(pace.repaint);
    m_usage.setSingleShot(true);
    m_usage.setInterval(pace.usage);
    m_keysTimer.setInterval(pace.keys);
    connect(&m_repaint, &QTimer::timeout, this, &KeyFeed::changed);
    connect(&m_usage, &QTimer::timeout, this, &KeyFeed::askUsage);
    connect(&m_keysTimer, &QTimer::timeout, this, &KeyFeed::refresh);
    connect(&events, &api::EventStream::received, this, [this](const api::ServerEvent& event) {
        if (!m_live || !event.name.startsWith("request."_L1)) return;
        const api::JsonFields fields(event.json());
        takeUse(fields.text("keyId"_L1), fields.moment("time"_L1));
        if (!m_usage.isActive()) m_usage.start();
    });
    connect(&events, &api::EventStream::dropped, this, [this] {
        if (m_live && !m_usage.isActive()) m_usage.start();
    });
}

void KeyFeed::setLive(bool live) {
    if (m_live == live) return;
    m_live = live;
    m_events.want(this, live);
    if (live) {
        m_keysTimer.start();
        refresh();
        askLastUses();
        return;
    }
    m_keysTimer.stop();
    m_usage.stop();
    m_repaint.stop();
    m_keysCall.cancel();
}

void KeyFeed::refresh() {
    if (m_keysCall.isRunning()) return;
    if (!m_zoneKnown) askZone();
    m_coming.clear();
    askKeys(0);
    askUsage();
}

QString KeyFeed::today() const {
    return day(m_clock().toTimeZone(m_zone).date());
}

QString KeyFeed::firstOfMonth() const {
    const QDate date = m_clock().toTimeZone(m_zone).date();
    return day(QDate(date.year(), date.month(), 1));
}

void KeyFeed::askZone() {
    m_client.get(u"/admin/settings"_s, this, [this](const api::Outcome& outcome) {
        if (!outcome) return;
        m_zone = api::zoneIn(api::rowsOf<api::Setting>(outcome.body()));
        m_zoneKnown = true;
        askUsage();
    });
}

void KeyFeed::askKeys(qint64 offset) {
    const auto page = query({{u"offset"_s, QString::number(offset)}, {u"limit"_s, QString::number(kPage)}});
    m_keysCall = m_client.get(u"/admin/keys"_s, page, this, [this, offset](const api::Outcome& outcome) {
        if (outcome)
            takePage(outcome.body(), offset);
        else
            Q_EMIT failed(outcome.error());
    });
}

void KeyFeed::takePage(const QJsonObject& body, qint64 offset) {
    const QList<api::ApiKey> page = api::rowsOf<api::ApiKey>(body);
    m_coming.insert(m_coming.end(), page.begin(), page.end());
    const bool last = page.size() < kPage || offset + page.size() >= api::JsonFields(body).number("total"_L1);
    // The first time what has come is shown at once; later only the whole replaces the whole.
    if (!last && !m_loaded) m_keys = m_coming;
    if (!last) {
        markChanged();
        askKeys(offset + page.size());
        return;
    }
    m_keys = std::move(m_coming);
    m_coming.clear();
    m_loaded = true;
    m_repaint.stop();
    Q_EMIT changed();
    askDetails();
}

void KeyFeed::askUsage() {
    askUsageSince(today(), m_today);
    askUsageSince(firstOfMonth(), m_month);
    askRunning();
}

void KeyFeed::askUsageSince(const QString& since, QHash<QString, Used>& into) {
    const auto asked = query({{u"by"_s, u"key"_s}, {u"since"_s, since}});
    m_client.get(u"/admin/usage"_s, asked, this, [this, &into](const api::Outcome& outcome) {
        if (!outcome) return;
        into.clear();
        for (const api::UsageRow& row : api::rowsOf<api::UsageRow>(outcome.body()))
            into.insert(row.group, Used::of(row));
        markChanged();
        askDetails();
    });
}

void KeyFeed::askRunning() {
    m_client.get(u"/admin/concurrency"_s, this, [this](const api::Outcome& outcome) {
        if (!outcome) return;
        m_running.clear();
        for (const QJsonValue& row : api::JsonFields(outcome.body()).array("rows"_L1)) {
            const api::JsonFields owner(row.toObject().value("owner"_L1).toObject());
            if (owner.text("type"_L1) == "key"_L1) ++m_running[owner.text("id"_L1)];
        }
        markChanged();
    });
}

void KeyFeed::askLastUses() {
    const auto asked = query({{u"limit"_s, QString::number(kLastAttempts)}});
    m_client.get(u"/admin/attempts"_s, asked, this, [this](const api::Outcome& outcome) {
        if (!outcome) return;
        for (const api::Attempt& attempt : api::rowsOf<api::Attempt>(outcome.body()))
            takeUse(attempt.keyId, attempt.startedAt);
    });
}

void KeyFeed::takeUse(const QString& id, const QDateTime& at) {
    if (id.isEmpty() || !at.isValid()) return;
    QDateTime& known = m_lastUses[id];
    if (known.isValid() && known >= at) return;
    known = at;
    markChanged();
}

void KeyFeed::put(const api::ApiKey& key) {
    const auto at = std::ranges::find(m_keys, key.id, &api::ApiKey::id);
    if (at != m_keys.end())
        *at = key;
    else
        m_keys.insert(m_keys.begin(), key);
    m_details.remove(key.id);
    markChanged();
    askDetails();
}

void KeyFeed::remove(const QString& id) {
    std::erase_if(m_keys, [&id](const api::ApiKey& key) { return key.id == id; });
    m_details.remove(id);
    markChanged();
}

void KeyFeed::markChanged() {
    if (m_live && !m_repaint.isActive()) m_repaint.start();
}

std::vector<KeyRow> KeyFeed::rows() const {
    const QDateTime now = m_clock();
    std::vector<KeyRow> rows;
    rows.reserve(m_keys.size());
    for (const api::ApiKey& key : m_keys) {
        KeyRow row;
        row.key = key;
        row.today = m_today.value(key.id);
        row.month = m_month.value(key.id);
        row.inFlight = m_running.value(key.id);
        row.lastUsedAt = m_lastUses.value(key.id);
        const auto details = m_details.constFind(key.id);
        if (details != m_details.constEnd()) {
            row.spark = details->spark;
            row.counted = tightestIn(details->limits, now);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace ui::keys
