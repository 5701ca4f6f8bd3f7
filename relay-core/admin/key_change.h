#pragma once

#include "admin/limits_change.h"
#include "base/clock.h"
#include "base/result.h"
#include "model/api_key.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relay::admin {

struct TemporaryChange {
    std::optional<TemporaryLimits> set;  ///< nothing: the limits end now
};

/// What a body says about a relay key, checked field by field; what it does not name stays as it is.
struct KeyChange {
    std::optional<std::string> name;
    std::optional<std::string> description;
    std::optional<bool> enabled;
    std::optional<UnixMillis> expiresAt;  ///< 0: never
    std::optional<std::uint32_t> activationDays;
    std::optional<std::string> owner;
    std::optional<std::vector<std::string>> tags;
    std::optional<std::vector<std::string>> services;
    std::optional<std::vector<std::string>> allowModels;
    std::optional<std::vector<std::string>> denyModels;
    std::optional<std::vector<std::string>> allowClients;
    std::optional<std::vector<std::string>> allowAddresses;
    std::optional<std::string> accountId;
    std::optional<std::string> groupId;
    LimitsChange limits;
    std::optional<TemporaryChange> temporary;
    std::optional<WeeklyReset> weeklyReset;
    std::optional<QueueRule> queue;
    std::optional<bool> allowUnpriced;
    std::optional<UnixMillis> ifUpdatedAt;  ///< change only if the key is still as it was at this moment
    std::uint32_t count = 1;                ///< of keys to make; only when creating
};

/// InvalidRequest names the first field that will not do and what it may hold.
Result<KeyChange> readNewKey(std::string_view body);
Result<KeyChange> readKeyChange(std::string_view body);

/// Writes the named fields over the key's. Another `activationDays` moves the end of a key that is in use.
void applyChange(const KeyChange& change, ApiKey& key);

/// InvalidRequest: fields that do not go together.
Result<void> checkTogether(const ApiKey& key);

}  // namespace relay::admin
