#include "ui/setup/test_request.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

namespace ui::setup {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr int kMostTokens = 256;

QByteArray bodyOf(const TestOrder& order) {
    const QJsonObject message{{u"role"_s, u"user"_s}, {u"content"_s, order.prompt}};
    const QJsonObject body{{u"model"_s, order.model},
                           {u"max_tokens"_s, kMostTokens},
                           {u"stream"_s, true},
                           {u"messages"_s, QJsonArray{message}}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QNetworkRequest requestFor(const TestOrder& order) {
    QUrl url = order.base;
    url.setPath(u"/api/v1/messages"_s);
    QNetworkRequest request(url);
    request.setTransferTimeout(kPatienceMs);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("accept"_ba, "text/event-stream"_ba);
    request.setRawHeader("anthropic-version"_ba, "2023-06-01"_ba);
    request.setRawHeader("x-api-key"_ba, order.key.toUtf8());
    return request;
}

QString messageIn(const QJsonObject& object) {
    return object.value("error"_L1).toObject().value("message"_L1).toString();
}

bool isStream(const QNetworkReply& reply) {
    return reply.header(QNetworkRequest::ContentTypeHeader).toString().startsWith("text/event-stream"_L1);
}

}  // namespace

TestRequest::TestRequest(QObject* parent) : QObject(parent) {
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager.setAutoDeleteReplies(false);
}

void TestRequest::send(const TestOrder& order) {
    cancel();
    m_parser.reset();
    m_body.clear();
    m_end = {};
    m_whole = false;
    m_clock.start();
    m_reply = m_manager.post(requestFor(order), bodyOf(order));
    connect(m_reply, &QNetworkReply::readyRead, this, &TestRequest::read);
    connect(m_reply, &QNetworkReply::finished, this, &TestRequest::finish);
}

void TestRequest::cancel() {
    if (!m_reply) return;
    QNetworkReply* reply = std::exchange(m_reply, nullptr).data();
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

void TestRequest::read() {
    if (isStream(*m_reply))
        m_parser.feed(m_reply->readAll(), [this](const api::ServerEvent& event) { take(event); });
    else
        m_body += m_reply->readAll();
}

void TestRequest::take(const api::ServerEvent& event) {
    const QJsonObject data = event.json();
    if (event.name == "error"_L1) m_end.problem = messageIn(data);
    if (event.name == "message_stop"_L1) m_whole = true;
    if (event.name != "content_block_delta"_L1) return;
    const QString text = data.value("delta"_L1).toObject().value("text"_L1).toString();
    if (text.isEmpty()) return;
    if (m_end.firstWordMs == 0) m_end.firstWordMs = m_clock.elapsed();
    Q_EMIT wrote(text);
}

void TestRequest::finish() {
    if (m_reply->bytesAvailable() > 0) read();
    if (!m_reply) return;  // whoever heard the last words had enough
    QNetworkReply* reply = std::exchange(m_reply, nullptr).data();
    reply->deleteLater();
    m_end.totalMs = m_clock.elapsed();
    m_end.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_end.requestId = QString::fromLatin1(reply->rawHeader("request-id"_ba));
    if (m_end.problem.isEmpty()) m_end.problem = messageIn(QJsonDocument::fromJson(m_body).object());
    m_end.ok = m_whole && m_end.problem.isEmpty();
    if (!m_end.ok && m_end.problem.isEmpty()) {
        m_end.problem = reply->error() == QNetworkReply::NoError ? tr("The answer ended before it was whole.")
                                                                 : reply->errorString();
    }
    Q_EMIT ended(m_end);
}

}  // namespace ui::setup
