#include "ui/shell/main_window.h"

#include "ui/api/admin_client.h"
#include "ui/api/connection.h"
#include "ui/api/event_stream.h"
#include "ui/api/json_fields.h"
#include "ui/common/interaction.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/connection_banner.h"
#include "ui/shell/console_actions.h"
#include "ui/shell/engine_notice.h"
#include "ui/shell/navigation.h"
#include "ui/shell/page_commands.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/preferences.h"
#include "ui/shell/sign_in_panel.h"
#include "ui/shell/simulation_bar.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/tray.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace ui::shell {

using namespace Qt::Literals::StringLiterals;
using State = api::Connection::State;

namespace {

constexpr QSize kFirstSize(1280, 800);
constexpr QSize kSmallest(640, 420);

}  // namespace

MainWindow::MainWindow(WindowParts parts, QList<PageEntry> pages, QWidget* parent)
    : QMainWindow(parent), m_parts(std::move(parts)), m_entries(std::move(pages)) {
    setObjectName(u"mainWindow"_s);
    setWindowIcon(theme::icon(u"relaywright"_s));
    setMinimumSize(kSmallest);
    build(m_entries);
    listen();
    retranslate();
    restore();  // makes the first page, with its texts
    showConnection();
    // Before Qt gives the keyboard to the first button: nobody has used it yet, and Tab goes on from the page.
    m_front->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::build(QList<PageEntry> pages) {
    m_navigation = new Navigation(pages);
    m_simulation = new SimulationBar;
    m_simulation->hide();
    m_banner = new ConnectionBanner(m_parts.connection);
    m_pages = new PageStack(std::move(pages));
    m_notice = new EngineNotice(m_parts.engine);
    m_signIn = new SignInPanel(m_parts.connection);
    m_strip = new StatusStrip(m_parts.connection, m_parts.interaction);
    m_front = new QStackedWidget;
    m_front->addWidget(m_pages);
    m_front->addWidget(m_notice);
    m_front->addWidget(m_signIn);

    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_simulation);
    right->addWidget(m_banner);
    right->addWidget(m_front, 1);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(m_navigation);
    upper->addLayout(right, 1);
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(upper, 1);
    column->addWidget(m_strip);
    setCentralWidget(whole);

    m_actions = new ConsoleActions(
        {m_parts.connection, m_parts.theme, m_parts.languages, m_parts.preferences}, m_entries, *this);
    m_navigation->menuButton()->setMenu(&m_actions->menu());
    m_palette = new CommandPalette(*this);
    m_tray = new Tray(m_parts.client, m_parts.connection, this);
    m_actions->setTray(m_tray->isThere());
}

void MainWindow::listen() {
    connect(m_navigation, &Navigation::chosen, this, [this](const QString& id) { goTo({id, {}}); });
    connect(m_navigation, &Navigation::foldAsked, this, [this](bool folded) {
        m_parts.preferences.setNavigationFolded(folded);
        fold();
    });
    connect(m_pages, &PageStack::shown, this, &MainWindow::pageShown);
    connect(&m_parts.connection, &api::Connection::stateChanged, this, &MainWindow::showConnection);
    connect(&m_parts.connection, &api::Connection::statusChanged, this, [this] {
        m_strip->refresh();
        m_tray->refresh();
    });
    connect(&m_parts.connection, &api::Connection::signedIn, this, [this](const QString& user) {
        m_signInAsked = false;
        m_parts.preferences.setUser(m_parts.client.hostAndPort(), user);
    });
    connect(m_banner, &ConnectionBanner::signInAsked, this, [this] {
        m_signInAsked = true;
        chooseFront();
    });
    connect(m_actions, &ConsoleActions::pageAsked, this, [this](const QString& id) { goTo({id, {}}); });
    connect(m_actions, &ConsoleActions::paletteAsked, this, &MainWindow::openPalette);
    connect(m_actions, &ConsoleActions::foldAsked, this, [this] {
        m_parts.preferences.setNavigationFolded(!m_parts.preferences.navigationFolded());
        fold();
    });
    connect(m_actions, &ConsoleActions::quitAsked, this, &MainWindow::quit);
    connect(m_simulation, &SimulationBar::endAsked, this, [this] { m_parts.engine.endSimulation(); });
    connect(m_notice, &EngineNotice::folderAsked, this, &MainWindow::askForFolder);
    connect(m_tray, &Tray::openAsked, this, &MainWindow::bringUp);
    connect(m_tray, &Tray::quitAsked, this, &MainWindow::quit);
}

void MainWindow::restore() {
    resize(kFirstSize);
    restoreGeometry(m_parts.preferences.geometry());
    fold();
    if (!goTo({m_parts.preferences.page(), {}}) && !m_entries.isEmpty())
        goTo({m_entries.constFirst().id, {}});
}

