#include "tests/ui/settings/settings_bench.h"
#include "ui/common/filter_chips.h"
#include "ui/common/form_dialog.h"
#include "ui/common/search_field.h"

#include <QAction>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using ui::test::picture;
using ui::test::SettingsBench;

class SettingsPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySettingTellsItsMeaningAndSource() {
        SettingsBench bench;
        QVERIFY(bench.show());
        const auto* port = bench.setting("PORT");
        QCOMPARE(bench.textOf(port, "settingLabel"), u"Port"_s);
        QVERIFY(bench.textOf(port, "settingSource").contains(u"--port"_s));
        QCOMPARE(bench.textOf(bench.setting("REQUEST_TIMEOUT"), "settingSource"),
                 u"Stored here; the default is 10m"_s);
        QVERIFY(
            bench.textOf(bench.setting("LOG_MAX_SIZE"), "settingSource").contains(u"relaywright.conf:12"_s));
        // One that this console does not know stands under its own name, in the last group.
        QCOMPARE(bench.textOf(bench.setting("SOMETHING_NEW"), "settingLabel"), u"SOMETHING_NEW"_s);
        QVERIFY(bench.find<QWidget>("group_other")->isAncestorOf(bench.setting("SOMETHING_NEW")));
    }

    void whatWasFixedAtTheStartIsLocked() {
        SettingsBench bench;
        QVERIFY(bench.show());
        for (const char* name : {"value_PORT", "value_ENCRYPTION_KEY", "value_LOG_MAX_SIZE"})
            QVERIFY2(!bench.find<QLineEdit>(name)->isEnabled(), name);
        QVERIFY(bench.find<QLineEdit>("value_HOST")->isEnabled());
        QVERIFY(bench.textOf(bench.setting("PORT"), "settingHint").contains(u"Fixed"_s));
        QVERIFY(bench.textOf(bench.setting("ENCRYPTION_KEY"), "settingHint").contains(u"secret"_s));
    }

    void changesAreCheckedWhileTypedAndSavedTogether() {
        SettingsBench bench;
        QVERIFY(bench.show());
        QVERIFY(!bench.find<QWidget>("saveBar")->isVisible());
        bench.type("value_REQUEST_TIMEOUT", u"never"_s);
        QVERIFY(bench.find<QWidget>("saveBar")->isVisible());
        QVERIFY(!bench.find<QAbstractButton>("saveSettings")->isEnabled());
        QVERIFY(!bench.setting("REQUEST_TIMEOUT")->problem().isEmpty());
        bench.type("value_REQUEST_TIMEOUT", u"30s"_s);
        bench.choose("value_LOG_LEVEL", u"debug"_s);
        QCOMPARE(bench.find<QLabel>("saveText")->text(), u"2 change(s) not saved yet."_s);
        bench.relay.answerRows(u"PATCH /admin/settings"_s,
                               SettingsBench::rows(u"info"_s, {u"default"_s, {}, u"debug"_s, true}));
        bench.click("saveSettings");
        QVERIFY(bench.waitFor(u"PATCH /admin/settings"_s));
        QCOMPARE(bench.relay.last(u"PATCH /admin/settings"_s).body,
                 QJsonObject({{u"REQUEST_TIMEOUT"_s, u"30s"_s}, {u"LOG_LEVEL"_s, u"debug"_s}}));
        QTRY_VERIFY(!bench.find<QWidget>("saveBar")->isVisible());
        QVERIFY(bench.find<QWidget>("pendingStrip")->isVisible());
        QCOMPARE(bench.find<QComboBox>("value_LOG_LEVEL")->currentData().toString(), u"debug"_s);
    }

    void theSameValueInOtherWordsIsNoChange() {
        SettingsBench bench;
        QVERIFY(bench.show());
        bench.type("value_REQUEST_TIMEOUT", u"1200s"_s);
        QVERIFY(!bench.find<QWidget>("saveBar")->isVisible());
    }

    void whatTheRelayRefusesIsToldAtItsSetting() {
        SettingsBench bench;
        QVERIFY(bench.show());
        bench.type("value_HOST", u"no such place"_s);
        bench.relay.fail(u"PATCH /admin/settings"_s, 422, u"INVALID_REQUEST"_s,
                         u"setting \"HOST\": HOST: \"no such place\" is not allowed; allowed: an address"_s);
        bench.click("saveSettings");
        QTRY_VERIFY(bench.textOf(bench.setting("HOST"), "settingHint").contains(u"not allowed"_s));
        QVERIFY(!bench.find<QWidget>("errorStrip")->isVisible());
        QVERIFY(bench.find<QWidget>("saveBar")->isVisible());
        QVERIFY(bench.find<QAbstractButton>("saveSettings")->isEnabled());
        bench.type("value_HOST", u"127.0.0.2"_s);
        QVERIFY(!bench.textOf(bench.setting("HOST"), "settingHint").contains(u"not allowed"_s));
    }

    void anErrorAboutNoSettingStandsAbove() {
        SettingsBench bench;
        QVERIFY(bench.show());
        bench.choose("value_LOG_LEVEL", u"warn"_s);
        bench.relay.fail(u"PATCH /admin/settings"_s, 500, u"INTERNAL"_s, u"the store is away"_s);
        bench.click("saveSettings");
        QTRY_VERIFY(bench.find<QWidget>("errorStrip")->isVisible());
        bench.relay.answerRows(u"PATCH /admin/settings"_s, SettingsBench::rows(u"warn"_s));
        bench.click("errorStripRetry");
        QVERIFY(bench.waitFor(u"PATCH /admin/settings"_s, 2));
        QTRY_VERIFY(!bench.find<QWidget>("saveBar")->isVisible());
    }

    void resettingForgetsTheStoredValue() {
        SettingsBench bench;
        QVERIFY(bench.show());
        auto* row = bench.setting("REQUEST_TIMEOUT");
        row->findChild<QAbstractButton*>(u"settingReset"_s)->click();
        QCOMPARE(bench.find<QLineEdit>("value_REQUEST_TIMEOUT")->text(), u"10m"_s);
        bench.relay.answerRows(u"PATCH /admin/settings"_s, SettingsBench::rows());
        bench.click("saveSettings");
        QVERIFY(bench.waitFor(u"PATCH /admin/settings"_s));
        QCOMPARE(bench.relay.last(u"PATCH /admin/settings"_s).body,
                 QJsonObject({{u"REQUEST_TIMEOUT"_s, QJsonValue::Null}}));
    }

    void discardingBringsBackWhatWas() {
        SettingsBench bench;
        QVERIFY(bench.show());
        bench.type("value_HOST", u"0.0.0.0"_s);
        bench.click("discardSettings");
        QCOMPARE(bench.find<QLineEdit>("value_HOST")->text(), u"127.0.0.1"_s);
        QVERIFY(!bench.find<QWidget>("saveBar")->isVisible());
    }

    void whatWasTypedSurvivesARefresh() {
        SettingsBench bench;
        QVERIFY(bench.show());
        bench.type("value_HOST", u"0.0.0.0"_s);
        bench.page->setLive(false);
        bench.page->setLive(true);
        QVERIFY(bench.waitFor(u"GET /admin/settings"_s, 2));
        QTest::qWait(0);
        QCOMPARE(bench.find<QLineEdit>("value_HOST")->text(), u"0.0.0.0"_s);
    }

    void searchedAndNarrowedToWhatWasChanged() {
        SettingsBench bench;
        QVERIFY(bench.show());
        auto* search = bench.page->findChild<ui::common::SearchField*>();
        search->setText(u"upstream silent"_s);
        search->searchNow();
        QVERIFY(bench.setting("REQUEST_TIMEOUT")->isVisible());
        QVERIFY(!bench.setting("HOST")->isVisible());
        QVERIFY(!bench.find<QWidget>("group_listen")->isVisible());
        search->clear();
        search->searchNow();
        bench.page->findChild<QAction*>(u"onlyChanged"_s)->trigger();
        QVERIFY(bench.setting("REQUEST_TIMEOUT")->isVisible());
        QVERIFY(bench.setting("PORT")->isVisible());
        QVERIFY(!bench.setting("HOST")->isVisible());
        // Whoever comes for one setting sees it, whatever was narrowed before.
        bench.page->open(u"HOST"_s);
        QVERIFY(bench.setting("HOST")->isVisible());
    }

    void aSettingCanBeAskedForBeforeTheyAreThere() {
        SettingsBench bench;
        bench.page->open(u"LOG_LEVEL"_s);
        QVERIFY(bench.show());
        bench.page->activateWindow();
        QTRY_VERIFY(bench.find<QComboBox>("value_LOG_LEVEL")->isVisible());
        QVERIFY(bench.page->focusWidget() == bench.find<QComboBox>("value_LOG_LEVEL"));
    }

    void theConsolesOwnChoicesTakeEffectAtOnce() {
        int chosen = 0;
        ui::settings::OwnChoice look{u"look"_s,
                                     [] { return u"Appearance"_s; },
                                     [] { return u"Light, dark or as the system."_s; },
                                     [] { return QStringList{u"As the system"_s, u"Light"_s, u"Dark"_s}; },
                                     [&chosen] { return chosen; },
                                     [&chosen](int index) { chosen = index; }};
        std::function<void()> tell;
        SettingsBench bench({.choices = {look}, .whenChosen = [&tell](QObject*, std::function<void()> then) {
                                 tell = std::move(then);
                             }});
        QVERIFY(bench.show());
        auto* box = bench.find<QComboBox>("choice_look");
        box->setCurrentIndex(2);
        Q_EMIT box->activated(2);
        QCOMPARE(chosen, 2);
        // In the console's menu.
        chosen = 1;
        tell();
        QCOMPARE(box->currentIndex(), 1);
    }

    void noCountIsShownOfWhatWasNotRead() {
        SettingsBench bench;
        bench.relay.fail(u"GET /admin/settings"_s, 500, u"INTERNAL"_s, u"the store is away"_s);
        bench.page->show();
        bench.page->setLive(true);
        QTRY_VERIFY(bench.find<QWidget>("errorState")->isVisible());
        QCOMPARE(bench.find<QPushButton>("chip_all")->text(), u"All"_s);
    }

    void anotherPasswordEndsTheSessions() {
        SettingsBench bench;
        bench.relay.answer(u"GET /web/auth/user"_s, {{u"username"_s, u"ada"_s}});
        QVERIFY(bench.show());
        QTRY_VERIFY(bench.find<QLabel>("signedInAs")->text().contains(u"ada"_s));
        bench.click("changePassword");
        auto* dialog = bench.page->findChild<ui::common::FormDialog*>(u"passwordDialog"_s);
        QVERIFY(dialog != nullptr);
        const auto type = [dialog](const char* name, const QString& text) {
            QTest::keyClicks(dialog->findChild<QLineEdit*>(QString::fromLatin1(name)), text);
        };
        type("field_currentPassword", u"the old one"_s);
        type("field_newPassword", u"a new password"_s);
        type("field_again", u"another password"_s);
        dialog->findChild<QPushButton*>(u"formSave"_s)->click();
        QVERIFY(bench.relay.seen(u"POST /web/auth/change-password"_s).isEmpty());
        dialog->findChild<QLineEdit*>(u"field_again"_s)->clear();
        type("field_again", u"a new password"_s);
        bench.relay.answer(u"POST /web/auth/change-password"_s, {}, 204);
        dialog->findChild<QPushButton*>(u"formSave"_s)->click();
        QVERIFY(bench.waitFor(u"POST /web/auth/change-password"_s));
        QCOMPARE(
            bench.relay.last(u"POST /web/auth/change-password"_s).body,
            QJsonObject({{u"currentPassword"_s, u"the old one"_s}, {u"newPassword"_s, u"a new password"_s}}));
        QTRY_VERIFY(bench.find<QLabel>("signedInAs")->text().contains(u"changed"_s));
    }

    void aRelayThatFailsIsToldAndAskedAgain() {
        SettingsBench bench;
        bench.relay.fail(u"GET /admin/settings"_s, 500, u"INTERNAL"_s, u"the store is away"_s);
        bench.page->show();
        bench.page->setLive(true);
        QTRY_VERIFY(bench.find<QWidget>("errorState")->isVisible());
        picture(*bench.page, u"settings-error"_s);
        bench.relay.answerRows(u"GET /admin/settings"_s, SettingsBench::rows());
        bench.click("errorRetry");
        QTRY_VERIFY(bench.setting("HOST") != nullptr);
    }

    void pictures_data() {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("name");
        QTest::newRow("light") << static_cast<int>(ui::theme::Mode::Light) << QSize(1280, 800) << u"light"_s;
        QTest::newRow("dark") << static_cast<int>(ui::theme::Mode::Dark) << QSize(1920, 1080) << u"dark"_s;
    }

    void pictures() {
        QFETCH(int, mode);
        QFETCH(QSize, size);
        QFETCH(QString, name);
        const auto choice = [](const QString& id, const QString& label, const QStringList& options) {
            return ui::settings::OwnChoice{id,
                                           [label] { return label; },
                                           [] { return QString(); },
                                           [options] { return options; },
                                           [] { return 0; },
                                           [](int) {}};
        };
        SettingsBench bench({.choices = {choice(u"look"_s, u"Appearance"_s, {u"As the system"_s}),
                                         choice(u"language"_s, u"Language"_s, {u"English"_s}),
                                         choice(u"rows"_s, u"Rows"_s, {u"Comfortable"_s})},
                             .restartEngine = [] {}});
        bench.theme.setMode(static_cast<ui::theme::Mode>(mode));
        bench.relay.answerRows(u"GET /admin/settings"_s,
                               SettingsBench::rows(u"info"_s, {u"default"_s, {}, u"debug"_s, true}));
        QVERIFY(bench.show(size));
        picture(*bench.page, u"settings-%1-top"_s.arg(name));
        bench.type("value_REQUEST_TIMEOUT", u"never"_s);
        bench.type("value_HOST", u"0.0.0.0"_s);
        bench.page->open(u"REQUEST_TIMEOUT"_s);
        QTest::qWait(10);
        picture(*bench.page, u"settings-%1-edited"_s.arg(name));
        QVERIFY(!bench.page->grab().isNull());
    }
};

QTEST_MAIN(SettingsPageTest)
#include "settings_page_test.moc"
