#include "config/settings_table.h"

#include "config/listen_endpoint.h"
#include "config/plain_text.h"

#include <algorithm>
#include <array>

namespace relay {
namespace {

using enum SettingKind;
using enum SettingPlace;

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kDaySeconds = kDay / kSecond;
constexpr std::int64_t kHeartbeatMost = kHour / kSecond;

constexpr std::array<std::string_view, 4> kLogLevels{"debug", "info", "warn", "error"};
constexpr std::array<std::string_view, 2> kDurabilities{"process", "power"};
constexpr std::array<std::string_view, 2> kBudgetModes{"exact", "estimate"};

constexpr std::array<std::string_view, 1> kNoFile{kNoLogFile};

constexpr std::size_t kShortestEncryptionKey = 32;
constexpr std::size_t kShortestToken = 16;
constexpr std::size_t kLongestPrefix = 16;

bool isHost(std::string_view text) {
    return bool(parseListenHost(text, 1));
}

bool isListenEntry(std::string_view text) {
    return bool(parseListen(text));
}

bool isKeyPrefix(std::string_view text) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    };
    return !text.empty() && text.size() <= kLongestPrefix && std::all_of(text.begin(), text.end(), fits);
}

bool isEncryptionKey(std::string_view text) {
    return text.size() >= kShortestEncryptionKey;
}

bool isToken(std::string_view text) {
    return text.size() >= kShortestToken && isVisibleAscii(text);
}

bool isTimeZone(std::string_view text) {
    return text.empty() || TimeZone::named(text);
}

SettingRow row(std::string_view name, std::string_view flag, SettingKind kind, SettingMember member,
               std::string_view description) {
    SettingRow made;
    made.name = name;
    made.flag = flag;
    made.kind = kind;
    made.member = member;
    made.description = description;
    return made;
}

SettingRow ranged(std::string_view name, std::string_view flag, SettingKind kind, SettingMember member,
                  std::int64_t minimum, std::int64_t maximum, std::string_view description) {
    SettingRow made = row(name, flag, kind, member, description);
    made.minimum = minimum;
    made.maximum = maximum;
    return made;
}

SettingRow checked(std::string_view name, std::string_view flag, SettingKind kind, SettingMember member,
                   bool (*accepts)(std::string_view), std::string_view allowed,
                   std::string_view description) {
    SettingRow made = row(name, flag, kind, member, description);
    made.accepts = accepts;
    made.allowed = allowed;
    return made;
}

SettingRow choice(std::string_view name, std::string_view flag, SettingMember member,
                  std::span<const std::string_view> choices, std::string_view description) {
    SettingRow made = row(name, flag, Choice, member, description);
    made.choices = choices;
    return made;
}

SettingRow pathOr(std::span<const std::string_view> words, SettingRow made) {
    made.choices = words;
    return made;
}

SettingRow placed(SettingPlace place, SettingRow made) {
    made.place = place;
    return made;
}

using S = Settings;

std::vector<SettingRow> listenerRows() {
    return {
        placed(FlagOrEnvironment,
               row("RELAYWRIGHT_CONFIG", "--config", Path, &S::configFile,
                   "Config file to read instead of relaywright.conf in the data directory.")),
        placed(NotStored, row("RELAYWRIGHT_DATA_DIR", "--data-dir", Path, &S::dataDirectory,
                              "Directory that holds the database, the journal and the key file.")),
        checked("HOST", "--host", Text, &S::host, isHost, "an address, a host name or unix:/path",
                "Address to listen on; 0.0.0.0 or :: accepts connections from other machines."),
        ranged("PORT", "--port", Number, &S::port, 0, 65535,
               "TCP port to listen on; 0 lets the system choose one."),
        checked(
            "RELAYWRIGHT_LISTEN", "--listen", List, &S::listen, isListenEntry,
            "addresses such as 127.0.0.1:3001, [::1]:3001 or unix:/run/relaywright.sock, separated by commas",
            "More addresses to listen on."),
        row("RELAYWRIGHT_TLS_CERTIFICATE", "--tls-certificate", Path, &S::tlsCertificate,
            "PEM file with the certificate chain; TCP listeners then speak TLS."),
        row("RELAYWRIGHT_TLS_KEY", "--tls-key", Path, &S::tlsKey,
            "PEM file with the certificate's private key."),
        ranged("RELAYWRIGHT_THREADS", "--threads", Number, &S::threads, 1, 256,
               "Threads that serve requests; one for each core is the most that helps."),
        ranged("RELAYWRIGHT_MAX_CONNECTIONS", "--max-connections", Number, &S::maxConnections, 1, 1'000'000,
               "Client connections that may be open at once."),
        row("ENABLE_CORS", "--enable-cors", Boolean, &S::enableCors,
            "Lets web pages of any origin call the relay."),
        row("TRUST_PROXY", "--trust-proxy", Boolean, &S::trustProxy,
            "Takes the client's address from the proxy in front of the relay."),
    };
}

