#include "tests/screens/screen_comparison.h"
#include "tests/screens/stage.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QTest>

#include <memory>

namespace ui::test {

namespace {

const char kUpdate[] = "RELAYWRIGHT_SCREENS=update";

struct Family {
    const char* name;
    const char* package;
};

constexpr Family kFamilies[] = {{"DejaVu Sans", "fonts-dejavu-core"},
                                {"DejaVu Sans Mono", "fonts-dejavu-core"},
                                {"Noto Sans CJK SC", "fonts-noto-cjk"}};
constexpr double kPointSize = 10;

QString baselineOf(const QString& name) {
    return QStringLiteral(RELAYWRIGHT_SCREENS_SOURCE "/baselines/") + name + u".png"_s;
}

/// Where what differs is put for a person.
QString findingOf(const QString& name) {
    return QStringLiteral(RELAYWRIGHT_SCREENS_FINDINGS "/") + name + u".png"_s;
}

/// Nothing about it may depend on who runs the test, and where. Before there is an application.
void fixSurroundings() {
    qputenv("LC_ALL", "C.UTF-8");
    qputenv("TZ", "UTC");
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_FONT_DPI", "96");
    qputenv("FONTCONFIG_FILE", RELAYWRIGHT_SCREENS_SOURCE "/fonts.conf");
    for (const char* name : {"QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_STYLE_OVERRIDE", "LANGUAGE"})
        qunsetenv(name);
}

}  // namespace

/// Pictures of every page against those that were kept.
class ScreensTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_stage.reset(); }

    void overview_data() { rows(u"overview"_s); }
    void overview() { look(); }
    void requests_data() { rows(u"requests"_s); }
    void requests() { look(); }
    void accounts_data() { rows(u"accounts"_s); }
    void accounts() { look(); }
    void keys_data() { rows(u"keys"_s); }
    void keys() { look(); }
    void logs_data() { rows(u"logs"_s); }
    void logs() { look(); }
    void settings_data() { rows(u"settings"_s); }
    void settings() { look(); }
    void setup_data() { rows(u"setup"_s); }
    void setup() { look(); }

    void noBaselineIsLeftOver();

private:
    static QList<Screen> screensOf(const QString& page);
    static void rows(const QString& page);
    void look();
    void compare(const QString& name, const QImage& screen);

    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<shell::Languages> m_languages;
    std::unique_ptr<Stage> m_stage;
    const bool m_update = qgetenv("RELAYWRIGHT_SCREENS") == "update";
};

void ScreensTest::initTestCase() {
    for (const Family& family : kFamilies)
        QVERIFY2(QFontDatabase::families().contains(QLatin1String(family.name)),
                 qPrintable(u"There is no font \"%1\": install the package %2"_s.arg(
                     QLatin1String(family.name), QLatin1String(family.package))));
    QFont font;
    font.setFamilies({QLatin1String(kFamilies[0].name), QLatin1String(kFamilies[2].name)});
    font.setPointSizeF(kPointSize);
    font.setHintingPreference(QFont::PreferNoHinting);
    QApplication::setFont(font);
    QApplication::setCursorFlashTime(0);
    QVERIFY(QDir().mkpath(QStringLiteral(RELAYWRIGHT_SCREENS_FINDINGS)));
    m_theme = std::make_unique<theme::Theme>(*qApp);
    m_languages = std::make_unique<shell::Languages>();
}

/// In an order in which one window after the other is needed.
QList<Screen> ScreensTest::screensOf(const QString& page) {
    QList<Screen> screens;
    for (const Scene scene : {Scene::Empty, Scene::Typical, Scene::Crowded})
        for (const bool chinese : {false, true})
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)})
                for (const bool dark : {false, true})
                    screens.append({page, scene, dark, chinese, size});
    return screens;
}

void ScreensTest::rows(const QString& page) {
    QTest::addColumn<Screen>("screen");
    for (const Screen& screen : screensOf(page))
        QTest::newRow(qPrintable(screen.name())) << screen;
}

void ScreensTest::look() {
    QFETCH(Screen, screen);
    if (!m_stage || !screen.sharesWindowWith(m_stage->screen())) {
        m_stage.reset();
        m_stage = std::make_unique<Stage>(*m_theme, *m_languages, screen);
        const QString problem = m_stage->open();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    QCOMPARE(m_stage->unexpected(), QStringList());
    const QImage picture = m_stage->picture(screen.dark);
    QCOMPARE(picture.size(), screen.size);
    const QString folder = qEnvironmentVariable("RELAYWRIGHT_PICTURES");
    if (!folder.isEmpty()) QVERIFY(picture.save(folder + u'/' + screen.name() + u".png"_s));
    compare(screen.name(), picture);
}

void ScreensTest::compare(const QString& name, const QImage& screen) {
    const QImage fresh = keptOf(screen);
    const QString baseline = baselineOf(name);
    if (m_update) {
        QVERIFY2(saveSmall(fresh, baseline), qPrintable(baseline));
        return;
    }
    const QImage kept(baseline);
    QVERIFY2(!kept.isNull(),
             qPrintable(u"There is no %1; %2 makes it"_s.arg(baseline, QLatin1String(kUpdate))));
    const ScreenDifference difference = differenceOf(kept, fresh);
    if (difference.worst() > 0) qInfo("%s: %.2f of the limit", qPrintable(name), difference.worst());
    if (difference.worst() <= 1) return;
    const QString whole = findingOf(name);
    const QString apart = findingOf(name + u"-difference"_s);
    QVERIFY(screen.save(whole));
    QVERIFY(differencePicture(kept, fresh).save(apart));
    const QString message =
        u"The page looks otherwise: local %1, ground %2 of their limits.\n  now:     %3\n  against: %4\n"
        u"If it is meant so, %5 keeps it."_s.arg(difference.local, 0, 'f', 1)
            .arg(difference.ground, 0, 'f', 1)
            .arg(whole, apart, QLatin1String(kUpdate));
    QFAIL(qPrintable(message));
}

void ScreensTest::noBaselineIsLeftOver() {
    QStringList wanted;
    for (const char* page : {"overview", "requests", "accounts", "keys", "logs", "settings", "setup"})
        for (const Screen& screen : screensOf(QLatin1String(page)))
            wanted.append(screen.name() + u".png"_s);
    wanted.sort();
    QDir folder(QStringLiteral(RELAYWRIGHT_SCREENS_SOURCE "/baselines"));
    if (m_update)
        for (const QString& file : folder.entryList({u"*.png"_s}, QDir::Files))
            if (!wanted.contains(file)) QVERIFY(folder.remove(file));
    QCOMPARE(folder.entryList({u"*.png"_s}, QDir::Files, QDir::Name), wanted);
}

}  // namespace ui::test

int main(int count, char** words) {
    ui::test::fixSurroundings();
    QApplication application(count, words);
    ui::test::ScreensTest test;
    return QTest::qExec(&test, count, words);
}

#include "screens_test.moc"
