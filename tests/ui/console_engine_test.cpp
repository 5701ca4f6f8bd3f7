#include "support/relay_process.h"
#include "support/temp_directory.h"
#include "tests/ui/support/local_token.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/console/console.h"

#include <chrono>
#include <csignal>

#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::api::Connection;
using ui::test::localToken;

/// The whole console against the real program.
class ConsoleEngineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsAnEngineThatWasStartedAnew() {
        const relay::test::TempDirectory directory;
        auto relay = std::make_unique<relay::test::RelayProcess>(directory.path());
        const std::string port = std::to_string(relay->port());
        QTemporaryDir folder;
        ui::console::Console console(*qApp, folder.filePath(u"console.ini"_s), {});
        console.show();
        console.connectTo(QUrl(QString::fromStdString(relay->url())),
                          [&directory] { return localToken(directory.path()); });
        QTRY_COMPARE(console.connection().state(), Connection::State::Connected);
        QCOMPARE(console.connection().status().version, QLatin1StringView(RELAYWRIGHT_VERSION));
        QCOMPARE(console.window().findChild<QLabel*>(u"state"_s)->text(), u"● Running"_s);

        QCOMPARE(relay->stop(), 0);
        console.connection().retryNow();
        QTRY_COMPARE(console.connection().state(), Connection::State::Lost);
        // The same port, another token: it finds back without being told.
        relay.reset();
        relay::test::ServeOptions options;
        options.arguments = {"--port", port};
        relay = std::make_unique<relay::test::RelayProcess>(directory.path(), options);
        QTRY_COMPARE_WITH_TIMEOUT(console.connection().state(), Connection::State::Connected, 20'000);
    }

    void aSignalStopsTheProgramInOrder() {
        const relay::test::TempDirectory directory;
        relay::test::ChildProcess program({relay::test::relayProgram().parent_path() / "relaywright",
                                           {"--data-dir", directory.path().string(), "--port", "0"},
                                           {{"QT_QPA_PLATFORM", "offscreen"}}});
        QTRY_VERIFY_WITH_TIMEOUT(!localToken(directory.path()).isEmpty(), 20'000);
        program.signal(SIGTERM);
        // A sanitizer looks for leaks at the end, which takes its time on a busy machine.
        QCOMPARE(program.wait(std::chrono::seconds(60)), std::optional<int>(0));
    }

    void withoutACredentialItAsksForOne() {
        const relay::test::TempDirectory directory;
        relay::test::RelayProcess relay(directory.path());
        QTemporaryDir folder;
        ui::console::Console console(*qApp, folder.filePath(u"console.ini"_s), {});
        console.show();
        console.connectTo(QUrl(QString::fromStdString(relay.url())), {});
        QTRY_COMPARE(console.connection().state(), Connection::State::SignedOut);
        QTRY_VERIFY(console.window().findChild<QLabel*>(u"signInHint"_s)->isVisible());
    }

private:
    ui::test::SettingsSandbox m_sandbox;
};

QTEST_MAIN(ConsoleEngineTest)
#include "console_engine_test.moc"
