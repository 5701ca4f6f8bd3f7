#include "tests/ui/support/scripted_api.h"

#include <QHostAddress>
#include <QJsonDocument>

#include <utility>

namespace ui::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList partsOf(const QString& route) {
    return route.split(u'/');
}

bool fits(const QStringList& pattern, const QStringList& parts) {
    if (pattern.size() != parts.size()) return false;
    for (qsizetype i = 0; i < parts.size(); ++i)
        if (pattern[i] != u"*" && pattern[i] != parts[i]) return false;
    return true;
}

QString routeOf(const Seen& seen) {
    return QString::fromLatin1(seen.method) + u' ' + seen.path;
}

QByteArray headOf(const Scripted& scripted, qsizetype length) {
    QByteArray head = "HTTP/1.1 " + QByteArray::number(scripted.status) + " Scripted\r\n";
    QMap<QByteArray, QByteArray> headers = scripted.headers;
    if (scripted.asRelay) {
        headers.insert("relaywright-api", "1");
        if (!headers.contains("request-id")) headers.insert("request-id", "req_scripted");
    }
    for (auto header = headers.constBegin(); header != headers.constEnd(); ++header)
        head += header.key() + ": " + header.value() + "\r\n";
    if (scripted.events) return head + "content-type: text/event-stream\r\n\r\n: relaywright\n\n";
    if (scripted.status != 204) head += "content-type: application/json\r\n";
    return head + "content-length: " + QByteArray::number(length) + "\r\n\r\n";
}

}  // namespace

ScriptedApi::ScriptedApi(std::unique_ptr<QTcpServer> server)
    : m_secure(server != nullptr), m_server(std::move(server)) {
    if (!m_server) m_server = std::make_unique<QTcpServer>();
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &ScriptedApi::accept);
    up();
    answer(u"GET /admin/status"_s, quietStatus());
    answer(u"GET /admin/setup"_s, {{u"needed"_s, false}});
    handle(u"GET /admin/events"_s, [](const Seen&) { return Scripted{.events = true}; });
}

QUrl ScriptedApi::url() const {
    return QUrl(u"%1://127.0.0.1:%2"_s.arg(m_secure ? u"https"_s : u"http"_s).arg(m_port));
}

void ScriptedApi::answer(const QString& route, const QJsonObject& body, int status) {
    handle(route, [body, status](const Seen&) { return Scripted{.status = status, .body = body}; });
}

void ScriptedApi::answerRows(const QString& route, const QJsonArray& rows) {
    answer(route, {{u"rows"_s, rows}, {u"total"_s, rows.size()}});
}

void ScriptedApi::fail(const QString& route, int status, const QString& code, const QString& message) {
    answer(route,
           {{u"error"_s, QJsonObject{{u"code"_s, code}, {u"message"_s, message}}},
            {u"requestId"_s, u"req_scripted"_s}},
           status);
}

void ScriptedApi::handle(const QString& route, Say say) {
    m_routes.prepend({partsOf(route), std::move(say)});
}

void ScriptedApi::sendEvent(const QString& name, const QJsonObject& data, const QString& id) {
    QByteArray bytes;
    if (!id.isEmpty()) bytes += "id: " + id.toUtf8() + '\n';
    bytes +=
        "event: " + name.toUtf8() + "\ndata: " + QJsonDocument(data).toJson(QJsonDocument::Compact) + "\n\n";
    sendBytes(bytes);
}

void ScriptedApi::sendBytes(const QByteArray& bytes) {
    for (const QPointer<QTcpSocket>& stream : std::as_const(m_streams)) {
        if (!stream) continue;
        stream->write(bytes);
        stream->flush();
    }
}

void ScriptedApi::endStreams() {
    const QList<QPointer<QTcpSocket>> streams = std::exchange(m_streams, {});
    for (const QPointer<QTcpSocket>& stream : streams)
        if (stream) stream->disconnectFromHost();
}

int ScriptedApi::openStreams() const {
    int open = 0;
    for (const QPointer<QTcpSocket>& stream : m_streams)
        if (stream && stream->state() == QAbstractSocket::ConnectedState) ++open;
    return open;
}

