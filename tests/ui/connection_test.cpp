#include "ui/api/connection.h"
#include "support/certificate.h"
#include "support/temp_directory.h"
#include "tests/ui/support/scripted_api.h"
#include "ui/api/admin_client.h"

#include <QFile>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::api::AdminClient;
using ui::api::Connection;
using ui::test::Scripted;
using ui::test::ScriptedApi;
using ui::test::Seen;
using State = Connection::State;

namespace {

const QString kStatus = u"GET /admin/status"_s;

constexpr Connection::Timing kQuick{
    .live = 5, .slow = 10, .restart = 5, .firstRetry = 5, .longestRetry = 10, .patience = 2'000};

Scripted refused() {
    return {.status = 401,
            .body = {{u"error"_s,
                      QJsonObject{{u"code"_s, u"AUTHENTICATION_FAILED"_s}, {u"message"_s, u"who?"_s}}}}};
}

}  // namespace

class ConnectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { use(std::make_unique<ScriptedApi>()); }
    void cleanup() {
        m_connection.reset();
        m_client.reset();
        m_api.reset();
    }

    void findsTheRelayAndKeepsAsking() {
        QCOMPARE(m_connection->state(), State::Idle);
        m_connection->start();
        QCOMPARE(m_connection->state(), State::Connecting);
        QTRY_COMPARE(m_connection->state(), State::Connected);
        QCOMPARE(m_connection->status().inFlight, 12);
        QCOMPARE(m_api->seen(kStatus).first().query.queryItemValue(u"detail"_s), u"1"_s);
        QTRY_VERIFY(m_api->seen(kStatus).size() >= 4);
        QVERIFY(!m_api->seen(kStatus)[1].query.hasQueryItem(u"detail"_s));
    }

    void stopsAskingWhenNobodySees() {
        m_connection->start();
        QTRY_COMPARE(m_connection->state(), State::Connected);
        m_connection->setPace(Connection::Pace::Stopped);
        QCOMPARE(m_connection->msToNextTry(), -1);
        m_connection->setPace(Connection::Pace::Live);
        const qsizetype before = m_api->seen(kStatus).size();
        QTRY_VERIFY(m_api->seen(kStatus).size() > before);
    }

    void isLostAndFindsBack() {
        m_connection->start();
        QTRY_COMPARE(m_connection->state(), State::Connected);
        m_api->down();
        QTRY_COMPARE(m_connection->state(), State::Lost);
        QVERIFY(m_connection->wasConnected());
        QVERIFY(!m_connection->error().message.isEmpty());
        m_api->up();
        QTRY_COMPARE(m_connection->state(), State::Connected);
    }

    void learnsOfAFaultFromAnyCall() {
        m_connection = std::make_unique<Connection>(*m_client, Connection::Timing{.live = 3'600'000});
        m_connection->start();
        QTRY_COMPARE(m_connection->state(), State::Connected);
        m_api->down();
        m_client->get(u"/admin/keys"_s, this, [](const ui::api::Outcome&) {});
        QTRY_COMPARE(m_connection->state(), State::Lost);
    }

    void saysWhenTheEngineRestarts() {
        m_api->fail(kStatus, 503, u"SHUTTING_DOWN"_s, u"stopping"_s);
        m_connection->start();
        QTRY_COMPARE(m_connection->state(), State::Restarting);
        m_api->answer(kStatus, ScriptedApi::quietStatus());
        QTRY_COMPARE(m_connection->state(), State::Connected);
    }

    void anAnswerThatForbidsIsNoLostRelay() {
        m_api->fail(kStatus, 403, u"PERMISSION_DENIED"_s, u"not from there"_s);
        m_connection->start();
        QTRY_COMPARE(m_connection->state(), State::ShutOut);
        QCOMPARE(m_connection->error().message, u"not from there"_s);
        // A proxy before the relay.
        m_api->handle(kStatus, [](const Seen&) { return Scripted{.status = 403, .asRelay = false}; });
        m_connection->retryNow();
        QTRY_VERIFY(m_connection->error().message != u"not from there"_s);
        QCOMPARE(m_connection->state(), State::ShutOut);
        m_api->answer(kStatus, ScriptedApi::quietStatus());
        QTRY_COMPARE(m_connection->state(), State::Connected);
    }

    void aMachinesOwnTokenCountsOnlyOverLoopback() {
        m_connection->setTokenSource([] { return u"local"_s; });
        m_api->handle(kStatus, [](const Seen&) { return refused(); });
        m_connection->start();
        QTRY_COMPARE(m_connection->state(), State::SignedOut);
        QVERIFY(!m_connection->isOwnTokenRefused());
        // The same machine by a name that is none of loopback.
        QUrl everywhere = m_api->url();
        everywhere.setHost(u"0.0.0.0"_s);
        m_client->setBase(everywhere);
        m_connection->start();
        QVERIFY(!m_connection->isOwnTokenRefused());
        QTRY_COMPARE(m_connection->state(), State::SignedOut);
        QVERIFY(m_connection->isOwnTokenRefused());
        m_connection->signOut();
        QVERIFY(!m_connection->isOwnTokenRefused());
    }

