#include "tests/ui/support/picture.h"
#include "tests/ui/support/scripted_api.h"
#include "tests/ui/support/scripted_interaction.h"
#include "tests/ui/support/window_rig.h"
#include "ui/shell/fuzzy_match.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using ui::shell::EngineState;
using ui::shell::EngineView;
using ui::test::picture;
using ui::test::Scripted;
using ui::test::Seen;
using ui::test::WindowRig;

class MainWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<WindowRig>(); }
    void cleanup() { m_rig.reset(); }

    void pagesAreMadeOnTheFirstVisit() {
        QCOMPARE(m_rig->made, QStringList({u"overview"_s}));
        QTest::mouseClick(find<QToolButton>("go-accounts"), Qt::LeftButton);
        QCOMPARE(window().currentPage(), u"accounts"_s);
        QCOMPARE(m_rig->made, QStringList({u"overview"_s, u"accounts"_s}));
        QVERIFY(window().windowTitle().startsWith(u"Accounts"_s));
        QTest::keyClick(&window(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(window().currentPage(), u"keys"_s);
        QVERIFY(find<QToolButton>("go-keys")->isChecked());
        QVERIFY(!find<QToolButton>("go-accounts")->isChecked());
    }

    void onlyThePageInSightLives() {
        m_rig->connect();
        QTRY_VERIFY(m_rig->live(u"overview"_s));
        window().goTo({u"accounts"_s, u"a1"_s});
        QVERIFY(!m_rig->live(u"overview"_s));
        QVERIFY(m_rig->live(u"accounts"_s));
        QCOMPARE(m_rig->page(u"accounts"_s)->opened, QStringList({u"a1"_s}));
        window().hide();
        QVERIFY(!m_rig->live(u"accounts"_s));
        window().show();
        QVERIFY(m_rig->live(u"accounts"_s));
        Q_EMIT m_rig->page(u"accounts"_s)->goTo({u"keys"_s, u"k1"_s});
        QCOMPARE(window().currentPage(), u"keys"_s);
    }

    void foldsByButtonAndWhenNarrow() {
        QCOMPARE(find<QWidget>("navigation")->width(), 208);
        QTest::mouseClick(find<QToolButton>("fold"), Qt::LeftButton);
        QCOMPARE(find<QWidget>("navigation")->minimumWidth(), 56);
        QTest::mouseClick(find<QToolButton>("fold"), Qt::LeftButton);
        QCOMPARE(find<QWidget>("navigation")->minimumWidth(), 208);
        window().resize(900, 700);
        QCOMPARE(find<QWidget>("navigation")->minimumWidth(), 56);
        QVERIFY(!find<QToolButton>("fold")->isVisible());
        window().resize(1280, 800);
        QCOMPARE(find<QWidget>("navigation")->minimumWidth(), 208);
    }

    void everyPartOfTheFrameHasANameForThoseWhoDoNotSee() {
        const QList<QAbstractButton*> buttons = window().findChildren<QAbstractButton*>();
        for (const QAbstractButton* button : buttons) {
            if (!button->isVisible()) continue;
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                     qPrintable(button->objectName()));
            QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(button->objectName()));
        }
    }

    void theArrowsGoThroughTheNavigation() {
        find<QToolButton>("go-overview")->setFocus();
        QTest::keyClick(find<QToolButton>("go-overview"), Qt::Key_Down);
        QVERIFY(find<QToolButton>("go-accounts")->hasFocus());
        QTest::keyClick(find<QToolButton>("go-accounts"), Qt::Key_Return);
        QCOMPARE(window().currentPage(), u"accounts"_s);
    }

    void thePaletteReachesPagesAndTheirActions() {
        openPalette();
        type(u"keys"_s);
        QTest::keyClick(find<QLineEdit>("paletteField"), Qt::Key_Return);
        QCOMPARE(window().currentPage(), u"keys"_s);
        QVERIFY(!find<QWidget>("palette")->isVisible());
        openPalette();
        QCOMPARE(m_rig->made.size(), 3);
        type(u"do acc"_s);
        picture(window(), u"palette"_s);
        QTest::keyClick(find<QLineEdit>("paletteField"), Qt::Key_Return);
        QCOMPARE(window().currentPage(), u"accounts"_s);
        QCOMPARE(m_rig->page(u"accounts"_s)->done, 1);
    }

    void thePaletteLeavesByEscape() {
        openPalette();
        type(u"zzzz"_s);
        QCOMPARE(find<QListWidget>("paletteList")->count(), 0);
        QTest::keyClick(find<QLineEdit>("paletteField"), Qt::Key_Return);
        QVERIFY(find<QWidget>("palette")->isVisible());
        QTest::keyClick(find<QLineEdit>("paletteField"), Qt::Key_Escape);
        QVERIFY(!find<QWidget>("palette")->isVisible());
    }

    void fuzzyPrefersStartsOfWords() {
        using ui::shell::fuzzyMatch;
        QVERIFY(!fuzzyMatch(u"xyz", u"Accounts"));
        QVERIFY(!fuzzyMatch(u"aa", u"A"));
        QCOMPARE(fuzzyMatch(u"", u"Accounts").value_or(-1), 0);
        QVERIFY(*fuzzyMatch(u"ak", u"Add key") > *fuzzyMatch(u"ak", u"Unmask"));
        QVERIFY(*fuzzyMatch(u"log", u"Logs") > *fuzzyMatch(u"log", u"Follow the sign"));
        QVERIFY(fuzzyMatch(u"设置", u"打开设置").has_value());
    }

    void theStripTellsHowItIs() {
        m_rig->connect();
        QTRY_COMPARE(text("state"), u"● Running"_s);
        QCOMPARE(text("inFlight"), u"12 in flight"_s);
        QVERIFY2(text("addedMedian").contains(u"0.18"_s), qPrintable(text("addedMedian")));
        QVERIFY2(text("costToday").contains(u"$4.21"_s), qPrintable(text("costToday")));
        QTest::mouseClick(find<QPushButton>("copyAddress"), Qt::LeftButton);
        QCOMPARE(m_rig->interaction.copied, QStringList({m_rig->api.url().toString()}));
        QCOMPARE(find<QPushButton>("copyAddress")->text(), u"Copied"_s);
        picture(window(), u"connected"_s);
    }

    void aLostRelayIsSaidWithAButton() {
        m_rig->connect();
        QTRY_COMPARE(text("state"), u"● Running"_s);
        QVERIFY(!find<QWidget>("connectionBanner")->isVisible());
        m_rig->api.down();
        QTRY_VERIFY(find<QWidget>("connectionBanner")->isVisible());
        QVERIFY(text("bannerText").contains(u"does not answer any more"_s));
        QCOMPARE(find<QPushButton>("bannerButton")->text(), u"Try now"_s);
        picture(window(), u"lost"_s);
        m_rig->api.up();
        QTest::mouseClick(find<QPushButton>("bannerButton"), Qt::LeftButton);
        QTRY_VERIFY(!find<QWidget>("connectionBanner")->isVisible());
    }

    void aRestartIsSaid() {
        m_rig->connect();
        QTRY_COMPARE(text("state"), u"● Running"_s);
        m_rig->api.fail(u"GET /admin/status"_s, 503, u"SHUTTING_DOWN"_s, u"stopping"_s);
        m_rig->connection.retryNow();
        QTRY_VERIFY(text("bannerText").contains(u"stopping or starting"_s));
        QCOMPARE(text("state"), u"◐ Restarting"_s);
    }

    void aFullDiskIsSaid() {
        QJsonObject status = ui::test::ScriptedApi::quietStatus();
        status.insert("ledger"_L1, QJsonObject{{u"failed"_s, true}, {u"failure"_s, u"no space left"_s}});
        m_rig->api.answer(u"GET /admin/status"_s, status);
        m_rig->connect();
        QTRY_VERIFY(text("bannerText").contains(u"no space left"_s));
        QVERIFY(find<QWidget>("connectionBanner")->isVisible());
        QVERIFY(!find<QPushButton>("bannerButton")->isVisible());
    }

    void signsInWherePagesWouldBe() {
        m_rig->requirePassword(u"right"_s);
        m_rig->connect();
        QTRY_VERIFY(find<QWidget>("signIn")->isVisible());
        QVERIFY(!find<QWidget>("connectionBanner")->isVisible());
        QVERIFY(!find<QPushButton>("signInButton")->isEnabled());
        QTest::keyClicks(find<QLineEdit>("user"), u"ada"_s);
        QTest::keyClicks(find<QLineEdit>("password"), u"wrong"_s);
        QTest::keyClick(find<QLineEdit>("password"), Qt::Key_Return);
        QTRY_VERIFY(find<QLabel>("signInProblem")->isVisible());
        picture(window(), u"sign-in"_s);
        find<QLineEdit>("password")->setText(u"right"_s);
        QTest::mouseClick(find<QPushButton>("signInButton"), Qt::LeftButton);
        QTRY_COMPARE(text("state"), u"● Running"_s);
        QVERIFY(!find<QWidget>("signIn")->isVisible());
        QCOMPARE(m_rig->preferences().user(m_rig->client.hostAndPort()), u"ada"_s);
    }

    void whoIsNotLetInIsToldWhyAndWhatToTry() {
        m_rig->api.fail(u"GET /admin/status"_s, 403, u"PERMISSION_DENIED"_s, u"not from there"_s);
        m_rig->connect();
        QTRY_VERIFY(find<QWidget>("signIn")->isVisible());
        QCOMPARE(text("state"), u"✕ Not let in"_s);
        QVERIFY(find<QLabel>("signInReason")->isVisible());
        QVERIFY2(text("signInReason").contains(u"does not let the console in"_s),
                 qPrintable(text("signInReason")));
        QVERIFY(isWhole("signInReason"));
        picture(window(), u"not-let-in"_s);
        m_rig->api.answer(u"GET /admin/status"_s, ui::test::ScriptedApi::quietStatus());
        m_rig->connection.retryNow();
        QTRY_COMPARE(text("state"), u"● Running"_s);
        // Later, what is shown stays.
        m_rig->api.fail(u"GET /admin/status"_s, 403, u"PERMISSION_DENIED"_s, u"not from there"_s);
        QTRY_VERIFY(find<QWidget>("connectionBanner")->isVisible());
        QVERIFY(!find<QWidget>("signIn")->isVisible());
        QVERIFY(text("bannerText").contains(u"does not let the console in"_s));
        QCOMPARE(text("bannerEvidence"), u"not from there"_s);
        QCOMPARE(find<QPushButton>("bannerButton")->text(), u"Sign in"_s);
        QTest::mouseClick(find<QPushButton>("bannerButton"), Qt::LeftButton);
        QVERIFY(find<QWidget>("signIn")->isVisible());
    }

    void aTokenThatDoesNotCountHereIsSaid() {
        m_rig->requirePassword(u"right"_s);
        m_rig->connection.setTokenSource([] { return u"local"_s; });
        QUrl everywhere = m_rig->api.url();
        everywhere.setHost(u"0.0.0.0"_s);
        m_rig->client.setBase(everywhere);
        m_rig->connection.start();
        QTRY_VERIFY(find<QLabel>("signInReason")->isVisible());
        QVERIFY2(text("signInReason").contains(u"127.0.0.1"_s), qPrintable(text("signInReason")));
        QTest::keyClicks(find<QLineEdit>("user"), u"ada"_s);
        QTest::keyClicks(find<QLineEdit>("password"), u"right"_s);
        QTest::keyClick(find<QLineEdit>("password"), Qt::Key_Return);
        QTRY_COMPARE(text("state"), u"● Running"_s);
    }

    void aQuickConnectionIsNotWorthABanner() {
        m_rig->api.handle(u"GET /admin/status"_s, [](const Seen&) { return Scripted{.silent = true}; });
        m_rig->connect();
        QCOMPARE(text("state"), u"◐ Connecting"_s);
        QVERIFY(!find<QWidget>("connectionBanner")->isVisible());
        QTRY_VERIFY(find<QWidget>("connectionBanner")->isVisible());
        QCOMPARE(text("bannerText"), u"Connecting."_s);
    }

    void nothingLooksChosenBeforeTheKeyboardWasUsed() {
        const QWidget* first = window().focusWidget();
        QVERIFY(first != nullptr);
        QVERIFY(!find<QWidget>("navigation")->isAncestorOf(first));
        const auto inNavigation = [this] {
            return find<QWidget>("navigation")->isAncestorOf(window().focusWidget());
        };
        for (int tabs = 0; tabs < 12 && !inNavigation(); ++tabs)
            QTest::keyClick(window().focusWidget(), Qt::Key_Tab);
        QVERIFY(inNavigation());
    }

    void anEndedSessionLeavesWhatIsShown() {
        m_rig->connect();
        QTRY_COMPARE(text("state"), u"● Running"_s);
        m_rig->requirePassword(u"right"_s);
        m_rig->connection.retryNow();
        QTRY_VERIFY(text("bannerText").contains(u"session has ended"_s));
        QVERIFY(!find<QWidget>("signIn")->isVisible());
        QTest::mouseClick(find<QPushButton>("bannerButton"), Qt::LeftButton);
        QVERIFY(find<QWidget>("signIn")->isVisible());
    }

    void aRelayWithoutAdministratorSaysSo() {
        m_rig->api.answer(u"GET /admin/setup"_s, {{u"needed"_s, true}});
        m_rig->requirePassword(u"right"_s);
        m_rig->connect();
        QTRY_VERIFY(find<QLabel>("signInHint")->isVisible());
    }

    void saysWhyTheEngineDoesNotRun() {
        EngineView view;
        view.state = EngineState::Failed;
        view.problem = u"127.0.0.1:3000 is in use by nginx (process 812)"_s;
        view.freePort = 3001;
        view.dataDirectory = u"/home/ada/.local/share/relaywright"_s;
        window().setEngine(view);
        QCOMPARE(text("engineText"), view.problem);
        QCOMPARE(text("state"), u"✕ Not running"_s);
        QCOMPARE(find<QPushButton>("otherPort")->text(), u"Use port 3001"_s);
        picture(window(), u"port-taken"_s);
        QTest::mouseClick(find<QPushButton>("otherPort"), Qt::LeftButton);
        QTest::mouseClick(find<QPushButton>("startAgain"), Qt::LeftButton);
        QCOMPARE(m_rig->starts, QList<int>({3001, 0}));
        QTest::mouseClick(find<QPushButton>("openFolder"), Qt::LeftButton);
        QCOMPARE(m_rig->folders, QStringList({view.dataDirectory}));
        m_rig->interaction.paths = {u"/srv/relay"_s};
        QTest::mouseClick(find<QPushButton>("otherFolder"), Qt::LeftButton);
        QCOMPARE(m_rig->interaction.fileQuestions.constLast().name, view.dataDirectory);
        QCOMPARE(m_rig->used, QStringList({u"/srv/relay"_s}));
        QSignalSpy finished(&window(), &ui::shell::MainWindow::finished);
        QVERIFY(window().close());
        QCOMPARE(m_rig->stops, 0);
        QCOMPARE(finished.count(), 1);
    }

    void anEngineOnSocketsAloneIsSaidInsteadOfEmptyPages() {
        EngineView view;
        view.state = EngineState::Running;
        view.sockets = {u"unix:/run/relaywright.sock"_s};
        view.dataDirectory = u"/home/ada/.local/share/relaywright"_s;
        window().setEngine(view);
        QVERIFY(find<QWidget>("engineNotice")->isVisible());
        QVERIFY(!m_rig->live(u"overview"_s));
        for (const QString& told : {view.sockets.constFirst(), u"HOST"_s, u"PORT"_s, u"--listen"_s})
            QVERIFY2(text("engineText").contains(told), qPrintable(text("engineText")));
        QCOMPARE(text("state"), u"○ Not connected"_s);
        QVERIFY(isWhole("engineText"));
        picture(window(), u"sockets-only"_s);
        QTest::mouseClick(find<QPushButton>("openFolder"), Qt::LeftButton);
        QCOMPARE(m_rig->folders, QStringList({view.dataDirectory}));
        QVERIFY(!find<QPushButton>("otherFolder")->isVisible());
        QVERIFY(!window().close());
        QCOMPARE(m_rig->stops, 1);
    }

    void aSimulationIsNeverTakenForTheRealRelay() {
        EngineView view;
        view.state = EngineState::Running;
        view.simulation = true;
        window().setEngine(view);
        QVERIFY(find<QWidget>("simulationBar")->isVisible());
        picture(window(), u"simulation"_s);
        QTest::mouseClick(find<QPushButton>("endSimulation"), Qt::LeftButton);
        QCOMPARE(m_rig->simulationsEnded, 1);
        enter(EngineState::Running);
        QVERIFY(!find<QWidget>("simulationBar")->isVisible());
    }

    void anotherRelayGetsPagesOfItsOwn() {
        enter(EngineState::Running);
        const QStringList before = m_rig->made;
        const QString shown = window().currentPage();
        window().renewPages();
        QCOMPARE(window().currentPage(), shown);
        QCOMPARE(m_rig->made, before + QStringList({shown}));
    }

    void closingWaitsForTheEngine() {
        QSignalSpy finished(&window(), &ui::shell::MainWindow::finished);
        enter(EngineState::Running);
        QVERIFY(!window().close());
        QCOMPARE(m_rig->stops, 1);
        enter(EngineState::Stopping);
        QVERIFY(find<QProgressBar>("engineProgress")->isVisible());
        picture(window(), u"stopping"_s);
        QVERIFY(!window().close());
        QCOMPARE(m_rig->hurries, 1);
        QCOMPARE(m_rig->stops, 1);
        QTest::mouseClick(find<QPushButton>("stopNow"), Qt::LeftButton);
        QCOMPARE(m_rig->hurries, 2);
        QCOMPARE(finished.count(), 0);
        enter(EngineState::Stopped);
        QVERIFY(!window().isVisible());
        QCOMPARE(finished.count(), 1);
    }

    void aRelayElsewhereIsLeftRunning() {
        m_rig->connect();
        QTRY_COMPARE(text("state"), u"● Running"_s);
        QVERIFY(window().close());
        QCOMPARE(m_rig->stops, 0);
    }

    void theLanguageChangesAtRunTime() {
        m_rig->connect();
        QTRY_COMPARE(text("state"), u"● Running"_s);
        choose("language", 2);
        QTRY_COMPARE(text("state"), u"● 运行中"_s);
        QCOMPARE(m_rig->page(u"overview"_s)->retranslated, 1);
        QVERIFY(find<QToolButton>("consoleMenu")->accessibleName() != u"Console"_s);
        picture(window(), u"chinese"_s);
        QCOMPARE(m_rig->preferences().language(), ui::shell::Language::Chinese);
        choose("language", 1);
        QTRY_COMPARE(text("state"), u"● Running"_s);
        QCOMPARE(text("inFlight"), u"12 in flight"_s);
    }

    void theThemeChangesAtRunTime() {
        choose("appearance", 2);
        QVERIFY(m_rig->theme().isDark());
        picture(window(), u"dark"_s);
        QCOMPARE(m_rig->preferences().mode(), ui::theme::Mode::Dark);
        choose("appearance", 1);
        QVERIFY(!m_rig->theme().isDark());
    }

    void theMenuTicksWhatWasChosenElsewhere() {
        const auto ticked = [this](const char* menu, int index) {
            const auto* whole =
                find<QToolButton>("consoleMenu")->menu()->findChild<QMenu*>(QLatin1StringView(menu));
            return whole->actions().at(index)->isChecked();
        };
        m_rig->theme().setMode(ui::theme::Mode::System);
        QVERIFY(ticked("appearance", 0));
        m_rig->theme().setMode(ui::theme::Mode::Dark);
        QVERIFY(ticked("appearance", 2));
        QVERIFY(!ticked("appearance", 0));
        QVERIFY(!ticked("appearance", 4));
        m_rig->theme().setDensity(ui::theme::Density::Compact);
        QVERIFY(ticked("appearance", 4));
        m_rig->theme().setDensity(ui::theme::Density::Comfortable);
        m_rig->languages().choose(ui::shell::Language::Chinese);
        QTRY_VERIFY(ticked("language", 2));
        QVERIFY(!ticked("language", 1));
        m_rig->languages().choose(ui::shell::Language::English);
        QTRY_VERIFY(ticked("language", 1));
    }

    void theWindowIsFoundAsItWasLeft() {
        window().resize(1111, 666);
        window().goTo({u"keys"_s, {}});
        QTest::mouseClick(find<QToolButton>("fold"), Qt::LeftButton);
        window().close();
        m_rig->reopen();
        QCOMPARE(window().size(), QSize(1111, 666));
        QCOMPARE(window().currentPage(), u"keys"_s);
        QCOMPARE(find<QWidget>("navigation")->minimumWidth(), 56);
    }

    void theTrayShowsTheWorstAccount() {
        m_rig->connect();
        QTRY_COMPARE(text("state"), u"● Running"_s);
        QCOMPARE(window().tray().shownToken(), ui::theme::Token::Idle);
        m_rig->setAccounts({{u"a"_s, u"ready"_s}, {u"b"_s, u"disabled"_s}});
        QTRY_COMPARE(window().tray().shownToken(), ui::theme::Token::Ok);
        m_rig->setAccounts({{u"a"_s, u"ready"_s}, {u"b"_s, u"cooling"_s}, {u"c"_s, u"ready"_s}});
        QTRY_COMPARE(window().tray().shownToken(), ui::theme::Token::Warn);
        m_rig->api.down();
        QTRY_COMPARE(window().tray().shownToken(), ui::theme::Token::Bad);
    }

    void theTrayPausesAnAccount() {
        m_rig->api.answer(u"PATCH /admin/accounts/*"_s, {});
        m_rig->setAccounts({{u"a"_s, u"ready"_s}, {u"b"_s, u"ready"_s}});
        m_rig->connect();
        QTRY_COMPARE(window().tray().shownToken(), ui::theme::Token::Ok);
        auto* pause = window().tray().menu().findChild<QMenu*>(u"trayPause"_s);
        QVERIFY(pause != nullptr);
        Q_EMIT pause->aboutToShow();
        QCOMPARE(pause->actions().size(), 2);
        pause->actions().constFirst()->trigger();
        QTRY_COMPARE(m_rig->api.seen(u"PATCH /admin/accounts/a"_s).size(), 1);
        QCOMPARE(m_rig->api.last(u"PATCH /admin/accounts/a"_s).body.value("schedulable"_L1),
                 QJsonValue(false));
    }

    void quittingFromTheTrayReallyQuits() {
        enter(EngineState::Running);
        m_rig->preferences().setStaysInTray(true);
        auto* quit = window().tray().menu().findChild<QAction*>(u"trayQuit"_s);
        QVERIFY(quit != nullptr);
        quit->trigger();
        QCOMPARE(m_rig->stops, 1);
    }

    void withoutATrayClosingIsClosing() {
        // The offscreen platform has no tray: the wish to stay in one must not make a console nobody can reach.
        QVERIFY(!window().tray().isThere());
        m_rig->preferences().setStaysInTray(true);
        QVERIFY(window().close());
    }

    void narrowAndDarkPictures() {
        m_rig->connect();
        QTRY_COMPARE(text("state"), u"● Running"_s);
        window().resize(820, 640);
        picture(window(), u"narrow"_s);
        choose("appearance", 2);
        m_rig->api.down();
        QTRY_VERIFY(find<QWidget>("connectionBanner")->isVisible());
        picture(window(), u"narrow-dark-lost"_s);
    }

