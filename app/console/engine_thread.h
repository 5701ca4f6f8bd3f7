#pragma once

#include "config/settings.h"
#include "engine/engine.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace relay::console {

/// An engine on a thread of its own, so that the window never waits for it. Every function from any thread; the events
/// come on the engine's thread.
class EngineThread {
public:
    struct Failure {
        enum class Cause {
            Other,
            DirectoryTaken,  ///< an engine runs on it already
            PortTaken,
        };
        Cause cause = Cause::Other;
        std::string
            problem;  ///< one line that says what, and perhaps more that say what to try on a command line
    };
    struct Events {
        std::function<void(const std::vector<std::string>& addresses)> started;
        std::function<void(const Failure&)> failed;
        std::function<void()> stopping;
        std::function<void()> stopped;
    };

    EngineThread(Settings settings, Events events);
    ~EngineThread();  ///< stops at once if still running, and waits
    EngineThread(const EngineThread&) = delete;
    EngineThread& operator=(const EngineThread&) = delete;

    void stop();     ///< gracefully; returns at once
    void stopNow();  ///< ends the grace time; returns at once

private:
    void run();
    std::unique_ptr<Engine> start();

    Settings m_settings;
    Events m_events;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::unique_ptr<Engine> m_engine;  ///< set and reset under the mutex
    bool m_stopAsked = false;
    bool m_hurry = false;
    std::thread m_thread;
};

}  // namespace relay::console
