#pragma once

#include "cli/settings_flags.h"
#include "cli/terminal.h"
#include "config/settings.h"
#include "engine/admin_client.h"

#include <functional>
#include <iosfwd>
#include <string>

namespace CLI {
class App;
}

namespace relay::cli {

using Connect = std::function<Result<std::unique_ptr<AdminClient>>(const Settings&)>;

bool waitASecond();

/// What every command is given. Lives as long as the program's main function.
struct Context {
    std::string program;  ///< "relaywrightd" or "relaywright", for examples and hints
    std::ostream& out;
    std::ostream& err;
    Terminal& terminal;
    Connect connect;
    std::function<std::int64_t()> now;

    SettingsFlags settingsFlags;
    bool json = false;
    /// The command that was chosen; the error code InvalidRequest ends the program with 2, every other
    /// with 1.
    std::function<Result<void>()> run;
    /// Between two looks of a command that follows something; false ends it.
    std::function<bool()> pause = waitASecond;
};

/// Adds a command with the flags that all have, and its example to the help.
CLI::App* addCommand(CLI::App& parent, Context& context, const std::string& name,
                     const std::string& description, const std::string& example,
                     std::function<Result<void>()> run);

/// Adds a command that only holds others.
CLI::App* addGroup(CLI::App& parent, const std::string& name, const std::string& description);

/// Settings as far as a command needs them, and a client on their data directory.
struct Session {
    Settings settings;
    std::unique_ptr<AdminClient> client;
};
Result<Session> openSession(const Context& context);

/// Asks before something is lost. Error InvalidRequest when there is nobody to ask and `yes` was not given.
Result<bool> confirmed(Context& context, bool yes, const std::string& question);

// One file a group.
void addServe(CLI::App& root, Context& context);
void addSetup(CLI::App& root, Context& context);
void addAccounts(CLI::App& root, Context& context);
void addKeys(CLI::App& root, Context& context);
void addGroups(CLI::App& root, Context& context);
void addUsage(CLI::App& root, Context& context);
void addStatus(CLI::App& root, Context& context);
void addLimits(CLI::App& root, Context& context);
void addConcurrency(CLI::App& root, Context& context);
void addSticky(CLI::App& root, Context& context);
void addLogs(CLI::App& root, Context& context);
void addExplain(CLI::App& root, Context& context);
void addDemo(CLI::App& root, Context& context);
void addCompletion(CLI::App& root, Context& context);

}  // namespace relay::cli
