#include "cli/context.h"
#include "cli/engine_start.h"
#include "cli/quantities.h"
#include "cli/service_notice.h"
#include "cli/stop_signals.h"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <boost/json.hpp>

#include <memory>
#include <ostream>
#include <string>
#include <thread>

#include <unistd.h>

namespace relay::cli {

namespace json = boost::json;

namespace {

void printListening(Context& context, Engine& engine, bool quiet) {
    if (context.json) {
        const std::vector<std::string> addresses = engine.addresses();
        const json::object line{{"event", "listening"},
                                {"addresses", json::array(addresses.begin(), addresses.end())},
                                {"pid", getpid()},
                                {"setupTokenFile", engine.setupTokenFile()}};
        context.out << json::serialize(line) << std::endl;
        return;
    }
    for (const std::string& address : engine.addresses())
        context.out << "listening on " << address << '\n';
    if (!quiet) {
        if (const std::string steps = firstSteps(engine, context.program); !steps.empty()) {
            context.out << "What is still to do:\n" << steps;
        }
    }
    context.out.flush();
}

/// The first signal has come: streams get their grace, and the next signal takes it away.
void stopGracefully(Context& context, Engine& engine, StopSignals& signals, std::chrono::milliseconds grace,
                    bool quiet) {
    noticeService("STOPPING=1");
    if (!quiet && !context.json) {
        context.err << fmt::format("stopping; running streams get {}, a second signal stops at once\n",
                                   durationText(static_cast<double>(grace.count())));
    }
    bool whole = true;
    std::thread stopper([&] {
        whole = engine.stop(grace);
        signals.wake();
    });
    while (signals.wait() == StopSignals::Event::Signal)
        engine.stopNow();
    stopper.join();
    if (!quiet && !context.json)
        context.err << (whole ? "stopped\n" : "stopped; some streams were cut off\n");
}

Result<void> serve(Context& context, bool quiet) {
    const Result<LoadedSettings> loaded = loadSettings(context.settingsFlags);
    if (!loaded) return loaded.error();
    for (const std::string& warning : loaded->warnings)
        context.err << "warning: " << warning << '\n';

    StopSignals signals;
    Result<std::unique_ptr<Engine>> engine = startEngine(loaded->settings);
    if (!engine) return fail(ErrorCode::Internal, engine.error().message);
    printListening(context, **engine, quiet);
    noticeService("READY=1");
    signals.wait();
    stopGracefully(context, **engine, signals, loaded->settings.stopGrace, quiet);
    return {};
}

}  // namespace

void addServe(CLI::App& root, Context& context) {
    auto quiet = std::make_shared<bool>(false);
    CLI::App* command = addCommand(root, context, "serve", "Run the relay until it is told to stop",
                                   "serve --host 127.0.0.1 --port 3000",
                                   [&context, quiet] { return serve(context, *quiet); });
    command->add_flag("--quiet,-q", *quiet, "Print only the addresses and errors");
    addAllSettingsFlags(*command, context.settingsFlags);
}

}  // namespace relay::cli
