#include "tests/ui/support/window_rig.h"

#include <QAction>
#include <QApplication>
#include <QTest>

namespace ui::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr api::Connection::Timing kQuick{
    .live = 10, .slow = 20, .restart = 20, .firstRetry = 3'000, .longestRetry = 3'000, .patience = 2'000};

QString titleOf(const QString& id) {
    return id.first(1).toUpper() + id.sliced(1);
}

}  // namespace

RecordingPage::RecordingPage(QString id) : m_id(std::move(id)) {
    auto* action = new QAction(u"Do something with "_s + m_id, this);
    QObject::connect(action, &QAction::triggered, this, [this] { ++done; });
    addAction(action);
}

QString RecordingPage::title() const {
    return titleOf(m_id);
}

WindowRig::WindowRig()
    : connection(client, kQuick),
      events(client),
      m_theme(*qApp),
      m_preferences(std::make_unique<shell::Preferences>(m_folder.filePath(u"console.ini"_s))) {
    m_theme.setMode(theme::Mode::Light);
    m_languages.choose(shell::Language::English);
    m_preferences->setLanguage(shell::Language::English);
    open();
}

WindowRig::~WindowRig() {
    m_window.reset();
}

void WindowRig::open() {
    shell::EngineActions engine{.stop = [this] { ++stops; },
                                .stopNow = [this] { ++hurries; },
                                .start = [this](int port) { starts << port; },
                                .openFolder = [this](const QString& folder) { folders << folder; },
                                .useDataDirectory = [this](const QString& folder) { used << folder; },
                                .endSimulation = [this] { ++simulationsEnded; }};
    shell::WindowParts parts{client,  connection,  events,         interaction,
                             m_theme, m_languages, *m_preferences, std::move(engine)};
    m_window = std::make_unique<shell::MainWindow>(
        std::move(parts),
        QList<shell::PageEntry>{entry(u"overview"_s), entry(u"accounts"_s), entry(u"keys"_s)});
    m_window->show();
    // Only an active window has shortcuts and the keyboard.
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get())) qFatal("the window is not active");
}

void WindowRig::reopen() {
    m_window.reset();
    m_pages.clear();
    made.clear();
    open();
}

void WindowRig::connect() {
    client.setBase(api.url());
    m_window->setAddress(api.url().toString());
    connection.start();
}

shell::PageEntry WindowRig::entry(const QString& id) {
    return {id, id, [id] { return titleOf(id); },
            [this, id] {
                auto* page = new RecordingPage(id);
                made << id;
                m_pages.insert(id, page);
                return page;
            }};
}

void WindowRig::requirePassword(const QString& password) {
    const Scripted refused{.status = 401,
                           .body = {{u"error"_s, QJsonObject{{u"code"_s, u"AUTHENTICATION_FAILED"_s}}}}};
    api.handle(u"GET /admin/status"_s, [refused](const Seen& seen) {
        return seen.headers.value("authorization") == "Bearer session"
                   ? Scripted{.body = ScriptedApi::quietStatus()}
                   : refused;
    });
    api.handle(u"POST /web/auth/login"_s, [refused, password](const Seen& seen) {
        if (seen.body.value("password"_L1).toString() != password) return refused;
        return Scripted{.body = {{u"token"_s, u"session"_s}}};
    });
}

void WindowRig::setAccounts(const QList<std::pair<QString, QString>>& accounts) {
    QJsonArray rows;
    int ready = 0;
    for (const auto& [id, state] : accounts) {
        if (state == u"ready"_s) ++ready;
        rows.append(QJsonObject{{u"id"_s, id},
                                {u"name"_s, id},
                                {u"state"_s, state},
                                {u"enabled"_s, state != u"disabled"_s},
                                {u"schedulable"_s, state != u"paused"_s}});
    }
    api.handle(u"GET /admin/status"_s, [rows, ready](const Seen& seen) {
        QJsonObject status = ScriptedApi::quietStatus();
        QJsonObject told{{u"total"_s, rows.size()}, {u"ready"_s, ready}};
        if (seen.query.hasQueryItem(u"detail"_s)) told.insert("rows"_L1, rows);
        status.insert("accounts"_L1, told);
        return Scripted{.body = status};
    });
}

}  // namespace ui::test
