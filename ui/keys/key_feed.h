#pragma once

#include "ui/api/admin_client.h"
#include "ui/keys/key_row.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimeZone>
#include <QTimer>

#include <vector>

namespace ui::api {
class EventStream;
}

namespace ui::keys {

/// All keys and what they use, kept fresh while somebody looks. Keys come in pages, usage and running requests of all
/// keys in one call each; only the small line, the counters and the last use of rows that are in sight are asked for
/// one by one. GUI thread.
class KeyFeed : public QObject {
    Q_OBJECT

public:
    /// In milliseconds.
    struct Pace {
        int repaint = 250;     ///< between two `changed`
        int usage = 3'000;     ///< after a request has ended
        int keys = 30'000;     ///< what others may have changed
        int details = 30'000;  ///< a row in sight that is being used
    };

    KeyFeed(api::AdminClient& client, api::EventStream& events, Clock clock, QObject* parent = nullptr);
    KeyFeed(api::AdminClient& client, api::EventStream& events, Clock clock, Pace pace,
            QObject* parent = nullptr);

    /// False: no timer, no stream, no call.
    void setLive(bool live);
    /// Keys and usage now.
    void refresh();
    /// Rows in sight, by id.
    void setInSight(const QStringList& ids);
    /// What a call has just brought of a key, or that it is gone.
    void put(const api::ApiKey& key);
    void remove(const QString& id);

    std::vector<KeyRow> rows() const;
    bool isLoaded() const { return m_loaded; }
    /// Where days and months begin.
    QTimeZone zone() const { return m_zone; }
    QString today() const;
    QString firstOfMonth() const;

Q_SIGNALS:
    void changed();
    void failed(const ui::api::ApiError& error);

private:
    struct Details {
        QDateTime askedAt;
        qint64 requests = -1;  ///< of the month, when it was asked
        QList<double> spark;
        QList<api::LimitRow> limits;
    };

    void askZone();
    void askKeys(qint64 offset);
    void takePage(const QJsonObject& body, qint64 offset);
    void askUsage();
    void askUsageSince(const QString& since, QHash<QString, Used>& into);
    void askRunning();
    void askLastUses();
    void askDetails();
    void askSpark(const QString& id);
    void askLimits(const QString& id);
    void askLastUse(const QString& id);
    void ended();
    bool isStale(const QString& id) const;
    void takeUse(const QString& id, const QDateTime& at);
    void markChanged();

    api::AdminClient& m_client;
    api::EventStream& m_events;
    const Clock m_clock;
    const Pace m_pace;
    QTimer m_repaint;
    QTimer m_usage;
    QTimer m_keysTimer;
    std::vector<api::ApiKey> m_keys;
    std::vector<api::ApiKey> m_coming;  ///< pages of a refresh that is not complete
    QHash<QString, Used> m_today;
    QHash<QString, Used> m_month;
    QHash<QString, int> m_running;
    QHash<QString, QDateTime> m_lastUses;
    QHash<QString, Details> m_details;
    QStringList m_inSight;
    api::Call m_keysCall;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    int m_underWay = 0;  ///< calls for single rows
    bool m_live = false;
    bool m_loaded = false;
    bool m_zoneKnown = false;
};

}  // namespace ui::keys
