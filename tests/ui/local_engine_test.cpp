#include "console/local_engine.h"

#include "support/temp_directory.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/console/console.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using relay::console::LocalEngine;
using ui::api::Connection;

namespace {

constexpr int kPatienceMs = 20'000;

/// A console with an engine of its own beside it, as `relaywright` has.
class Bench {
public:
    explicit Bench(const relay::cli::SettingsFlags& more = {}) {
        relay::cli::SettingsFlags flags{
            {"--data-dir", directory.path().string()}, {"--port", "0"}, {"--log-level", "error"}};
        flags.insert(flags.end(), more.begin(), more.end());
        engine = std::make_unique<LocalEngine>(flags, relay::cli::loadSettings(flags)->settings);
        console = std::make_unique<ui::console::Console>(*qApp, folder.filePath(u"console.ini"_s),
                                                         engine->actions(), engine->setupHost());
        engine->start(*console);
        console->show();
    }
    ~Bench() {
        engine.reset();
        console.reset();
    }

    bool isConnected() const { return console->connection().state() == Connection::State::Connected; }
    QString dataDirectory() const { return console->connection().status().dataDirectory; }
    QString text(const char* label) const { return find<QLabel>(label)->text(); }
    /// What it told: nothing when it runs.
    QString startDemo() const {
        const auto told = std::make_shared<std::optional<QString>>();
        engine->setupHost().startDemo([told](const QString& problem) { *told = problem; });
        return QTest::qWaitFor([&told] { return told->has_value(); }, kPatienceMs) ? **told
                                                                                   : u"nothing was told"_s;
    }
    template <class Widget>
    Widget* find(const char* name) const {
        return console->window().findChild<Widget*>(QLatin1StringView(name));
    }

    const relay::test::TempDirectory directory;
    const QString own = QString::fromStdString(directory.path().string());
    QTemporaryDir folder;
    std::unique_ptr<ui::console::Console> console;
    std::unique_ptr<LocalEngine> engine;
};

}  // namespace

class LocalEngineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsAndIsShown() {
        const Bench bench;
        QTRY_VERIFY_WITH_TIMEOUT(bench.isConnected(), kPatienceMs);
        QCOMPARE(bench.dataDirectory(), bench.own);
        QVERIFY(!bench.find<QWidget>("simulationBar")->isVisible());
    }

    void aDemoIsShownInItsPlaceAndGoesWithoutATrace() {
        const Bench bench;
        QTRY_VERIFY_WITH_TIMEOUT(bench.isConnected(), kPatienceMs);
        QCOMPARE(bench.startDemo(), QString());
        QVERIFY(bench.find<QWidget>("simulationBar")->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(bench.isConnected() && bench.dataDirectory() != bench.own, kPatienceMs);
        const QString demo = bench.dataDirectory();
        QVERIFY(QDir(demo).exists());

        QTest::mouseClick(bench.find<QPushButton>("endSimulation"), Qt::LeftButton);
        QVERIFY(!bench.find<QWidget>("simulationBar")->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(bench.isConnected() && bench.dataDirectory() == bench.own, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(demo).exists(), kPatienceMs);
        QCOMPARE(bench.console->connection().status().keysTotal, 0);
    }

    void startsAgainWhenAskedTo() {
        const Bench bench;
        QTRY_VERIFY_WITH_TIMEOUT(bench.isConnected(), kPatienceMs);
        const QStringList before = bench.console->connection().status().addresses;
        bench.engine->setupHost().restartEngine();
        // Another port: it was told to take any.
        QTRY_VERIFY_WITH_TIMEOUT(
            bench.isConnected() && bench.console->connection().status().addresses != before, kPatienceMs);
        QCOMPARE(bench.dataDirectory(), bench.own);
    }

    void movesToAnotherFolderAndRemembersIt() {
        const Bench bench;
        QTRY_VERIFY_WITH_TIMEOUT(bench.isConnected(), kPatienceMs);
        const relay::test::TempDirectory other;
        const QString there = QString::fromStdString(other.path().string());
        bench.engine->setupHost().useDataDirectory(there);
        QTRY_VERIFY_WITH_TIMEOUT(bench.isConnected() && bench.dataDirectory() == there, kPatienceMs);
        QCOMPARE(bench.console->preferences().dataDirectory(), there);
    }

    void aFolderThatCannotBeUsedIsSaidAndLeft() {
        const Bench bench;
        QTRY_VERIFY_WITH_TIMEOUT(bench.isConnected(), kPatienceMs);
        bench.engine->setupHost().useDataDirectory(u"/proc/nobody-writes-here"_s);
        QTRY_VERIFY_WITH_TIMEOUT(bench.find<QPushButton>("otherFolder")->isVisible(), kPatienceMs);
        QVERIFY2(bench.text("engineText").contains(u"/proc/nobody-writes-here"_s),
                 qPrintable(bench.text("engineText")));
        bench.engine->actions().useDataDirectory(bench.own);
        QTRY_VERIFY_WITH_TIMEOUT(bench.isConnected() && bench.dataDirectory() == bench.own, kPatienceMs);
    }

    void onSocketsAloneItSaysSo() {
        const relay::test::TempDirectory place;
        const std::string socket = "unix:" + (place.path() / "relay.sock").string();
        const Bench bench({{"--host", socket}});
        QTRY_VERIFY_WITH_TIMEOUT(bench.text("engineText").contains(QString::fromStdString(socket)),
                                 kPatienceMs);
        QVERIFY(bench.find<QWidget>("engineNotice")->isVisible());
        QCOMPARE(bench.console->connection().state(), Connection::State::Idle);
        QSignalSpy finished(bench.console.get(), &ui::console::Console::finished);
        bench.console->window().quit();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kPatienceMs);
    }

    void quittingDuringADemoStopsBoth() {
        const Bench bench;
        QTRY_VERIFY_WITH_TIMEOUT(bench.isConnected(), kPatienceMs);
        QCOMPARE(bench.startDemo(), QString());
        QSignalSpy finished(bench.console.get(), &ui::console::Console::finished);
        bench.console->window().quit();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kPatienceMs);
    }

private:
    ui::test::SettingsSandbox m_sandbox;
};

QTEST_MAIN(LocalEngineTest)
#include "local_engine_test.moc"
