#pragma once

#include "base/time_zone.h"
#include "model/budget_mode.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace relay {

enum class Durability {
    Process,  ///< a settled record survives `kill -9`
    Power,    ///< and the loss of power: grouped fdatasync
};

/// Where a value came from; a later one wins over an earlier one.
enum class SettingSource { Default, Stored, File, Environment, Flag };

struct SettingOrigin {
    SettingSource source = SettingSource::Default;
    std::string where;  ///< "stored settings", "/etc/relaywright.conf:7", "environment", "--port"
};

/// In place of a log file: there is none.
inline constexpr std::string_view kNoLogFile = "none";

/// Every choice the engine can be given, validated as a whole by SettingsLoader; settings_table.cpp names
/// each one's flag, environment variable, range and default.
struct Settings {
    std::filesystem::path dataDirectory;
    std::filesystem::path configFile;  ///< empty: none was read

    std::string host = "127.0.0.1";
    std::uint16_t port = 3000;             ///< 0: the kernel chooses
    std::vector<std::string> listen;       ///< more listeners: "host:port", "[::1]:port", "unix:/path"
    std::filesystem::path tlsCertificate;  ///< with tlsKey: every TCP listener speaks TLS
    std::filesystem::path tlsKey;
    std::uint32_t threads = 1;  ///< shards

    std::uint32_t requestMaxSizeMb = 60;
    std::chrono::milliseconds requestTimeout{600'000};  ///< first byte and idle time of an upstream
    std::chrono::seconds streamHeartbeat{15};           ///< 0: no comments in silent streams
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds headTimeout{30'000};
    std::chrono::milliseconds bodyTimeout{300'000};
    std::chrono::milliseconds keepAliveTimeout{605'000};
    std::chrono::milliseconds stopGrace{30'000};
    std::size_t maxConnections = 20'000;
    bool enableCors = false;
    bool trustProxy = false;

    std::string apiKeyPrefix = "cr_";
    std::string encryptionKey;  ///< empty: the key file of the data directory
    std::string metricsToken;   ///< empty: metrics are for loopback only
    Durability durability = Durability::Process;
    BudgetMode budgetMode = BudgetMode::Exact;
    std::uint32_t maxAttempts = 3;           ///< accounts tried for one request
    std::int32_t timezoneOffsetMinutes = 0;  ///< ahead of UTC; counts when `timezone` is empty
    std::string timezone;                    ///< IANA name
    TimeZone zone;  ///< of the two above, where days, weeks and months begin; set when settings are loaded

    std::chrono::seconds cooldown503{60};
    std::chrono::seconds cooldown5xx{300};
    std::chrono::seconds cooldownOverload{600};
    std::chrono::seconds cooldownAuth{1800};
    std::chrono::seconds cooldownTimeout{300};
    std::chrono::seconds cooldownRateLimit{300};  ///< for a 429 that names no time
    std::chrono::seconds cooldownMax{1800};  ///< bound of what an upstream may ask for, and of doubled rests
    std::chrono::seconds probeInterval{60};  ///< until a resting account is looked at again

    std::uint32_t stickyMinutes = 60;  ///< life of a conversation's account, without a use
    /// Less life left than this is made whole by a use. The reference's 0 moves a conversation that is in full swing
    /// away from its prompt cache once an hour; half of the life lets active ones stay and idle ones end in time.
    std::uint32_t stickyRenewalMinutes = 30;
    std::uint32_t stickyReturnMinutes = 5;  ///< how long a prompt cache is thought to live without a use
    bool dedicatedFallback = false;         ///< see policy::SchedulingRules

    std::chrono::milliseconds sessionTimeout{86'400'000};  ///< idle, of an admin session
    std::chrono::milliseconds sessionMaxLifetime{604'800'000};
    std::filesystem::path priceFile;       ///< empty: the built-in table
    std::filesystem::path upstreamCaFile;  ///< empty: the system's store

    std::string logLevel = "info";
    std::filesystem::path logFile;  ///< empty: in the data directory; kNoLogFile: standard error only
    std::uint32_t logMaxSizeMb = 10;
    std::uint32_t logMaxFiles = 5;

    /// Origin of each value that is not a default, by environment name. Written by SettingsLoader and
    /// withStored().
    std::map<std::string, SettingOrigin, std::less<>> origins;
};

}  // namespace relay
