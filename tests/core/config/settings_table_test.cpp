#include "config/settings_table.h"

#include "config/settings_loader.h"

#include <gtest/gtest.h>

#include <set>

namespace relay {
namespace {

/// A valid value of the row that is not its default.
std::string otherValue(const SettingRow& row) {
    switch (row.kind) {
        case SettingKind::Text:
            if (row.name == "TIMEZONE") return "Europe/Berlin";
            return row.name == "HOST" ? "0.0.0.0" : "other_";
        case SettingKind::Secret:
            return "0123456789abcdef0123456789abcdef";
        case SettingKind::Choice:
            return std::string(row.choices.back());
        case SettingKind::List:
            return "127.0.0.1:4001,unix:/tmp/a.sock";
        case SettingKind::Path:
            return "/tmp/other";
        case SettingKind::Boolean:
            return settingDefault(row) == "true" ? "false" : "true";
        case SettingKind::Size:
            return "17m";
        case SettingKind::Hours:
            return row.minimum < 0 ? "-3.5" : "3.5";
        case SettingKind::Number:
            return std::to_string(row.minimum + 1 == 1 ? 7 : row.minimum + 1);
        case SettingKind::Duration:
            break;
    }
    // Short enough for every check between settings, long enough for every range.
    return std::holds_alternative<std::chrono::seconds Settings::*>(row.member) ? "61" : "61s";
}

Result<LoadedSettings> load(SettingInputs inputs, const StoredSettings& stored = {}) {
    if (!inputs.environment.contains("RELAYWRIGHT_DATA_DIR") && !inputs.environment.contains("HOME"))
        inputs.environment["HOME"] = "/home/somebody";
    return SettingsLoader(std::move(inputs)).load(stored);
}

void expectValue(const Result<LoadedSettings>& loaded, const SettingRow& row, std::string_view source) {
    ASSERT_TRUE(loaded) << row.name << ": " << loaded.error().message;
    EXPECT_EQ(settingText(row, loaded->settings), otherValue(row)) << row.name;
    for (const SettingView& view : loaded->view) {
        if (view.name != row.name) continue;
        EXPECT_EQ(view.source, source) << row.name;
        EXPECT_EQ(view.value, view.secret ? "********" : otherValue(row)) << row.name;
    }
}

/// The other half of the pair that is only valid together.
std::string_view companion(const SettingRow& row) {
    if (row.name == "RELAYWRIGHT_TLS_CERTIFICATE") return "RELAYWRIGHT_TLS_KEY";
    return row.name == "RELAYWRIGHT_TLS_KEY" ? "RELAYWRIGHT_TLS_CERTIFICATE" : "";
}

SettingInputs inputsFor(const SettingRow& row) {
    SettingInputs inputs;
    if (!companion(row).empty()) inputs.environment[std::string(companion(row))] = "/tmp/companion";
    return inputs;
}

TEST(SettingsTable, EveryRowIsReadFromItsFlag) {
    for (const SettingRow& row : settingsTable()) {
        if (row.flag.empty()) continue;
        SettingInputs inputs = inputsFor(row);
        inputs.flags = {{std::string(row.flag), otherValue(row)}};
        expectValue(load(inputs), row, "flag");
    }
}

TEST(SettingsTable, EveryRowIsReadFromTheEnvironment) {
    for (const SettingRow& row : settingsTable()) {
        SettingInputs inputs = inputsFor(row);
        inputs.environment[std::string(row.name)] = otherValue(row);
        expectValue(load(inputs), row, "environment");
    }
}

TEST(SettingsTable, EveryRowIsReadFromAFile) {
    for (const SettingRow& row : settingsTable()) {
        if (row.place == SettingPlace::FlagOrEnvironment) continue;
        SettingInputs inputs = inputsFor(row);
        inputs.configFile = "/etc/relaywright.conf";
        inputs.configText = std::string(row.name) + "=" + otherValue(row) + "\n";
        expectValue(load(inputs), row, "file");
    }
}

TEST(SettingsTable, EveryStorableRowIsReadFromTheStore) {
    for (const SettingRow& row : settingsTable()) {
        const bool storable = row.place == SettingPlace::Anywhere;
        EXPECT_EQ(bool(validateStored(row.name, otherValue(row))), storable) << row.name;
        if (storable)
            expectValue(load(inputsFor(row), {{std::string(row.name), otherValue(row)}}), row, "stored");
    }
}

TEST(SettingsTable, RowsAreCompleteAndUnique) {
    std::set<std::string_view> names;
    std::set<std::string_view> flags;
    for (const SettingRow& row : settingsTable()) {
        EXPECT_TRUE(names.insert(row.name).second) << row.name;
        EXPECT_TRUE(row.description.ends_with('.')) << row.name;
        EXPECT_FALSE(allowedText(row).empty()) << row.name;
        EXPECT_EQ(row.flag.empty(), row.kind == SettingKind::Secret) << row.name;
        EXPECT_EQ(row.kind == SettingKind::Secret && row.place == SettingPlace::Anywhere, false) << row.name;
        if (!row.flag.empty()) {
            EXPECT_TRUE(flags.insert(row.flag).second) << row.flag;
            EXPECT_TRUE(row.flag.starts_with("--")) << row.flag;
            EXPECT_EQ(findSettingByFlag(row.flag), &row);
        }
        EXPECT_EQ(findSetting(row.name), &row);
    }
    EXPECT_EQ(findSetting("NOBODY"), nullptr);
    EXPECT_EQ(findSettingByFlag(""), nullptr);
}

TEST(SettingsTable, EveryDefaultIsWithinItsOwnRange) {
    for (const SettingRow& row : settingsTable()) {
        Settings settings;
        const bool readable = bool(parseSetting(row, settingDefault(row), settings));
        EXPECT_TRUE(readable) << row.name;
        EXPECT_EQ(settingText(row, settings), settingDefault(row)) << row.name;
    }
}

TEST(SettingsTable, RangesHoldAtBothEnds) {
    for (const SettingRow& row : settingsTable()) {
        if (row.kind != SettingKind::Number) continue;
        Settings settings;
        EXPECT_TRUE(parseSetting(row, std::to_string(row.maximum), settings)) << row.name;
        EXPECT_FALSE(parseSetting(row, std::to_string(row.maximum + 1), settings)) << row.name;
        EXPECT_TRUE(parseSetting(row, std::to_string(row.minimum), settings)) << row.name;
        EXPECT_FALSE(parseSetting(row, std::to_string(row.minimum - 1), settings)) << row.name;
    }
}

std::string reread(std::string_view name, std::string_view text) {
    const SettingRow* row = findSetting(name);
    Settings settings;
    return row && parseSetting(*row, text, settings) ? settingText(*row, settings) : "refused";
}

TEST(SettingsTable, ReadsDurations) {
    EXPECT_EQ(reread("REQUEST_TIMEOUT", "600000"), "10m");
    EXPECT_EQ(reread("REQUEST_TIMEOUT", "10m"), "10m");
    EXPECT_EQ(reread("REQUEST_TIMEOUT", "90 s"), "90s");
    EXPECT_EQ(reread("REQUEST_TIMEOUT", "1500MS"), "1500ms");
    EXPECT_EQ(reread("REQUEST_TIMEOUT", "1d"), "1d");
    EXPECT_EQ(reread("REQUEST_TIMEOUT", "25h"), "refused");
    EXPECT_EQ(reread("REQUEST_TIMEOUT", "999"), "refused");
    EXPECT_EQ(reread("REQUEST_TIMEOUT", "1.5h"), "refused");
    EXPECT_EQ(reread("REQUEST_TIMEOUT", "10 years"), "refused");
    EXPECT_EQ(reread("REQUEST_TIMEOUT", "9999999999999999d"), "refused");
    EXPECT_EQ(reread("UPSTREAM_ERROR_503_TTL_SECONDS", "0"), "0");
    EXPECT_EQ(reread("UPSTREAM_ERROR_503_TTL_SECONDS", "2m"), "120");
    EXPECT_EQ(reread("UPSTREAM_ERROR_503_TTL_SECONDS", "1500ms"), "refused");
}

TEST(SettingsTable, ReadsTimeZones) {
    EXPECT_EQ(reread("TIMEZONE_OFFSET", "0"), "0");
    EXPECT_EQ(reread("TIMEZONE_OFFSET", "+8"), "8");
    EXPECT_EQ(reread("TIMEZONE_OFFSET", "5.75"), "5.75");
    EXPECT_EQ(reread("TIMEZONE_OFFSET", "-9.5"), "-9.5");
    EXPECT_EQ(reread("TIMEZONE_OFFSET", "-0.5"), "-0.5");
    EXPECT_EQ(reread("TIMEZONE_OFFSET", "-12"), "-12");
    EXPECT_EQ(reread("RELAYWRIGHT_BUDGET_MODE", "estimate"), "estimate");
    EXPECT_EQ(reread("RELAYWRIGHT_BUDGET_MODE", "loose"), "refused");
    EXPECT_EQ(reread("TIMEZONE", "Europe/Berlin"), "Europe/Berlin");
    EXPECT_EQ(reread("TIMEZONE", "Europe/Atlantis"), "refused");
    for (const char* text :
         {"14.5", "-12.5", "x", "", "-", "5.", ".5", "5.001", "1e1", "--3", "99999999999999999999"})
        EXPECT_EQ(reread("TIMEZONE_OFFSET", text), "refused") << text;
}

TEST(SettingsTable, ReadsSizesChoicesAndSwitches) {
    EXPECT_EQ(reread("LOG_MAX_SIZE", "2g"), "2048m");
    EXPECT_EQ(reread("LOG_MAX_SIZE", "10MB"), "10m");
    EXPECT_EQ(reread("LOG_MAX_SIZE", "10k"), "refused");
    EXPECT_EQ(reread("LOG_LEVEL", "WARNING"), "warn");
    EXPECT_EQ(reread("LOG_LEVEL", "loud"), "refused");
    EXPECT_EQ(reread("ENABLE_CORS", "Yes"), "true");
    EXPECT_EQ(reread("ENABLE_CORS", "off"), "false");
    EXPECT_EQ(reread("ENABLE_CORS", "maybe"), "refused");
    EXPECT_EQ(reread("RELAYWRIGHT_DURABILITY", "power"), "power");
    EXPECT_EQ(reread("RELAYWRIGHT_LISTEN", " a:1 , b:2,, "), "a:1,b:2");
    EXPECT_EQ(reread("HOST", "a\x01"), "refused");
    EXPECT_EQ(reread("RELAYWRIGHT_LOG_FILE", "/tmp/\xFF"), "refused");
    EXPECT_EQ(reread("API_KEY_PREFIX", ""), "refused");
}

TEST(SettingsTable, SuggestsTheNearestName) {
    EXPECT_EQ(nearestSetting("PROT"), "PORT");
    EXPECT_EQ(nearestSetting("RELAYWRIGHT_PORT"), "PORT");
    EXPECT_EQ(nearestSetting("THREADS"), "RELAYWRIGHT_THREADS");
    EXPECT_EQ(nearestSetting("DATA_DIR"), "RELAYWRIGHT_DATA_DIR");
    EXPECT_EQ(nearestSetting("REQUEST_TIMOUT"), "REQUEST_TIMEOUT");
    EXPECT_EQ(nearestSetting("--loglevel"), "--log-level");
    EXPECT_EQ(nearestSetting("COMPLETELY_DIFFERENT"), "");
    EXPECT_EQ(nearestSetting(std::string(10'000, 'A')), "");
}

}  // namespace
}  // namespace relay
