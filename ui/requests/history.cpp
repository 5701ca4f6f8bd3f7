#include "ui/requests/history.h"

#include "ui/api/json_fields.h"

#include <utility>

namespace ui::requests {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kPath = u"/admin/attempts"_s;
constexpr int kMostAtOnce = 1000;
/// Rows of the same moment may stand on both sides of a cut; those that are known are left out anyway.
constexpr qint64 kOverlapMs = 20;

std::vector<RequestRow> rowsIn(const QJsonObject& body) {
    std::vector<RequestRow> rows;
    const QJsonArray found = body.value("rows"_L1).toArray();
    rows.reserve(static_cast<std::size_t>(found.size()));
    for (const QJsonValue& each : found)
        rows.push_back(RequestRow::fromAttempt(api::Attempt::fromJson(each.toObject())));
    return rows;
}

/// A cursor is opaque: a number or a text.
QString nextIn(const QJsonObject& body) {
    const QJsonValue next = body.value("next"_L1);
    return next.isDouble() ? QString::number(next.toInteger()) : next.toString();
}

QUrlQuery withLimit(QUrlQuery query, int limit) {
    query.addQueryItem(u"limit"_s, QString::number(limit));
    return query;
}

}  // namespace

History::History(api::AdminClient& client, QObject* parent) : QObject(parent), m_client(client) {}

void History::restart(qint64 beforeMs, const QUrlQuery& filter) {
    m_older.cancel();
    m_filter = filter;
    m_before.clear();
    m_beforeMs = beforeMs;
    m_atEnd = false;
}

void History::goOnFrom(const QString& next) {
    m_older.cancel();
    m_before = next;
    m_beforeMs = -1;
    m_atEnd = next.isEmpty();
}

void History::stop() {
    for (api::Call* call : {&m_older, &m_newest, &m_running})
        call->cancel();
}

void History::fetchOlder() {
    if (m_atEnd || isBusy()) return;
    QUrlQuery query = withLimit(m_filter, kPage);
    if (!m_before.isEmpty())
        query.addQueryItem(u"before"_s, QString::fromLatin1(QUrl::toPercentEncoding(m_before)));
    else if (m_beforeMs >= 0)
        query.addQueryItem(
            u"until"_s,
            QDateTime::fromMSecsSinceEpoch(m_beforeMs + kOverlapMs, Qt::UTC).toString(Qt::ISODateWithMs));
    m_older = m_client.get(kPath, query, this, [this](const api::Outcome& outcome) {
        m_older = {};
        if (!outcome) {
            Q_EMIT failed(outcome.error());
            return;
        }
        m_before = nextIn(outcome.body());
        m_atEnd = m_before.isEmpty();
        Q_EMIT older(rowsIn(outcome.body()));
    });
}

void History::fetchNewest() {
    if (m_newest.isRunning()) return;
    m_newest = m_client.get(kPath, withLimit({}, kPage), this, [this](const api::Outcome& outcome) {
        m_newest = {};
        if (outcome)
            Q_EMIT newest(rowsIn(outcome.body()), nextIn(outcome.body()));
        else
            Q_EMIT failed(outcome.error());
    });
}

void History::fetchRunning() {
    if (m_running.isRunning()) return;
    QUrlQuery query = withLimit({}, kMostAtOnce);
    query.addQueryItem(u"outcome"_s, u"open"_s);
    m_running = m_client.get(kPath, query, this, [this](const api::Outcome& outcome) {
        m_running = {};
        // With more to look through nothing is known of those that were not found.
        if (!outcome || !nextIn(outcome.body()).isEmpty()) return;
        QSet<QString> ids;
        for (const RequestRow& row : rowsIn(outcome.body()))
            ids.insert(row.requestId);
        Q_EMIT running(ids);
    });
}

}  // namespace ui::requests
