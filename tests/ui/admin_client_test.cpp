#include "ui/api/admin_client.h"
#include "tests/ui/support/scripted_api.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::api::AdminClient;
using ui::api::ApiError;
using ui::api::Outcome;
using ui::test::Scripted;
using ui::test::ScriptedApi;
using ui::test::Seen;

class AdminClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_api = std::make_unique<ScriptedApi>();
        m_client = std::make_unique<AdminClient>();
        m_client->setBase(m_api->url());
        m_outcomes.clear();
    }
    void cleanup() {
        m_client.reset();
        m_api.reset();
    }

    void bringsTheAnswer() {
        m_api->answer(u"GET /admin/keys"_s, {{u"total"_s, 7}});
        m_client->setToken(u"local"_s);
        QUrlQuery query;
        query.addQueryItem(u"search"_s, u"a+b &c"_s);
        m_client->get(u"/admin/keys"_s, query, this, keep());
        QTRY_COMPARE(m_outcomes.size(), 1);
        QVERIFY(m_outcomes[0]);
        QCOMPARE(m_outcomes[0].body().value("total"_L1).toInt(), 7);
        const Seen seen = m_api->last(u"GET /admin/keys"_s);
        QCOMPARE(seen.headers.value("authorization"), "Bearer local"_ba);
        QVERIFY(seen.query.toString(QUrl::FullyEncoded).contains(u"%26c"_s));
    }

    void sendsEachMethodItsBody() {
        m_api->answer(u"POST /admin/keys"_s, {}, 201);
        m_api->answer(u"PATCH /admin/keys/*"_s, {});
        m_api->answer(u"DELETE /admin/keys/*"_s, {}, 204);
        m_client->post(u"/admin/keys"_s, {{u"name"_s, u"a"_s}}, this, keep());
        m_client->patch(u"/admin/keys/1"_s, {{u"name"_s, u"b"_s}}, this, keep());
        m_client->remove(u"/admin/keys/"_s + AdminClient::segment(u"1/2"_s), this, keep());
        QTRY_COMPARE(m_outcomes.size(), 3);
        for (const Outcome& outcome : m_outcomes)
            QVERIFY(outcome);
        QCOMPARE(m_api->last(u"POST /admin/keys"_s).body.value("name"_L1).toString(), u"a"_s);
        QCOMPARE(m_api->last(u"PATCH /admin/keys/1"_s).body.value("name"_L1).toString(), u"b"_s);
        QCOMPARE(m_api->seen(u"DELETE /admin/keys/1%2F2"_s).size(), 1);
    }

    void anErrorKeepsWhatTheRelaySaid_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, int status, const QString& code, ApiError::Kind kind) {
            QTest::newRow(name) << status << code << static_cast<int>(kind);
        };
        row("invalid", 400, u"INVALID_REQUEST"_s, ApiError::Kind::Invalid);
        row("session", 401, u"AUTHENTICATION_FAILED"_s, ApiError::Kind::SessionExpired);
        row("forbidden", 403, u"PERMISSION_DENIED"_s, ApiError::Kind::Refused);
        row("missing", 404, u"NOT_FOUND"_s, ApiError::Kind::Refused);
        row("conflict", 409, u"CONFLICT"_s, ApiError::Kind::Refused);
        row("stopping", 503, u"SHUTTING_DOWN"_s, ApiError::Kind::Restarting);
        row("store", 503, u"STORE_UNAVAILABLE"_s, ApiError::Kind::Failed);
        row("internal", 500, u"INTERNAL"_s, ApiError::Kind::Failed);
    }
    void anErrorKeepsWhatTheRelaySaid() {
        QFETCH(int, status);
        QFETCH(QString, code);
        QFETCH(int, kind);
        m_client->setToken(u"t"_s);
        m_api->fail(u"PATCH /admin/accounts/*"_s, status, code, u"field \"priority\" must be 1 to 100"_s);
        m_client->patch(u"/admin/accounts/1"_s, {}, this, keep());
        QTRY_COMPARE(m_outcomes.size(), 1);
        QVERIFY(!m_outcomes[0]);
        const ApiError& error = m_outcomes[0].error();
        QCOMPARE(static_cast<int>(error.kind), kind);
        QCOMPARE(error.status, status);
        QCOMPARE(error.code, code);
        QCOMPARE(error.field, u"priority"_s);
        QCOMPARE(error.requestId, u"req_scripted"_s);
    }

    void aWrongPasswordIsNoEndedSession() {
        m_api->fail(u"POST /web/auth/login"_s, 401, u"AUTHENTICATION_FAILED"_s, u"wrong"_s);
        m_client->post(u"/web/auth/login"_s, {}, this, keep());
        QTRY_COMPARE(m_outcomes.size(), 1);
        QCOMPARE(m_outcomes[0].error().kind, ApiError::Kind::Refused);
    }

    void nobodyThere() {
        m_api->down();
        m_client->get(u"/admin/status"_s, this, keep());
        QTRY_COMPARE(m_outcomes.size(), 1);
        QCOMPARE(m_outcomes[0].error().kind, ApiError::Kind::Unreachable);
        QVERIFY(m_outcomes[0].error().message.contains(m_client->hostAndPort()));
    }

    void silenceEnds() {
        m_api->handle(u"GET /admin/keys"_s, [](const Seen&) { return Scripted{.silent = true}; });
        m_client->get(u"/admin/keys"_s, {}, this, keep(), 30);
        QTRY_COMPARE(m_outcomes.size(), 1);
        QCOMPARE(m_outcomes[0].error().kind, ApiError::Kind::Unreachable);
    }

    void anotherServerIsNotARelay() {
        m_api->handle(u"GET /admin/status"_s, [](const Seen&) { return Scripted{.asRelay = false}; });
        m_client->get(u"/admin/status"_s, this, keep());
        QTRY_COMPARE(m_outcomes.size(), 1);
        QCOMPARE(m_outcomes[0].error().kind, ApiError::Kind::NotARelay);
    }

    void theDeadAreNotCalled() {
        int calls = 0;
        auto context = std::make_unique<QObject>();
        m_client->get(u"/admin/status"_s, context.get(), [&calls](const Outcome&) { ++calls; });
        m_client->postForEvents(
            u"/admin/status"_s, {}, context.get(), [&calls](const ui::api::ServerEvent&) { ++calls; },
            [&calls](const Outcome&) { ++calls; });
        context.reset();
        // One that comes later proves that the others had their chance.
        m_client->get(u"/admin/status"_s, this, keep());
        QTRY_COMPARE(m_outcomes.size(), 1);
        QCOMPARE(calls, 0);
    }

    void aCallbackMayEndItsContext() {
        auto context = std::make_unique<QObject>();
        bool called = false;
        m_client->get(u"/admin/status"_s, context.get(), [&](const Outcome&) {
            context.reset();
            called = true;
        });
        QTRY_VERIFY(called);
    }

    void cancelledMeansSilent() {
        ui::api::Call call = m_client->get(u"/admin/status"_s, this, keep());
        QVERIFY(call.isRunning());
        call.cancel();
        QVERIFY(!call.isRunning());
        bool later = false;
        m_client->get(u"/admin/setup"_s, this, [&later](const Outcome&) { later = true; });
        QTRY_VERIFY(later);
        QVERIFY(m_outcomes.isEmpty());
    }

    void oneConnectionServesManyCalls() {
        for (int i = 0; i < 5; ++i) {
            m_client->get(u"/admin/status"_s, this, keep());
            QTRY_COMPARE(m_outcomes.size(), i + 1);
        }
        QCOMPARE(m_api->connections(), 1);
    }

    void aStreamedAnswerComesInPieces() {
        m_api->handle(u"POST /admin/accounts/*/test"_s, [](const Seen&) { return Scripted{.events = true}; });
        QStringList heard;
        m_client->postForEvents(
            u"/admin/accounts/1/test"_s, {}, this,
            [&heard](const ui::api::ServerEvent& event) {
                heard << event.name + event.json().value("text"_L1).toString();
            },
            keep());
        QTRY_COMPARE(m_api->openStreams(), 1);
        QCOMPARE(m_api->last(u"POST /admin/accounts/*/test"_s).headers.value("accept"),
                 "text/event-stream"_ba);
        m_api->sendEvent(u"text"_s, {{u"text"_s, u"Hel"_s}});
        QTRY_COMPARE(heard.size(), 1);
        QVERIFY(m_outcomes.isEmpty());
        m_api->sendEvent(u"done"_s, {});
        m_api->endStreams();
        QTRY_COMPARE(m_outcomes.size(), 1);
        QVERIFY(m_outcomes[0]);
        QCOMPARE(heard, QStringList({u"textHel"_s, u"done"_s}));
    }

    void aStreamThatIsRefusedIsAnError() {
        m_api->fail(u"POST /admin/accounts/*/test"_s, 404, u"NOT_FOUND"_s, u"no such account"_s);
        m_client->postForEvents(
            u"/admin/accounts/1/test"_s, {}, this, [](const ui::api::ServerEvent&) { QFAIL("an event"); },
            keep());
        QTRY_COMPARE(m_outcomes.size(), 1);
        QCOMPARE(m_outcomes[0].error().code, u"NOT_FOUND"_s);
    }

private:
    AdminClient::Callback keep() {
        return [this](const Outcome& outcome) { m_outcomes.append(outcome); };
    }

    std::unique_ptr<ScriptedApi> m_api;
    std::unique_ptr<AdminClient> m_client;
    QList<Outcome> m_outcomes;
};

QTEST_GUILESS_MAIN(AdminClientTest)
#include "admin_client_test.moc"
