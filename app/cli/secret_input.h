#pragma once

#include "engine/engine.h"

#include <string>

namespace CLI {
class App;
}

namespace relay::cli {

class Terminal;

/// How a secret gets in: never as an argument, where every user of the machine could read it.
struct SecretSource {
    bool fromStdin = false;
    std::string file;
    bool given() const { return fromStdin || !file.empty(); }
};

/// Adds `--<name>-stdin` and `--<name>-file`.
void addSecretFlags(CLI::App& command, const std::string& name, SecretSource& source);

/// Reads it: from where the flags say, else by asking without echo. Error InvalidRequest: nobody to ask, or
/// empty.
Result<std::string> readSecret(Terminal& terminal, const SecretSource& source, const std::string& name,
                               const std::string& question);

}  // namespace relay::cli
