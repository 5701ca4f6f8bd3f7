#pragma once

#include "cli/settings_flags.h"
#include "console/demo_thread.h"
#include "console/engine_thread.h"
#include "ui/console/console.h"
#include "ui/shell/engine_view.h"

#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace relay::console {

/// The engine beside the window, as the console sees it: brings what happens on its thread to the GUI thread, and tells
/// the console where to connect. When another process runs an engine on the same data directory, that one is shown.
/// A demo is a second engine, shown in the first one's place while that one goes on. GUI thread.
class LocalEngine {
public:
    LocalEngine(cli::SettingsFlags flags, Settings settings);
    LocalEngine(const LocalEngine&) = delete;
    LocalEngine& operator=(const LocalEngine&) = delete;

    /// For the console, before it is made.
    ui::shell::EngineActions actions();
    ui::setup::SetupHost setupHost();
    /// Starts. The console outlives this.
    void start(ui::console::Console& console);

private:
    using Told = std::function<void(const QString& problem)>;

    void begin();
    void beginAt(int port);
    void restart();
    void moveTo(const QString& dataDirectory);
    EngineThread::Events events();
    void started(const std::vector<std::string>& addresses);
    void stopped();
    void failed(const EngineThread::Failure& failure);
    bool attachToRunning();
    void show(ui::shell::EngineState state);
    void show(ui::shell::EngineView view);

    void startDemo(const Told& told);
    void stopDemo();
    void demoStarted(const DemoThread::Started& demo);
    /// Connects the console to what is to be looked at, and says what that is.
    void present();
    void connectTo(const std::string& address, const std::filesystem::path& dataDirectory);

    cli::SettingsFlags m_flags;
    Settings m_settings;
    ui::console::Console* m_console = nullptr;
    ui::shell::EngineView m_view;
    std::string m_address;  ///< empty: there is nothing to connect to
    bool m_again = false;   ///< starts again when it has stopped
    bool m_demoShown = false;
    std::unique_ptr<EngineThread> m_engine;
    std::unique_ptr<DemoThread> m_demo;
    std::unique_ptr<DemoThread> m_endedDemo;  ///< finishes in its own time
};

}  // namespace relay::console
