#include "ui/overview/overview_data.h"

#include "ui/api/json_fields.h"

#include <QUrlQuery>

#include <algorithm>
#include <tuple>
#include <utility>

namespace ui::overview {

using namespace Qt::Literals::StringLiterals;

OverviewData::OverviewData(api::AdminClient& client, QObject* parent)
    : OverviewData(client, Timing(), parent) {}

OverviewData::OverviewData(api::AdminClient& client, Timing timing, QObject* parent)
    : QObject(parent), m_client(client), m_timing(timing) {
    m_accountsTimer.setInterval(timing.accounts);
    m_keysTimer.setInterval(timing.keys);
    connect(&m_seriesTimer, &QTimer::timeout, this, &OverviewData::askSeries);
    connect(&m_accountsTimer, &QTimer::timeout, this, &OverviewData::askAccounts);
    connect(&m_keysTimer, &QTimer::timeout, this, &OverviewData::askKeys);
}

void OverviewData::setLive(bool live) {
    if (std::exchange(m_live, live) == live) return;
    for (QTimer* timer : {&m_seriesTimer, &m_accountsTimer, &m_keysTimer})
        timer->stop();
    if (live) {
        refresh();
        return;
    }
    for (api::Call* call : {&m_seriesCall, &m_keysTopCall, &m_modelsTopCall, &m_accountsCall, &m_keysCall})
        call->cancel();
    for (api::Call& call : m_limitCalls)
        call.cancel();
    m_limitCalls.clear();
}

void OverviewData::refresh() {
    if (!m_live) return;
    askSeries();
    askAccounts();
    askKeys();
    const bool quick = m_range == "hour"_L1 || m_range == "day"_L1;
    m_seriesTimer.start(quick ? m_timing.series : m_timing.longSeries);
    m_accountsTimer.start();
    m_keysTimer.start();
}

void OverviewData::setRange(const QString& range) {
    if (m_range == range) return;
    m_range = range;
    if (!m_live) return;
    m_seriesCall.cancel();
    const bool quick = m_range == "hour"_L1 || m_range == "day"_L1;
    m_seriesTimer.start(quick ? m_timing.series : m_timing.longSeries);
    askSeries();
}

void OverviewData::askSeries() {
    if (m_seriesCall.isRunning()) return;
    QUrlQuery query;
    query.addQueryItem(u"range"_s, m_range);
    m_seriesCall = m_client.get(u"/admin/usage/series"_s, query, this, [this](const api::Outcome& outcome) {
        m_seriesCall = {};
        if (!outcome) {
            Q_EMIT failed(outcome.error());
            return;
        }
        m_series = api::UsageSeries::fromJson(outcome.body());
        Q_EMIT seriesChanged();
        askTops();
    });
}

void OverviewData::askTops() {
    askTop(u"key"_s, &OverviewData::m_topKeys, &OverviewData::m_keysTopCall);
    askTop(u"model"_s, &OverviewData::m_topModels, &OverviewData::m_modelsTopCall);
}

void OverviewData::askTop(const QString& by, QList<api::UsageRow> OverviewData::* into,
                          api::Call OverviewData::* call) {
    if ((this->*call).isRunning()) return;
    QUrlQuery query;
    query.addQueryItem(u"by"_s, by);
    query.addQueryItem(u"since"_s, m_series->since.toUTC().toString(Qt::ISODateWithMs));
    query.addQueryItem(u"until"_s, m_series->until.toUTC().toString(Qt::ISODateWithMs));
    this->*call =
        m_client.get(u"/admin/usage"_s, query, this, [this, into, call](const api::Outcome& outcome) {
            this->*call = {};
            if (!outcome) {
                Q_EMIT failed(outcome.error());
                return;
            }
            QList<api::UsageRow> rows = api::rowsOf<api::UsageRow>(outcome.body());
            std::ranges::sort(rows, [](const api::UsageRow& left, const api::UsageRow& right) {
                return std::tie(right.cost, right.requests, left.group) <
                       std::tie(left.cost, left.requests, right.group);
            });
            this->*into = std::move(rows);
            Q_EMIT topsChanged();
        });
}

void OverviewData::askAccounts() {
    if (m_accountsCall.isRunning()) return;
    m_accountsCall = m_client.get(u"/admin/accounts"_s, this, [this](const api::Outcome& outcome) {
        m_accountsCall = {};
        if (!outcome) {
            Q_EMIT failed(outcome.error());
            return;
        }
        m_accounts = api::rowsOf<api::Account>(outcome.body());
        Q_EMIT accountsChanged();
    });
}

void OverviewData::clearMarks(const QString& accountId) {
    m_client.post(u"/admin/accounts/"_s + api::AdminClient::segment(accountId) + u"/clear"_s, {}, this,
                  [this](const api::Outcome& outcome) {
                      if (!outcome) Q_EMIT actionFailed(outcome.error());
                      if (m_live) askAccounts();
                  });
}

}  // namespace ui::overview
