#pragma once

#include "base/result.h"
#include "config/settings.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace relay {

enum class SettingKind { Text, Secret, Choice, List, Path, Boolean, Number, Size, Hours, Duration };

/// Where a value may be given. Secrets have neither a flag (others see command lines) nor a stored value (the
/// database would hold the key it is sealed with).
enum class SettingPlace {
    Anywhere,
    NotStored,         ///< flag, environment, config file
    FlagOrEnvironment  ///< needed before a config file can be found
};

/// The field of Settings that a row reads and writes.
using SettingMember =
    std::variant<std::string Settings::*, std::filesystem::path Settings::*,
                 std::vector<std::string> Settings::*, bool Settings::*, std::uint16_t Settings::*,
                 std::uint32_t Settings::*, std::size_t Settings::*, std::int32_t Settings::*,
                 std::chrono::milliseconds Settings::*, std::chrono::seconds Settings::*,
                 Durability Settings::*, BudgetMode Settings::*>;

struct SettingRow {
    std::string_view name;  ///< environment name, also the name in config files and in the admin API
    std::string_view flag;  ///< "--port"; empty for secrets
    SettingKind kind = SettingKind::Text;
    SettingMember member;
    std::int64_t minimum = 0;  ///< of Number, Size (MB), Hours (minutes) and Duration (the member's unit)
    std::int64_t maximum = 0;
    std::span<const std::string_view> choices;    ///< of Choice; words that stand for no Path
    bool (*accepts)(std::string_view) = nullptr;  ///< of Text, Secret and each entry of a List
    std::string_view allowed;                     ///< what `accepts` accepts, in words
    bool restart = true;                          ///< takes effect only when the engine starts
    SettingPlace place = SettingPlace::Anywhere;
    std::string_view description;  ///< one sentence
};

/// All settings, one row each, in the order a person wants to read them.
std::span<const SettingRow> settingsTable();
/// Nothing: nullptr.
const SettingRow* findSetting(std::string_view name);
const SettingRow* findSettingByFlag(std::string_view flag);

/// Canonical text of a value: what parseSetting() reads back to the same. Secrets come in clear.
std::string settingText(const SettingRow& row, const Settings& settings);
/// Canonical text of the default.
std::string settingDefault(const SettingRow& row);
/// What may be given, in words: "a whole number from 0 to 65535".
std::string allowedText(const SettingRow& row);
/// Reads `text` into the row's field. Error: InvalidRequest; its message is allowedText() and holds no value.
Result<void> parseSetting(const SettingRow& row, std::string_view text, Settings& settings);
/// Copies the row's field.
void copySetting(const SettingRow& row, const Settings& from, Settings& to);

/// The known name (flag for a text with leading dashes) that looks most like `name`; empty when none is near.
std::string_view nearestSetting(std::string_view name);

}  // namespace relay
