#include "tests/ui/gallery/sheets.h"
#include "tests/ui/support/picture.h"
#include "tests/ui/support/scripted_interaction.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/common/time_chart.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QTest>

namespace ui::gallery {

namespace {

using Sheet = std::unique_ptr<QWidget> (*)(common::Interaction&, const Words&);

}  // namespace

class GalleryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sheets_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("chinese");
        for (const char* name : {"list", "overview", "form", "states", "parts"}) {
            QTest::addRow("%s light", name) << QString::fromLatin1(name) << false << false;
            QTest::addRow("%s dark", name) << QString::fromLatin1(name) << true << false;
            QTest::addRow("%s Chinese", name) << QString::fromLatin1(name) << false << true;
        }
    }

    void sheets() {
        QFETCH(QString, name);
        QFETCH(bool, dark);
        QFETCH(bool, chinese);
        static const QHash<QString, Sheet> sheets{{QStringLiteral("list"), &listSheet},
                                                  {QStringLiteral("overview"), &overviewSheet},
                                                  {QStringLiteral("form"), &formSheet},
                                                  {QStringLiteral("states"), &statesSheet},
                                                  {QStringLiteral("parts"), &partsSheet}};
        m_theme.setMode(dark ? theme::Mode::Dark : theme::Mode::Light);
        QLocale::setDefault(chinese ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English));
        const std::unique_ptr<QWidget> sheet = sheets.value(name)(m_interaction, Words{chinese});
        QApplication::processEvents();
        if (auto* chart = sheet->findChild<common::TimeChart*>()) {
            QTest::keyClick(chart, Qt::Key_End);
            for (int step = 0; step < 30; ++step)
                QTest::keyClick(chart, Qt::Key_Left);
            QVERIFY(!chart->pointedText().isEmpty());
        }
        if (auto* field = sheet->findChild<QLineEdit*>(QStringLiteral("focused"))) {
            sheet->activateWindow();
            field->setFocus();
        }
        const QSize needed = sheet->minimumSizeHint();
        QVERIFY2(needed.width() <= sheet->width(),
                 qPrintable(QStringLiteral("needs %1 px").arg(needed.width())));
        test::picture(*sheet, name + (dark ? QStringLiteral("-dark") : QStringLiteral("-light")) +
                                  (chinese ? QStringLiteral("-zh") : QString()));
    }

private:
    test::SettingsSandbox m_settings;
    test::ScriptedInteraction m_interaction;
    theme::Theme m_theme{*qApp};
};

}  // namespace ui::gallery

QTEST_MAIN(ui::gallery::GalleryTest)
#include "gallery_test.moc"
