#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace relay::cli {

struct Context;

using AddCommands = std::function<void(CLI::App& root, Context& context)>;

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsageError = 2;

/// The whole tree of commands; main and the completion scripts are made from it.
std::unique_ptr<CLI::App> commandTree(Context& context);

/// Parses and runs. `arguments` are without the program's name. Returns the exit code.
int runCommandLine(Context& context, CLI::App& tree, std::vector<std::string> arguments);

/// The same for the real world: standard streams, a real engine. `more` adds what only one of the programs
/// has.
int runProgram(const std::string& program, std::vector<std::string> arguments, const AddCommands& more);

}  // namespace relay::cli