    void asksForANewTokenOnceBeforeItGivesUp() {
        QStringList tokens{u"old"_s, u"new"_s};
        m_connection->setTokenSource(
            [&tokens] { return tokens.size() > 1 ? tokens.takeFirst() : tokens.first(); });
        m_api->handle(kStatus, [](const Seen& seen) {
            return seen.headers.value("authorization") == "Bearer new"
                       ? Scripted{.body = ScriptedApi::quietStatus()}
                       : refused();
        });
        m_connection->start();
        QTRY_COMPARE(m_connection->state(), State::Connected);
        QCOMPARE(m_api->seen(kStatus).first().headers.value("authorization"), "Bearer old"_ba);
        m_api->handle(kStatus, [](const Seen&) { return refused(); });
        QTRY_COMPARE(m_connection->state(), State::SignedOut);
        QCOMPARE(m_connection->msToNextTry(), -1);
    }

    void signsIn() {
        m_api->handle(kStatus, [](const Seen& seen) {
            return seen.headers.value("authorization") == "Bearer session"
                       ? Scripted{.body = ScriptedApi::quietStatus()}
                       : refused();
        });
        m_api->handle(u"POST /web/auth/login"_s, [](const Seen& seen) {
            if (seen.body.value("password"_L1).toString() != u"right"_s) return refused();
            return Scripted{.body = {{u"token"_s, u"session"_s}}};
        });
        m_connection->start();
        QTRY_COMPARE(m_connection->state(), State::SignedOut);
        QList<bool> answers;
        const auto keep = [&answers](const ui::api::Outcome& outcome) { answers << bool(outcome); };
        m_connection->signIn(u"ada"_s, u"wrong"_s, this, keep);
        QTRY_COMPARE(answers, QList<bool>({false}));
        QCOMPARE(m_connection->state(), State::SignedOut);
        m_connection->signIn(u"ada"_s, u"right"_s, this, keep);
        QTRY_COMPARE(m_connection->state(), State::Connected);
        QCOMPARE(answers, QList<bool>({false, true}));
        m_connection->signOut();
        QCOMPARE(m_connection->state(), State::SignedOut);
        QVERIFY(!m_client->hasToken());
    }

    void trustsACertificateOnlyWhenTold() {
        const relay::test::TempDirectory folder;
        const auto files = relay::test::makeCertificate(folder.path());
        use(secureApi(files));
        QSignalSpy trusted(m_connection.get(), &Connection::certificateTrusted);
        m_connection->start();
        QTRY_COMPARE(m_connection->state(), State::WrongCertificate);
        QCOMPARE(m_connection->error().fingerprint.size(), 32 * 3 - 1);
        QCOMPARE(m_connection->msToNextTry(), -1);
        QVERIFY(m_api->seen(kStatus).isEmpty());
        m_connection->trustCertificate();
        QTRY_COMPARE(m_connection->state(), State::Connected);
        QCOMPARE(trusted.count(), 1);
        QCOMPARE(trusted[0][0].toString(), m_client->hostAndPort());
    }

    void anotherCertificateIsNotTheTrustedOne() {
        const relay::test::TempDirectory folder;
        use(secureApi(relay::test::makeCertificate(folder.path())));
        m_client->trust(m_client->hostAndPort(), u"AB:CD"_s);
        m_connection->start();
        QTRY_COMPARE(m_connection->state(), State::WrongCertificate);
    }

    void anotherAddressIsAnotherConnection() {
        m_api->handle(kStatus, [](const Seen&) { return Scripted{.silent = true}; });
        m_connection->start();
        QTRY_COMPARE(m_api->seen(kStatus).size(), 1);
        ScriptedApi second;
        m_client->setBase(second.url());
        m_connection->start();
        QTRY_COMPARE(m_connection->state(), State::Connected);
        m_connection->stop();
        QCOMPARE(m_connection->state(), State::Idle);
    }

private:
    void use(std::unique_ptr<ScriptedApi> api) {
        cleanup();
        m_api = std::move(api);
        m_client = std::make_unique<AdminClient>();
        m_client->setBase(m_api->url());
        m_connection = std::make_unique<Connection>(*m_client, kQuick);
    }

    static std::unique_ptr<ScriptedApi> secureApi(const relay::test::CertificateFiles& files) {
        const auto read = [](const std::filesystem::path& path) {
            QFile file(QString::fromStdString(path.string()));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(read(files.certificate)));
        const QByteArray key = read(files.key);
        QSslKey parsed(key, QSsl::Rsa);
        if (parsed.isNull()) parsed = QSslKey(key, QSsl::Ec);
        configuration.setPrivateKey(parsed);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(configuration);
        return std::make_unique<ScriptedApi>(std::move(server));
    }

    std::unique_ptr<ScriptedApi> m_api;
    std::unique_ptr<AdminClient> m_client;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(ConnectionTest)
#include "connection_test.moc"
