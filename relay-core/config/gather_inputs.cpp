// The part of loading settings that looks at the machine.
#include "config/data_directory.h"
#include "config/file_access.h"
#include "config/settings_loader.h"
#include "config/settings_table.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace relay {
namespace {

constexpr std::size_t kLargestConfigFile = 1024 * 1024;
constexpr mode_t kReadableByOthers = 0044;

/// What flag or environment say about a path, relative ones from the working directory; empty when nothing.
std::filesystem::path givenPath(const SettingInputs& inputs, std::string_view name) {
    const SettingRow* row = findSetting(name);
    std::string text;
    if (const auto found = inputs.environment.find(name); found != inputs.environment.end())
        text = found->second;
    for (const auto& [flag, value] : inputs.flags)
        if (row && flag == row->flag) text = value;
    return text.empty() ? std::filesystem::path() : (inputs.workingDirectory / text).lexically_normal();
}

}  // namespace

Result<SettingInputs> gatherInputs(std::vector<std::pair<std::string, std::string>> flags,
                                   Environment environment, std::filesystem::path workingDirectory) {
    SettingInputs inputs;
    inputs.flags = std::move(flags);
    inputs.environment = std::move(environment);
    inputs.workingDirectory = std::move(workingDirectory);
    inputs.configFile = givenPath(inputs, "RELAYWRIGHT_CONFIG");
    inputs.configInDataDirectory = inputs.configFile.empty();
    if (inputs.configInDataDirectory) {
        auto data = givenPath(inputs, "RELAYWRIGHT_DATA_DIR");
        if (data.empty()) data = defaultDataDirectory(inputs.environment);
        if (data.empty()) return inputs;
        inputs.configFile = DataDirectory::configFile(data);
    }
    auto text = readFile(inputs.configFile, kLargestConfigFile);
    if (!text) {
        if (inputs.configInDataDirectory && text.error().code == ErrorCode::NotFound) return inputs;
        return fail(
            text.error().code == ErrorCode::NotFound ? ErrorCode::NotFound : ErrorCode::InvalidRequest,
            fmt::format("config file: {}", text.error().message));
    }
    inputs.configText = std::move(*text);
    struct stat status{};
    inputs.configReadableByOthers =
        ::stat(inputs.configFile.c_str(), &status) == 0 && (status.st_mode & kReadableByOthers) != 0;
    return inputs;
}

Environment processEnvironment() {
    Environment environment;
    for (char** entry = environ; entry && *entry; ++entry) {
        const std::string_view text(*entry);
        const std::size_t equals = text.find('=');
        if (equals != std::string_view::npos)
            environment.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return environment;
}

}  // namespace relay
