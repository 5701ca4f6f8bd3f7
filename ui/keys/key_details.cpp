#include "ui/keys/key_details.h"

#include "ui/api/json_fields.h"

#include <algorithm>

namespace ui::keys {

using namespace Qt::Literals::StringLiterals;

KeyDetails::KeyDetails(api::AdminClient& client, QObject* parent) : QObject(parent), m_client(client) {}

void KeyDetails::setKey(const QString& id) {
    if (m_id == id) return;
    m_id = id;
    m_limits.clear();
    m_series = {};
    m_models.clear();
    m_attempts.clear();
    m_hasLimits = false;
    Q_EMIT changed();
}

void KeyDetails::ask(const QString& path, const QUrlQuery& query,
                     std::function<void(const QJsonObject&)> take) {
    m_client.get(path, query, this, [this, id = m_id, take = std::move(take)](const api::Outcome& outcome) {
        if (!outcome || id != m_id) return;
        take(outcome.body());
        Q_EMIT changed();
    });
}

void KeyDetails::refresh(const QString& since) {
    if (m_id.isEmpty()) return;
    const auto query = [this](std::initializer_list<std::pair<QString, QString>> items) {
        QUrlQuery made(items);
        made.addQueryItem(u"keyId"_s, m_id);
        return made;
    };
    ask(u"/admin/keys/%1/limits"_s.arg(api::AdminClient::segment(m_id)), {},
        [this](const QJsonObject& body) { takeLimits(body); });
    ask(u"/admin/usage/series"_s, query({{u"range"_s, u"day"_s}}),
        [this](const QJsonObject& body) { m_series = api::UsageSeries::fromJson(body); });
    ask(u"/admin/usage"_s, query({{u"by"_s, u"model"_s}, {u"since"_s, since}}),
        [this](const QJsonObject& body) {
            m_models = api::rowsOf<api::UsageRow>(body);
            std::ranges::sort(m_models, std::ranges::greater{}, &api::UsageRow::cost);
        });
    ask(u"/admin/attempts"_s, query({{u"limit"_s, u"5"_s}}),
        [this](const QJsonObject& body) { m_attempts = api::rowsOf<api::Attempt>(body); });
}

void KeyDetails::takeLimits(const QJsonObject& body) {
    m_limits = api::rowsOf<api::LimitRow>(body);
    m_hasLimits = true;
}

void KeyDetails::reset(const QString& kind) {
    const QString path = u"/admin/keys/%1/limits/reset"_s.arg(api::AdminClient::segment(m_id));
    QJsonObject body;
    if (!kind.isEmpty()) body["kind"_L1] = kind;
    m_client.post(path, body, this, [this, id = m_id](const api::Outcome& outcome) {
        if (!outcome) {
            Q_EMIT failed(outcome.error());
            return;
        }
        if (id != m_id) return;
        takeLimits(outcome.body());
        Q_EMIT changed();
    });
}

}  // namespace ui::keys
