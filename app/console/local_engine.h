#pragma once

#include "config/settings.h"
#include "console/engine_thread.h"
#include "ui/console/console.h"
#include "ui/shell/engine_view.h"

#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace relay::console {

/// The engine beside the window, as the console sees it: brings what happens on its thread to the GUI thread, and tells
/// the console where to connect. When another process runs an engine on the same data directory, that one is shown.
/// GUI thread.
class LocalEngine {
public:
    explicit LocalEngine(Settings settings);
    LocalEngine(const LocalEngine&) = delete;
    LocalEngine& operator=(const LocalEngine&) = delete;

    /// For the console, before it is made.
    ui::shell::EngineActions actions();
    /// Starts. The console outlives this.
    void start(ui::console::Console& console);

private:
    void begin(int port);
    EngineThread::Events events();
    void started(const std::vector<std::string>& addresses);
    void failed(const EngineThread::Failure& failure);
    bool attachToRunning();
    void connectTo(const std::string& address);
    void show(ui::shell::EngineState state);

    Settings m_settings;
    ui::console::Console* m_console = nullptr;
    std::unique_ptr<EngineThread> m_engine;
};

}  // namespace relay::console
