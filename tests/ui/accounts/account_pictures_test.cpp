#include "tests/ui/accounts/page_bench.h"
#include "tests/ui/support/picture.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/accounts/account_dialog.h"
#include "ui/accounts/groups_dialog.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScrollArea>

using namespace Qt::Literals::StringLiterals;
using ui::test::PageBench;
using ui::test::picture;
using ui::test::Scripted;
using ui::test::Seen;

/// The page in every state for a person to look at; that each can be reached is the test.
class AccountPicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<ui::theme::Theme>(*qApp); }

    void look_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::newRow("light") << false << QSize(1280, 800);
        QTest::newRow("dark") << true << QSize(1280, 800);
        QTest::newRow("light_wide") << false << QSize(1920, 1080);
        QTest::newRow("dark_narrow") << true << QSize(900, 700);
    }

    void look() {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        m_theme->setMode(dark ? ui::theme::Mode::Dark : ui::theme::Mode::Light);
        m_suffix = u'_' + QString::fromLatin1(QTest::currentDataTag());
        empty(size);
        failing(size);
        typical(size);
        crowded(size);
        dialogs(size);
    }

private:
    void take(QWidget& widget, const QString& name) const {
        picture(widget, u"accounts_"_s + name + m_suffix);
    }

    void empty(QSize size) const {
        PageBench bench(QJsonArray{});
        bench.show(size);
        QTRY_VERIFY(bench.page->findChild<QLabel*>(u"emptyTitle"_s)->isVisible());
        take(*bench.page, u"empty"_s);
    }

    void failing(QSize size) const {
        PageBench bench;
        bench.relay.fail(u"GET /admin/accounts"_s, 500, u"INTERNAL"_s,
                         u"The records could not be read: disk I/O error"_s);
        bench.show(size);
        QTRY_VERIFY(bench.page->findChild<QLabel*>(u"errorWhy"_s)->isVisible());
        take(*bench.page, u"error"_s);
    }

    void typical(QSize size) const {
        PageBench bench;
        bench.relay.handle(u"POST /admin/accounts/a2/test"_s,
                           [](const Seen&) { return Scripted{.events = true}; });
        QVERIFY(bench.showFilled(size));
        QTRY_COMPARE(bench.cell(u"a1"_s, u"groups"_s), u"research"_s);
        QTRY_VERIFY(bench.cell(u"a1"_s, u"success"_s).startsWith(u"99"));
        take(*bench.page, u"typical"_s);
        QVERIFY(bench.table().selectKey(u"a2"_s));
        QTRY_COMPARE(bench.find<QListWidget>(u"errorList"_s)->count(), 3);
        take(*bench.page, u"detail"_s);
        bench.trigger(u"testAccounts"_s);
        QVERIFY(bench.waitFor(u"POST /admin/accounts/a2/test"_s));
        bench.relay.sendEvent(u"text"_s,
                              {{u"text"_s, u"Hello! I am ready to help with whatever you have in mind"_s}});
        QTRY_VERIFY(bench.find<QPlainTextEdit>(u"testText"_s)->isVisible());
        QTRY_COMPARE(bench.find<QComboBox>(u"explainKey"_s)->count(), 3);
        bench.find<QPushButton>(u"explainAsk"_s)->click();
        QTRY_VERIFY(bench.find(u"explainVerdict"_s)->isVisible());
        // The whole panel, however long.
        const auto* scroll = bench.find(u"detailPanel"_s)->findChild<QScrollArea*>();
        take(*scroll->widget(), u"panel"_s);
    }

    void crowded(QSize size) const {
        PageBench bench(ui::test::crowdedAccounts(200));
        bench.relay.fail(u"PATCH /admin/accounts/*"_s, 409, u"CONFLICT"_s, u"not now"_s);
        QVERIFY(bench.showFilled(size));
        bench.table().selectAll();
        take(*bench.page, u"crowded"_s);
        bench.table().clearSelection();
        QVERIFY(bench.table().selectKey(u"c3"_s));
        bench.trigger(u"deleteAccounts"_s);
        QTRY_VERIFY(bench.find(u"undoBar"_s)->isVisible());
        QVERIFY(bench.table().selectKey(u"c5"_s));
        bench.trigger(u"pauseAccounts"_s);
        QTRY_VERIFY(bench.find(u"errorStrip"_s)->isVisible());
        take(*bench.page, u"bars"_s);
        bench.click(u"undo"_s);
    }

    void dialogs(QSize size) const {
        PageBench bench;
        bench.relay.fail(u"POST /admin/accounts"_s, 400, u"INVALID_REQUEST"_s,
                         u"field \"baseUrl\" must begin with https:// or http://"_s);
        QVERIFY(bench.showFilled(size));
        bench.trigger(u"addAccount"_s);
        QTRY_VERIFY(bench.page->findChild<ui::accounts::AccountDialog*>());
        auto* add = bench.page->findChild<ui::accounts::AccountDialog*>();
        take(*add, u"add"_s);
        for (const QString& field : {u"name"_s, u"baseUrl"_s, u"secret"_s})
            QTest::keyClicks(add->findChild<QLineEdit*>(u"field_"_s + field), u"https://example"_s);
        add->findChild<QPushButton*>(u"formSave"_s)->click();
        QTRY_VERIFY(add->findChild<QLabel*>(u"error_baseUrl"_s)->isVisible());
        take(*add, u"add_refused"_s);
        delete add;
        bench.trigger(u"accountGroups"_s);
        QTRY_VERIFY(bench.page->findChild<ui::accounts::GroupsDialog*>());
        auto* groups = bench.page->findChild<ui::accounts::GroupsDialog*>();
        QTRY_COMPARE(groups->findChild<QListWidget*>(u"groupList"_s)->count(), 2);
        take(*groups, u"groups"_s);
        delete groups;
    }

    ui::test::SettingsSandbox m_settings;
    std::unique_ptr<ui::theme::Theme> m_theme;
    QString m_suffix;
};

QTEST_MAIN(AccountPicturesTest)
#include "account_pictures_test.moc"
