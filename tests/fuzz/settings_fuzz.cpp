// Any bytes as config file, environment, flags and stored settings: no crash, errors without secrets, and
// what was accepted is accepted again in its canonical form.
#include "config/settings_loader.h"
#include "config/settings_table.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using relay::SettingInputs;

void require(bool holds) {
    if (!holds) std::abort();
}

/// Up to the next NUL byte; what follows stays in `rest`.
std::string_view nextPart(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

/// Picks a row by the first byte, so that most inputs reach a value's reader.
const relay::SettingRow& pickRow(std::string_view part) {
    const auto table = relay::settingsTable();
    const std::size_t index = part.empty() ? 0 : static_cast<unsigned char>(part.front());
    return table[index % table.size()];
}

void loadAgain(const relay::Settings& settings) {
    SettingInputs inputs;
    inputs.environment["HOME"] = "/home/fuzz";
    for (const auto& row : relay::settingsTable()) {
        const auto origin = settings.origins.find(row.name);
        if (origin == settings.origins.end() || origin->second.source == relay::SettingSource::Default)
            continue;
        const std::string text = relay::settingText(row, settings);
        if (!text.empty()) inputs.environment[std::string(row.name)] = text;
    }
    const auto again = relay::SettingsLoader(inputs).load();
    require(bool(again));
    for (const auto& row : relay::settingsTable()) {
        if (row.kind == relay::SettingKind::Path) continue;
        require(relay::settingText(row, again->settings) == relay::settingText(row, settings));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    SettingInputs inputs;
    inputs.environment["HOME"] = "/home/fuzz";
    inputs.configFile = "/etc/relaywright.conf";
    inputs.configText = std::string(nextPart(rest));
    relay::StoredSettings stored;
    for (int source = 0; !rest.empty() && source < 12; ++source) {
        const std::string_view part = nextPart(rest);
        const relay::SettingRow& row = pickRow(part);
        const std::string value(part.substr(std::min<std::size_t>(1, part.size())));
        if (source % 3 == 0)
            inputs.environment[std::string(row.name)] = value;
        else if (source % 3 == 1)
            inputs.flags.emplace_back(row.flag, value);
        else
            stored.emplace_back(row.name, value);
        const auto checked = relay::validateStored(row.name, value);
        require(checked || !checked.error().message.empty());
    }
    const auto loaded = relay::SettingsLoader(inputs).load(stored);
    if (!loaded) {
        require(!loaded.error().message.empty());
        return 0;
    }
    require(loaded->view.size() == relay::settingsTable().size());
    loadAgain(loaded->settings);
    require(bool(relay::withStored(loaded->settings, stored)));
    return 0;
}
