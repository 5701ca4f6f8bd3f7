#include "ui/shell/engine_window.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

namespace {

using ui::shell::EngineState;
using ui::shell::EngineView;
using ui::shell::EngineWindow;

EngineView running() {
    EngineView view;
    view.state = EngineState::Running;
    view.addresses = {QStringLiteral("http://127.0.0.1:3000"), QStringLiteral("unix:/run/relaywright.sock")};
    view.dataDirectory = QStringLiteral("/home/ada/.local/share/relaywright");
    view.version = QStringLiteral("0.1.0");
    view.setupTokenFile = QStringLiteral("/home/ada/.local/share/relaywright/run/setup-token");
    return view;
}

}  // namespace

class EngineWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_stops = m_hurries = 0;
        m_opened.clear();
        EngineWindow::Actions actions;
        actions.stop = [this] { ++m_stops; };
        actions.stopNow = [this] { ++m_hurries; };
        actions.openFolder = [this](const QString& folder) { m_opened = folder; };
        m_window = std::make_unique<EngineWindow>(std::move(actions));
        m_window->show();
    }
    void cleanup() { m_window.reset(); }

    void showsARunningEngine() {
        m_window->show(running());
        QCOMPARE(text("state"), QStringLiteral("● Running"));
        QVERIFY(text("addresses").contains(QStringLiteral("http://127.0.0.1:3000")));
        QCOMPARE(text("dataDirectory"), QStringLiteral("/home/ada/.local/share/relaywright"));
        QVERIFY(find<QLabel>("setupToken")->isVisible());
        QVERIFY(!find<QProgressBar>("progress")->isVisible());
        picture(QStringLiteral("running"));
    }

    void hidesTheSetupTokenWhenThereIsNone() {
        EngineView view = running();
        view.setupTokenFile.clear();
        m_window->show(view);
        QVERIFY(!find<QLabel>("setupToken")->isVisible());
    }

    void saysWhyItDoesNotRun() {
        EngineView view;
        view.state = EngineState::Failed;
        view.problem = QStringLiteral("127.0.0.1:3000 is in use by nginx (process 812)");
        m_window->show(view);
        QCOMPARE(text("explanation"), view.problem);
        QVERIFY(!find<QPushButton>("copyAddress")->isEnabled());
        QVERIFY(!find<QPushButton>("openFolder")->isEnabled());
        picture(QStringLiteral("failed"));
        QVERIFY(m_window->close());
        QCOMPARE(m_stops, 0);
    }

    void copiesAndOpens() {
        m_window->show(running());
        QTest::mouseClick(find<QPushButton>("copyAddress"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("http://127.0.0.1:3000"));
        QTest::mouseClick(find<QPushButton>("openFolder"), Qt::LeftButton);
        QCOMPARE(m_opened, QStringLiteral("/home/ada/.local/share/relaywright"));
    }

    void closingWaitsForTheEngine() {
        m_window->show(running());
        QVERIFY(!m_window->close());
        QCOMPARE(m_stops, 1);
        EngineView view = running();
        view.state = EngineState::Stopping;
        m_window->show(view);
        QVERIFY(find<QProgressBar>("progress")->isVisible());
        picture(QStringLiteral("stopping"));
        QVERIFY(!m_window->close());
        QCOMPARE(m_hurries, 1);
        QCOMPARE(m_stops, 1);
        QTest::mouseClick(find<QPushButton>("stopNow"), Qt::LeftButton);
        QCOMPARE(m_hurries, 2);
        view.state = EngineState::Stopped;
        m_window->show(view);
        QVERIFY(!m_window->isVisible());
    }

    void coloursFollowTheSurroundings() {
        QPalette dark;
        dark.setColor(QPalette::Window, QColor(Qt::black));
        dark.setColor(QPalette::WindowText, QColor(Qt::white));
        QPalette light;
        light.setColor(QPalette::Window, QColor(Qt::white));
        light.setColor(QPalette::WindowText, QColor(Qt::black));
        QVERIFY(ui::theme::color(ui::theme::Token::Text, dark).lightness() >
                ui::theme::color(ui::theme::Token::Text, light).lightness());
    }

private:
    template <class Widget>
    Widget* find(const char* name) const {
        return m_window->findChild<Widget*>(QLatin1String(name));
    }
    QString text(const char* name) const { return find<QLabel>(name)->text(); }
    /// For a person to look at, when RELAYWRIGHT_PICTURES names a folder.
    void picture(const QString& name) const {
        const QString folder = qEnvironmentVariable("RELAYWRIGHT_PICTURES");
        if (!folder.isEmpty())
            m_window->grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
    }

    std::unique_ptr<EngineWindow> m_window;
    int m_stops = 0;
    int m_hurries = 0;
    QString m_opened;
};

QTEST_MAIN(EngineWindowTest)
#include "engine_window_test.moc"
