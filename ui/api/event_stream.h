#pragma once

#include "ui/api/answer.h"
#include "ui/api/sse_parser.h"

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <optional>

class QNetworkReply;

namespace ui::api {

class AdminClient;

/// The relay's events, `GET /admin/events`, shared by all pages. Open while somebody wants it and the relay is reachable;
/// after a break it goes on where it stopped. GUI thread.
class EventStream : public QObject {
    Q_OBJECT

public:
    /// Times between tries, in milliseconds.
    struct Pauses {
        int first = 1'000;
        int longest = 30'000;
    };

    explicit EventStream(AdminClient& client, QObject* parent = nullptr);
    EventStream(AdminClient& client, Pauses pauses, QObject* parent = nullptr);

    /// `who` starts or ceases to need events; one that dies ceases. Pages call it in setLive().
    void want(QObject* who, bool wanted);
    /// False: nobody can answer now, so do not try. True at first.
    void setReachable(bool reachable);
    /// Forget where it stopped: another relay is behind the address.
    void forgetPosition();

    bool isOpen() const { return m_open; }

Q_SIGNALS:
    /// Events flow now; what happened before is to be asked for.
    void opened();
    void closed();
    /// `request.started`, `request.finished`, `account.state`, `log`; never `dropped`.
    void received(const ui::api::ServerEvent& event);
    /// Events were missed, `count` of them or an unknown number: ask again for what is shown.
    void dropped(std::optional<qint64> count);

private:
    void update();
    void start();
    void stop();
    void readMore();
    void finish();
    void pass(const ServerEvent& event);

    AdminClient& m_client;
    const Pauses m_pauses;
    QSet<QObject*> m_wanting;
    QPointer<QNetworkReply> m_reply;
    QTimer m_retry;
    SseParser m_parser;
    QByteArray m_lastId;
    int m_pause;
    bool m_reachable = true;
    bool m_open = false;
};

}  // namespace ui::api