std::vector<SettingRow> requestRows() {
    return {
        ranged("REQUEST_MAX_SIZE_MB", "--request-max-size-mb", Number, &S::requestMaxSizeMb, 1, 2048,
               "Largest request body, in megabytes; larger ones get 413."),
        ranged("REQUEST_TIMEOUT", "--request-timeout", Duration, &S::requestTimeout, kSecond, kDay,
               "How long an upstream may stay silent, before its first byte and between two."),
        ranged("STREAM_HEARTBEAT_SECONDS", "--stream-heartbeat", Duration, &S::streamHeartbeat, 0,
               kHeartbeatMost,
               "How long a stream may be silent before its client gets a comment line; 0 sends none."),
        ranged("RELAYWRIGHT_CONNECT_TIMEOUT", "--connect-timeout", Duration, &S::connectTimeout, 100,
               10 * kMinute, "How long connecting to an upstream may take."),
        ranged("RELAYWRIGHT_HEAD_TIMEOUT", "--head-timeout", Duration, &S::headTimeout, kSecond, kHour,
               "How long a client may take to send the head of a request."),
        ranged("RELAYWRIGHT_BODY_TIMEOUT", "--body-timeout", Duration, &S::bodyTimeout, kSecond, kDay,
               "How long a client may pause while it sends a body."),
        ranged("RELAYWRIGHT_KEEP_ALIVE_TIMEOUT", "--keep-alive-timeout", Duration, &S::keepAliveTimeout,
               kSecond, kDay, "How long an idle client connection stays open."),
        ranged("RELAYWRIGHT_STOP_GRACE", "--stop-grace", Duration, &S::stopGrace, 0, kHour,
               "How long running streams may go on when the relay stops."),
        ranged("RELAYWRIGHT_MAX_ATTEMPTS", "--max-attempts", Number, &S::maxAttempts, 1, 20,
               "Accounts that are tried for one request."),
        row("RELAYWRIGHT_UPSTREAM_CA_FILE", "--upstream-ca-file", Path, &S::upstreamCaFile,
            "PEM file with the authorities that upstreams are checked against, in place of the system's."),
    };
}

SettingRow cooldown(std::string_view name, std::string_view flag, std::chrono::seconds S::* member,
                    std::string_view description) {
    return ranged(name, flag, Duration, member, 0, 7 * kDaySeconds, description);
}

std::vector<SettingRow> cooldownRows() {
    return {
        cooldown("UPSTREAM_ERROR_503_TTL_SECONDS", "--cooldown-503", &S::cooldown503,
                 "How long an account rests after a 503."),
        cooldown("UPSTREAM_ERROR_5XX_TTL_SECONDS", "--cooldown-5xx", &S::cooldown5xx,
                 "How long an account rests after another server error or a broken stream."),
        cooldown("UPSTREAM_ERROR_OVERLOAD_TTL_SECONDS", "--cooldown-overload", &S::cooldownOverload,
                 "How long an account rests after a 529."),
        cooldown("UPSTREAM_ERROR_AUTH_TTL_SECONDS", "--cooldown-auth", &S::cooldownAuth,
                 "How long an account rests after its credentials were refused."),
        cooldown("UPSTREAM_ERROR_TIMEOUT_TTL_SECONDS", "--cooldown-timeout", &S::cooldownTimeout,
                 "How long an account rests after a timeout."),
        cooldown("UPSTREAM_ERROR_RATE_LIMIT_TTL_SECONDS", "--cooldown-rate-limit", &S::cooldownRateLimit,
                 "How long an account rests after a 429 that names no time."),
        cooldown("UPSTREAM_ERROR_MAX_CUSTOM_TTL_SECONDS", "--cooldown-max", &S::cooldownMax,
                 "The longest rest that an upstream may ask for with retry-after."),
    };
}

