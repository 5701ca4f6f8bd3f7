#include "tests/ui/keys/keys_rig.h"
#include "ui/common/table_view.h"
#include "ui/common/undo_bar.h"
#include "ui/keys/key_columns.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using ui::test::KeysRig;

namespace {

const QString kList = u"GET /admin/keys"_s;

}  // namespace

class KeysPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<KeysRig>(); }
    void cleanup() {
        QCOMPARE(m_rig->api.unexpected(), QStringList());
        m_rig.reset();
    }

    void showsWhatEachKeyIsAndUses() {
        typical();
        const QString csv = table().asCsv();
        for (const char* words :
             {"ann,active,128", "ci-runner,expires in 3 day(s)", "course-7,not yet activated",
              "trial,expired", "intern-2025,disabled", "$43.50 / $50.00", "2 / 4"})
            QVERIFY2(csv.contains(QLatin1StringView(words)), words);
        QVERIFY(csv.contains("bob,at its limit"_L1));
        QCOMPARE(label("answer"), u"6 key(s) · 4 active · 2 near a limit · 1 expired · 1 disabled"_s);
    }

    void noCountIsShownOfWhatWasNotRead() {
        m_rig->api.fail(kList, 500, u"INTERNAL"_s, u"the store is away"_s);
        m_rig->show();
        QTRY_VERIFY(m_rig->find<QWidget>("errorState") && m_rig->find<QWidget>("errorState")->isVisible());
        QCOMPARE(m_rig->find<QPushButton>("chip_all")->text(), u"All"_s);
        QCOMPARE(label("answer"), QString());
    }

    void chipsAndWordsFilter() {
        typical();
        click("chip_near");
        QCOMPARE(names(), QStringList({u"ann"_s, u"bob"_s}));
        click("chip_expired");
        QCOMPARE(names(), QStringList({u"trial"_s}));
        click("chip_disabled");
        QCOMPARE(names(), QStringList({u"intern-2025"_s}));
        auto* search = m_rig->find<QLineEdit>("search");
        if (!search) search = m_rig->window().findChildren<QLineEdit*>().constFirst();
        QTest::keyClicks(search, u"nobody"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(names(), QStringList());
        click("emptyAction");
        QCOMPARE(names().size(), 6);
    }

    void aThousandKeysComeInPagesWithoutACallEach() {
        QJsonArray keys;
        for (int at = 0; at < 1000; ++at)
            keys.append(test::plainKey(u"k%1"_s.arg(at), u"key-%1"_s.arg(at)));
        m_rig->setKeys(keys);
        m_rig->show();
        m_rig->waitForRows(1000);
        QCOMPARE(m_rig->api.seen(kList).size(), 2);
        QTRY_VERIFY(m_rig->api.seen(u"GET /admin/usage"_s).size() >= 2);
        // Only rows in sight are asked for one by one.
        QTRY_VERIFY(!m_rig->api.seen(u"GET /admin/keys/k0/limits"_s).isEmpty());
        QVERIFY(m_rig->api.seen(u"GET /admin/keys/k500/limits"_s).isEmpty());
        QCOMPARE(m_rig->api.seen(u"GET /admin/concurrency"_s).size(),
                 m_rig->api.seen(u"GET /admin/usage"_s).size() / 2);
    }

    void selectionSurvivesARefresh() {
        typical();
        QAbstractItemModelTester tester(table().filter().model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(table().selectKey(u"k-bob"_s));
        m_rig->setKeys({test::plainKey(u"k-zed"_s, u"zed"_s), test::plainKey(u"k-bob"_s, u"robert"_s)});
        trigger("refreshKeys");
        m_rig->waitForRows(2);
        QCOMPARE(table().selectedKeys(), QStringList{u"k-bob"_s});
        QCOMPARE(names(), QStringList({u"zed"_s, u"robert"_s}));
    }

    void nothingIsAskedWhileNobodyLooks() {
        typical();
        QTRY_COMPARE(m_rig->api.openStreams(), 1);
        m_rig->page().setLive(false);
        QTRY_COMPARE(m_rig->api.openStreams(), 0);
        for (const QTimer* timer : m_rig->page().findChildren<QTimer*>())
            QVERIFY2(!timer->isActive() || timer->isSingleShot(), qPrintable(timer->parent()->objectName()));
    }

    void teachesWhenThereIsNoKey() {
        m_rig->show();
        QTRY_VERIFY(button("emptyAction") && button("emptyAction")->isVisible());
        click("emptyAction");
        QVERIFY(dialog("formDialog"));
    }

    void createsAKeyAndShowsItOnce() {
        typical();
        trigger("newKey");
        type("name", u"dora"_s);
        type("monthlyCost", u"12.50"_s);
        type("tags", u"x, y"_s);
        click("formSave");
        QTRY_VERIFY(dialog("createdDialog"));
        const QJsonObject sent = m_rig->api.last(u"POST /admin/keys"_s).body;
        QCOMPARE(sent["limits"_L1]["monthlyCost"_L1], QJsonValue(u"12.50"_s));
        QCOMPARE(sent["tags"_L1].toArray(), QJsonArray({u"x"_s, u"y"_s}));
        QVERIFY(!sent.contains("count"_L1));
        QTRY_COMPARE(names().size(), 7);
        QCOMPARE(table().selectedKeys(), QStringList{u"new-dora"_s});
        // Not taken yet: closing asks, in the dialog itself.
        click("createdDone");
        QVERIFY(dialog("createdDialog")->isVisible());
        QVERIFY(m_rig->find<QLabel>("closeQuestion")->isVisible());
        click("createdStay");
        QVERIFY(!shown(dialog("createdDialog")).contains("cr_secret"_L1));
        click("copySecret");
        QCOMPARE(m_rig->interaction.copied, QStringList{u"cr_secret_of_dora"_s});
        const auto* claude = dialog("createdDialog")->findChild<QWidget*>(u"client_claude-code"_s);
        QTest::mouseClick(claude->findChild<QToolButton*>(u"copyCode"_s), Qt::LeftButton);
        QVERIFY(m_rig->interaction.copied.last().contains("ANTHROPIC_AUTH_TOKEN=cr_secret_of_dora"_L1));
        const QPointer<QDialog> closing = dialog("createdDialog");
        click("createdDone");
        QTRY_VERIFY(!closing);
    }

    void createsManyAtOnce() {
        typical();
        trigger("newKey");
        type("name", u"class"_s);
        type("count", u"3"_s);
        click("formSave");
        QTRY_VERIFY(dialog("createdDialog"));
        QCOMPARE(m_rig->api.last(u"POST /admin/keys"_s).body["count"_L1], QJsonValue(3));
        click("copyAll");
        QCOMPARE(
            m_rig->interaction.copied.last(),
            u"class-1\tcr_secret_of_class-1\nclass-2\tcr_secret_of_class-2\nclass-3\tcr_secret_of_class-3\n"_s);
        QTRY_COMPARE(names().size(), 9);
    }

    void errorsOfTheRelayStandAtTheirField() {
        typical();
        m_rig->api.fail(u"POST /admin/keys"_s, 409, u"CONFLICT"_s, u"There is a key named \"ann\" already"_s);
        trigger("newKey");
        type("name", u"ann"_s);
        click("formSave");
        QTRY_VERIFY(m_rig->window().findChild<QLabel*>(u"error_name"_s)->isVisible());
        QCOMPARE(label("error_name"), u"There is a key named \"ann\" already"_s);
        QVERIFY(button("formSave")->isEnabled());
    }

    void whatIsWrongIsNotSent() {
        typical();
        trigger("newKey");
        type("name", u"eve"_s);
        type("windowTokens", u"5000"_s);
        click("formSave");
        QCOMPARE(label("error_windowMinutes"), u"Say how long the window is."_s);
        QVERIFY(m_rig->api.seen(u"POST /admin/keys"_s).isEmpty());
    }

    void editSendsOnlyWhatChanged() {
        typical();
        table().selectKey(u"k-ann"_s);
        trigger("editKey");
        type("monthlyCost", u"80"_s);
        click("formSave");
        QTRY_VERIFY(!dialog("formDialog"));
        QCOMPARE(m_rig->api.last(u"PATCH /admin/keys/k-ann"_s).body,
                 (QJsonObject{{"limits"_L1, QJsonObject{{"monthlyCost"_L1, "80"_L1}}},
                              {"ifUpdatedAt"_L1, "2026-01-05T09:00:00.000Z"_L1}}));
        QTRY_VERIFY(table().asCsv().contains("$43.50 / $80.00"_L1));
    }

    void spaceTurnsOffAndOn() {
        typical();
        table().selectKey(u"k-ann"_s);
        QTest::keyClick(&table(), Qt::Key_Space);
        QTRY_COMPARE(m_rig->api.seen(u"PATCH /admin/keys/k-ann"_s).size(), 1);
        QCOMPARE(m_rig->api.last(u"PATCH /admin/keys/k-ann"_s).body, (QJsonObject{{"enabled"_L1, false}}));
        QTRY_VERIFY(table().asCsv().contains("ann,disabled"_L1));
        QTest::keyClick(&table(), Qt::Key_Space);
        QTRY_VERIFY(!table().asCsv().contains("ann,disabled"_L1));
    }

    void deletionCanBeUndone() {
        typical();
        table().selectKey(u"k-ci"_s);
        QTest::keyClick(&table(), Qt::Key_Delete);
        QCOMPARE(names().size(), 5);
        click("undo");
        QCOMPARE(names().size(), 6);
        QVERIFY(m_rig->api.seen(u"DELETE /admin/keys/k-ci"_s).isEmpty());
    }

    void deletionIsSentWhenTheTimeIsOver() {
        typical();
        table().selectKey(u"k-ci"_s);
        QTest::keyClick(&table(), Qt::Key_Delete);
        auto* undo = m_rig->find<common::UndoBar>("undoBar");
        for (int second = 0; second < 9; ++second)
            undo->tick();
        QVERIFY(m_rig->api.seen(u"DELETE /admin/keys/k-ci"_s).isEmpty());
        undo->tick();
        QTRY_COMPARE(m_rig->api.seen(u"DELETE /admin/keys/k-ci"_s).size(), 1);
        QTRY_COMPARE(names().size(), 5);
    }

    void deletionIsSentWhenTheWindowCloses() {
        typical();
        table().selectKey(u"k-ci"_s);
        QTest::keyClick(&table(), Qt::Key_Delete);
        m_rig->close();
        QTRY_COMPARE(m_rig->api.seen(u"DELETE /admin/keys/k-ci"_s).size(), 1);
    }

    void aKeyThatCouldNotBeDeletedIsThereAgain() {
        typical();
        m_rig->api.fail(u"DELETE /admin/keys/k-ci"_s, 500, u"INTERNAL"_s, u"The store is full"_s);
        table().selectKey(u"k-ci"_s);
        QTest::keyClick(&table(), Qt::Key_Delete);
        m_rig->find<common::UndoBar>("undoBar")->commitNow();
        QTRY_COMPARE(names().size(), 6);
        QTRY_VERIFY(shown(&m_rig->window()).contains("The store is full"_L1));
        // It is still to be read when the keys have been read again.
        const auto asked = m_rig->api.seen(u"GET /admin/keys"_s).size();
        m_rig->page().setLive(false);
        m_rig->page().setLive(true);
        QTRY_VERIFY(m_rig->api.seen(u"GET /admin/keys"_s).size() > asked);
        QTest::qWait(100);
        QVERIFY(shown(&m_rig->window()).contains("The store is full"_L1));
    }

    void manyAreChangedTogether() {
        typical();
        table().selectAll();
        QVERIFY(m_rig->find<QWidget>("selectionBar")->isVisible());
        QCOMPARE(label("selectionText"), u"6 key(s) selected"_s);
        m_rig->interaction.texts = {u"vip, -ci"_s};
        trigger("tagKeys");
        QTRY_COMPARE(m_rig->api.seen(u"PATCH /admin/keys/k-off"_s).size(), 1);
        QCOMPARE(m_rig->api.last(u"PATCH /admin/keys/k-ci"_s).body,
                 (QJsonObject{{"tags"_L1, QJsonArray{u"vip"_s}}}));
        QCOMPARE(m_rig->api.last(u"PATCH /admin/keys/k-ann"_s).body,
                 (QJsonObject{{"tags"_L1, QJsonArray{u"team-a"_s, u"laptop"_s, u"vip"_s}}}));
        trigger("disableKeys");
        QTRY_COMPARE(m_rig->api.seen(u"PATCH /admin/keys/k-old"_s).size(), 2);
        // Off already: nothing to send.
        QCOMPARE(m_rig->api.seen(u"PATCH /admin/keys/k-off"_s).size(), 1);
    }

    void extendsOnlyWhatEnds() {
        typical();
        table().selectAll();
        m_rig->interaction.texts = {u"30"_s};
        trigger("extendKeys");
        QTRY_COMPARE(m_rig->api.seen(u"PATCH /admin/keys/k-old"_s).size(), 1);
        const QDateTime end = QDateTime::fromString(
            m_rig->api.last(u"PATCH /admin/keys/k-old"_s).body["expiresAt"_L1].toString(), Qt::ISODateWithMs);
        QCOMPARE(QDateTime::currentDateTimeUtc().daysTo(end), 30);
        QVERIFY(m_rig->api.seen(u"PATCH /admin/keys/k-ann"_s).isEmpty());
    }

    void rotatesAfterAsking() {
        typical();
        table().selectKey(u"k-ann"_s);
        trigger("rotateKey");
        QCOMPARE(m_rig->interaction.questions.size(), 1);
        QVERIFY(m_rig->api.seen(u"POST /admin/keys/k-ann/rotate"_s).isEmpty());
        m_rig->interaction.yes = {true};
        trigger("rotateKey");
        QTRY_VERIFY(dialog("createdDialog"));
        click("copySecret");
        QCOMPARE(m_rig->interaction.copied, QStringList{u"cr_rotated"_s});
    }

    void overridesLimitsForATime() {
        typical();
        table().selectKey(u"k-bob"_s);
        trigger("overrideLimits");
        type("until", u"2099-01-01 12:00"_s);
        type("dailyCost", u"9"_s);
        click("formSave");
        QTRY_COMPARE(m_rig->api.seen(u"PATCH /admin/keys/k-bob"_s).size(), 1);
        const QJsonValue sent = m_rig->api.last(u"PATCH /admin/keys/k-bob"_s).body["temporary"_L1];
        QCOMPARE(sent["limits"_L1]["dailyCost"_L1], QJsonValue(u"9"_s));
        QVERIFY(sent["until"_L1].toString().startsWith("2099-01-01T"_L1));
        // No longer at its limit.
        QTRY_VERIFY(table().asCsv().contains("bob,active"_L1));
    }

    void thePanelTellsOfOneKey() {
        typical();
        table().selectKey(u"k-ann"_s);
        QTest::keyClick(&table(), Qt::Key_Return);
        QTRY_VERIFY(m_rig->find<QWidget>("limit_monthly_cost") &&
                    m_rig->find<QWidget>("limit_monthly_cost")->isVisible());
        QVERIFY(!m_rig->find<QWidget>("limit_window_tokens"));
        const auto* daily = m_rig->find<QWidget>("limit_daily_cost");
        QCOMPARE(daily->findChild<QLabel*>(u"limitAmount"_s)->text(), u"$4.21 of $5.00"_s);
        const auto* panel = m_rig->find<QWidget>("keyPanel");
        for (const char* words : {"May use claude-* except *opus*.", "$9.41 · 312 request(s)",
                                  "the provider is overloaded", "$0.35 held by requests that run"})
            QTRY_VERIFY2(shown(panel).contains(QString::fromUtf8(words)), words);
        m_rig->interaction.yes = {true};
        QTest::mouseClick(daily->findChild<QToolButton*>(u"resetLimit"_s), Qt::LeftButton);
        QTRY_COMPARE(m_rig->api.last(u"POST /admin/keys/k-ann/limits/reset"_s).body,
                     (QJsonObject{{"kind"_L1, "daily_cost"_L1}}));
    }

    void opensAtAKey() {
        m_rig->setTypical();
        m_rig->show();
        m_rig->page().open(u"k-bob"_s);
        m_rig->waitForRows(6);
        QTRY_COMPARE(table().selectedKeys(), QStringList{u"k-bob"_s});
        QVERIFY(m_rig->find<QWidget>("keyPanel")->isVisible());
    }

    void saysWhyThereAreNoRows() {
        m_rig->api.fail(kList, 500, u"INTERNAL"_s, u"The store is closed"_s);
        m_rig->show();
        QTRY_VERIFY(shown(&m_rig->window()).contains("The store is closed"_L1));
    }

private:
    void typical() {
        m_rig->setTypical();
        m_rig->show();
        m_rig->waitForRows(6);
        QTRY_VERIFY(table().asCsv().contains("$14.60"_L1));
        QTRY_VERIFY(table().asCsv().contains("2 / 4"_L1));
    }
    common::TableView& table() const { return *m_rig->find<common::TableView>("keysTable"); }
    QPushButton* button(const char* name) const { return m_rig->find<QPushButton>(name); }
    QDialog* dialog(const char* name) const { return m_rig->find<QDialog>(name); }
    QString label(const char* name) const { return m_rig->find<QLabel>(name)->text(); }
    QStringList names() const {
        QStringList found;
        const auto& filter = table().filter();
        for (int row = 0; row < filter.rowCount(); ++row)
            found.append(filter.index(row, 0).data().toString());
        return found;
    }
    void click(const char* name) {
        QVERIFY2(button(name) && button(name)->isVisible(), name);
        QTest::mouseClick(button(name), Qt::LeftButton);
    }
    void trigger(const char* name) { m_rig->find<QAction>(name)->trigger(); }
    void type(const char* name, const QString& text) {
        auto* field = m_rig->window().findChild<QLineEdit*>(u"field_"_s + QLatin1StringView(name));
        QVERIFY2(field, name);
        field->clear();
        QTest::keyClicks(field, text);
    }
    /// Every text that can be read in it.
    static QString shown(const QWidget* widget) {
        QString all;
        for (const QLabel* each : widget->findChildren<QLabel*>())
            if (each->isVisible()) all += each->text() + u'\n';
        for (const QPlainTextEdit* each : widget->findChildren<QPlainTextEdit*>())
            all += each->toPlainText() + u'\n';
        return all;
    }

    std::unique_ptr<KeysRig> m_rig;
};

QTEST_MAIN(KeysPageTest)
#include "keys_page_test.moc"
