#pragma once

#include "config/settings_loader.h"
#include "engine/engine.h"

#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace relay::cli {

/// The settings that were given as flags: {"--port", "3000"}, in their order.
using SettingsFlags = std::vector<std::pair<std::string, std::string>>;

/// `--data-dir` and `--config`, which every command has.
void addDirectoryFlags(CLI::App& command, SettingsFlags& flags);

/// A flag for every other row of the settings table that has one.
void addAllSettingsFlags(CLI::App& command, SettingsFlags& flags);

/// Flags before environment before config file before defaults. Error InvalidRequest says what is wrong, and
/// where.
Result<LoadedSettings> loadSettings(const SettingsFlags& flags);

}  // namespace relay::cli
