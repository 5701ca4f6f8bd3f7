#include "cli/settings_flags.h"

#include "config/settings_table.h"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <filesystem>
#include <string_view>

namespace relay::cli {

namespace {

bool isDirectoryFlag(const SettingRow& row) {
    return row.place == SettingPlace::FlagOrEnvironment || row.flag == "--data-dir";
}

std::string valueName(SettingKind kind) {
    switch (kind) {
        case SettingKind::Path:
            return "PATH";
        case SettingKind::Number:
        case SettingKind::Hours:
            return "N";
        case SettingKind::Size:
            return "SIZE";
        case SettingKind::Duration:
            return "TIME";
        case SettingKind::List:
            return "ADDRESS";
        case SettingKind::Text:
        case SettingKind::Secret:
        case SettingKind::Choice:
        case SettingKind::Boolean:
            break;
    }
    return "TEXT";
}

std::string describe(const SettingRow& row) {
    const std::string standard = settingDefault(row);
    return fmt::format("{} [{}{}{}]", row.description, row.name, standard.empty() ? "" : "; default ",
                       standard);
}

/// One flag. Values are checked by SettingsLoader, which knows where every other value came from, too.
void addFlag(CLI::App& command, SettingsFlags& flags, const SettingRow& row, const std::string& group) {
    const std::string flag(row.flag);
    if (row.kind == SettingKind::Boolean) {
        const auto take = [&flags, flag](std::int64_t count) {
            flags.emplace_back(flag, count > 0 ? "true" : "false");
        };
        command.add_flag_function(flag, take, describe(row))->group(group);
        return;
    }
    const auto take = [&flags, flag](const std::vector<std::string>& values) {
        for (const std::string& value : values)
            flags.emplace_back(flag, value);
    };
    CLI::Option* option = command.add_option_function<std::vector<std::string>>(flag, take, describe(row));
    option->expected(1)->take_all()->group(group)->type_name(valueName(row.kind));
    if (!row.choices.empty()) {
        option->check(CLI::IsMember(std::vector<std::string>(row.choices.begin(), row.choices.end())))
            ->type_name("");
    }
}

}  // namespace

void addDirectoryFlags(CLI::App& command, SettingsFlags& flags) {
    for (const SettingRow& row : settingsTable()) {
        if (isDirectoryFlag(row)) addFlag(command, flags, row, "Common");
    }
}

void addAllSettingsFlags(CLI::App& command, SettingsFlags& flags) {
    for (const SettingRow& row : settingsTable()) {
        if (!row.flag.empty() && !isDirectoryFlag(row)) addFlag(command, flags, row, "Settings");
    }
}

Result<LoadedSettings> loadSettings(const SettingsFlags& flags) {
    Result<SettingInputs> inputs = gatherInputs(flags, processEnvironment(), std::filesystem::current_path());
    if (!inputs) return inputs.error();
    return SettingsLoader(std::move(*inputs)).load();
}

}  // namespace relay::cli
