#pragma once

#include "ui/api/admin_client.h"
#include "ui/api/api_key.h"
#include "ui/api/attempt.h"
#include "ui/api/usage.h"

#include <QObject>
#include <QTimer>

namespace ui::accounts {

/// What the detail of one account shows beside the account: its day, its last errors, the keys of the relay and the
/// models that are in use. Asked for while somebody looks. GUI thread.
class DetailFeed : public QObject {
    Q_OBJECT

public:
    /// In milliseconds.
    struct Timing {
        int day = 20'000;
        int keys = 60'000;
    };

    DetailFeed(api::AdminClient& client, Timing timing, QObject* parent = nullptr);

    /// Empty: none.
    void setAccount(const QString& id);
    void setLive(bool live);
    /// Day and errors, now.
    void refresh();
    void readKeys();

    const QList<api::ApiKey>& keys() const { return m_keys; }
    /// Used lately, by whichever account, most used first.
    const QStringList& models() const { return m_models; }

Q_SIGNALS:
    void dayRead(const ui::api::UsageSeries& series);
    void errorsRead(const QList<ui::api::Attempt>& attempts);
    void keysRead();
    void modelsRead();
    /// Why something is not shown.
    void failed(const QString& why);

private:
    bool isWanted() const { return m_live && !m_id.isEmpty(); }
    void update();
    void readDay();
    void readErrors();
    void readModels();

    api::AdminClient& m_client;
    QString m_id;
    bool m_live = false;
    QTimer m_dayTimer;
    QTimer m_keyTimer;
    api::Call m_dayCall;
    api::Call m_errorCall;
    api::Call m_keyCall;
    api::Call m_modelCall;
    QList<api::ApiKey> m_keys;
    QStringList m_models;
};

}  // namespace ui::accounts
