#include "admin/key_change.h"

#include "admin/json_fields.h"
#include "admin/key_rules.h"
#include "admin/overwrite.h"

#include <algorithm>

namespace relay::admin {
namespace {

constexpr std::size_t kLongestName = 100;
constexpr std::size_t kLongestDescription = 500;
constexpr std::int64_t kMostAtOnce = 1000;
constexpr std::size_t kNumberRoom = 5;  // "-1000"

void readCommon(JsonFields& fields, KeyChange& change) {
    change.name = fields.text("name", 1, kLongestName);
    change.description = fields.prose("description", kLongestDescription);
    change.enabled = fields.flag("enabled");
    change.expiresAt = fields.time("expiresAt");
    readKeyRules(fields, change);
}

}  // namespace

Result<KeyChange> readNewKey(std::string_view body) {
    auto fields = JsonFields::parse(body);
    if (!fields) return fields.error();
    KeyChange change;
    readCommon(*fields, change);
    change.count = static_cast<std::uint32_t>(fields->integer("count", 1, kMostAtOnce).value_or(1));
    if (auto finished = fields->finish(); !finished) return finished.error();
    if (!change.name) return fail(ErrorCode::InvalidRequest, "field \"name\" is needed");
    if (change.count > 1 && change.name->size() > kLongestName - kNumberRoom)
        return fail(ErrorCode::InvalidRequest,
                    "field \"name\" must be at most 95 characters when several keys are made");
    return change;
}

Result<KeyChange> readKeyChange(std::string_view body) {
    auto fields = JsonFields::parse(body);
    if (!fields) return fields.error();
    KeyChange change;
    readCommon(*fields, change);
    change.ifUpdatedAt = fields->time("ifUpdatedAt");
    if (auto finished = fields->finish(); !finished) return finished.error();
    return change;
}

void applyChange(const KeyChange& change, ApiKey& key) {
    constexpr UnixMillis kDay = 86'400'000;
    overwrite(change.name, key.name);
    overwrite(change.description, key.description);
    overwrite(change.enabled, key.enabled);
    if (change.activationDays && *change.activationDays != key.activationDays) {
        key.activationDays = *change.activationDays;
        if (key.activationDays != 0 && key.activatedAt != 0)
            key.expiresAt = key.activatedAt + key.activationDays * kDay;
    }
    overwrite(change.expiresAt, key.expiresAt);
    overwrite(change.owner, key.owner);
    overwrite(change.tags, key.tags);
    overwrite(change.services, key.services);
    overwrite(change.allowModels, key.allowModels);
    overwrite(change.denyModels, key.denyModels);
    overwrite(change.allowClients, key.allowClients);
    overwrite(change.allowAddresses, key.allowAddresses);
    overwrite(change.accountId, key.accountId);
    overwrite(change.groupId, key.groupId);
    applyChange(change.limits, key.limits);
    if (change.temporary) key.temporary = change.temporary->set;
    overwrite(change.weeklyReset, key.weeklyReset);
    overwrite(change.queue, key.queue);
    overwrite(change.allowUnpriced, key.allowUnpriced);
}

Result<void> checkTogether(const ApiKey& key) {
    const KeyLimits& limits = key.limits;
    const bool window =
        limits.windowRequests != 0 || limits.windowTokens != 0 || limits.windowCost != Money{};
    if (window && limits.windowMinutes == 0)
        return fail(ErrorCode::InvalidRequest,
                    "field \"limits\": \"windowMinutes\" is needed with the limits of a window");
    if (!key.accountId.empty() && !key.groupId.empty())
        return fail(ErrorCode::InvalidRequest,
                    "a key is bound to \"accountId\" or to \"groupId\", not to both; set the other to \"\"");
    return {};
}

}  // namespace relay::admin
