#include "console/window_command.h"

#include "cli/context.h"
#include "cli/stop_signals.h"
#include "config/build_info.h"
#include "console/engine_thread.h"
#include "ui/shell/engine_window.h"

#include <QApplication>
#include <QDesktopServices>
#include <QMetaObject>
#include <QUrl>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <utility>

namespace relay::console {

namespace {

using ui::shell::EngineState;
using ui::shell::EngineView;
using ui::shell::EngineWindow;

/// Qt ends the program when there is nothing to draw on, with a message about plugins; ours says what to do.
bool hasDisplay() {
    for (const char* name : {"WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return true;
    }
    return false;
}

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// Runs `change` on the GUI thread; what an engine's thread reports arrives there, in order.
template <class Change>
void onWindow(EngineWindow& window, Change change) {
    QMetaObject::invokeMethod(&window, std::move(change), Qt::QueuedConnection);
}

/// The window and its engine. Lives on the GUI thread.
class Console {
public:
    explicit Console(const Settings& settings)
        : m_window({[this] { m_engine->stop(); }, [this] { m_engine->stopNow(); },
                    [](const QString& folder) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); }}) {
        m_view.dataDirectory = text(settings.dataDirectory.string());
        m_view.version = text(std::string(buildInfo().version));
        m_window.show(m_view);
        m_window.show();
        m_engine = std::make_unique<EngineThread>(settings, events());
        m_signalThread = std::thread([this] { watchSignals(); });
    }
    ~Console() {
        m_engine.reset();
        m_signals.wake();
        m_signalThread.join();
    }
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;

private:
    EngineThread::Events events() {
        EngineThread::Events made;
        made.started = [this](const EngineThread::Started& engine) {
            QStringList addresses;
            for (const std::string& address : engine.addresses)
                addresses << text(address);
            onWindow(m_window, [this, addresses, token = text(engine.setupTokenFile)] {
                m_view.addresses = addresses;
                m_view.setupTokenFile = token;
                enter(EngineState::Running);
            });
        };
        made.failed = [this](const std::string& problem) {
            onWindow(m_window, [this, problem = text(problem)] {
                m_view.problem = problem;
                enter(EngineState::Failed);
            });
        };
        made.stopping = [this] { onWindow(m_window, [this] { enter(EngineState::Stopping); }); };
        made.stopped = [this] { onWindow(m_window, [this] { enter(EngineState::Stopped); }); };
        return made;
    }

    void enter(EngineState state) {
        m_view.state = state;
        m_window.show(m_view);
    }

    /// SIGINT and SIGTERM close the window, which stops the engine; the second one hurries it, as closing
    /// again does.
    void watchSignals() {
        while (m_signals.wait() == cli::StopSignals::Event::Signal) {
            onWindow(m_window, [this] { m_window.close(); });
        }
    }

    cli::StopSignals m_signals;
    EngineView m_view;
    EngineWindow m_window;
    std::unique_ptr<EngineThread> m_engine;
    std::thread m_signalThread;
};

Result<void> openWindow(const cli::SettingsFlags& flags) {
    if (!hasDisplay()) {
        return fail(ErrorCode::NotSupported,
                    "There is no display for a window. Run the relay without one: relaywright --headless");
    }
    const Result<LoadedSettings> loaded = cli::loadSettings(flags);
    if (!loaded) return loaded.error();

    int argumentCount = 1;
    std::string name = "relaywright";
    char* arguments[] = {name.data(), nullptr};
    QApplication application(argumentCount, arguments);
    QApplication::setApplicationName(QStringLiteral("Relaywright"));
    QApplication::setDesktopFileName(QStringLiteral("relaywright"));
    Console console(loaded->settings);
    QApplication::exec();
    return {};
}

}  // namespace

void addWindow(CLI::App& root, cli::Context& context) {
    CLI::App* command =
        cli::addCommand(root, context, "window", "Open the console (what happens without a command)",
                        "window --port 3000", [&context] { return openWindow(context.settingsFlags); });
    cli::addAllSettingsFlags(*command, context.settingsFlags);
}

}  // namespace relay::console