std::vector<SettingRow> schedulingRows() {
    constexpr std::int64_t kWeekMinutes = 7 * kDay / kMinute;
    return {
        ranged("PROBE_INTERVAL_SECONDS", "--probe-interval", Duration, &S::probeInterval, 1, kDaySeconds,
               "How long until one request looks whether a resting account is back; doubled after each "
               "failure."),
        ranged("STICKY_SESSION_TTL_HOURS", "--sticky-session-hours", Hours, &S::stickyMinutes, 3, 24 * 60,
               "How long a conversation stays with its account."),
        ranged("STICKY_SESSION_RENEWAL_THRESHOLD_MINUTES", "--sticky-renewal-minutes", Number,
               &S::stickyRenewalMinutes, 0, kWeekMinutes,
               "A conversation in use that has less time left than this gets all of it anew; 0 never."),
        ranged("STICKY_RETURN_MINUTES", "--sticky-return-minutes", Number, &S::stickyReturnMinutes, 0,
               kWeekMinutes,
               "How long after its last use a conversation comes back to an account that was out meanwhile."),
        row("CLAUDE_DEDICATED_ACCOUNT_FALLBACK", "--dedicated-account-fallback", Boolean,
            &S::dedicatedFallback,
            "Lets a key whose own account cannot serve use the others, unless that account is rate limited."),
    };
}

std::vector<SettingRow> safetyRows() {
    return {
        checked("API_KEY_PREFIX", "--api-key-prefix", Text, &S::apiKeyPrefix, isKeyPrefix,
                "1 to 16 letters, digits, _ or -", "Beginning of every relay key that is created."),
        placed(NotStored,
               checked("ENCRYPTION_KEY", "", Secret, &S::encryptionKey, isEncryptionKey,
                       "at least 32 characters",
                       "Seals account credentials; without it a key file in the data directory does.")),
        placed(NotStored, checked("RELAYWRIGHT_METRICS_TOKEN", "", Secret, &S::metricsToken, isToken,
                                  "at least 16 characters without spaces",
                                  "Bearer token for /metrics; without it only this machine may read them.")),
        ranged("ADMIN_SESSION_TIMEOUT", "--admin-session-timeout", Duration, &S::sessionTimeout, kMinute,
               30 * kDay, "How long a sign-in to the console lasts without use."),
        ranged("RELAYWRIGHT_ADMIN_SESSION_LIFETIME", "--admin-session-lifetime", Duration,
               &S::sessionMaxLifetime, kMinute, 365 * kDay,
               "How long a sign-in to the console lasts at most."),
        choice("RELAYWRIGHT_DURABILITY", "--durability", &S::durability, kDurabilities,
               "What the ledger survives: the death of the process, or the loss of power."),
        choice("RELAYWRIGHT_BUDGET_MODE", "--budget-mode", &S::budgetMode, kBudgetModes,
               "What a running request holds of a money limit: the most it can cost, or what such requests "
               "usually cost (limits may then be passed a little)."),
        ranged("TIMEZONE_OFFSET", "--timezone-offset", Hours, &S::timezoneOffsetMinutes, -12 * 60, 14 * 60,
               "Hours from UTC to the time zone in which a day of usage begins."),
        checked("TIMEZONE", "--timezone", Text, &S::timezone, isTimeZone,
                "the name of a time zone, such as Europe/Berlin",
                "Time zone in which days, weeks and months begin; without it TIMEZONE_OFFSET counts."),
        row("RELAYWRIGHT_PRICE_FILE", "--price-file", Path, &S::priceFile,
            "Price table (the format of resources/prices.tsv) to use in place of the built-in one."),
    };
}

std::vector<SettingRow> logRows() {
    return {
        choice("LOG_LEVEL", "--log-level", &S::logLevel, kLogLevels, "The least important lines to log."),
        pathOr(kNoFile,
               row("RELAYWRIGHT_LOG_FILE", "--log-file", Path, &S::logFile,
                   "File for log lines as JSON, logs/relaywright.log in the data directory when none is "
                   "given; with \"none\" lines go to standard error only.")),
        ranged("LOG_MAX_SIZE", "--log-max-size", Size, &S::logMaxSizeMb, 1, 10'240,
               "Size at which a log file is put aside and a new one begun."),
        ranged("LOG_MAX_FILES", "--log-max-files", Number, &S::logMaxFiles, 1, 1000,
               "Log files that are kept beside the current one."),
    };
}

std::vector<SettingRow> allRows() {
    std::vector<SettingRow> rows;
    for (const auto& part :
         {listenerRows(), requestRows(), cooldownRows(), schedulingRows(), safetyRows(), logRows()})
        rows.insert(rows.end(), part.begin(), part.end());
    return rows;
}

}  // namespace

std::span<const SettingRow> settingsTable() {
    static const std::vector<SettingRow> kRows = allRows();
    return kRows;
}

const SettingRow* findSetting(std::string_view name) {
    for (const SettingRow& row : settingsTable())
        if (row.name == name) return &row;
    return nullptr;
}

const SettingRow* findSettingByFlag(std::string_view flag) {
    for (const SettingRow& row : settingsTable())
        if (!row.flag.empty() && row.flag == flag) return &row;
    return nullptr;
}

}  // namespace relay
