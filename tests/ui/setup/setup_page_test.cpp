#include "tests/ui/setup/setup_bench.h"
#include "ui/setup/setup_card.h"

#include <QAction>
#include <QComboBox>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTcpServer>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using ui::test::Scripted;
using ui::test::Seen;
using ui::test::SetupBench;

class SetupPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsThereIsDoneAlready() {
        SetupBench bench;
        bench.relay.answer(u"GET /admin/setup"_s, {{u"needed"_s, false}});
        bench.relay.answerRows(u"GET /admin/accounts"_s,
                               {QJsonObject{{u"id"_s, u"a1"_s}, {u"name"_s, u"team"_s}}});
        bench.relay.answer(u"GET /admin/keys"_s, {{u"rows"_s, QJsonArray()}, {u"total"_s, 7}});
        QVERIFY(bench.show());
        QTRY_COMPARE(bench.state("card_administrator"), u"Done"_s);
        QTRY_COMPARE(bench.state("card_account"), u"Done"_s);
        QTRY_COMPARE(bench.state("card_key"), u"Done"_s);
        QCOMPARE(bench.state("card_address"), u"To do"_s);
        QVERIFY(!card(bench, "card_administrator")->isUnfolded());
        QCOMPARE(bench.text("answer"), u"3 of 4 steps are done or skipped. Any order will do."_s);
    }

    void aSkippedStepStaysSkippedAndCanBeDoneLater() {
        SetupBench bench;
        QVERIFY(bench.show());
        bench.click("cardSkip", "card_administrator");
        QCOMPARE(bench.state("card_administrator"), u"Skipped"_s);
        QVERIFY(!card(bench, "card_administrator")->isUnfolded());
        // Another page over the same relay, the next day.
        ui::setup::SetupPage again(bench.client, bench.connection, bench.interaction, {});
        again.setLive(true);
        const auto* kept = again.findChild<ui::setup::SetupCard*>(u"card_administrator"_s);
        QCOMPARE(kept->mark(), ui::setup::SetupMemory::Mark::Skipped);
        bench.click("cardAgain", "card_administrator");
        QVERIFY(card(bench, "card_administrator")->isUnfolded());
    }

    void nothingTypedIsLostByLeaving() {
        SetupBench bench;
        QVERIFY(bench.show());
        bench.type("field_name", u"half a na"_s, "card_account");
        bench.type("port", u"3777"_s);
        bench.page->setLive(false);
        bench.page->hide();
        bench.page->show();
        bench.page->setLive(true);
        QVERIFY(bench.waitFor(u"GET /admin/settings"_s, 2));
        QTest::qWait(0);
        QCOMPARE(bench.find<QLineEdit>("field_name", "card_account")->text(), u"half a na"_s);
        QCOMPARE(bench.find<QLineEdit>("port")->text(), u"3777"_s);
    }

    void whatIsMadeElsewhereIsSeenWithoutDisturbingAnybody() {
        SetupBench bench;
        auto* again = bench.page->findChild<QTimer*>(u"setupAgain"_s);
        QVERIFY(again->interval() <= 5'000);
        QVERIFY(!again->isActive());
        again->setInterval(5);
        QVERIFY(bench.show());
        bench.type("field_secret", u"sk-half"_s, "card_account");
        bench.relay.answerRows(u"GET /admin/accounts"_s,
                               {QJsonObject{{u"id"_s, u"a1"_s}, {u"name"_s, u"team"_s}}});
        bench.relay.answer(u"GET /admin/keys"_s, {{u"rows"_s, QJsonArray()}, {u"total"_s, 1}});
        QTRY_COMPARE(bench.state("card_account"), u"Done"_s);
        QTRY_COMPARE(bench.state("card_key"), u"Done"_s);
        QVERIFY(card(bench, "card_account")->isUnfolded());
        QCOMPARE(bench.find<QLineEdit>("field_secret", "card_account")->text(), u"sk-half"_s);
        // Nobody is at this one.
        bench.relay.answer(u"GET /admin/setup"_s, {{u"needed"_s, false}});
        QTRY_COMPARE(bench.state("card_administrator"), u"Done"_s);
        QVERIFY(!card(bench, "card_administrator")->isUnfolded());
        bench.page->setLive(false);
        QVERIFY(!again->isActive());
    }

    void aFaultThatPassesIsForgotten() {
        SetupBench bench;
        bench.page->findChild<QTimer*>(u"setupAgain"_s)->setInterval(5);
        bench.relay.fail(u"GET /admin/settings"_s, 500, u"INTERNAL"_s, u"the store is away"_s);
        QVERIFY(bench.show());
        QTRY_VERIFY(bench.find<QWidget>("errorStrip")->isVisible());
        bench.relay.answerRows(u"GET /admin/settings"_s, bench.settings());
        QTRY_VERIFY(!bench.find<QWidget>("errorStrip")->isVisible());
        QTRY_VERIFY(bench.find<QAbstractButton>("saveAddress")->isEnabled());
    }

    void twoPasswordsThatDifferAreToldAtTheField() {
        SetupBench bench;
        QVERIFY(bench.show());
        bench.type("field_password", u"a long password"_s);
        bench.type("field_again", u"another password"_s);
        bench.click("createAdministrator");
        QVERIFY(bench.find<QLabel>("error_again")->isVisible());
        QVERIFY(bench.relay.seen(u"POST /admin/setup"_s).isEmpty());
    }

    void aRelayElsewhereWantsItsSetupToken() {
        SetupBench bench;
        bench.relay.fail(u"POST /admin/setup"_s, 422, u"INVALID_REQUEST"_s,
                         u"field \"setupToken\" is needed"_s);
        QVERIFY(bench.show());
        bench.type("field_password", u"a long password"_s);
        bench.type("field_again", u"a long password"_s);
        QVERIFY(!bench.find<QLineEdit>("field_setupToken")->isVisible());
        bench.click("createAdministrator");
        QTRY_VERIFY(bench.find<QLineEdit>("field_setupToken")->isVisible());
        QVERIFY(bench.find<QLabel>("error_setupToken")->isVisible());
    }

    void aTakenPortIsToldWithTheNextFreeOne() {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        SetupBench bench;
        QVERIFY(bench.show());
        QTRY_VERIFY(bench.find<QAbstractButton>("saveAddress")->isEnabled());
        bench.type("port", QString::number(other.serverPort()));
        QVERIFY(bench.text("portProblem").contains(u"Another program has this port"_s));
        QVERIFY(!bench.find<QAbstractButton>("saveAddress")->isEnabled());
        bench.click("useFreePort");
        QVERIFY(bench.find<QLineEdit>("port")->text().toInt() > other.serverPort());
        QVERIFY(bench.find<QAbstractButton>("saveAddress")->isEnabled());
        bench.type("port", u"70000"_s);
        QVERIFY(!bench.find<QAbstractButton>("saveAddress")->isEnabled());
    }

    void anotherAddressIsStoredAndWaitsForARestart() {
        int restarts = 0;
        SetupBench bench({.restartEngine = [&restarts] { ++restarts; }});
        QJsonObject host = ui::test::settingJson(u"HOST"_s, u"127.0.0.1"_s, u"127.0.0.1"_s);
        host[u"stored"_s] = u"0.0.0.0"_s;
        host[u"pending"_s] = true;
        bench.relay.answerRows(u"PATCH /admin/settings"_s,
                               {host, ui::test::settingJson(u"PORT"_s, u"3000"_s, u"3000"_s)});
        QVERIFY(bench.show());
        QTRY_VERIFY(bench.find<QAbstractButton>("saveAddress")->isEnabled());
        QVERIFY(!bench.find<QLabel>("reachWarning")->isVisible());
        bench.click("reachEveryMachine");
        QVERIFY(bench.find<QLabel>("reachWarning")->isVisible());
        bench.click("saveAddress");
        QVERIFY(bench.waitFor(u"PATCH /admin/settings"_s));
        QCOMPARE(bench.relay.last(u"PATCH /admin/settings"_s).body, QJsonObject({{u"HOST"_s, u"0.0.0.0"_s}}));
        QTRY_COMPARE(bench.state("card_address"), u"Done"_s);
        QVERIFY(bench.find<QLabel>("addressPending")->isVisible());
        bench.click("restartEngine");
        QCOMPARE(restarts, 1);
    }

    void whatTheCommandLineFixedIsLockedWithTheReason() {
        SetupBench bench;
        bench.relay.answerRows(
            u"GET /admin/settings"_s,
            {ui::test::settingJson(u"HOST"_s, u"127.0.0.1"_s, u"127.0.0.1"_s),
             ui::test::settingJson(u"PORT"_s, u"4000"_s, u"3000"_s, u"flag"_s, u"--port"_s)});
        QVERIFY(bench.show());
        QTRY_VERIFY(bench.text("addressLocked").contains(u"--port"_s));
        QVERIFY(!bench.find<QLineEdit>("port")->isEnabled());
        QVERIFY(bench.find<QRadioButton>("reachEveryMachine")->isEnabled());
    }

    void anAccountThatFailsItsTestIsKeptAndCanBeMended() {
        SetupBench bench;
        const QJsonObject account{
            {u"id"_s, u"a1"_s}, {u"name"_s, u"claude-console"_s}, {u"secretHint"_s, u"…x"_s}};
        bench.relay.answer(u"POST /admin/accounts"_s, account, 201);
        bench.relay.answer(u"PATCH /admin/accounts/a1"_s, account);
        bench.relay.answer(u"POST /admin/accounts/a1/test"_s, {{u"ok"_s, false},
                                                               {u"status"_s, 401},
                                                               {u"model"_s, u"m"_s},
                                                               {u"text"_s, QString()},
                                                               {u"error"_s, u"invalid x-api-key"_s}});
        QVERIFY(bench.show());
        bench.type("field_secret", u"sk-wrong"_s);
        bench.click("addAccount");
        QVERIFY(bench.waitFor(u"POST /admin/accounts/a1/test"_s));
        const QJsonObject sent = bench.relay.last(u"POST /admin/accounts"_s).body;
        QCOMPARE(sent.value("type"_L1).toString(), u"claude-console"_s);
        QCOMPARE(sent.value("secret"_L1).toString(), u"sk-wrong"_s);
        QVERIFY(!sent.contains("queue"_L1));
        QTRY_VERIFY(bench.text("answerFacts", "card_account").contains(u"invalid x-api-key"_s));
        QVERIFY(bench.text("answerFacts", "card_account").contains(u"Check the API key"_s));
        QCOMPARE(bench.state("card_account"), u"To do"_s);
        bench.type("field_secret", u"sk-right"_s);
        bench.click("addAccount");
        QVERIFY(bench.waitFor(u"PATCH /admin/accounts/a1"_s));
        QCOMPARE(bench.relay.last(u"PATCH /admin/accounts/a1"_s).body,
                 QJsonObject({{u"secret"_s, u"sk-right"_s}}));
        QVERIFY(bench.waitFor(u"POST /admin/accounts/a1/test"_s, 2));
        QCOMPARE(bench.relay.seen(u"POST /admin/accounts"_s).size(), 1);
    }

    void aNameThatIsTakenIsToldAtItsField() {
        SetupBench bench;
        bench.relay.fail(u"POST /admin/keys"_s, 409, u"CONFLICT"_s, u"field \"name\" is taken"_s);
        QVERIFY(bench.show());
        bench.click("createKey");
        QTRY_VERIFY(bench.find<QLabel>("error_name", "card_key")->isVisible());
        QCOMPARE(bench.state("card_key"), u"To do"_s);
    }

    void aKeysMoneyIsSentAsItWasTyped() {
        SetupBench bench;
        bench.relay.answer(u"POST /admin/keys"_s,
                           {{u"id"_s, u"k1"_s}, {u"name"_s, u"first-key"_s}, {u"key"_s, u"cr_secret"_s}},
                           201);
        QVERIFY(bench.show());
        bench.type("field_limit", u"12.50"_s);
        bench.click("createKey");
        QVERIFY(bench.waitFor(u"POST /admin/keys"_s));
        QCOMPARE(bench.relay.last(u"POST /admin/keys"_s).body,
                 QJsonObject({{u"name"_s, u"first-key"_s},
                              {u"limits"_s, QJsonObject{{u"dailyCost"_s, u"12.50"_s}}}}));
        QTRY_VERIFY(bench.find<QWidget>("secretOnce")->isVisible());
        QCOMPARE(bench.find<QLineEdit>("secret")->echoMode(), QLineEdit::Password);
    }

    void snippetsAreAsHighAsTheyAreLong() {
        SetupBench bench;
        QVERIFY(bench.show());
        auto* tabs = bench.find<QTabWidget>("snippetTabs");
        QSet<int> heights;
        for (int at = 0; at < tabs->count(); ++at) {
            tabs->setCurrentIndex(at);
            QApplication::processEvents();
            heights.insert(tabs->heightForWidth(tabs->width()));
        }
        QVERIFY(heights.size() > 1);
    }

    void withoutAKeyNothingIsSent() {
        SetupBench bench;
        QVERIFY(bench.show());
        bench.click("sendTest");
        QCOMPARE(bench.find<QLineEdit>("testKey")->property("wrong").toString(), u"yes"_s);
        QTest::qWait(0);
        QVERIFY(bench.relay.seen(u"POST /api/v1/messages"_s).isEmpty());
    }

    void theSimulationIsOfferedOnlyWhereThereIsOne() {
        SetupBench without;
        QVERIFY(without.show());
        QVERIFY(!without.find<QWidget>("demoCard")->isVisible());
        std::function<void(const QString&)> tell;
        int stopped = 0;
        SetupBench bench(
            {.startDemo = [&tell](std::function<void(const QString&)> told) { tell = std::move(told); },
             .stopDemo = [&stopped] { ++stopped; }});
        QVERIFY(bench.show());
        bench.click("startDemo");
        QVERIFY(!bench.find<QAbstractButton>("startDemo")->isEnabled());
        tell(u"no port is free"_s);
        QVERIFY(bench.text("demoText").contains(u"no port is free"_s));
        bench.click("startDemo");
        tell({});
        const QSignalSpy gone(bench.page.get(), &ui::common::Page::goTo);
        bench.click("seeDemo");
        QCOMPARE(gone.first().first().value<ui::common::Place>().page, u"requests"_s);
        bench.click("startDemo");
        QCOMPARE(stopped, 1);
        const SetupBench during({.startDemo = [](const auto&) {}, .isDemoShown = [] { return true; }});
        QVERIFY(during.find<QWidget>("seeDemo")->isVisibleTo(during.page.get()));
    }

    void anotherFolderIsAskedFor() {
        QStringList used;
        SetupBench bench({.useDataDirectory = [&used](const QString& folder) { used << folder; }});
        QVERIFY(bench.show());
        bench.click("chooseDataDirectory");
        QVERIFY(used.isEmpty());
        bench.interaction.paths = {u"/srv/relay"_s};
        bench.click("chooseDataDirectory");
        QCOMPARE(used, QStringList({u"/srv/relay"_s}));
    }

    void aRelayThatFailsIsToldAndAskedAgain() {
        SetupBench bench;
        bench.relay.fail(u"GET /admin/setup"_s, 500, u"INTERNAL"_s, u"the store is away"_s);
        QVERIFY(bench.show());
        QTRY_VERIFY(bench.find<QWidget>("errorStrip")->isVisible());
        bench.relay.answer(u"GET /admin/setup"_s, {{u"needed"_s, false}});
        bench.click("errorStripRetry");
        QTRY_COMPARE(bench.state("card_administrator"), u"Done"_s);
        QVERIFY(!bench.find<QWidget>("errorStrip")->isVisible());
    }

    void nothingIsAskedWhileNobodyLooks() {
        SetupBench bench;
        QTest::qWait(0);
        QVERIFY(bench.relay.seen(u"GET /admin/setup"_s).isEmpty());
    }

    void everyStepIsReachedFromThePalette() {
        SetupBench bench;
        QVERIFY(bench.show());
        bench.click("cardSkip", "card_key");
        auto* action = bench.page->findChild<QAction*>(u"goTo_key"_s);
        QVERIFY(bench.page->actions().contains(action));
        QVERIFY(!action->text().isEmpty());
        action->trigger();
        QVERIFY(card(bench, "card_key")->isUnfolded());
    }

    void everyFieldAndButtonHasAName() {
        SetupBench bench;
        QVERIFY(bench.show());
        for (const auto* button : bench.page->findChildren<QAbstractButton*>())
            QVERIFY2(!button->isVisible() || !button->text().isEmpty() || !button->accessibleName().isEmpty(),
                     qPrintable(button->objectName()));
    }

private:
    static ui::setup::SetupCard* card(const SetupBench& bench, const char* name) {
        return bench.page->findChild<ui::setup::SetupCard*>(QString::fromLatin1(name));
    }
};

QTEST_MAIN(SetupPageTest)
#include "setup_page_test.moc"
