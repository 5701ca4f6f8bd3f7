#pragma once

namespace CLI {
class App;
}

namespace relay::cli {
struct Context;
}

namespace relay::console {

/// Adds `window`, which is also what the console does without a command.
void addWindow(CLI::App& root, cli::Context& context);

}  // namespace relay::console
