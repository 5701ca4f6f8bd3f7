#pragma once

#include "base/result.h"
#include "model/account.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relay::admin {

/// What a body says about an account, checked field by field; what it does not name stays as it is.
struct AccountChange {
    std::optional<std::string> name;
    std::optional<std::string> description;
    std::optional<AccountType> type;
    std::optional<std::string> baseUrl;
    std::optional<AuthScheme> authScheme;
    std::optional<SecretString> secret;
    std::optional<std::vector<std::pair<std::string, std::string>>> modelMap;
    std::optional<std::vector<std::pair<std::string, std::string>>> customHeaders;
    std::optional<int> priority;
    std::optional<bool> enabled;
    std::optional<bool> schedulable;
    std::optional<bool> autoProtection;
    std::optional<std::uint32_t> maxConcurrency;
    std::optional<Money> dailyQuota;
    std::optional<std::uint32_t> weight;
    std::optional<std::vector<std::string>> models;
    std::optional<ActiveHours> activeHours;
    std::optional<UnixMillis> subscriptionEndsAt;
    std::optional<std::uint32_t> maxAgeDays;
    std::optional<QueueRule> queue;
    std::optional<UnixMillis> ifUpdatedAt;  ///< change only if the account is still as it was at this moment
};

/// InvalidRequest names the first field that will not do and what it may hold.
Result<AccountChange> readAccountChange(std::string_view body);

/// Writes the named fields over the account's.
void applyChange(const AccountChange& change, Account& account);

}  // namespace relay::admin
