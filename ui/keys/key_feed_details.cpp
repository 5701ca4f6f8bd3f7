// The part of KeyFeed about single rows: their small line, counters and last use, for rows in sight.
#include "ui/api/attempt.h"
#include "ui/api/json_fields.h"
#include "ui/keys/key_feed.h"

namespace ui::keys {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMostUnderWay = 6;
constexpr qsizetype kStepsOfAnHour = 4;

}  // namespace

void KeyFeed::setInSight(const QStringList& ids) {
    m_inSight = ids;
    askDetails();
}

bool KeyFeed::isStale(const QString& id) const {
    const auto known = m_details.constFind(id);
    if (known == m_details.constEnd()) return true;
    if (known->requests == m_month.value(id).requests) return false;
    // What was asked before the month's usage was there has no line yet.
    return known->requests == 0 || known->askedAt.msecsTo(m_clock()) >= m_pace.details;
}

void KeyFeed::askDetails() {
    if (!m_live || !m_loaded) return;
    for (const QString& id : std::as_const(m_inSight)) {
        if (m_underWay >= kMostUnderWay) return;
        if (!isStale(id)) continue;
        Details& details = m_details[id];
        details.askedAt = m_clock();
        details.requests = m_month.value(id).requests;
        askLimits(id);
        // A key that was not used this month has no line to show.
        if (details.requests > 0) askSpark(id);
        if (!m_lastUses.contains(id)) askLastUse(id);
    }
}

void KeyFeed::ended() {
    --m_underWay;
    markChanged();
    askDetails();
}

void KeyFeed::askSpark(const QString& id) {
    ++m_underWay;
    const QUrlQuery asked{{u"range"_s, u"day"_s}, {u"keyId"_s, id}};
    m_client.get(u"/admin/usage/series"_s, asked, this, [this, id](const api::Outcome& outcome) {
        if (outcome && m_details.contains(id)) {
            QList<double>& spark = m_details[id].spark;
            spark.clear();
            // An hour a point: more would not fit a cell. The series outlives the loop over it.
            const api::UsageSeries series = api::UsageSeries::fromJson(outcome.body());
            qsizetype at = 0;
            for (const api::UsagePoint& point : series.rows) {
                if (at++ % kStepsOfAnHour == 0) spark.append(0);
                spark.last() += static_cast<double>(point.requests);
            }
        }
        ended();
    });
}

void KeyFeed::askLimits(const QString& id) {
    ++m_underWay;
    const QString path = u"/admin/keys/%1/limits"_s.arg(api::AdminClient::segment(id));
    m_client.get(path, this, [this, id](const api::Outcome& outcome) {
        if (outcome && m_details.contains(id))
            m_details[id].limits = api::rowsOf<api::LimitRow>(outcome.body());
        ended();
    });
}

void KeyFeed::askLastUse(const QString& id) {
    ++m_underWay;
    const QUrlQuery asked{{u"limit"_s, u"1"_s}, {u"keyId"_s, id}};
    m_client.get(u"/admin/attempts"_s, asked, this, [this](const api::Outcome& outcome) {
        if (outcome)
            for (const api::Attempt& attempt : api::rowsOf<api::Attempt>(outcome.body()))
                takeUse(attempt.keyId, attempt.startedAt);
        ended();
    });
}

}  // namespace ui::keys
