#pragma once

#include "base/clock.h"
#include "base/secret_string.h"
#include "model/key_limits.h"
#include "model/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relay {

enum class AccountType { ClaudeConsole };
std::string_view toString(AccountType type);  ///< "claude-console"
std::optional<AccountType> accountTypeFrom(std::string_view text);

/// Which header carries the account's key. Auto: `x-api-key` for keys that start with `sk-ant-`, else Bearer.
enum class AuthScheme { Auto, ApiKeyHeader, Bearer };
std::string_view toString(AuthScheme scheme);  ///< "auto", "x-api-key", "bearer"
std::optional<AuthScheme> authSchemeFrom(std::string_view text);

/// When an account may be used, in the configured time zone. `from` equal to `until`: always; `from` after `until`:
/// over midnight.
struct ActiveHours {
    std::uint16_t fromMinute = 0;   ///< of the day, 0..1439
    std::uint16_t untilMinute = 0;  ///< not included
    std::uint8_t days =
        0x7F;  ///< bit 0 = Monday .. bit 6 = Sunday; the day on which a span over midnight begins
    bool operator==(const ActiveHours&) const = default;
};

/// One upstream account as the engine holds it: the secret is in clear text only here, in memory.
struct Account {
    std::string id;
    std::string name;
    std::string description;
    AccountType type = AccountType::ClaudeConsole;
    std::string baseUrl;  ///< http or https, no trailing slash
    AuthScheme authScheme = AuthScheme::Auto;
    SecretString secret;
    std::vector<std::pair<std::string, std::string>> modelMap;       ///< requested model -> upstream's model
    std::vector<std::pair<std::string, std::string>> customHeaders;  ///< added to each upstream request
    int priority = 50;                                               ///< 1..100, lower is preferred
    bool enabled = true;                                             ///< the administrator's switch
    bool schedulable = true;           ///< false: kept out of the pool, still testable
    bool autoProtection = true;        ///< false: never marked, whatever the upstream answers
    std::uint32_t maxConcurrency = 0;  ///< requests in flight; 0 = no limit
    Money dailyQuota;                  ///< 0 = no limit; the day rolls at the configured time zone
    std::uint32_t weight = 100;        ///< 1..1000: share of the load among accounts of one priority
    std::vector<std::string> models;   ///< patterns of the models it serves; empty = all
    ActiveHours activeHours;
    UnixMillis subscriptionEndsAt = 0;  ///< 0 = never; not used from then on
    std::uint32_t maxAgeDays = 0;       ///< 0 = no limit; not used any more this long after it was added
    QueueRule queue;                    ///< waiting for a place under maxConcurrency
    UnixMillis createdAt = 0;
    UnixMillis updatedAt = 0;
};

/// Why an account is out of the pool for a while.
enum class MarkCause {
    RateLimited,
    Overloaded,
    Unavailable,
    Timeout,
    ConnectFailed,
    AuthRejected,
    BrokenStream,
    CircuitOpen,  ///< too many of its last attempts failed, whatever the cause of each
};
std::string_view toString(MarkCause cause);  ///< "rate_limited", "overloaded", ...
std::optional<MarkCause> markCauseFrom(std::string_view text);

/// A state with its cause, the evidence that was seen and its end; survives a restart. From `probeAt` on one request
/// at a time is let through to see (a half-open probe); only success, or a person, ends the mark.
struct AccountMark {
    std::string accountId;
    MarkCause cause = MarkCause::Unavailable;
    int status = 0;        ///< upstream's HTTP status, 0 when there was none
    std::string evidence;  ///< what said so, in words: "429 with retry-after: 20"
    UnixMillis since = 0;
    UnixMillis until = 0;
    std::string family = {};     ///< the models it is about (see modelFamily()); empty = the whole account
    UnixMillis probeAt = 0;      ///< not after `until`
    std::uint32_t failures = 1;  ///< in a row, the one that set the mark included; each doubles the rest
    std::string source = {};     ///< where `until` comes from: "retry-after", "default" ...
};

}  // namespace relay
