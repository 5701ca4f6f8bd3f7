#pragma once

#include <string>

namespace CLI {
class App;
}

namespace relay::cli {

/// Scripts made from the tree of commands itself, so that they cannot fall behind it.
std::string bashCompletion(const CLI::App& tree);
std::string zshCompletion(const CLI::App& tree);

}  // namespace relay::cli
