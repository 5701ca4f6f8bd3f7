#include "ui/api/event_stream.h"

#include "ui/api/admin_client.h"
#include "ui/api/json_fields.h"
#include "ui/api/reply_reading.h"

#include <QNetworkReply>

#include <algorithm>
#include <utility>

namespace ui::api {

using namespace Qt::Literals::StringLiterals;

EventStream::EventStream(AdminClient& client, QObject* parent) : EventStream(client, Pauses(), parent) {}

EventStream::EventStream(AdminClient& client, Pauses pauses, QObject* parent)
    : QObject(parent), m_client(client), m_pauses(pauses), m_pause(pauses.first) {
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &EventStream::update);
}

void EventStream::want(QObject* who, bool wanted) {
    if (wanted && !m_wanting.contains(who)) {
        m_wanting.insert(who);
        connect(who, &QObject::destroyed, this, [this, who] { want(who, false); });
    } else if (!wanted && m_wanting.remove(who)) {
        disconnect(who, &QObject::destroyed, this, nullptr);
    }
    update();
}

void EventStream::setReachable(bool reachable) {
    m_reachable = reachable;
    if (reachable) {
        m_pause = m_pauses.first;
        m_retry.stop();
    }
    update();
}

void EventStream::forgetPosition() {
    m_lastId.clear();
}

void EventStream::update() {
    const bool wanted = m_reachable && !m_wanting.isEmpty();
    if (!wanted) {
        stop();
    } else if (!m_reply && !m_retry.isActive()) {
        start();
    }
}

void EventStream::start() {
    m_parser.reset();
    m_reply = m_client.openStream(u"/admin/events"_s, m_lastId);
    connect(m_reply, &QNetworkReply::readyRead, this, &EventStream::readMore);
    connect(m_reply, &QNetworkReply::finished, this, &EventStream::finish);
}

void EventStream::stop() {
    m_retry.stop();
    if (!m_reply) return;
    QNetworkReply* reply = std::exchange(m_reply, nullptr).data();
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
    if (std::exchange(m_open, false)) Q_EMIT closed();
}

void EventStream::readMore() {
    if (!isEventStream(*m_reply)) return;  // an error's body: finish() looks at it
    const QPointer<QNetworkReply> reply = m_reply;
    if (!std::exchange(m_open, true)) {
        m_pause = m_pauses.first;
        Q_EMIT opened();
    }
    // Whoever listens may stop the stream; what is left then is nobody's.
    if (reply && reply == m_reply)
        m_parser.feed(reply->readAll(), [this](const ServerEvent& event) { pass(event); });
}

void EventStream::finish() {
    QNetworkReply* reply = std::exchange(m_reply, nullptr).data();
    reply->deleteLater();
    if (std::exchange(m_open, false)) Q_EMIT closed();
    if (m_reply || m_wanting.isEmpty()) return;
    m_retry.start(m_pause);
    m_pause = std::min(m_pause * 2, m_pauses.longest);
}

void EventStream::pass(const ServerEvent& event) {
    if (!m_reply) return;
    if (!event.id.isEmpty()) m_lastId = event.id;
    if (event.name == "dropped"_L1) {
        Q_EMIT dropped(JsonFields(event.json()).count("count"_L1));
    } else {
        Q_EMIT received(event);
    }
}

}  // namespace ui::api
