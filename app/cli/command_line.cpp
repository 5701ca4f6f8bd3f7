#include "cli/command_line.h"

#include "cli/context.h"
#include "cli/moments.h"
#include "config/build_info.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <iostream>
#include <utility>

namespace relay::cli {

namespace {

constexpr std::size_t kLabelColumn = 36;

/// Which command a usage error belongs to: the deepest one that was recognised.
std::string usedCommand(const CLI::App& tree) {
    std::string path = tree.get_name();
    const CLI::App* app = &tree;
    while (!app->get_subcommands().empty()) {
        app = app->get_subcommands().front();
        path += " " + app->get_name();
    }
    return path;
}

int report(Context& context, const CLI::App& tree, const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
        tree.exit(error, context.out, context.err);  // help or version
        return kDone;
    }
    context.err << "error: " << error.what() << "\nSee '" << usedCommand(tree) << " --help'.\n";
    return kUsageError;
}

}  // namespace

std::unique_ptr<CLI::App> commandTree(Context& context) {
    auto tree = std::make_unique<CLI::App>(
        "A relay for large-language-model APIs: one address and key for your "
        "clients, your accounts behind it.",
        context.program);
    tree->set_version_flag("--version", std::string(buildInfo().version));
    tree->set_help_flag("-h,--help", "Say what can be given and stop");
    tree->require_subcommand(1);
    tree->get_formatter()->column_width(kLabelColumn);
    tree->footer("Begin with:\n  " + context.program + " demo");
    addServe(*tree, context);
    addSetup(*tree, context);
    addAccounts(*tree, context);
    addKeys(*tree, context);
    addGroups(*tree, context);
    addUsage(*tree, context);
    addStatus(*tree, context);
    addLogs(*tree, context);
    addLimits(*tree, context);
    addExplain(*tree, context);
    addSticky(*tree, context);
    addConcurrency(*tree, context);
    addDemo(*tree, context);
    addCompletion(*tree, context);
    return tree;
}

int runCommandLine(Context& context, CLI::App& tree, std::vector<std::string> arguments) {
    if (arguments.empty()) {
        context.err << tree.help();
        return kUsageError;
    }
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    try {
        tree.parse(std::move(arguments));
    } catch (const CLI::ParseError& error) {
        return report(context, tree, error);
    }
    const Result<void> result = context.run();
    context.out.flush();
    if (result) return kDone;
    context.err << "error: " << result.error().message << '\n';
    return result.error().code == ErrorCode::InvalidRequest ? kUsageError : kFailed;
}

int runProgram(const std::string& program, std::vector<std::string> arguments, const AddCommands& more) {
    SystemTerminal terminal;
    const Connect connect = [](const Settings& settings) { return connectOrOpen(settings); };
    Context context{program, std::cout, std::cerr, terminal, connect, currentTime, {}, false, {}};
    const std::unique_ptr<CLI::App> tree = commandTree(context);
    if (more) more(*tree, context);
    return runCommandLine(context, *tree, std::move(arguments));
}

}  // namespace relay::cli
