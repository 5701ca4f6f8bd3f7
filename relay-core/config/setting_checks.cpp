#include "config/setting_checks.h"

#include "config/listen_endpoint.h"
#include "config/settings_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace relay {
namespace {

/// "REQUEST_TIMEOUT (environment)", so that a person finds the value.
std::string located(const Settings& settings, std::string_view name) {
    const auto origin = settings.origins.find(name);
    return fmt::format("{} ({})", name, origin == settings.origins.end() ? "default" : origin->second.where);
}

std::string valueOf(const Settings& settings, std::string_view name) {
    const SettingRow* row = findSetting(name);
    return row ? settingText(*row, settings) : std::string();
}

void needsTlsPair(const Settings& settings, std::vector<std::string>& problems) {
    if (settings.tlsCertificate.empty() == settings.tlsKey.empty()) return;
    const bool certificate = !settings.tlsCertificate.empty();
    problems.push_back(
        fmt::format("{}: needs {} beside it",
                    located(settings, certificate ? "RELAYWRIGHT_TLS_CERTIFICATE" : "RELAYWRIGHT_TLS_KEY"),
                    certificate ? "RELAYWRIGHT_TLS_KEY" : "RELAYWRIGHT_TLS_CERTIFICATE"));
}

template <class Duration>
void notLonger(Settings& settings, Duration Settings::* part, std::string_view partName,
               Duration Settings::* whole, std::string_view wholeName, std::vector<std::string>& problems) {
    if (settings.*part <= settings.*whole) return;
    if (!settings.origins.contains(partName)) {
        settings.*part = settings.*whole;
        settings.origins[std::string(partName)] = {SettingSource::Default,
                                                   fmt::format("lowered to {}", wholeName)};
        return;
    }
    problems.push_back(fmt::format("{}: {} is longer than {}, which is {}", located(settings, partName),
                                   valueOf(settings, partName), located(settings, wholeName),
                                   valueOf(settings, wholeName)));
}

void noAddressTwice(const Settings& settings, std::vector<std::string>& problems) {
    const auto endpoints = listenEndpoints(settings);
    for (auto one = endpoints.begin(); one != endpoints.end(); ++one) {
        const bool kernelChooses = one->unixPath.empty() && one->port == 0;
        if (!kernelChooses && std::find(endpoints.begin(), one, *one) != one)
            problems.push_back(fmt::format("{}: {} is listened to already",
                                           located(settings, "RELAYWRIGHT_LISTEN"), toString(*one)));
    }
}

/// A name that is unknown has been refused by its row.
TimeZone zoneOf(const Settings& settings) {
    const TimeZone fixed = TimeZone::fixed(settings.timezoneOffsetMinutes);
    if (settings.timezone.empty()) return fixed;
    const auto named = TimeZone::named(settings.timezone);
    return named ? *named : fixed;
}

}  // namespace

std::vector<std::string> reconcile(Settings& settings) {
    std::vector<std::string> problems;
    settings.zone = zoneOf(settings);
    needsTlsPair(settings, problems);
    noAddressTwice(settings, problems);
    notLonger(settings, &Settings::connectTimeout, "RELAYWRIGHT_CONNECT_TIMEOUT", &Settings::requestTimeout,
              "REQUEST_TIMEOUT", problems);
    notLonger(settings, &Settings::cooldownRateLimit, "UPSTREAM_ERROR_RATE_LIMIT_TTL_SECONDS",
              &Settings::cooldownMax, "UPSTREAM_ERROR_MAX_CUSTOM_TTL_SECONDS", problems);
    notLonger(settings, &Settings::sessionTimeout, "ADMIN_SESSION_TIMEOUT", &Settings::sessionMaxLifetime,
              "RELAYWRIGHT_ADMIN_SESSION_LIFETIME", problems);
    return problems;
}

}  // namespace relay
