#include "tests/screens/stage.h"

#include "ui/console/own_choices.h"
#include "ui/console/pages.h"

#include <QApplication>
#include <QNetworkReply>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QTimer>

namespace ui::test {

namespace {

constexpr quint16 kShownPort = 43117;

/// One look at the relay is enough.
constexpr int kNever = 3'600'000;
constexpr api::Connection::Timing kOnce{
    .live = kNever, .slow = kNever, .restart = kNever, .firstRetry = kNever, .longestRetry = kNever};

/// Longer than what any page waits before it shows what came: timers end in the order of their ends, so when one of
/// this length is over those are too, on however busy a machine.
constexpr int kLongestPauseMs = 320;
/// The page of requests counts anew once a second what events brought, and offers filters every other second.
constexpr int kLongestTurnMs = 2'300;
constexpr int kMostRounds = 60;
constexpr int kPatienceMs = 30'000;

bool isStream(const QNetworkReply& reply) {
    return reply.url().path().endsWith("/admin/events"_L1);
}

}  // namespace

Stage::Stage(theme::Theme& theme, shell::Languages& languages, const Screen& screen)
    : m_theme(theme),
      m_languages(languages),
      m_screen(screen),
      m_scenery(m_api, screen.page, screen.scene),
      m_connection(m_client, kOnce),
      m_events(m_client),
      m_preferences(m_folder.filePath(u"console.ini"_s)) {
    QObject::connect(&m_api, &ScriptedApi::requested, &m_client, [this] { ++m_asked; });
    build();
}

Stage::~Stage() {
    m_window.reset();
}

void Stage::build() {
    m_theme.setMode(theme::Mode::Light);
    m_languages.choose(m_screen.chinese ? shell::Language::Chinese : shell::Language::English);
    m_preferences.setPage(m_screen.page);
    // Some pages show where they ask: it must not be another port each time.
    if (m_screen.page == "setup"_L1 && !m_api.moveTo(kShownPort)) qFatal("port %d is taken", kShownPort);
    m_client.setBase(m_api.url());
    console::PageParts pages{m_client, m_connection, m_events, m_interaction};
    pages.setup.restartEngine = [] {};
    pages.setup.startDemo = [](const auto&) {};
    pages.settings = console::settingsHost(m_theme, m_languages, m_preferences, [] {});
    pages.clock = [this] { return m_scenery.now(); };
    shell::WindowParts parts{m_client, m_connection, m_events,      m_interaction,
                             m_theme,  m_languages,  m_preferences, {}};
    m_window = std::make_unique<shell::MainWindow>(std::move(parts), console::pageEntries(std::move(pages)));
    m_window->resize(m_screen.size);
    shell::EngineView engine;
    engine.state = shell::EngineState::Running;
    m_window->setEngine(engine);
    m_window->setAddress(u"http://127.0.0.1:3000"_s);
}

QString Stage::open() {
    m_window->show();
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get())) return u"the window is not active"_s;
    m_connection.start();
    const auto connected = [this] { return m_connection.state() == api::Connection::State::Connected; };
    if (!QTest::qWaitFor(connected, kPatienceMs)) return u"the relay was not found"_s;
    QString problem = settle(kLongestPauseMs);
    if (!problem.isEmpty()) return problem;
    if (m_scenery.goesOn()) {
        m_scenery.play(m_api);
        if (!m_scenery.target().isEmpty()) m_window->goTo({m_screen.page, m_scenery.target()});
        problem = settle(m_scenery.isPlayed() ? kLongestTurnMs : kLongestPauseMs);
    }
    if (m_scenery.scrolled() > 0)
        for (const QScrollArea* area : m_window->findChildren<QScrollArea*>()) {
            QScrollBar* bar = area->verticalScrollBar();
            if (area->isVisible()) bar->setValue(qRound(bar->maximum() * m_scenery.scrolled()));
        }
    return problem;
}

/// No call under way; the stream of events is open if it was wanted.
bool Stage::isQuiet() const {
    for (const QNetworkReply* reply : m_client.findChildren<QNetworkReply*>()) {
        if (!reply->isRunning()) continue;
        if (!isStream(*reply) || !m_events.isOpen()) return false;
    }
    return true;
}

/// Until a pause has passed in which nothing was asked: what came has then been shown.
QString Stage::settle(int pauseMs) {
    for (int round = 0; round < kMostRounds; ++round) {
        const int asked = m_asked;
        if (!QTest::qWaitFor([this] { return isQuiet(); }, kPatienceMs))
            return u"the relay did not answer everything"_s;
        bool over = false;
        QTimer::singleShot(pauseMs, Qt::PreciseTimer, &m_client, [&over] { over = true; });
        if (!QTest::qWaitFor([&over] { return over; }, kPatienceMs)) return u"time stands still"_s;
        if (asked == m_asked && isQuiet()) return {};
    }
    return u"the page never stopped asking"_s;
}

QImage Stage::picture(bool dark) {
    m_theme.setMode(dark ? theme::Mode::Dark : theme::Mode::Light);
    if (QWidget* focused = m_window->focusWidget()) focused->clearFocus();
    QApplication::processEvents();
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QApplication::processEvents();
    return m_window->grab().toImage();
}

}  // namespace ui::test
