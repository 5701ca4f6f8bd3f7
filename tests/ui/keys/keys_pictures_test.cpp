// Pictures of the page for a person to look at; without a folder for them it checks that nothing is too wide.
#include "tests/ui/keys/keys_rig.h"
#include "tests/ui/support/picture.h"
#include "ui/common/table_view.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using ui::test::KeysRig;

class KeysPicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<theme::Theme>(*qApp); }

    void pictures_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("light-1072") << false << 1072 << 740;
        QTest::newRow("dark-1072") << true << 1072 << 740;
        QTest::newRow("light-1712") << false << 1712 << 1020;
        QTest::newRow("dark-1712") << true << 1712 << 1020;
    }

    void pictures() {
        QFETCH(bool, dark);
        QFETCH(int, width);
        QFETCH(int, height);
        m_suffix = u'-' + QLatin1StringView(QTest::currentDataTag());
        m_theme->setMode(dark ? theme::Mode::Dark : theme::Mode::Light);
        empty(width, height);
        error(width, height);
        typical(width, height);
        crowded(width, height);
    }

private:
    void empty(int width, int height) {
        KeysRig rig;
        rig.show(width, height);
        QTRY_VERIFY(rig.find<QPushButton>("emptyAction") &&
                    rig.find<QPushButton>("emptyAction")->isVisible());
        take(rig.window(), "empty");
    }

    void error(int width, int height) {
        KeysRig rig;
        rig.api.fail(u"GET /admin/keys"_s, 500, u"INTERNAL"_s,
                     u"The store can not be read: disk I/O error."_s);
        rig.show(width, height);
        QTRY_VERIFY(rig.find<QWidget>("errorState") == nullptr ||
                    rig.find<QWidget>("errorState")->isVisible());
        QTRY_VERIFY(!rig.api.seen(u"GET /admin/keys"_s).isEmpty());
        QTest::qWait(100);
        take(rig.window(), "error");
    }

    void typical(int width, int height) {
        KeysRig rig;
        rig.setTypical();
        rig.show(width, height);
        rig.waitForRows(6);
        QTRY_VERIFY(!rig.api.seen(u"GET /admin/keys/k-off/limits"_s).isEmpty());
        QTest::qWait(400);
        take(rig.window(), "typical");
        auto& table = *rig.find<common::TableView>("keysTable");
        table.selectKey(u"k-ann"_s);
        QTest::keyClick(&table, Qt::Key_Return);
        QTRY_VERIFY(rig.find<QWidget>("limit_monthly_cost"));
        QTest::qWait(400);
        take(rig.window(), "detail");
        QTest::keyClick(&table, Qt::Key_Escape);
        table.selectAll();
        take(rig.window(), "selection");
        table.clearSelection();
        table.selectKey(u"k-ci"_s);
        QTest::keyClick(&table, Qt::Key_Delete);
        take(rig.window(), "undo");
        QTest::mouseClick(rig.find<QPushButton>("undo"), Qt::LeftButton);
        dialogs(rig);
    }

    void dialogs(KeysRig& rig) {
        rig.find<QAction>("newKey")->trigger();
        auto* form = rig.find<QDialog>("formDialog");
        QVERIFY(form);
        take(*form, "dialog-create");
        for (QToolButton* fold : form->findChildren<QToolButton*>())
            if (fold->objectName().startsWith("fold_"_L1)) fold->click();
        form->resize(form->width(), 2600);
        QTest::keyClicks(form->findChild<QLineEdit*>(u"field_windowTokens"_s), u"5"_s);
        QTest::keyClicks(form->findChild<QLineEdit*>(u"field_name"_s), u"dora"_s);
        QTest::mouseClick(form->findChild<QPushButton*>(u"formSave"_s), Qt::LeftButton);
        take(*form, "dialog-all");
        form->findChild<QLineEdit*>(u"field_windowTokens"_s)->clear();
        QTest::mouseClick(form->findChild<QPushButton*>(u"formSave"_s), Qt::LeftButton);
        QTRY_VERIFY(rig.find<QDialog>("createdDialog"));
        auto* created = rig.find<QDialog>("createdDialog");
        QTest::qWait(50);
        take(*created, "dialog-created");
        QTest::mouseClick(created->findChild<QPushButton*>(u"createdDone"_s), Qt::LeftButton);
        take(*created, "dialog-created-asks");
        rig.find<QAction>("overrideLimits")->trigger();
        auto* other = rig.window().findChildren<QDialog*>(u"formDialog"_s).constLast();
        take(*other, "dialog-override");
    }

    void crowded(int width, int height) {
        KeysRig rig;
        rig.setCrowded(1000);
        rig.show(width, height);
        rig.waitForRows(1000);
        QTest::qWait(700);
        take(rig.window(), "crowded");
    }

    void take(QWidget& widget, const char* name) {
        QApplication::processEvents();
        test::picture(widget, u"keys-"_s + QLatin1StringView(name) + m_suffix);
    }

    std::unique_ptr<theme::Theme> m_theme;
    QString m_suffix;
};

QTEST_MAIN(KeysPicturesTest)
#include "keys_pictures_test.moc"
