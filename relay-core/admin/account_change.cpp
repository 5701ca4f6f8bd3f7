#include "admin/account_change.h"

#include "admin/account_fields.h"
#include "admin/active_hours.h"
#include "admin/base_url.h"
#include "admin/header_rules.h"
#include "admin/json_fields.h"
#include "admin/limits_change.h"
#include "admin/overwrite.h"
#include "base/text.h"

#include <algorithm>

namespace relay::admin {
namespace {

constexpr std::size_t kLongestModel = 200;

std::size_t mostOf(std::string_view name) {
    return static_cast<std::size_t>(accountField(name).maximum);
}

template <class Number>
std::optional<Number> number(JsonFields& fields, std::string_view name) {
    const AccountField& field = accountField(name);
    const auto value = fields.integer(name, field.minimum, field.maximum);
    return value ? std::optional<Number>(static_cast<Number>(*value)) : std::nullopt;
}

std::optional<AccountType> readType(JsonFields& fields) {
    const auto text = fields.raw("type");
    if (!text) return std::nullopt;
    const auto type = accountTypeFrom(*text);
    if (!type) fields.complain("field \"type\" must be \"claude-console\"");
    return type;
}

std::optional<AuthScheme> readScheme(JsonFields& fields) {
    const auto text = fields.raw("authScheme");
    if (!text) return std::nullopt;
    const auto scheme = authSchemeFrom(*text);
    if (!scheme) fields.complain("field \"authScheme\" must be one of: \"auto\", \"x-api-key\", \"bearer\"");
    return scheme;
}

std::optional<std::string> readBaseUrl(JsonFields& fields) {
    const auto text = fields.raw("baseUrl");
    if (!text) return std::nullopt;
    auto url = normalBaseUrl(*text);
    if (url) return *url;
    fields.complain(url.error().message);
    return std::nullopt;
}

/// It goes into a header, so anything but printable ASCII is a slip of copying.
std::optional<SecretString> readSecret(JsonFields& fields) {
    const auto text = fields.raw("secret");
    if (!text) return std::nullopt;
    const std::string_view secret = trimmed(*text);
    const bool printable =
        std::all_of(secret.begin(), secret.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (secret.empty() || secret.size() > mostOf("secret") || !printable) {
        fields.complain("field \"secret\" must be 1 to 8192 printable ASCII characters without spaces");
        return std::nullopt;
    }
    return SecretString(std::string(secret));
}

std::optional<JsonFields::Pairs> readModels(JsonFields& fields) {
    auto models = fields.pairs("modelMap", mostOf("modelMap"));
    if (!models) return std::nullopt;
    const auto usable = [](std::string_view model) {
        return !model.empty() && model.size() <= kLongestModel &&
               std::none_of(model.begin(), model.end(), [](char c) { return c >= 0 && c < 0x20; });
    };
    for (const auto& [requested, sent] : *models)
        if (!usable(requested) || !usable(sent))
            fields.complain("field \"modelMap\" must map model names of 1 to 200 characters to such names");
    return models;
}

std::optional<JsonFields::Pairs> readHeaders(JsonFields& fields) {
    auto headers = fields.pairs("customHeaders", mostOf("customHeaders"));
    if (!headers) return std::nullopt;
    for (auto header = headers->begin(); header != headers->end(); ++header) {
        if (auto fault = customHeaderFault(header->first, header->second)) fields.complain(std::move(*fault));
        const bool twice = std::any_of(headers->begin(), header, [&](const auto& other) {
            return equalsIgnoringCase(other.first, header->first);
        });
        if (twice) fields.complain("field \"customHeaders\" holds the same header twice");
    }
    return headers;
}

std::optional<ActiveHours> readActiveHours(JsonFields& fields) {
    const auto text = fields.raw("activeHours");
    if (!text) return std::nullopt;
    const auto hours = activeHoursFrom(*text);
    if (!hours)
        fields.complain(
            "field \"activeHours\" must be like \"mon-fri 09:00-18:00\", \"22:00-06:00\" or \"\"");
    return hours;
}

/// When it may be used, for what and how much.
void readPlan(JsonFields& fields, AccountChange& change) {
    change.weight = number<std::uint32_t>(fields, "weight");
    change.models = fields.texts("models", mostOf("models"), kLongestModel);
    change.activeHours = readActiveHours(fields);
    change.subscriptionEndsAt = fields.time("subscriptionEndsAt");
    change.maxAgeDays = number<std::uint32_t>(fields, "maxAgeDays");
    change.queue = readQueue(fields);
}

}  // namespace

Result<AccountChange> readAccountChange(std::string_view body) {
    auto parsed = JsonFields::parse(body);
    if (!parsed) return parsed.error();
    JsonFields& fields = *parsed;
    AccountChange change;
    change.name = accountText(fields, "name");
    change.description = fields.prose("description", mostOf("description"));
    change.type = readType(fields);
    change.baseUrl = readBaseUrl(fields);
    change.authScheme = readScheme(fields);
    change.secret = readSecret(fields);
    change.modelMap = readModels(fields);
    change.customHeaders = readHeaders(fields);
    change.priority = number<int>(fields, "priority");
    change.enabled = fields.flag("enabled");
    change.schedulable = fields.flag("schedulable");
    change.autoProtection = fields.flag("autoProtection");
    change.maxConcurrency = number<std::uint32_t>(fields, "maxConcurrency");
    change.dailyQuota = fields.money("dailyQuota");
    readPlan(fields, change);
    change.ifUpdatedAt = fields.time("ifUpdatedAt");
    if (auto finished = fields.finish(); !finished) return finished.error();
    return change;
}

void applyChange(const AccountChange& change, Account& account) {
    overwrite(change.name, account.name);
    overwrite(change.description, account.description);
    overwrite(change.type, account.type);
    overwrite(change.baseUrl, account.baseUrl);
    overwrite(change.authScheme, account.authScheme);
    overwrite(change.secret, account.secret);
    overwrite(change.modelMap, account.modelMap);
    overwrite(change.customHeaders, account.customHeaders);
    overwrite(change.priority, account.priority);
    overwrite(change.enabled, account.enabled);
    overwrite(change.schedulable, account.schedulable);
    overwrite(change.autoProtection, account.autoProtection);
    overwrite(change.maxConcurrency, account.maxConcurrency);
    overwrite(change.dailyQuota, account.dailyQuota);
    overwrite(change.weight, account.weight);
    overwrite(change.models, account.models);
    overwrite(change.activeHours, account.activeHours);
    overwrite(change.subscriptionEndsAt, account.subscriptionEndsAt);
    overwrite(change.maxAgeDays, account.maxAgeDays);
    overwrite(change.queue, account.queue);
}

}  // namespace relay::admin
