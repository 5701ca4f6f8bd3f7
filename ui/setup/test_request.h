#pragma once

#include "ui/api/sse_parser.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QUrl>

class QNetworkReply;

namespace ui::setup {

struct TestOrder {
    QUrl base;  ///< of the relay
    QString key;
    QString model;
    QString prompt;
};

struct TestEnd {
    bool ok = false;
    int status = 0;     ///< of HTTP; 0: there was no answer
    QString problem;    ///< in the relay's words; empty when it went well
    QString requestId;  ///< finds it in the ledger
    qint64 firstWordMs = 0;
    qint64 totalMs = 0;
};

/// One streamed request to the relay, as a client with a key sends it: not the admin API. GUI thread.
class TestRequest : public QObject {
    Q_OBJECT

public:
    explicit TestRequest(QObject* parent = nullptr);

    /// Ends one that runs.
    void send(const TestOrder& order);
    void cancel();
    bool isRunning() const { return !m_reply.isNull(); }

Q_SIGNALS:
    void wrote(const QString& text);
    void ended(const ui::setup::TestEnd& end);

private:
    void read();
    void take(const api::ServerEvent& event);
    void finish();

    QNetworkAccessManager m_manager;
    QPointer<QNetworkReply> m_reply;
    api::SseParser m_parser;
    QByteArray m_body;  ///< of an answer that is no stream
    QElapsedTimer m_clock;
    TestEnd m_end;
    bool m_whole = false;
};

}  // namespace ui::setup
