#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <memory>

namespace ui::test {

/// A request that came.
struct Seen {
    QByteArray method;
    QString path;
    QUrlQuery query;
    QMap<QByteArray, QByteArray> headers;  ///< names in small letters
    QJsonObject body = {};
};

/// What to say to it.
struct Scripted {
    int status = 200;
    QJsonObject body = {};
    QMap<QByteArray, QByteArray> headers = {};  ///< names in small letters; before the relay's own
    bool asRelay = true;                        ///< false: as some other server would
    bool silent = false;                        ///< never answer
    bool events = false;                        ///< the head of a stream of events, which stays open
};

/// An admin API that says what a test wrote down, on a port of its own. Without being told it answers
/// `GET /admin/status` with a quiet relay, `GET /admin/setup` with no need for one and `GET /admin/events` with an open
/// stream; everything else is a 404, and listed by unexpected().
class ScriptedApi : public QObject {
    Q_OBJECT

public:
    using Say = std::function<Scripted(const Seen&)>;

    explicit ScriptedApi(std::unique_ptr<QTcpServer> server = nullptr);
    /// Sockets tell that they are gone while there is still somebody to tell.
    ~ScriptedApi() override { m_server.reset(); }

    QUrl url() const;

    // A route is "GET /admin/accounts"; a part of the path may be "*".
    void answer(const QString& route, const QJsonObject& body, int status = 200);
    void answerRows(const QString& route, const QJsonArray& rows);
    void fail(const QString& route, int status, const QString& code, const QString& message);
    void handle(const QString& route, Say say);

    /// To every open stream of events.
    void sendEvent(const QString& name, const QJsonObject& data, const QString& id = {});
    void sendBytes(const QByteArray& bytes);
    void endStreams();
    int openStreams() const;

    /// Nobody listens any more, and all connections break; up() listens at the same port again.
    void down();
    void up();
    /// Listens at that port instead; false: somebody else does.
    bool moveTo(quint16 port);

    QList<Seen> seen(const QString& route) const;
    Seen last(const QString& route) const { return seen(route).value(seen(route).size() - 1); }
    QStringList unexpected() const { return m_unexpected; }
    int connections() const { return m_connections; }

    /// `GET /admin/status` of a relay where all is well.
    static QJsonObject quietStatus();

Q_SIGNALS:
    void requested(const QString& route);

private:
    void accept();
    void read(QTcpSocket& socket);
    bool takeRequest(QTcpSocket& socket, QByteArray& buffer);
    void reply(QTcpSocket& socket, const Seen& seen);
    void write(QTcpSocket& socket, const Scripted& scripted);

    quint16 m_port = 0;
    bool m_secure = false;
    QList<std::pair<QStringList, Say>> m_routes;  ///< the last that fits wins
    QList<Seen> m_seen;
    QStringList m_unexpected;
    QHash<QTcpSocket*, QByteArray> m_buffers;
    QList<QPointer<QTcpSocket>> m_streams;
    int m_connections = 0;
    std::unique_ptr<QTcpServer> m_server;  ///< gone first: its sockets still tell of their end
};

}  // namespace ui::test
