#include "tests/ui/accounts/page_bench.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/common/detail_split.h"
#include "ui/common/filter_chips.h"
#include "ui/common/state_label.h"
#include "ui/common/undo_bar.h"

#include <QAction>
#include <QComboBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using ui::test::momentIn;
using ui::test::PageBench;
using ui::test::sampleAccount;
using ui::test::Scripted;
using ui::test::Seen;

class AccountsPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsHowEveryAccountStands() {
        PageBench bench;
        QVERIFY(bench.showFilled());
        QCOMPARE(bench.table().shownRows(), 6);
        QCOMPARE(bench.cell(u"a2"_s, u"state"_s), u"Cooling down · 4m12s"_s);
        QCOMPARE(bench.cell(u"a2"_s, u"reason"_s), u"Rate limited (429)"_s);
        QCOMPARE(bench.cell(u"a1"_s, u"inFlight"_s), u"3 / 10"_s);
        QCOMPARE(bench.cell(u"a6"_s, u"lastUsed"_s), u"never"_s);
        QTRY_COMPARE(bench.cell(u"a1"_s, u"type"_s), u"Claude Console (API key)"_s);
        QTRY_COMPARE(bench.cell(u"a1"_s, u"groups"_s), u"research"_s);
        QTRY_VERIFY(bench.cell(u"a1"_s, u"success"_s).startsWith(u"99.75"));
        QVERIFY(bench.text(u"answer"_s).contains(u"1 cooling down"_s));
        QCOMPARE(bench.relay.seen(u"GET /admin/usage"_s).constFirst().query.queryItemValue(u"by"_s),
                 u"account"_s);
        QCOMPARE(bench.relay.unexpected(), QStringList());
    }

    void todayIsTheRelaysDay() {
        // Of these two one is always at another date than this machine.
        for (const QByteArray& zone : {"Pacific/Kiritimati"_ba, "Pacific/Pago_Pago"_ba}) {
            PageBench bench;
            bench.relay.answerRows(
                u"GET /admin/settings"_s,
                {QJsonObject{{u"name"_s, u"TIMEZONE"_s}, {u"value"_s, QString::fromLatin1(zone)}}});
            bench.show();
            QVERIFY(bench.waitFor(u"GET /admin/usage"_s));
            QCOMPARE(bench.relay.last(u"GET /admin/usage"_s).query.queryItemValue(u"since"_s),
                     bench.now.toTimeZone(QTimeZone(zone)).date().toString(Qt::ISODate));
        }
    }

    void noCountIsShownOfWhatWasNotRead() {
        PageBench bench(ui::test::typicalAccounts(), 5);
        bench.relay.fail(u"GET /admin/accounts"_s, 500, u"INTERNAL"_s, u"the store is away"_s);
        bench.show();
        QVERIFY(bench.waitFor(u"GET /admin/accounts"_s, 2));
        QCOMPARE(bench.find<QPushButton>(u"chip_all"_s)->text(), u"All"_s);
        bench.relay.answerRows(u"GET /admin/accounts"_s, {});
        QTRY_COMPARE(bench.find<QPushButton>(u"chip_all"_s)->text(), u"All  0"_s);
    }

    void chipsFiltersAndSearchNarrowTheList() {
        PageBench bench;
        QVERIFY(bench.showFilled());
        bench.click(u"chip_attention"_s);
        QCOMPARE(bench.table().shownRows(), 3);
        bench.click(u"chip_paused"_s);
        QCOMPARE(bench.table().shownRows(), 1);
        bench.click(u"chip_all"_s);
        QTRY_VERIFY(bench.find(u"filter_group"_s)->isVisible());
        bench.find<ui::common::FilterMenu>(u"filter_group"_s)->setChosenIds({u"research"_s});
        QCOMPARE(bench.table().shownRows(), 2);
        bench.find<ui::common::FilterMenu>(u"filter_group"_s)->setChosenIds({u"-"_s});
        QCOMPARE(bench.table().shownRows(), 3);
        bench.find<ui::common::FilterMenu>(u"filter_group"_s)->setChosenIds({});
        QTest::keyClicks(bench.find(u"search"_s), u"rate limited"_s);
        QTest::keyClick(bench.find(u"search"_s), Qt::Key_Return);
        QCOMPARE(bench.table().shownRows(), 2);
    }

    void whatMatchesNothingOffersAllAgain() {
        PageBench bench;
        QVERIFY(bench.showFilled());
        QTest::keyClicks(bench.find(u"search"_s), u"nobody"_s);
        QTest::keyClick(bench.find(u"search"_s), Qt::Key_Return);
        QVERIFY(bench.text(u"emptyTitle"_s).contains(u"No account matches"_s));
        bench.click(u"emptyAction"_s);
        QCOMPARE(bench.table().shownRows(), 6);
    }

    void anEmptyRelayTeaches() {
        PageBench bench(QJsonArray{});
        bench.show();
        QTRY_COMPARE(bench.text(u"emptyTitle"_s), u"No accounts yet"_s);
        bench.click(u"emptyAction"_s);
        QTRY_VERIFY(bench.page->findChild<QWidget*>(u"accountDialog"_s));
    }

    void anErrorStandsInTheListsPlaceAndCanBeTriedAgain() {
        PageBench bench;
        bench.relay.fail(u"GET /admin/accounts"_s, 500, u"INTERNAL"_s, u"the store is gone"_s);
        bench.show();
        QTRY_COMPARE(bench.text(u"errorWhy"_s), u"the store is gone"_s);
        bench.relay.answerRows(u"GET /admin/accounts"_s, ui::test::typicalAccounts());
        bench.click(u"errorRetry"_s);
        QTRY_COMPARE(bench.table().shownRows(), 6);
    }

    void aFailedRefreshKeepsWhatIsShown() {
        PageBench bench;
        QVERIFY(bench.showFilled());
        bench.relay.fail(u"GET /admin/accounts"_s, 500, u"INTERNAL"_s, u"the store is gone"_s);
        bench.trigger(u"refreshAccounts"_s);
        QTRY_VERIFY(bench.find(u"errorStrip"_s)->isVisible());
        QCOMPARE(bench.table().shownRows(), 6);
        bench.relay.answerRows(u"GET /admin/accounts"_s, ui::test::typicalAccounts());
        bench.click(u"errorStripRetry"_s);
        QTRY_VERIFY(!bench.find(u"errorStrip"_s)->isVisible());
    }

    void anEventBringsTheNewState() {
        PageBench bench;
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a1"_s));
        QTRY_VERIFY(bench.stream.isOpen());
        QJsonArray changed = ui::test::typicalAccounts();
        changed[0] = ui::test::coolingAccount(u"a1"_s, u"team-a"_s, u"timeout"_s, 0, 60);
        bench.relay.answerRows(u"GET /admin/accounts"_s, changed);
        bench.relay.sendEvent(u"account.state"_s, {{u"accountId"_s, u"a1"_s}, {u"state"_s, u"cooling"_s}});
        QTRY_COMPARE(bench.cell(u"a1"_s, u"state"_s), u"Cooling down · 1m00s"_s);
        QCOMPARE(bench.table().selectedKeys(), QStringList{u"a1"_s});
    }

    void theTimeLeftGoesOnByItself() {
        PageBench bench;
        QVERIFY(bench.showFilled());
        bench.now = bench.now.addSecs(200);
        QTRY_COMPARE(bench.cell(u"a2"_s, u"state"_s), u"Cooling down · 52s"_s);
    }

    void whoDoesNotLookAsksForNothing() {
        PageBench bench(ui::test::typicalAccounts(), 1);
        QVERIFY(bench.showFilled());
        QTRY_VERIFY(bench.stream.isOpen());
        bench.page->setLive(false);
        QTRY_COMPARE(bench.relay.openStreams(), 0);
        QVERIFY(!bench.stream.isOpen());
        // A question given up may still lie unread in the relay's socket.
        QVERIFY(bench.roundTrip());
        const auto asked = bench.relay.seen(u"GET /admin/accounts"_s).size();
        QVERIFY(bench.roundTrip());
        QCOMPARE(bench.relay.seen(u"GET /admin/accounts"_s).size(), asked);
    }

    void theDetailSaysWhyUntilWhenAndWhoSaidSo() {
        PageBench bench;
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a2"_s));
        QVERIFY(bench.find<ui::common::DetailSplit>(u"accountsSplit"_s)->isDetailShown());
        QCOMPARE(bench.text(u"detailTitle"_s), u"team-b"_s);
        QCOMPARE(bench.text(u"value_cause"_s), u"Rate limited (status 429)"_s);
        QCOMPARE(bench.text(u"value_evidence"_s), u"429 with retry-after: 300"_s);
        QVERIFY(bench.text(u"value_ends"_s).startsWith(u"4m12s left"));
        QCOMPARE(bench.text(u"value_source"_s), u"the provider, by retry-after"_s);
        QTRY_VERIFY(bench.find(u"link_k1"_s) && bench.find(u"link_k2"_s));
        QTRY_COMPARE(bench.find<QListWidget>(u"errorList"_s)->count(), 3);
        const Seen errors = bench.relay.last(u"GET /admin/attempts"_s);
        QCOMPARE(errors.query.queryItemValue(u"accountId"_s), u"a2"_s);
        QCOMPARE(errors.query.queryItemValue(u"outcome"_s), u"failed"_s);
        QCOMPARE(bench.relay.last(u"GET /admin/usage/series"_s).query.queryItemValue(u"range"_s), u"day"_s);
    }

    void theDetailLeadsToKeysAndRequests() {
        PageBench bench;
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a2"_s));
        QSignalSpy went(bench.page.get(), &ui::common::Page::goTo);
        QTRY_VERIFY(bench.page->findChild<QPushButton*>(u"link_k1"_s));
        bench.find<QPushButton>(u"link_k1"_s)->click();
        QTRY_COMPARE(bench.find<QListWidget>(u"errorList"_s)->count(), 3);
        auto* errors = bench.find<QListWidget>(u"errorList"_s);
        Q_EMIT errors->itemActivated(errors->item(0));
        QCOMPARE(went.count(), 2);
        QCOMPARE(went[0][0].value<ui::common::Place>(), (ui::common::Place{u"keys"_s, u"k1"_s}));
        QCOMPARE(went[1][0].value<ui::common::Place>(), (ui::common::Place{u"requests"_s, u"req_900"_s}));
    }

    void retryNowEndsTheMark() {
        PageBench bench;
        bench.relay.answer(u"POST /admin/accounts/a2/clear"_s, sampleAccount(u"a2"_s, u"team-b"_s));
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a2"_s));
        QVERIFY(bench.find<QAction>(u"clearAccounts"_s)->isVisible());
        bench.click(u"button_clearAccounts"_s);
        QTRY_COMPARE(bench.cell(u"a2"_s, u"state"_s), u"Ready"_s);
        QTRY_VERIFY(!bench.find<QAction>(u"clearAccounts"_s)->isEnabled());
    }

    void severalArePausedTogether() {
        PageBench bench;
        bench.relay.handle(u"PATCH /admin/accounts/*"_s, [](const Seen& seen) {
            const QString id = seen.path.section(u'/', -1);
            if (id == u"a2"_s)
                return Scripted{.status = 409,
                                .body = {{u"error"_s, QJsonObject{{u"code"_s, u"CONFLICT"_s},
                                                                  {u"message"_s, u"not now"_s}}}}};
            return Scripted{.body = sampleAccount(id, id, {{u"state"_s, u"paused"_s}})};
        });
        QVERIFY(bench.showFilled());
        bench.table().selectAll();
        QVERIFY(bench.find(u"bulkBar"_s)->isVisible());
        QVERIFY(!bench.find<ui::common::DetailSplit>(u"accountsSplit"_s)->isDetailShown());
        bench.trigger(u"pauseAccounts"_s);
        QVERIFY(bench.waitFor(u"PATCH /admin/accounts/*"_s, 6));
        QTRY_VERIFY(bench.find(u"errorStrip"_s)->isVisible());
        QVERIFY(bench.text(u"errorStripText"_s).contains(u"team-b: not now"_s));
        QVERIFY(bench.text(u"noticeText"_s).contains(u"5 "_s));
        for (const Seen& seen : bench.relay.seen(u"PATCH /admin/accounts/*"_s))
            QCOMPARE(seen.body, (QJsonObject{{u"schedulable"_s, false}}));
    }

    void spaceResumesWhatRests() {
        PageBench bench;
        bench.relay.answer(u"PATCH /admin/accounts/a6"_s, sampleAccount(u"a6"_s, u"spare"_s));
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a6"_s));
        QTest::keyClick(&bench.table(), Qt::Key_Space);
        QVERIFY(bench.waitFor(u"PATCH /admin/accounts/a6"_s));
        QCOMPARE(bench.relay.last(u"PATCH /admin/accounts/a6"_s).body,
                 (QJsonObject{{u"enabled"_s, true}, {u"schedulable"_s, true}}));
    }

    void aDeletionCanBeUndone() {
        PageBench bench;
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a1"_s));
        QTest::keyClick(&bench.table(), Qt::Key_Delete);
        QTRY_COMPARE(bench.table().shownRows(), 5);
        bench.click(u"undo"_s);
        QCOMPARE(bench.table().shownRows(), 6);
        QCOMPARE(bench.relay.seen(u"DELETE /admin/accounts/*"_s).size(), 0);
    }

    void aDeletionIsSentWhenItsTimeIsOver() {
        PageBench bench;
        bench.relay.answer(u"DELETE /admin/accounts/a1"_s, {}, 204);
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a1"_s));
        bench.trigger(u"deleteAccounts"_s);
        auto* undo = bench.find<ui::common::UndoBar>(u"undoBar"_s);
        QTRY_VERIFY(undo->isOffering());
        for (int second = 0; second < 10; ++second)
            undo->tick();
        QVERIFY(bench.waitFor(u"DELETE /admin/accounts/a1"_s));
    }

    void aWindowThatClosesSendsTheDeletionFirst() {
        PageBench bench;
        bench.relay.answer(u"DELETE /admin/accounts/a1"_s, {}, 204);
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a1"_s));
        bench.trigger(u"deleteAccounts"_s);
        QTRY_COMPARE(bench.table().shownRows(), 5);
        QVERIFY(!bench.page->close());
        QTRY_VERIFY(!bench.page->isVisible());
        QCOMPARE(bench.relay.seen(u"DELETE /admin/accounts/a1"_s).size(), 1);
    }

    void aPageThatGoesSendsTheDeletion() {
        PageBench bench;
        bench.relay.answer(u"DELETE /admin/accounts/a1"_s, {}, 204);
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a1"_s));
        bench.trigger(u"deleteAccounts"_s);
        QTRY_COMPARE(bench.table().shownRows(), 5);
        bench.page.reset();
        QVERIFY(bench.waitFor(u"DELETE /admin/accounts/a1"_s));
    }

    void whatKeysAreBoundToIsNotDeleted() {
        PageBench bench;
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a2"_s));
        bench.trigger(u"deleteAccounts"_s);
        QTRY_VERIFY(bench.find(u"errorStrip"_s)->isVisible());
        QVERIFY(bench.text(u"errorStripText"_s).contains(u"Keys are bound to team-b: alice, ci"_s));
        QCOMPARE(bench.table().shownRows(), 6);
    }

    void aRefusedDeletionBringsTheAccountBack() {
        PageBench bench;
        bench.relay.fail(u"DELETE /admin/accounts/a1"_s, 409, u"CONFLICT"_s, u"Keys are bound to it: late"_s);
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a1"_s));
        bench.trigger(u"deleteAccounts"_s);
        QTRY_COMPARE(bench.table().shownRows(), 5);
        bench.click(u"undoClose"_s);
        QTRY_COMPARE(bench.table().shownRows(), 6);
        QVERIFY(bench.text(u"errorStripText"_s).contains(u"team-a: Keys are bound to it: late"_s));
    }

    void aTestTypesItsAnswer() {
        PageBench bench;
        bench.relay.handle(u"POST /admin/accounts/a1/test"_s,
                           [](const Seen&) { return Scripted{.events = true}; });
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a1"_s));
        bench.find<QComboBox>(u"testModel"_s)->setCurrentText(u"claude-haiku-4-5"_s);
        bench.trigger(u"testAccounts"_s);
        QVERIFY(bench.waitFor(u"POST /admin/accounts/a1/test"_s));
        QCOMPARE(bench.relay.last(u"POST /admin/accounts/a1/test"_s).body.value("model"_L1).toString(),
                 u"claude-haiku-4-5"_s);
        auto* text = bench.find<QPlainTextEdit>(u"testText"_s);
        bench.relay.sendEvent(u"text"_s, {{u"text"_s, u"Hello, "_s}});
        QTRY_COMPARE(text->toPlainText(), u"Hello, "_s);
        bench.relay.sendEvent(u"text"_s, {{u"text"_s, u"world"_s}});
        bench.relay.sendEvent(u"done"_s, {{u"ok"_s, true},
                                          {u"status"_s, 200},
                                          {u"durationMs"_s, 812},
                                          {u"model"_s, u"claude-haiku-4-5"_s}});
        bench.relay.endStreams();
        QTRY_COMPARE(text->toPlainText(), u"Hello, world"_s);
        QTRY_VERIFY(bench.find<ui::common::StateLabel>(u"testState"_s)->look().word.contains(u"812"_s));
        QTRY_COMPARE(bench.find<QPushButton>(u"testRun"_s)->text(), u"Test"_s);
    }

    void aTestThatCannotBeginSaysWhy() {
        PageBench bench;
        bench.relay.fail(u"POST /admin/accounts/a1/test"_s, 409, u"CONFLICT"_s,
                         u"The account has no secret"_s);
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a1"_s));
        bench.click(u"testRun"_s);
        QTRY_COMPARE(bench.find<QPlainTextEdit>(u"testText"_s)->toPlainText(),
                     u"The account has no secret"_s);
        QCOMPARE(bench.find<ui::common::StateLabel>(u"testState"_s)->look().word, u"Not tested"_s);
    }

    void severalAreTestedTogether() {
        PageBench bench;
        bench.relay.answer(u"POST /admin/accounts/*/test"_s, {{u"ok"_s, true}});
        bench.relay.answer(u"POST /admin/accounts/a3/test"_s,
                           {{u"ok"_s, false}, {u"status"_s, 401}, {u"error"_s, u"invalid x-api-key"_s}});
        QVERIFY(bench.showFilled());
        bench.table().selectAll();
        bench.trigger(u"testAccounts"_s);
        QTRY_VERIFY(bench.find(u"errorStrip"_s)->isVisible());
        QVERIFY(bench.text(u"errorStripText"_s).contains(u"old key: invalid x-api-key"_s));
    }

    void theDryRunExplains() {
        PageBench bench;
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a2"_s));
        QTRY_COMPARE(bench.find<QComboBox>(u"explainKey"_s)->count(), 3);
        bench.find<QComboBox>(u"explainModel"_s)->setCurrentText(u"claude-opus-4-5"_s);
        bench.find<QComboBox>(u"explainIf"_s)->setCurrentIndex(1);
        bench.find<QPushButton>(u"explainAsk"_s)->click();
        QTRY_VERIFY(bench.text(u"explainVerdict"_s).contains(u"cooling down until"_s));
        const QJsonObject asked = bench.relay.last(u"POST /admin/explain"_s).body;
        QCOMPARE(asked.value("keyId"_L1).toString(), u"k1"_s);
        QCOMPARE(asked.value("model"_L1).toString(), u"claude-opus-4-5"_s);
        QCOMPARE(asked.value("if"_L1).toObject(), (QJsonObject{{u"a2"_s, u"429"_s}}));
        QVERIFY(bench.text(u"value_a1"_s).startsWith(u"team-a: priority 10"_s));
    }

    void aPlaceIsOpenedAsSoonAsItIsThere() {
        PageBench bench;
        bench.page->open(u"a4"_s);
        bench.show();
        QTRY_COMPARE(bench.text(u"detailTitle"_s), u"burst"_s);
        // Also when a filter hides it.
        bench.click(u"chip_paused"_s);
        bench.page->open(u"a3"_s);
        QCOMPARE(bench.text(u"detailTitle"_s), u"old key"_s);
        QCOMPARE(bench.table().selectedKeys(), QStringList{u"a3"_s});
    }

    void everyStateIsResetAtOnce() {
        PageBench bench;
        bench.relay.answer(u"POST /admin/accounts/clear"_s, {{u"cleared"_s, 2}});
        QVERIFY(bench.showFilled());
        bench.trigger(u"clearAllAccounts"_s);
        QTRY_VERIFY(bench.find(u"noticeBar"_s)->isVisible());
        QVERIFY(bench.text(u"noticeText"_s).contains(u"2 "_s));
    }

    void aCopyIsMadeUnderAnotherName() {
        PageBench bench;
        bench.relay.answer(u"POST /admin/accounts/a1/duplicate"_s,
                           sampleAccount(u"a9"_s, u"twin"_s, {{u"state"_s, u"paused"_s}}), 201);
        bench.interaction.texts = {u" twin "_s};
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a1"_s));
        bench.trigger(u"duplicateAccount"_s);
        QTRY_COMPARE(bench.text(u"detailTitle"_s), u"twin"_s);
        QCOMPARE(bench.relay.last(u"POST /admin/accounts/a1/duplicate"_s).body.value("name"_L1).toString(),
                 u"twin"_s);
        const auto& question = bench.interaction.textQuestions.constFirst();
        QCOMPARE(question.initial, u"team-a copy"_s);
        QVERIFY(!question.problem(u"team-b"_s).isEmpty());
    }

    void thePaletteKnowsWhatThePageCanDo() {
        PageBench bench;
        QVERIFY(bench.showFilled());
        QStringList texts;
        for (const QAction* action : bench.page->actions())
            texts.append(action->text());
        for (const QString& wanted : {u"Add account"_s, u"Reset all states"_s, u"Test"_s, u"Groups"_s})
            QVERIFY2(texts.contains(wanted), qPrintable(wanted));
    }

private:
    ui::test::SettingsSandbox m_settings;
};

QTEST_MAIN(AccountsPageTest)
#include "accounts_page_test.moc"
