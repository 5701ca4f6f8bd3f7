#include "cli/context.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <chrono>
#include <thread>
#include <utility>

namespace relay::cli {

bool waitASecond() {
    std::this_thread::sleep_for(std::chrono::seconds(1));
    return true;
}

CLI::App* addCommand(CLI::App& parent, Context& context, const std::string& name,
                     const std::string& description, const std::string& example,
                     std::function<Result<void>()> run) {
    CLI::App* command = parent.add_subcommand(name, description);
    command->add_flag("--json", context.json, "Print JSON for programs")->group("Common");
    addDirectoryFlags(*command, context.settingsFlags);
    command->footer("Example:\n  " + context.program + " " + example);
    command->callback([&context, run = std::move(run)] { context.run = run; });
    return command;
}

CLI::App* addGroup(CLI::App& parent, const std::string& name, const std::string& description) {
    CLI::App* group = parent.add_subcommand(name, description);
    group->require_subcommand(1);
    return group;
}

Result<Session> openSession(const Context& context) {
    Result<LoadedSettings> loaded = loadSettings(context.settingsFlags);
    if (!loaded) return loaded.error();
    // An engine that is opened for one command should not tell its life story on the way.
    loaded->settings.logLevel = "error";
    Result<std::unique_ptr<AdminClient>> client = context.connect(loaded->settings);
    if (!client) return client.error();
    return Session{std::move(loaded->settings), std::move(*client)};
}

Result<bool> confirmed(Context& context, bool yes, const std::string& question) {
    if (yes) return true;
    if (!context.terminal.interactive()) {
        return fail(ErrorCode::InvalidRequest,
                    "This cannot be undone and there is no terminal to ask: add --yes.");
    }
    const std::string answer = context.terminal.ask(question + " [y/N] ").value_or("");
    return answer == "y" || answer == "Y" || answer == "yes";
}

}  // namespace relay::cli
