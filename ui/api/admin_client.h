#pragma once

#include "ui/api/answer.h"
#include "ui/api/sse_parser.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QUrl>
#include <QUrlQuery>

#include <functional>

class QNetworkReply;

namespace ui::api {

/// One call under way. A plain handle: letting go of it does not end the call.
class Call {
public:
    Call() = default;
    explicit Call(QNetworkReply* reply);

    bool isRunning() const;
    /// Its callback is not called any more.
    void cancel();

private:
    QPointer<QNetworkReply> m_reply;
};

/// The admin API over HTTP/1.1 with kept connections. GUI thread. Nothing here waits: an answer comes to the callback,
/// later, once, and never after `context` has died or the call was cancelled.
class AdminClient : public QObject {
    Q_OBJECT

public:
    using Callback = std::function<void(const Outcome&)>;

    explicit AdminClient(QObject* parent = nullptr);

    /// Where the relay is: "http://127.0.0.1:3000". Running calls go on.
    void setBase(const QUrl& base);
    QUrl base() const { return m_base; }
    /// A session's token or the local one; empty: none is sent. Never logged, never in an error.
    void setToken(const QString& token) { m_token = token; }
    bool hasToken() const { return !m_token.isEmpty(); }

    /// Accept exactly this certificate at this address ("host:port"), whoever signed it.
    void trust(const QString& hostAndPort, const QString& fingerprint);
    /// Of the base, as trust() takes it.
    QString hostAndPort() const;

    /// How long one call may be silent before it counts as unanswered.
    static constexpr int kPatienceMs = 15'000;

    // `path` begins with "/" and has no query; parts of it that come from data go through segment().
    Call get(const QString& path, const QUrlQuery& query, QObject* context, Callback callback,
             int patienceMs = kPatienceMs);
    Call get(const QString& path, QObject* context, Callback callback) {
        return get(path, {}, context, std::move(callback));
    }
    Call post(const QString& path, const QJsonObject& body, QObject* context, Callback callback,
              int patienceMs = kPatienceMs);
    Call patch(const QString& path, const QJsonObject& body, QObject* context, Callback callback);
    Call remove(const QString& path, const QUrlQuery& query, QObject* context, Callback callback);
    Call remove(const QString& path, QObject* context, Callback callback) {
        return remove(path, {}, context, std::move(callback));
    }

    /// A POST that is answered with server-sent events: each to `take`, and the end to `end` (an empty answer, or the
    /// error that came in their place).
    Call postForEvents(const QString& path, const QJsonObject& body, QObject* context, SseParser::Take take,
                       Callback end, int patienceMs = kPatienceMs);

    /// The raw reply of a GET that never ends, for EventStream. Owned by the client's manager until deleted.
    QNetworkReply* openStream(const QString& path, const QByteArray& lastEventId);
    /// What became of a finished reply.
    Outcome outcomeOf(QNetworkReply& reply, const QByteArray& body) const;

    /// Text as one part of a path: "a/b" becomes "a%2Fb".
    static QString segment(const QString& text);

Q_SIGNALS:
    /// Any call ended; Connection listens, so that it learns of a fault as soon as anybody.
    void ended(const ui::api::Outcome& outcome);

private:
    QNetworkRequest request(const QString& path, const QUrlQuery& query, int patienceMs) const;
    Call send(const QByteArray& method, const QNetworkRequest& request, const QJsonObject* body,
              QObject* context, Callback callback);
    QNetworkReply* start(const QByteArray& method, QNetworkRequest request, const QJsonObject* body);
    void watchCertificate(QNetworkReply* reply);

    QNetworkAccessManager m_manager{this};
    QUrl m_base;
    QString m_token;
    QHash<QString, QString> m_trusted;
};

}  // namespace ui::api
