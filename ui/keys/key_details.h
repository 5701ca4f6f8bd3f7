#pragma once

#include "ui/api/admin_client.h"
#include "ui/api/api_key.h"
#include "ui/api/attempt.h"
#include "ui/api/usage.h"

#include <QObject>

namespace ui::keys {

/// What the panel shows of one key beyond its row. GUI thread.
class KeyDetails : public QObject {
    Q_OBJECT

public:
    KeyDetails(api::AdminClient& client, QObject* parent = nullptr);

    /// Another key, or none: what was known of the one before is forgotten.
    void setKey(const QString& id);
    const QString& keyId() const { return m_id; }
    /// `since`: the first day of the month, for the models.
    void refresh(const QString& since);
    /// Counts from nothing again.
    void reset(const QString& kind);

    const QList<api::LimitRow>& limits() const { return m_limits; }
    const api::UsageSeries& series() const { return m_series; }
    const QList<api::UsageRow>& models() const { return m_models; }
    const QList<api::Attempt>& attempts() const { return m_attempts; }
    bool hasLimits() const { return m_hasLimits; }

Q_SIGNALS:
    void changed();
    void failed(const ui::api::ApiError& error);

private:
    void takeLimits(const QJsonObject& body);
    /// Calls `take` with what came, if it is still about the key that is shown.
    void ask(const QString& path, const QUrlQuery& query, std::function<void(const QJsonObject&)> take);

    api::AdminClient& m_client;
    QString m_id;
    QList<api::LimitRow> m_limits;
    api::UsageSeries m_series;
    QList<api::UsageRow> m_models;
    QList<api::Attempt> m_attempts;
    bool m_hasLimits = false;
};

}  // namespace ui::keys
