#pragma once

#include "base/clock.h"
#include "base/secret_string.h"
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
    BrokenStream
};
std::string_view toString(MarkCause cause);  ///< "rate_limited", "overloaded", ...
std::optional<MarkCause> markCauseFrom(std::string_view text);

/// A state with its cause, the evidence that was seen and its end; survives a restart.
struct AccountMark {
    std::string accountId;
    MarkCause cause = MarkCause::Unavailable;
    int status = 0;        ///< upstream's HTTP status, 0 when there was none
    std::string evidence;  ///< what said so, in words: "429 with retry-after: 20"
    UnixMillis since = 0;
    UnixMillis until = 0;
};

}  // namespace relay
