#include "tests/ui/support/scripted_api.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/api/admin_client.h"
#include "ui/api/connection.h"
#include "ui/setup/first_run.h"
#include "ui/setup/port_probe.h"
#include "ui/setup/setup_memory.h"
#include "ui/setup/test_request.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui::setup;
using ui::test::Scripted;
using ui::test::ScriptedApi;
using Mark = SetupMemory::Mark;

class SetupPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksAreKeptForEachRelay() {
        const ui::test::SettingsSandbox sandbox;
        SetupMemory here(u"[::1]:3000"_s);
        SetupMemory there(u"relay.example.com:443"_s);
        here.setMark(u"account"_s, Mark::Skipped);
        here.setMark(u"address"_s, Mark::Done);
        QCOMPARE(here.mark(u"account"_s), Mark::Skipped);
        QCOMPARE(here.mark(u"address"_s), Mark::Done);
        QCOMPARE(there.mark(u"account"_s), Mark::None);
        here.setMark(u"account"_s, Mark::None);
        QCOMPARE(here.mark(u"account"_s), Mark::None);
    }

    void setupIsNeededUntilEachStepIsDoneOrSkipped() {
        const ui::test::SettingsSandbox sandbox;
        SetupMemory memory(u"127.0.0.1:3000"_s);
        ui::api::Status status;
        status.setupNeeded = true;
        QVERIFY(needsSetup(status, memory));
        status.accountsTotal = 1;
        status.keysTotal = 1;
        QVERIFY(needsSetup(status, memory));
        memory.setMark(u"administrator"_s, Mark::Skipped);
        QVERIFY(!needsSetup(status, memory));
        status.keysTotal = 0;
        QVERIFY(needsSetup(status, memory));
        memory.setMark(u"key"_s, Mark::Skipped);
        QVERIFY(!needsSetup(status, memory));
    }

    void theFirstStatusSaysOnceThatSetupIsNeeded() {
        const ui::test::SettingsSandbox sandbox;
        ScriptedApi relay;
        ui::api::AdminClient client;
        client.setBase(relay.url());
        ui::api::Connection connection(client, {.live = 5});
        FirstRun firstRun(client, connection);
        const QSignalSpy needed(&firstRun, &FirstRun::needed);
        connection.start();
        QVERIFY(QTest::qWaitFor([&] { return relay.seen(u"GET /admin/status"_s).size() > 3; }));
        QCOMPARE(needed.size(), 1);
    }

    void aTakenPortIsFoundAndTheNextFreeOne() {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const int taken = other.serverPort();
        QCOMPARE(probePort(u"127.0.0.1"_s, taken), PortState::Taken);
        const int free = nextFreePort(u"127.0.0.1"_s, taken);
        QVERIFY(free > taken);
        QCOMPARE(probePort(u"127.0.0.1"_s, free), PortState::Free);
        QCOMPARE(probePort(u"relay.example.com"_s, taken), PortState::Unknown);
    }

    void aStreamIsHandedOnWordByWord() {
        ScriptedApi relay;
        relay.handle(u"POST /api/v1/messages"_s, [](const ui::test::Seen&) {
            return Scripted{.headers = {{"request-id", "req_1"}}, .events = true};
        });
        TestRequest request;
        QString words;
        QList<TestEnd> ends;
        connect(&request, &TestRequest::wrote, this, [&](const QString& text) { words += text; });
        connect(&request, &TestRequest::ended, this, [&](const TestEnd& end) { ends.append(end); });
        request.send({relay.url(), u"cr_key"_s, u"some-model"_s, u"Hello?"_s});
        QVERIFY(QTest::qWaitFor([&] { return relay.openStreams() == 1; }));
        const ui::test::Seen seen = relay.last(u"POST /api/v1/messages"_s);
        QCOMPARE(seen.headers.value("x-api-key"), "cr_key"_ba);
        QVERIFY(!seen.headers.contains("authorization"));
        QCOMPARE(seen.body.value("model"_L1).toString(), u"some-model"_s);
        QVERIFY(seen.body.value("stream"_L1).toBool());
        relay.sendEvent(u"content_block_delta"_s,
                        {{u"delta"_s, QJsonObject{{u"type"_s, u"text_delta"_s}, {u"text"_s, u"Hel"_s}}}});
        QVERIFY(QTest::qWaitFor([&] { return words == "Hel"_L1; }));
        relay.sendEvent(u"content_block_delta"_s, {{u"delta"_s, QJsonObject{{u"text"_s, u"lo"_s}}}});
        relay.sendEvent(u"message_stop"_s, {});
        relay.endStreams();
        QVERIFY(QTest::qWaitFor([&] { return !ends.isEmpty(); }));
        QCOMPARE(words, u"Hello"_s);
        QVERIFY(ends.first().ok);
        QCOMPARE(ends.first().requestId, u"req_1"_s);
    }

    void aStreamThatBreaksOffIsNoAnswer() {
        ScriptedApi relay;
        relay.handle(u"POST /api/v1/messages"_s,
                     [](const ui::test::Seen&) { return Scripted{.events = true}; });
        TestRequest request;
        QList<TestEnd> ends;
        connect(&request, &TestRequest::ended, this, [&](const TestEnd& end) { ends.append(end); });
        request.send({relay.url(), u"k"_s, u"m"_s, u"p"_s});
        QVERIFY(QTest::qWaitFor([&] { return relay.openStreams() == 1; }));
        relay.endStreams();
        QVERIFY(QTest::qWaitFor([&] { return !ends.isEmpty(); }));
        QVERIFY(!ends.first().ok);
        QVERIFY(!ends.first().problem.isEmpty());
    }

    void aRefusalIsToldInTheRelaysWords() {
        ScriptedApi relay;
        relay.fail(u"POST /api/v1/messages"_s, 401, u"authentication_error"_s, u"There is no such key."_s);
        TestRequest request;
        QList<TestEnd> ends;
        connect(&request, &TestRequest::ended, this, [&](const TestEnd& end) { ends.append(end); });
        request.send({relay.url(), u"k"_s, u"m"_s, u"p"_s});
        QVERIFY(QTest::qWaitFor([&] { return !ends.isEmpty(); }));
        QCOMPARE(ends.first().status, 401);
        QCOMPARE(ends.first().problem, u"There is no such key."_s);
    }

    void whatWasCancelledSaysNothingMore() {
        ScriptedApi relay;
        relay.handle(u"POST /api/v1/messages"_s,
                     [](const ui::test::Seen&) { return Scripted{.events = true}; });
        TestRequest request;
        const QSignalSpy ended(&request, &TestRequest::ended);
        request.send({relay.url(), u"k"_s, u"m"_s, u"p"_s});
        QVERIFY(QTest::qWaitFor([&] { return relay.openStreams() == 1; }));
        request.cancel();
        QVERIFY(!request.isRunning());
        QVERIFY(QTest::qWaitFor([&] { return relay.openStreams() == 0; }));
        QCOMPARE(ended.size(), 0);
    }
};

QTEST_MAIN(SetupPartsTest)
#include "setup_parts_test.moc"
