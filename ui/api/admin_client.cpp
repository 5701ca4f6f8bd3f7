#include "ui/api/admin_client.h"

#include "ui/api/reply_reading.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <memory>
#include <utility>

#if QT_CONFIG(ssl)
#include <QSslCertificate>
#include <QSslError>
#endif

namespace ui::api {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A stream is silent for at most the relay's heartbeat of 15 s.
constexpr int kStreamPatienceMs = 40'000;
constexpr char kFingerprint[] = "certificateFingerprint";

}  // namespace

Call::Call(QNetworkReply* reply) : m_reply(reply) {}

bool Call::isRunning() const {
    return m_reply && m_reply->isRunning();
}

void Call::cancel() {
    if (!m_reply) return;
    QNetworkReply* reply = std::exchange(m_reply, nullptr).data();
    reply->disconnect();
    reply->abort();
    reply->deleteLater();
}

AdminClient::AdminClient(QObject* parent) : QObject(parent) {
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager.setAutoDeleteReplies(false);
}

void AdminClient::setBase(const QUrl& base) {
    m_base =
        base.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
}

QString AdminClient::hostAndPort() const {
    const bool secure = m_base.scheme() == "https"_L1;
    return m_base.host() + u':' + QString::number(m_base.port(secure ? 443 : 80));
}

void AdminClient::trust(const QString& hostAndPort, const QString& fingerprint) {
    m_trusted.insert(hostAndPort, fingerprint);
    // Connections that failed to shake hands are not used again, but their sessions must not be either.
    m_manager.clearConnectionCache();
}

QString AdminClient::segment(const QString& text) {
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

Call AdminClient::get(const QString& path, const QUrlQuery& query, QObject* context, Callback callback,
                      int patienceMs) {
    return send("GET"_ba, request(path, query, patienceMs), nullptr, context, std::move(callback));
}

Call AdminClient::post(const QString& path, const QJsonObject& body, QObject* context, Callback callback,
                       int patienceMs) {
    return send("POST"_ba, request(path, {}, patienceMs), &body, context, std::move(callback));
}

Call AdminClient::patch(const QString& path, const QJsonObject& body, QObject* context, Callback callback) {
    return send("PATCH"_ba, request(path, {}, kPatienceMs), &body, context, std::move(callback));
}

Call AdminClient::remove(const QString& path, const QUrlQuery& query, QObject* context, Callback callback) {
    return send("DELETE"_ba, request(path, query, kPatienceMs), nullptr, context, std::move(callback));
}

Call AdminClient::postForEvents(const QString& path, const QJsonObject& body, QObject* context,
                                SseParser::Take take, Callback end, int patienceMs) {
    QNetworkRequest asked = request(path, {}, patienceMs);
    asked.setRawHeader("accept"_ba, "text/event-stream"_ba);
    QNetworkReply* reply = start("POST"_ba, asked, &body);
    const auto parser = std::make_shared<SseParser>();
    // Only a stream is read as it comes: of anything else the whole is an answer.
    const auto read = [reply, parser, take = std::move(take)] {
        if (isEventStream(*reply)) parser->feed(reply->readAll(), take);
    };
    connect(reply, &QNetworkReply::readyRead, context, read);
    connect(reply, &QNetworkReply::finished, context, [this, reply, read, end = std::move(end)] {
        reply->deleteLater();
        read();
        const Outcome outcome = outcomeOf(*reply, reply->readAll());
        Q_EMIT ended(outcome);
        end(outcome);
    });
    connect(context, &QObject::destroyed, reply, [call = Call(reply)]() mutable { call.cancel(); });
    return Call(reply);
}

QNetworkReply* AdminClient::openStream(const QString& path, const QByteArray& lastEventId) {
    QNetworkRequest asked = request(path, {}, kStreamPatienceMs);
    asked.setRawHeader("accept"_ba, "text/event-stream"_ba);
    if (!lastEventId.isEmpty()) asked.setRawHeader("last-event-id"_ba, lastEventId);
    return start("GET"_ba, asked, nullptr);
}

Outcome AdminClient::outcomeOf(QNetworkReply& reply, const QByteArray& body) const {
    return readReply(reply, body, reply.property(kFingerprint).toString());
}

QNetworkRequest AdminClient::request(const QString& path, const QUrlQuery& query, int patienceMs) const {
    QUrl url = m_base;
    url.setPath(path, QUrl::TolerantMode);
    if (!query.isEmpty()) url.setQuery(query);
    QNetworkRequest made(url);
    made.setTransferTimeout(patienceMs);
    made.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    made.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    made.setRawHeader("accept"_ba, "application/json"_ba);
    if (!m_token.isEmpty()) made.setRawHeader("authorization"_ba, "Bearer "_ba + m_token.toLatin1());
    return made;
}

Call AdminClient::send(const QByteArray& method, const QNetworkRequest& request, const QJsonObject* body,
                       QObject* context, Callback callback) {
    QNetworkReply* reply = start(method, request, body);
    connect(reply, &QNetworkReply::finished, context, [this, reply, callback = std::move(callback)] {
        reply->deleteLater();
        const Outcome outcome = outcomeOf(*reply, reply->readAll());
        Q_EMIT ended(outcome);
        callback(outcome);
    });
    // Nobody is left to hear it: the connection is given back at once.
    connect(context, &QObject::destroyed, reply, [call = Call(reply)]() mutable { call.cancel(); });
    return Call(reply);
}

QNetworkReply* AdminClient::start(const QByteArray& method, QNetworkRequest request,
                                  const QJsonObject* body) {
    QByteArray bytes;
    if (body != nullptr) {
        bytes = QJsonDocument(*body).toJson(QJsonDocument::Compact);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    }
    QNetworkReply* reply = m_manager.sendCustomRequest(request, method, bytes);
    watchCertificate(reply);
    return reply;
}

void AdminClient::watchCertificate(QNetworkReply* reply) {
#if QT_CONFIG(ssl)
    connect(reply, &QNetworkReply::sslErrors, this,
            [this, reply, at = hostAndPort()](const QList<QSslError>& errors) {
                const QString fingerprint = fingerprintOf(errors);
                if (!fingerprint.isEmpty() && m_trusted.value(at) == fingerprint) {
                    reply->ignoreSslErrors();
                } else {
                    reply->setProperty(kFingerprint, fingerprint);
                }
            });
#endif
}

}  // namespace ui::api
