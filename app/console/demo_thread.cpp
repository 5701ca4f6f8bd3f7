#include "console/demo_thread.h"

#include "cli/demo_relay.h"
#include "cli/demo_team.h"

#include <condition_variable>
#include <memory>
#include <mutex>

namespace relay::console {

namespace {

void waitFor(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any over;
    std::unique_lock lock(mutex);
    over.wait(lock, stop, [] { return false; });
}

}  // namespace

void DemoThread::run(const Events& events, const std::stop_token& stop) {
    const Result<std::unique_ptr<cli::TemporaryDirectory>> directory = cli::TemporaryDirectory::make();
    if (!directory) return events.failed(directory.error().message);
    const Result<Settings> settings = cli::demoSettings(**directory, {});
    if (!settings) return events.failed(settings.error().message);
    const Result<std::unique_ptr<cli::DemoRelay>> relay = cli::DemoRelay::start(*settings);
    if (!relay) return events.failed(relay.error().message);
    const Result<std::unique_ptr<cli::DemoTeam>> team = cli::DemoTeam::start(**relay);
    if (!team) return events.failed(team.error().message);
    events.started({(*relay)->address(), settings->dataDirectory.string()});
    waitFor(stop);
}

}  // namespace relay::console
