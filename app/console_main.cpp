#include "cli/command_line.h"
#include "console/window_command.h"

#include <algorithm>
#include <csignal>
#include <string>
#include <vector>

namespace {

/// `--headless` is `serve`. Flags without a command are for the window.
std::vector<std::string> withCommand(std::vector<std::string> arguments) {
    if (const auto headless = std::find(arguments.begin(), arguments.end(), "--headless");
        headless != arguments.end()) {
        arguments.erase(headless);
        arguments.insert(arguments.begin(), "serve");
        return arguments;
    }
    const auto isForTheTree = [](const std::string& argument) {
        return argument == "-h" || argument == "--help" || argument == "--version" ||
               !argument.starts_with('-');
    };
    if (arguments.empty() || !isForTheTree(arguments.front())) arguments.insert(arguments.begin(), "window");
    return arguments;
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    return relay::cli::runProgram("relaywright", withCommand({argv + 1, argv + argc}),
                                  relay::console::addWindow);
}
