#include "ui/api/api_key.h"

#include "ui/api/json_fields.h"

namespace ui::api {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Counts come as numbers and money as text.
QString asText(const QJsonValue& value) {
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

void readRules(ApiKey& key, const JsonFields& fields) {
    key.owner = fields.text("owner"_L1);
    key.tags = fields.texts("tags"_L1);
    key.services = fields.texts("services"_L1);
    key.allowModels = fields.texts("allowModels"_L1);
    key.denyModels = fields.texts("denyModels"_L1);
    key.allowClients = fields.texts("allowClients"_L1);
    key.allowAddresses = fields.texts("allowAddresses"_L1);
    key.accountId = fields.text("accountId"_L1);
    key.groupId = fields.text("groupId"_L1);
    key.limits = KeyLimits::fromJson(fields.object("limits"_L1));
    const JsonFields temporary(fields.object("temporary"_L1));
    key.temporaryUntil = temporary.moment("until"_L1);
    if (key.temporaryUntil.isValid())
        key.temporaryLimits = KeyLimits::fromJson(temporary.object("limits"_L1));
    const JsonFields reset(fields.object("weeklyReset"_L1));
    key.weeklyResetDay = static_cast<int>(reset.count("day"_L1).value_or(1));
    key.weeklyResetHour = static_cast<int>(reset.number("hour"_L1));
    const JsonFields queue(fields.object("queue"_L1));
    key.queuePlaces = queue.number("places"_L1);
    key.queueWaitMs = queue.number("waitMs"_L1);
    key.allowUnpriced = fields.flag("allowUnpriced"_L1);
}

}  // namespace

FamilyLimit FamilyLimit::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    return {fields.text("family"_L1), fields.text("period"_L1), fields.usd("limit"_L1)};
}

KeyLimits KeyLimits::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    KeyLimits limits;
    limits.concurrency = fields.number("concurrency"_L1);
    limits.windowMinutes = fields.number("windowMinutes"_L1);
    limits.windowRequests = fields.number("windowRequests"_L1);
    limits.windowTokens = fields.number("windowTokens"_L1);
    limits.windowCost = fields.usd("windowCost"_L1);
    limits.dailyCost = fields.usd("dailyCost"_L1);
    limits.weeklyCost = fields.usd("weeklyCost"_L1);
    limits.monthlyCost = fields.usd("monthlyCost"_L1);
    limits.totalCost = fields.usd("totalCost"_L1);
    limits.families = fields.rows<FamilyLimit>("families"_L1);
    return limits;
}

ApiKey ApiKey::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    ApiKey key;
    key.id = fields.text("id"_L1);
    key.name = fields.text("name"_L1);
    key.description = fields.text("description"_L1);
    key.hint = fields.text("hint"_L1);
    key.enabled = fields.flag("enabled"_L1);
    key.createdAt = fields.moment("createdAt"_L1);
    key.updatedAt = fields.moment("updatedAt"_L1);
    key.expiresAt = fields.moment("expiresAt"_L1);
    key.activationDays = fields.number("activationDays"_L1);
    key.activatedAt = fields.moment("activatedAt"_L1);
    readRules(key, fields);
    key.json = object;
    key.json.remove("key"_L1);
    return key;
}

QString createdKeyIn(const QJsonObject& body) {
    return JsonFields(body).text("key"_L1);
}

Group Group::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    return {fields.text("id"_L1), fields.text("name"_L1), fields.text("description"_L1),
            fields.texts("accountIds"_L1)};
}

LimitRow LimitRow::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    LimitRow row;
    row.kind = fields.text("kind"_L1);
    row.family = fields.text("family"_L1);
    row.counter = fields.text("counter"_L1);
    if (!object.value("limit"_L1).isNull() && object.contains("limit"_L1))
        row.limit = asText(object.value("limit"_L1));
    row.used = asText(object.value("used"_L1));
    row.held = asText(object.value("held"_L1));
    row.since = fields.moment("since"_L1);
    row.resetsAt = fields.moment("resetsAt"_L1);
    return row;
}

}  // namespace ui::api
