#include "config/settings_loader.h"

#include "config/config_file.h"
#include "config/data_directory.h"
#include "config/setting_checks.h"
#include "config/settings_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace relay {
namespace {

constexpr std::string_view kOwnPrefix = "RELAYWRIGHT_";
constexpr std::string_view kStored = "stored settings";
constexpr std::string_view kMask = "********";
constexpr std::size_t kLongestShownValue = 80;

std::string shown(const SettingRow& row, std::string_view value) {
    if (row.kind == SettingKind::Secret) return "its value is not allowed";
    const bool cut = value.size() > kLongestShownValue;
    std::string text(value.substr(0, kLongestShownValue));
    std::replace_if(text.begin(), text.end(), [](char c) { return c >= 0 && (c < ' ' || c == 0x7F); }, '?');
    return fmt::format("\"{}{}\" is not allowed", text, cut ? "..." : "");
}

std::string unknown(std::string_view name) {
    const std::string_view near = nearestSetting(name);
    return near.empty() ? std::string("there is no such setting")
                        : fmt::format("there is no such setting; did you mean {}?", near);
}

/// A word that stands in place of a path.
bool isWord(const SettingRow& row, std::string_view value) {
    return std::ranges::find(row.choices, value) != row.choices.end();
}

/// One load: collects values and everything that is wrong with them.
class Merge {
public:
    explicit Merge(Settings settings) : m_settings(std::move(settings)) {}

    Settings& settings() { return m_settings; }
    void warn(std::string text) { m_warnings.push_back(std::move(text)); }
    void wrong(std::string text) { m_problems.push_back(std::move(text)); }
    void wrong(std::string_view name, const SettingOrigin& origin, std::string_view what) {
        wrong(fmt::format("{} ({}): {}", name, origin.where, what));
    }

    /// Relative paths start from `base`; an empty `base` refuses them.
    void set(const SettingRow& row, std::string_view value, SettingOrigin origin,
             const std::filesystem::path& base) {
        if (!parseSetting(row, value, m_settings))
            return wrong(row.name, origin,
                         fmt::format("{}; allowed: {}", shown(row, value), allowedText(row)));
        if (row.kind == SettingKind::Path && !anchor(row, base))
            return wrong(row.name, origin, "a stored path has to begin with /");
        m_settings.origins[std::string(row.name)] = std::move(origin);
    }

    Result<LoadedSettings> finish() {
        for (std::string& problem : reconcile(m_settings))
            wrong(std::move(problem));
        if (m_problems.empty()) {
            auto view = viewSettings(m_settings);
            return LoadedSettings{std::move(m_settings), std::move(view), std::move(m_warnings)};
        }
        if (m_problems.size() == 1) return fail(ErrorCode::InvalidRequest, std::move(m_problems.front()));
        std::string text = fmt::format("{} settings cannot be used:", m_problems.size());
        for (const std::string& problem : m_problems)
            text += "\n  " + problem;
        return fail(ErrorCode::InvalidRequest, std::move(text));
    }

private:
    bool anchor(const SettingRow& row, const std::filesystem::path& base) {
        auto& path = m_settings.*std::get<std::filesystem::path Settings::*>(row.member);
        if (path.empty() || path.is_absolute() || isWord(row, path.native())) return true;
        path = (base / path).lexically_normal();
        return !base.empty();
    }

    Settings m_settings;
    std::vector<std::string> m_problems;
    std::vector<std::string> m_warnings;
};

void mergeStored(Merge& merge, const StoredSettings& stored) {
    for (const auto& [name, value] : stored) {
        const SettingRow* row = findSetting(name);
        if (!row || row->place != SettingPlace::Anywhere) {
            merge.warn(
                fmt::format("the stored setting {} is not known to this version and has no effect", name));
            continue;
        }
        if (!merge.settings().origins.contains(row->name))
            merge.set(*row, value, {SettingSource::Stored, std::string(kStored)}, {});
    }
}

void mergeFile(Merge& merge, const SettingInputs& inputs) {
    if (!inputs.configText) return;
    merge.settings().configFile = inputs.configFile;
    const auto at = [&](std::size_t line) {
        return SettingOrigin{SettingSource::File, fmt::format("{}:{}", inputs.configFile.string(), line)};
    };
    const ConfigText config = parseConfig(*inputs.configText);
    for (const ConfigSyntaxError& error : config.errors)
        merge.wrong(fmt::format("{}: {}", at(error.line).where, error.message));
    std::map<std::string_view, std::size_t> lines;
    for (const ConfigEntry& entry : config.entries) {
        const SettingOrigin origin = at(entry.line);
        if (const auto [first, fresh] = lines.emplace(entry.name, entry.line); !fresh) {
            merge.wrong(entry.name, origin, fmt::format("already given in line {}", first->second));
            continue;
        }
        const SettingRow* row = findSetting(entry.name);
        if (!row)
            merge.wrong(entry.name, origin, unknown(entry.name));
        else if (row->place == SettingPlace::FlagOrEnvironment)
            merge.wrong(entry.name, origin, "can be given as flag or in the environment only");
        else if (row->name == "RELAYWRIGHT_DATA_DIR" && inputs.configInDataDirectory)
            merge.wrong(entry.name, origin, "the config file inside the data directory cannot move it");
        else
            merge.set(*row, entry.value, origin, inputs.configFile.parent_path());
        if (row && row->kind == SettingKind::Secret && !entry.value.empty() && inputs.configReadableByOthers)
            merge.warn(fmt::format("{} holds a secret and others can read it; run: chmod 600 {}",
                                   origin.where, inputs.configFile.string()));
    }
}

void mergeEnvironment(Merge& merge, const SettingInputs& inputs) {
    for (const auto& [name, value] : inputs.environment) {
        const SettingRow* row = findSetting(name);
        if (row && !value.empty())
            merge.set(*row, value, {SettingSource::Environment, "environment"}, inputs.workingDirectory);
        else if (!row && name.starts_with(kOwnPrefix))
            merge.warn(fmt::format("{} (environment): {}", name, unknown(name)));
    }
}

void mergeFlags(Merge& merge, const SettingInputs& inputs) {
    std::map<std::string_view, std::string> lists;
    for (const auto& [flag, value] : inputs.flags) {
        const SettingRow* row = findSettingByFlag(flag);
        if (!row) {
            merge.wrong(fmt::format("{}: {}", flag, unknown(flag)));
            continue;
        }
        const SettingOrigin origin{SettingSource::Flag, std::string(row->flag)};
        if (row->kind != SettingKind::List) {
            merge.set(*row, value, origin, inputs.workingDirectory);
            continue;
        }
        std::string& all = lists[row->flag];
        if (!all.empty()) all += ',';
        all += value;
        merge.set(*row, all, origin, {});
    }
}

std::string_view sourceName(SettingSource source) {
    switch (source) {
        case SettingSource::Default:
            return "default";
        case SettingSource::Stored:
            return "stored";
        case SettingSource::File:
            return "file";
        case SettingSource::Environment:
            return "environment";
        case SettingSource::Flag:
            return "flag";
    }
    return "default";
}

}  // namespace