void ScriptedApi::down() {
    m_server->close();
    const QList<QTcpSocket*> sockets = m_buffers.keys();
    for (QTcpSocket* socket : sockets)
        socket->abort();
}

void ScriptedApi::up() {
    m_server->listen(QHostAddress::LocalHost, m_port);
    m_port = m_server->serverPort();
}

bool ScriptedApi::moveTo(quint16 port) {
    down();
    m_port = port;
    up();
    return m_port == port;
}

QList<Seen> ScriptedApi::seen(const QString& route) const {
    QList<Seen> result;
    for (const Seen& one : m_seen)
        if (fits(partsOf(route), partsOf(routeOf(one)))) result.append(one);
    return result;
}

QJsonObject ScriptedApi::quietStatus() {
    return {{u"version"_s, u"0.1.0"_s},
            {u"addresses"_s, QJsonArray{u"http://127.0.0.1:3000"_s}},
            {u"dataDirectory"_s, u"/home/ada/.local/share/relaywright"_s},
            {u"inFlight"_s, 12},
            {u"requests"_s, 4321},
            {u"addedP50Us"_s, 180},
            {u"addedP99Us"_s, 700},
            {u"accounts"_s, QJsonObject{{u"total"_s, 0}, {u"ready"_s, 0}}},
            {u"keys"_s, QJsonObject{{u"total"_s, 0}, {u"enabled"_s, 0}}},
            {u"ledger"_s, QJsonObject{{u"open"_s, true}, {u"failed"_s, false}}},
            {u"costTodayUsd"_s, u"4.21"_s}};
}

void ScriptedApi::accept() {
    while (QTcpSocket* socket = m_server->nextPendingConnection()) {
        ++m_connections;
        m_buffers.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            socket->deleteLater();
        });
        read(*socket);
    }
}

void ScriptedApi::read(QTcpSocket& socket) {
    QByteArray& buffer = m_buffers[&socket];
    buffer += socket.readAll();
    while (m_buffers.contains(&socket) && takeRequest(socket, m_buffers[&socket])) {
    }
}

bool ScriptedApi::takeRequest(QTcpSocket& socket, QByteArray& buffer) {
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0) return false;
    QList<QByteArray> lines = buffer.first(headEnd).split('\n');
    const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
    Seen seen;
    for (const QByteArray& line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        seen.headers.insert(line.first(colon).trimmed().toLower(), line.sliced(colon + 1).trimmed());
    }
    const qsizetype length = seen.headers.value("content-length").toLongLong();
    if (buffer.size() < headEnd + 4 + length) return false;
    seen.body = QJsonDocument::fromJson(buffer.sliced(headEnd + 4, length)).object();
    buffer.remove(0, headEnd + 4 + length);
    const QUrl target(QString::fromLatin1(first.value(1)));
    seen.method = first.value(0);
    seen.path = target.path(QUrl::FullyEncoded);
    seen.query = QUrlQuery(target);
    m_seen.append(seen);
    reply(socket, seen);
    Q_EMIT requested(routeOf(seen));
    return true;
}

void ScriptedApi::reply(QTcpSocket& socket, const Seen& seen) {
    const QStringList parts = partsOf(routeOf(seen));
    for (const auto& [pattern, say] : std::as_const(m_routes)) {
        if (fits(pattern, parts)) return write(socket, say(seen));
    }
    m_unexpected.append(routeOf(seen));
    write(socket, {.status = 404,
                   .body = {{u"error"_s, QJsonObject{{u"code"_s, u"NOT_FOUND"_s},
                                                     {u"message"_s, u"nothing was scripted here"_s}}}}});
}

void ScriptedApi::write(QTcpSocket& socket, const Scripted& scripted) {
    if (scripted.silent) return;
    const QByteArray body = scripted.status == 204 ? QByteArray() : QJsonDocument(scripted.body).toJson();
    socket.write(headOf(scripted, body.size()));
    if (scripted.events) {
        m_streams.append(&socket);
    } else {
        socket.write(body);
    }
    socket.flush();
}

}  // namespace ui::test
