#include "console/local_engine.h"

#include "config/run_file.h"

#include <QDesktopServices>
#include <QMetaObject>
#include <QPointer>
#include <QTcpServer>
#include <QUrl>

#include <algorithm>
#include <optional>
#include <utility>

namespace relay::console {

using ui::shell::EngineState;
using ui::shell::EngineView;

namespace {

constexpr int kPortsToTry = 50;
constexpr int kLastPort = 65'535;

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// The console speaks HTTP over TCP; empty when the engine listens on unix sockets alone.
std::string reachableOf(const std::vector<std::string>& addresses) {
    const auto overTcp = [](const std::string& address) { return address.starts_with("http"); };
    const auto loopback = [&](const std::string& address) {
        return overTcp(address) && (address.find("://127.") != std::string::npos ||
                                    address.find("://[::1]") != std::string::npos);
    };
    auto found = std::find_if(addresses.begin(), addresses.end(), loopback);
    if (found == addresses.end()) found = std::find_if(addresses.begin(), addresses.end(), overTcp);
    return found == addresses.end() ? std::string() : *found;
}

/// What the window says of an engine that runs.
EngineView viewOf(EngineState state, const std::vector<std::string>& addresses) {
    EngineView view;
    view.state = state;
    if (reachableOf(addresses).empty())
        for (const std::string& address : addresses)
            view.sockets.append(text(address));
    return view;
}

/// The next free one; 0 when there is none nearby.
int freePortAfter(const Settings& settings) {
    const QHostAddress host(text(settings.host));
    for (int port = settings.port + 1; port <= std::min(settings.port + kPortsToTry, kLastPort); ++port) {
        QTcpServer probe;
        if (probe.listen(host, static_cast<quint16>(port))) return port;
    }
    return 0;
}

/// Without what a command line could do about it.
QString firstLine(const std::string& problem) {
    return text(problem.substr(0, problem.find('\n')));
}

/// Runs what it is given on the GUI thread; the console outlives the threads, and drops what is left when it dies.
auto poster(ui::console::Console* console) {
    return [console](auto change) {
        QMetaObject::invokeMethod(console, std::move(change), Qt::QueuedConnection);
    };
}

}  // namespace

LocalEngine::LocalEngine(cli::SettingsFlags flags, Settings settings)
    : m_flags(std::move(flags)), m_settings(std::move(settings)) {}

ui::shell::EngineActions LocalEngine::actions() {
    return {
        .stop =
            [this] {
                stopDemo();
                m_engine->stop();
            },
        .stopNow = [this] { m_engine->stopNow(); },
        .start = [this](int port) { beginAt(port); },
        .openFolder = [](const QString& folder) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); },
        .useDataDirectory = [this](const QString& folder) { moveTo(folder); },
        .endSimulation = [this] { stopDemo(); }};
}

ui::setup::SetupHost LocalEngine::setupHost() {
    return {.restartEngine = [this] { restart(); },
            .useDataDirectory = [this](const QString& folder) { moveTo(folder); },
            .startDemo = [this](const Told& told) { startDemo(told); },
            .stopDemo = [this] { stopDemo(); },
            .isDemoShown = [this] { return m_demoShown; }};
}

void LocalEngine::start(ui::console::Console& console) {
    m_console = &console;
    begin();
}

void LocalEngine::begin() {
    m_again = false;
    m_address.clear();
    m_engine.reset();
    show(EngineState::Starting);
    m_engine = std::make_unique<EngineThread>(m_settings, events());
}

void LocalEngine::beginAt(int port) {
    if (port != 0) m_flags.emplace_back("--port", std::to_string(port));
    // What was wrong may have been mended in the config file.
    const Result<LoadedSettings> loaded = cli::loadSettings(m_flags);
    if (!loaded) return failed({EngineThread::Failure::Cause::Other, loaded.error().message});
    m_settings = loaded->settings;
    begin();
}

void LocalEngine::restart() {
    stopDemo();
    if (m_view.state == EngineState::Running) {
        m_again = true;
        m_engine->stop();
    } else {
        beginAt(0);
    }
}

