#include "console/local_engine.h"

#include "config/run_file.h"

#include <QDesktopServices>
#include <QMetaObject>
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

}  // namespace

LocalEngine::LocalEngine(Settings settings) : m_settings(std::move(settings)) {}

ui::shell::EngineActions LocalEngine::actions() {
    return {
        .stop = [this] { m_engine->stop(); },
        .stopNow = [this] { m_engine->stopNow(); },
        .start = [this](int port) { begin(port); },
        .openFolder = [](const QString& folder) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); }};
}

void LocalEngine::start(ui::console::Console& console) {
    m_console = &console;
    begin(0);
}

void LocalEngine::begin(int port) {
    if (port != 0) m_settings.port = static_cast<std::uint16_t>(port);
    m_engine.reset();
    show(EngineState::Starting);
    m_engine = std::make_unique<EngineThread>(m_settings, events());
}

EngineThread::Events LocalEngine::events() {
    // Posted to the console, which outlives the engine's thread; what is left when it dies is dropped with it.
    const auto post = [console = m_console](auto change) {
        QMetaObject::invokeMethod(console, std::move(change), Qt::QueuedConnection);
    };
    return {
        .started =
            [this, post](const std::vector<std::string>& addresses) {
                post([this, addresses] { started(addresses); });
            },
        .failed = [this, post](
                      const EngineThread::Failure& failure) { post([this, failure] { failed(failure); }); },
        .stopping = [this, post] { post([this] { show(EngineState::Stopping); }); },
        .stopped =
            [this, post] {
                post([this] {
                    m_console->disconnect();
                    show(EngineState::Stopped);
                });
            }};
}

void LocalEngine::started(const std::vector<std::string>& addresses) {
    const std::string address = reachableOf(addresses);
    if (address.empty()) {
        EngineView view;
        view.state = EngineState::Running;
        m_console->showEngine(view);
        return;
    }
    connectTo(address);
    show(EngineState::Running);
}

void LocalEngine::failed(const EngineThread::Failure& failure) {
    using Cause = EngineThread::Failure::Cause;
    if (failure.cause == Cause::DirectoryTaken && attachToRunning()) return;
    EngineView view;
    view.state = EngineState::Failed;
    view.problem = failure.cause == Cause::Other ? text(failure.problem) : firstLine(failure.problem);
    view.dataDirectory = text(m_settings.dataDirectory.string());
    if (failure.cause == Cause::PortTaken && m_settings.port != 0) view.freePort = freePortAfter(m_settings);
    m_console->showEngine(view);
}

bool LocalEngine::attachToRunning() {
    const std::optional<RunFile> running = readRunFile(m_settings.dataDirectory);
    if (!running) return false;
    const std::string address = reachableOf(running->addresses);
    if (address.empty()) return false;
    connectTo(address);
    show(EngineState::Elsewhere);
    return true;
}

/// The token is read anew whenever it is asked for: an engine that was started again has another.
void LocalEngine::connectTo(const std::string& address) {
    m_console->connectTo(QUrl(text(address)), [directory = m_settings.dataDirectory] {
        const std::optional<RunFile> running = readRunFile(directory);
        return running ? text(std::string(running->token.reveal())) : QString();
    });
}

void LocalEngine::show(EngineState state) {
    EngineView view;
    view.state = state;
    view.dataDirectory = text(m_settings.dataDirectory.string());
    m_console->showEngine(view);
}

}  // namespace relay::console
