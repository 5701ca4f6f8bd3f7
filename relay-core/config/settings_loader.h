#pragma once

#include "base/result.h"
#include "config/settings.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relay {

using Environment = std::map<std::string, std::string, std::less<>>;
using StoredSettings =
    std::vector<std::pair<std::string, std::string>>;  ///< as Records::settings() gives them

/// Everything that a Settings is made from, gathered before; the loader itself touches no file and no process
/// state.
struct SettingInputs {
    /// {"--port", "3000"}; a later one wins, --listen adds up. Of a switch without a value: "true".
    std::vector<std::pair<std::string, std::string>> flags;
    Environment environment;
    std::filesystem::path configFile;       ///< where configText came from
    std::optional<std::string> configText;  ///< nothing: there is no config file
    bool configInDataDirectory = false;     ///< it was found in the data directory, not named by anybody
    bool configReadableByOthers = false;    ///< worth a warning when it holds a secret
    std::filesystem::path workingDirectory =
        "/";  ///< what relative paths of flags and environment start from
};

/// One row of GET /admin/settings and of `settings` on the command line.
struct SettingView {
    std::string name;
    std::string flag;
    std::string value;   ///< of a secret: stars, or empty when it is not set
    std::string source;  ///< "default", "stored", "file", "environment", "flag"
    std::string where;   ///< "/etc/relaywright.conf:7"; empty for defaults
    std::string defaultValue;
    std::string allowed;
    std::string description;
    bool restart = true;
    bool storable = true;
    bool secret = false;
};

struct LoadedSettings {
    Settings settings;
    std::vector<SettingView> view;
    std::vector<std::string> warnings;  ///< for the log: what was given and has no effect
};

/// Merges flags > environment > config file > stored settings > defaults and checks the whole. An empty
/// environment variable counts as not set.
class SettingsLoader {
public:
    explicit SettingsLoader(SettingInputs inputs);

    /// Error: InvalidRequest; its message has one line for each thing that is wrong, with the setting, where
    /// the value stands, the value (never of a secret) and what is allowed.
    Result<LoadedSettings> load(const StoredSettings& stored = {}) const;

private:
    SettingInputs m_inputs;
};

/// `settings` with the stored ones underneath: replaces what came from the store before, keeps what flags,
/// environment and file said (and what a program set by hand). For Engine::open and after a PATCH. Errors as
/// load().
Result<LoadedSettings> withStored(const Settings& settings, const StoredSettings& stored);

/// One value of a PATCH by itself. Errors: NotFound (no such setting), InvalidRequest (value, or not to be
/// stored).
Result<void> validateStored(std::string_view name, std::string_view value);

/// The rows of the table with their present values.
std::vector<SettingView> viewSettings(const Settings& settings);

/// Makes inputs from what the process was given: finds the config file (--config, RELAYWRIGHT_CONFIG, else
/// relaywright.conf in the data directory) and reads it. Errors: NotFound and InvalidRequest for a file that
/// was named and cannot be read.
Result<SettingInputs> gatherInputs(std::vector<std::pair<std::string, std::string>> flags,
                                   Environment environment, std::filesystem::path workingDirectory);
/// The variables of this process.
Environment processEnvironment();

}  // namespace relay
