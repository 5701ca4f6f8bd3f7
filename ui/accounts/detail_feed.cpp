#include "ui/accounts/detail_feed.h"

#include "ui/api/json_fields.h"

#include <QUrlQuery>

#include <algorithm>
#include <tuple>
#include <utility>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kErrors = 5;
constexpr int kModelDays = 7;

}  // namespace

DetailFeed::DetailFeed(api::AdminClient& client, Timing timing, QObject* parent)
    : QObject(parent), m_client(client) {
    m_dayTimer.setInterval(timing.day);
    m_keyTimer.setInterval(timing.keys);
    connect(&m_dayTimer, &QTimer::timeout, this, &DetailFeed::refresh);
    connect(&m_keyTimer, &QTimer::timeout, this, &DetailFeed::readKeys);
}

void DetailFeed::setAccount(const QString& id) {
    if (std::exchange(m_id, id) == id) return;
    m_dayCall.cancel();
    m_errorCall.cancel();
    update();
}

void DetailFeed::setLive(bool live) {
    if (std::exchange(m_live, live) != live) update();
}

void DetailFeed::update() {
    if (!isWanted()) {
        m_dayTimer.stop();
        m_keyTimer.stop();
        for (api::Call* call : {&m_dayCall, &m_errorCall, &m_keyCall, &m_modelCall})
            call->cancel();
        return;
    }
    m_dayTimer.start();
    m_keyTimer.start();
    refresh();
    if (m_keys.isEmpty()) readKeys();
    if (m_models.isEmpty()) readModels();
}

void DetailFeed::refresh() {
    if (!isWanted()) return;
    readDay();
    readErrors();
}

void DetailFeed::readDay() {
    if (m_dayCall.isRunning()) return;
    QUrlQuery query;
    query.addQueryItem(u"range"_s, u"day"_s);
    query.addQueryItem(u"accountId"_s, m_id);
    m_dayCall = m_client.get(u"/admin/usage/series"_s, query, this, [this](const api::Outcome& outcome) {
        if (outcome)
            Q_EMIT dayRead(api::UsageSeries::fromJson(outcome.body()));
        else
            Q_EMIT failed(outcome.error().message);
    });
}

void DetailFeed::readErrors() {
    if (m_errorCall.isRunning()) return;
    QUrlQuery query;
    query.addQueryItem(u"accountId"_s, m_id);
    query.addQueryItem(u"outcome"_s, u"failed"_s);
    query.addQueryItem(u"limit"_s, QString::number(kErrors));
    m_errorCall = m_client.get(u"/admin/attempts"_s, query, this, [this](const api::Outcome& outcome) {
        if (outcome)
            Q_EMIT errorsRead(api::rowsOf<api::Attempt>(outcome.body()));
        else
            Q_EMIT failed(outcome.error().message);
    });
}

void DetailFeed::readKeys() {
    if (m_keyCall.isRunning()) return;
    m_keyCall = m_client.get(u"/admin/keys"_s, this, [this](const api::Outcome& outcome) {
        if (!outcome) return;
        m_keys = api::rowsOf<api::ApiKey>(outcome.body());
        Q_EMIT keysRead();
    });
}

void DetailFeed::readModels() {
    if (m_modelCall.isRunning()) return;
    QUrlQuery query;
    query.addQueryItem(u"by"_s, u"model"_s);
    query.addQueryItem(u"since"_s,
                       QDateTime::currentDateTimeUtc().addDays(-kModelDays).toString(Qt::ISODateWithMs));
    m_modelCall = m_client.get(u"/admin/usage"_s, query, this, [this](const api::Outcome& outcome) {
        if (!outcome) return;
        QList<api::UsageRow> rows = api::rowsOf<api::UsageRow>(outcome.body());
        std::ranges::sort(rows, [](const api::UsageRow& left, const api::UsageRow& right) {
            return std::tie(right.requests, left.group) < std::tie(left.requests, right.group);
        });
        m_models.clear();
        for (const api::UsageRow& row : std::as_const(rows))
            if (!row.group.isEmpty()) m_models.append(row.group);
        Q_EMIT modelsRead();
    });
}

}  // namespace ui::accounts