SettingsLoader::SettingsLoader(SettingInputs inputs) : m_inputs(std::move(inputs)) {}

Result<LoadedSettings> SettingsLoader::load(const StoredSettings& stored) const {
    // Every source is read even where a stronger one decides, so that all mistakes are reported. Stored
    // settings come last and only fill what nobody gave: an old stored value must not keep a corrected relay
    // from starting.
    Merge merge{Settings{}};
    mergeFile(merge, m_inputs);
    mergeEnvironment(merge, m_inputs);
    mergeFlags(merge, m_inputs);
    mergeStored(merge, stored);
    Settings& settings = merge.settings();
    if (settings.dataDirectory.empty()) settings.dataDirectory = defaultDataDirectory(m_inputs.environment);
    if (settings.dataDirectory.empty())
        merge.wrong("RELAYWRIGHT_DATA_DIR: neither XDG_DATA_HOME nor HOME is set; give --data-dir");
    return merge.finish();
}

Result<LoadedSettings> withStored(const Settings& settings, const StoredSettings& stored) {
    const Settings defaults;
    Settings base = settings;
    for (const SettingRow& row : settingsTable()) {
        if (row.place != SettingPlace::Anywhere) continue;
        const auto origin = base.origins.find(row.name);
        // Neither came from outside the store, so neither outlives what is stored now.
        if (origin != base.origins.end() && origin->second.source <= SettingSource::Stored) {
            copySetting(row, defaults, base);
            base.origins.erase(origin);
        } else if (origin == base.origins.end() && settingText(row, base) != settingDefault(row)) {
            base.origins[std::string(row.name)] = {SettingSource::Flag, "set by the program"};
        }
    }
    Merge merge{std::move(base)};
    mergeStored(merge, stored);
    return merge.finish();
}

Result<void> validateStored(std::string_view name, std::string_view value) {
    const SettingRow* row = findSetting(name);
    if (!row) return fail(ErrorCode::NotFound, fmt::format("{}: {}", name, unknown(name)));
    if (row->place != SettingPlace::Anywhere)
        return fail(
            ErrorCode::InvalidRequest,
            fmt::format("{}: cannot be stored; give it in the environment or in the config file", name));
    Settings scratch;
    if (!parseSetting(*row, value, scratch))
        return fail(ErrorCode::InvalidRequest,
                    fmt::format("{}: {}; allowed: {}", name, shown(*row, value), allowedText(*row)));
    if (row->kind == SettingKind::Path && !value.empty() && !value.starts_with('/') && !isWord(*row, value))
        return fail(ErrorCode::InvalidRequest, fmt::format("{}: a stored path has to begin with /", name));
    return {};
}

std::vector<SettingView> viewSettings(const Settings& settings) {
    std::vector<SettingView> view;
    for (const SettingRow& row : settingsTable()) {
        SettingView one;
        one.name = row.name;
        one.flag = row.flag;
        one.value = settingText(row, settings);
        one.defaultValue = settingDefault(row);
        one.secret = row.kind == SettingKind::Secret;
        if (one.secret && !one.value.empty()) one.value = kMask;
        const auto origin = settings.origins.find(row.name);
        const bool given = origin != settings.origins.end();
        one.source = sourceName(given ? origin->second.source : SettingSource::Default);
        if (given) one.where = origin->second.where;
        one.allowed = allowedText(row);
        one.description = row.description;
        one.restart = row.restart;
        one.storable = row.place == SettingPlace::Anywhere;
        view.push_back(std::move(one));
    }
    return view;
}

}  // namespace relay