void LocalEngine::moveTo(const QString& dataDirectory) {
    m_flags.emplace_back("--data-dir", dataDirectory.toStdString());
    m_console->preferences().setDataDirectory(dataDirectory);
    restart();
}

EngineThread::Events LocalEngine::events() {
    const auto post = poster(m_console);
    return {
        .started =
            [this, post](const std::vector<std::string>& addresses) {
                post([this, addresses] { started(addresses); });
            },
        .failed = [this, post](
                      const EngineThread::Failure& failure) { post([this, failure] { failed(failure); }); },
        .stopping = [this, post] { post([this] { show(EngineState::Stopping); }); },
        .stopped = [this, post] { post([this] { stopped(); }); }};
}

void LocalEngine::started(const std::vector<std::string>& addresses) {
    m_address = reachableOf(addresses);
    show(viewOf(EngineState::Running, addresses));
}

void LocalEngine::stopped() {
    if (m_again) return beginAt(0);
    m_address.clear();
    show(EngineState::Stopped);
}

void LocalEngine::failed(const EngineThread::Failure& failure) {
    using Cause = EngineThread::Failure::Cause;
    if (failure.cause == Cause::DirectoryTaken && attachToRunning()) return;
    m_address.clear();
    EngineView view;
    view.state = EngineState::Failed;
    view.problem = failure.cause == Cause::Other ? text(failure.problem) : firstLine(failure.problem);
    if (failure.cause == Cause::PortTaken && m_settings.port != 0) view.freePort = freePortAfter(m_settings);
    show(std::move(view));
}

bool LocalEngine::attachToRunning() {
    const std::optional<RunFile> running = readRunFile(m_settings.dataDirectory);
    if (!running || running->addresses.empty()) return false;
    m_address = reachableOf(running->addresses);
    show(viewOf(EngineState::Elsewhere, running->addresses));
    return true;
}

void LocalEngine::show(EngineState state) {
    EngineView view;
    view.state = state;
    show(std::move(view));
}

void LocalEngine::show(EngineView view) {
    m_view = std::move(view);
    m_view.dataDirectory = text(m_settings.dataDirectory.string());
    if (!m_demoShown) present();
}

void LocalEngine::present() {
    const bool answers = m_view.state == EngineState::Running || m_view.state == EngineState::Elsewhere;
    if (answers && !m_address.empty())
        connectTo(m_address, m_settings.dataDirectory);
    else if (m_view.state != EngineState::Stopping)
        m_console->disconnect();
    m_console->showEngine(m_view);
}

/// The token is read anew whenever it is asked for: an engine that was started again has another.
void LocalEngine::connectTo(const std::string& address, const std::filesystem::path& dataDirectory) {
    m_console->connectTo(QUrl(text(address)), [dataDirectory] {
        const std::optional<RunFile> running = readRunFile(dataDirectory);
        return running ? text(std::string(running->token.reveal())) : QString();
    });
}

void LocalEngine::startDemo(const Told& told) {
    const auto post = poster(m_console);
    m_demo = std::make_unique<DemoThread>(DemoThread::Events{
        .started =
            [this, post, told](const DemoThread::Started& demo) {
                post([this, told, demo] {
                    demoStarted(demo);
                    told({});
                });
            },
        .failed = [post,
                   told](const std::string& problem) { post([told, problem] { told(text(problem)); }); }});
}

void LocalEngine::demoStarted(const DemoThread::Started& demo) {
    if (m_demo == nullptr) return;  // ended before it had begun
    m_demoShown = true;
    connectTo(demo.address, demo.dataDirectory);
    EngineView view;
    view.state = EngineState::Running;
    view.dataDirectory = text(demo.dataDirectory);
    view.simulation = true;
    m_console->showEngine(view);
}

void LocalEngine::stopDemo() {
    if (m_demo == nullptr) return;
    const bool shown = std::exchange(m_demoShown, false);
    m_demo->stop();
    m_endedDemo = std::move(m_demo);
    if (shown) present();
}

}  // namespace relay::console
