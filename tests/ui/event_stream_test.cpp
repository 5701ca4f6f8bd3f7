#include "ui/api/event_stream.h"
#include "tests/ui/support/scripted_api.h"
#include "ui/api/admin_client.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::api::EventStream;
using ui::api::ServerEvent;
using ui::api::SseParser;
using ui::test::ScriptedApi;

namespace {

const QString kEvents = u"GET /admin/events"_s;

QStringList parsed(const QList<QByteArray>& pieces) {
    SseParser parser;
    QStringList found;
    for (const QByteArray& piece : pieces) {
        parser.feed(piece, [&found](const ServerEvent& event) {
            found << QString::fromUtf8(event.id) + u'|' + event.name + u'|' + QString::fromUtf8(event.data);
        });
    }
    return found;
}

}  // namespace

class EventStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_api = std::make_unique<ScriptedApi>();
        m_client = std::make_unique<ui::api::AdminClient>();
        m_client->setBase(m_api->url());
        m_stream = std::make_unique<EventStream>(*m_client, EventStream::Pauses{10, 20});
    }
    void cleanup() {
        m_stream.reset();
        m_client.reset();
        m_api.reset();
    }

    void anyCutGivesTheSameEvents() {
        const QByteArray text =
            "retry: 3000\r\n\r\n: note\r\nid: 7\r\nevent: log\r\ndata: {\"a\":1}\r\ndata: zwei é\r\n\r\n"
            "data:x\rid\r\r\nevent: empty\n\ndata\n\n";
        const QStringList whole = parsed({text});
        QCOMPARE(whole, QStringList({u"7|log|{\"a\":1}\nzwei é"_s, u"|message|x"_s, u"|message|"_s}));
        for (qsizetype cut = 0; cut <= text.size(); ++cut)
            QCOMPARE(parsed({text.first(cut), text.sliced(cut)}), whole);
        QList<QByteArray> bytes;
        for (const char c : text)
            bytes << QByteArray(1, c);
        QCOMPARE(parsed(bytes), whole);
    }

    void opensOnlyWhileSomebodyWantsIt() {
        QObject page;
        QSignalSpy opened(m_stream.get(), &EventStream::opened);
        QSignalSpy received(m_stream.get(), &EventStream::received);
        m_stream->want(&page, true);
        QTRY_COMPARE(opened.count(), 1);
        m_api->sendEvent(u"account.state"_s, {{u"id"_s, u"a"_s}}, u"5"_s);
        QTRY_COMPARE(received.count(), 1);
        QCOMPARE(received.first().first().value<ServerEvent>().json().value("id"_L1).toString(), u"a"_s);
        m_stream->want(&page, false);
        QVERIFY(!m_stream->isOpen());
        QTRY_COMPARE(m_api->openStreams(), 0);
        QCOMPARE(m_api->seen(kEvents).size(), 1);
    }

    void whoDiesWantsNothing() {
        auto page = std::make_unique<QObject>();
        m_stream->want(page.get(), true);
        QTRY_VERIFY(m_stream->isOpen());
        page.reset();
        QTRY_COMPARE(m_api->openStreams(), 0);
    }

    void goesOnWhereItStopped() {
        QObject page;
        QSignalSpy opened(m_stream.get(), &EventStream::opened);
        QSignalSpy received(m_stream.get(), &EventStream::received);
        m_stream->want(&page, true);
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(!m_api->last(kEvents).headers.contains("last-event-id"));
        m_api->sendEvent(u"log"_s, {}, u"41"_s);
        QTRY_COMPARE(received.count(), 1);
        m_api->endStreams();
        QTRY_COMPARE(opened.count(), 2);
        QCOMPARE(m_api->last(kEvents).headers.value("last-event-id"), "41"_ba);
    }

    void tellsWhatWasMissed() {
        QObject page;
        QSignalSpy dropped(m_stream.get(), &EventStream::dropped);
        QSignalSpy received(m_stream.get(), &EventStream::received);
        m_stream->want(&page, true);
        QTRY_VERIFY(m_stream->isOpen());
        m_api->sendEvent(u"dropped"_s, {{u"count"_s, 3}});
        m_api->sendEvent(u"dropped"_s, {{u"count"_s, QJsonValue::Null}});
        QTRY_COMPARE(dropped.count(), 2);
        QCOMPARE(dropped[0][0].value<std::optional<qint64>>().value_or(-1), 3);
        QVERIFY(!dropped[1][0].value<std::optional<qint64>>().has_value());
        QCOMPARE(received.count(), 0);
    }

    void aRefusalIsTriedAgain() {
        m_api->fail(kEvents, 429, u"RATE_LIMIT_EXCEEDED"_s, u"64 streams are open"_s);
        QObject page;
        m_stream->want(&page, true);
        QTRY_VERIFY(m_api->seen(kEvents).size() >= 2);
        QVERIFY(!m_stream->isOpen());
        m_api->handle(kEvents, [](const ui::test::Seen&) { return ui::test::Scripted{.events = true}; });
        QTRY_VERIFY(m_stream->isOpen());
    }

    void doesNotTryWhileNobodyCanAnswer() {
        QObject page;
        m_stream->setReachable(false);
        m_stream->want(&page, true);
        QVERIFY(m_api->seen(kEvents).isEmpty());
        m_stream->setReachable(true);
        QTRY_VERIFY(m_stream->isOpen());
        m_stream->setReachable(false);
        QTRY_COMPARE(m_api->openStreams(), 0);
    }

    void itsReaderMayEndItInTheMiddle() {
        QObject page;
        int heard = 0;
        connect(m_stream.get(), &EventStream::received, &page, [&] {
            ++heard;
            m_stream->want(&page, false);
        });
        m_stream->want(&page, true);
        QTRY_VERIFY(m_stream->isOpen());
        m_api->sendBytes("data: 1\n\ndata: 2\n\n");
        QTRY_COMPARE(m_api->openStreams(), 0);
        QCOMPARE(heard, 1);
    }

private:
    std::unique_ptr<ScriptedApi> m_api;
    std::unique_ptr<ui::api::AdminClient> m_client;
    std::unique_ptr<EventStream> m_stream;
};

QTEST_GUILESS_MAIN(EventStreamTest)
#include "event_stream_test.moc"