private:
    ui::shell::MainWindow& window() { return m_rig->window(); }
    template <class Widget>
    Widget* find(const char* name) {
        auto* found = window().findChild<Widget*>(QLatin1StringView(name));
        if (found == nullptr) qFatal("no %s in the window", name);
        return found;
    }
    QString text(const char* name) { return find<QLabel>(name)->text(); }
    /// None of its lines is cut off.
    bool isWhole(const char* name) {
        QApplication::processEvents();
        const auto* label = find<QLabel>(name);
        return label->height() >= label->heightForWidth(label->width());
    }
    void enter(EngineState state) {
        EngineView view;
        view.state = state;
        window().setEngine(view);
    }
    void openPalette() {
        QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(find<QWidget>("palette")->isVisible());
    }
    void type(const QString& letters) { QTest::keyClicks(find<QLineEdit>("paletteField"), letters); }
    /// The entry at a place of one of the menus of the console.
    void choose(const char* menu, int index) {
        const QMenu* whole = find<QToolButton>("consoleMenu")->menu();
        const auto* chosen = whole->findChild<QMenu*>(QLatin1StringView(menu));
        QVERIFY(chosen != nullptr);
        chosen->actions().at(index)->trigger();
    }

    std::unique_ptr<WindowRig> m_rig;
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
