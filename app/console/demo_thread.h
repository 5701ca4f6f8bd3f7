#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <thread>

namespace relay::console {

/// A simulated team at a relay of its own, in a directory that goes with it: what a console that nobody has set up yet
/// can be looked at with. The events come on its thread; after the destructor none comes.
class DemoThread {
public:
    struct Started {
        std::string address;  ///< "http://127.0.0.1:40123"
        std::string dataDirectory;
    };
    struct Events {
        std::function<void(const Started&)> started;
        std::function<void(const std::string& problem)> failed;
    };

    explicit DemoThread(Events events)
        : m_thread([events](const std::stop_token& stop) { run(events, stop); }) {}
    /// Asks it to end; its destructor waits for that.
    void stop() { m_thread.request_stop(); }

private:
    static void run(const Events& events, const std::stop_token& stop);

    std::jthread m_thread;
};

}  // namespace relay::console