void MainWindow::setEngine(const EngineView& view) {
    m_engine = view;
    m_notice->show(view);
    m_strip->setEngine(view.state);
    m_simulation->setVisible(view.simulation);
    showConnection();
    const bool over = view.state == EngineState::Stopped || view.state == EngineState::Failed;
    if (m_closing && over) close();
}

void MainWindow::setAddress(const QString& address) {
    m_strip->setAddress(address);
    m_signIn->setAddress(address);
    m_signIn->setUser(m_parts.preferences.user(m_parts.client.hostAndPort()));
}

bool MainWindow::goTo(const common::Place& place) {
    return m_pages->show(place);
}

void MainWindow::renewPages() {
    m_pages->renew();
}

QString MainWindow::currentPage() const {
    return m_pages->currentId();
}

void MainWindow::openPalette() {
    QList<Command> commands = commandsOfPages(*m_pages, m_entries);
    commands += m_actions->commands();
    m_palette->open(std::move(commands));
}

void MainWindow::quit() {
    m_quitting = true;
    close();
}

void MainWindow::bringUp() {
    showNormal();
    raise();
    activateWindow();
}

void MainWindow::showConnection() {
    m_strip->refresh();
    m_tray->refresh();
    m_parts.events.setReachable(m_parts.connection.state() == State::Connected);
    m_actions->setRemote(m_engine.state == EngineState::Elsewhere);
    chooseFront();
}

/// Pages, unless there is nothing they could show.
void MainWindow::chooseFront() {
    const State state = m_parts.connection.state();
    const bool outside = state == State::SignedOut || state == State::ShutOut;
    if (!outside) m_signInAsked = false;
    QWidget* front = m_pages;
    if (!canBeReached(m_engine)) {
        front = m_notice;
    } else if (outside && (m_signInAsked || !m_parts.connection.wasConnected())) {
        front = m_signIn;
    }
    const bool changed = m_front->currentWidget() != front;
    m_front->setCurrentWidget(front);
    m_banner->setWanted(front == m_pages);
    if (changed && front == m_signIn) {
        m_signIn->begin();
        askForSetup();
    }
    updateLive();
}

/// Somebody without an account on the relay should not look for a password that nobody has.
void MainWindow::askForSetup() {
    m_parts.client.get(u"/admin/setup"_s, this, [this](const api::Outcome& outcome) {
        if (outcome) m_signIn->setSetupNeeded(api::JsonFields(outcome.body()).flag("needed"_L1));
    });
}

void MainWindow::askForFolder() {
    m_parts.interaction.chooseFolder(this, {tr("Data directory"), m_engine.dataDirectory},
                                     [this](const QString& folder) {
                                         if (!folder.isEmpty()) m_parts.engine.useDataDirectory(folder);
                                     });
}

void MainWindow::updateLive() {
    const bool seen = isVisible() && !isMinimized();
    m_pages->setLive(seen && m_front->currentWidget() == m_pages);
    m_banner->setLive(seen);
    const auto unseen = m_tray->isThere() ? api::Connection::Pace::Slow : api::Connection::Pace::Stopped;
    m_parts.connection.setPace(seen ? api::Connection::Pace::Live : unseen);
}

void MainWindow::fold() {
    const bool narrow = width() < theme::kNarrow;
    m_navigation->setFoldable(!narrow);
    m_navigation->setFolded(narrow || m_parts.preferences.navigationFolded());
    m_strip->setNarrow(narrow);
}

void MainWindow::pageShown(const QString& id) {
    m_navigation->setCurrent(id);
    m_parts.preferences.setPage(id);
    setWindowTitle(tr("%1 – Relaywright").arg(m_pages->current()->title()));
}

void MainWindow::retranslate() {
    m_navigation->retranslate();
    m_simulation->retranslate();
    m_notice->retranslate();
    m_signIn->retranslate();
    m_strip->retranslate();
    m_banner->refresh();
    m_palette->retranslate();
    m_actions->retranslate();
    m_tray->retranslate();
    m_pages->retranslate();
    if (m_pages->current() != nullptr) pageShown(m_pages->currentId());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_parts.preferences.setGeometry(saveGeometry());
    if (!m_quitting && m_parts.preferences.staysInTray() && m_tray->isThere()) {
        event->ignore();
        hide();
        return;
    }
    const EngineState state = m_engine.state;
    const bool nothingToStop =
        state == EngineState::Elsewhere || state == EngineState::Stopped || state == EngineState::Failed;
    if (nothingToStop) {
        event->accept();
        if (!std::exchange(m_done, true)) Q_EMIT finished();
        return;
    }
    event->ignore();
    if (std::exchange(m_closing, true)) {
        m_parts.engine.stopNow();
    } else {
        if (!isVisible()) show();  // it says that it waits
        m_parts.engine.stop();
    }
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::WindowStateChange) updateLive();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    fold();
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    updateLive();
}

void MainWindow::hideEvent(QHideEvent* event) {
    QMainWindow::hideEvent(event);
    updateLive();
}

}  // namespace ui::shell
