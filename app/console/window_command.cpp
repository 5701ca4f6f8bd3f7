#include "console/window_command.h"

#include "cli/context.h"
#include "cli/stop_signals.h"
#include "console/local_engine.h"
#include "ui/console/console.h"

#include <QApplication>
#include <QMetaObject>
#include <QUrl>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>

namespace relay::console {

namespace {

/// Qt ends the program when there is nothing to draw on, with a message about plugins; ours says what to do.
bool hasDisplay() {
    for (const char* name : {"WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return true;
    }
    return false;
}

/// SIGINT and SIGTERM quit the console, which stops its engine; the second one hurries it, as closing again does.
class SignalWatch {
public:
    SignalWatch(cli::StopSignals& signals, ui::shell::MainWindow& window)
        : m_signals(signals), m_thread([this, &window] {
              while (m_signals.wait() == cli::StopSignals::Event::Signal)
                  QMetaObject::invokeMethod(&window, [&window] { window.quit(); }, Qt::QueuedConnection);
          }) {}
    ~SignalWatch() {
        m_signals.wake();
        m_thread.join();
    }
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;

private:
    cli::StopSignals& m_signals;
    std::thread m_thread;
};

void prepare(QApplication& application) {
    QApplication::setApplicationName(QStringLiteral("Relaywright"));
    QApplication::setDesktopFileName(QStringLiteral("relaywright"));
    // The window says when it is over: it may be hidden in the tray, or wait for its engine.
    application.setQuitOnLastWindowClosed(false);
}

void run(QApplication& application, cli::StopSignals& signals, ui::console::Console& console) {
    QObject::connect(&console, &ui::console::Console::finished, &application, &QApplication::quit,
                     Qt::QueuedConnection);
    const SignalWatch watch(signals, console.window());
    console.show();
    QApplication::exec();
}

/// The data directory that was chosen in the console, unless this start names another.
cli::SettingsFlags withChosenDirectory(const cli::SettingsFlags& flags) {
    const std::string chosen =
        ui::shell::Preferences(ui::shell::Preferences::defaultFile()).dataDirectory().toStdString();
    const char* set = std::getenv("RELAYWRIGHT_DATA_DIR");
    if (chosen.empty() || (set != nullptr && *set != '\0')) return flags;
    cli::SettingsFlags all{{"--data-dir", chosen}};
    all.insert(all.end(), flags.begin(), flags.end());
    return all;
}

Result<void> showOwn(QApplication& application, cli::StopSignals& signals, const cli::SettingsFlags& flags) {
    const cli::SettingsFlags all = withChosenDirectory(flags);
    const Result<LoadedSettings> loaded = cli::loadSettings(all);
    if (!loaded) return loaded.error();
    // The engine is destroyed first: the console hears of its end, or not at all.
    std::unique_ptr<ui::console::Console> console;
    LocalEngine engine(all, loaded->settings);
    console = std::make_unique<ui::console::Console>(application, ui::shell::Preferences::defaultFile(),
                                                     engine.actions(), engine.setupHost());
    engine.start(*console);
    run(application, signals, *console);
    return {};
}

Result<void> showRemote(QApplication& application, cli::StopSignals& signals, const std::string& address) {
    const QUrl url(QString::fromStdString(address), QUrl::StrictMode);
    const bool http = url.scheme() == QStringLiteral("http") || url.scheme() == QStringLiteral("https");
    if (!http || url.host().isEmpty()) {
        return fail(ErrorCode::InvalidRequest,
                    "--connect wants the address of a relay, such as https://relay.example.com:3000");
    }
    ui::console::Console console(application, ui::shell::Preferences::defaultFile(), {});
    console.connectTo(url, {});
    run(application, signals, console);
    return {};
}

Result<void> openWindow(const cli::SettingsFlags& flags, const std::string& connectTo) {
    if (!hasDisplay()) {
        return fail(ErrorCode::NotSupported,
                    "There is no display for a window. Run the relay without one: relaywright --headless");
    }
    // Before the first thread: one that does not have them blocked would die of them.
    cli::StopSignals signals;
    int argumentCount = 1;
    std::string name = "relaywright";
    char* arguments[] = {name.data(), nullptr};
    QApplication application(argumentCount, arguments);
    prepare(application);
    return connectTo.empty() ? showOwn(application, signals, flags)
                             : showRemote(application, signals, connectTo);
}

}  // namespace

void addWindow(CLI::App& root, cli::Context& context) {
    auto address = std::make_shared<std::string>();
    CLI::App* command = cli::addCommand(
        root, context, "window", "Open the console (what happens without a command)", "window --port 3000",
        [&context, address] { return openWindow(context.settingsFlags, *address); });
    command->add_option("--connect", *address,
                        "Show the relay at this address, such as https://host:3000, and start none here");
    cli::addAllSettingsFlags(*command, context.settingsFlags);
}

}  // namespace relay::console
