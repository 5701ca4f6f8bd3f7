#include "admin/account_fields.h"

#include "admin/account_view.h"
#include "model/account.h"

#include <boost/json.hpp>

#include <algorithm>
#include <array>

namespace relay::admin {
namespace {

constexpr std::array<std::string_view, 3> kSchemes{"auto", "x-api-key", "bearer"};

constexpr std::array kFields{
    AccountField{"name", "text", "general", true, 1, 100, {}, "What people call it; no two are alike."},
    AccountField{"description", "text", "general", false, 0, 500, {}, "A note for people."},
    AccountField{"enabled", "flag", "general", false, 0, 0, {}, "Switched off it takes part in nothing."},
    AccountField{"baseUrl", "url", "connection", true, 0, 0, {}, "Where the provider listens."},
    AccountField{
        "secret", "secret", "connection", true, 1, 8192, {}, "The provider's key; never shown again."},
    AccountField{"authScheme", "choice", "connection", false, 0, 0, kSchemes,
                 "Which header carries the key; auto goes by how it begins."},
    AccountField{"schedulable", "flag", "schedule", false, 0, 0, {}, "Whether requests may be sent to it."},
    AccountField{"priority", "integer", "schedule", false, 1, 100, {}, "The lower, the sooner it is asked."},
    AccountField{"weight",
                 "integer",
                 "schedule",
                 false,
                 1,
                 1000,
                 {},
                 "Its share of the load among accounts of its priority."},
    AccountField{"activeHours",
                 "hours",
                 "schedule",
                 false,
                 0,
                 0,
                 {},
                 "When it may be used, such as mon-fri 09:00-18:00; empty: always."},
    AccountField{"autoProtection",
                 "flag",
                 "schedule",
                 false,
                 0,
                 0,
                 {},
                 "Whether it rests after the provider's errors."},
    AccountField{"maxConcurrency",
                 "integer",
                 "limits",
                 false,
                 0,
                 100'000,
                 {},
                 "Requests at the same time; 0: no limit."},
    AccountField{"dailyQuota", "money", "limits", false, 0, 0, {}, "US dollars a day; 0: no limit."},
    AccountField{"queue", "queue", "limits", false, 0, 0, {}, "How many may wait for a place, and how long."},
    AccountField{
        "subscriptionEndsAt", "date", "limits", false, 0, 0, {}, "Not used from then on; null: never."},
    AccountField{"maxAgeDays",
                 "integer",
                 "limits",
                 false,
                 0,
                 36'500,
                 {},
                 "Not used so many days after it was added; 0: no limit."},
    AccountField{"models",
                 "list",
                 "models",
                 false,
                 0,
                 500,
                 {},
                 "The models it serves, with * for any text; empty: all."},
    AccountField{"modelMap",
                 "map",
                 "models",
                 false,
                 0,
                 500,
                 {},
                 "Models that are asked for, and what they are called there."},
    AccountField{"customHeaders",
                 "map",
                 "advanced",
                 false,
                 0,
                 50,
                 {},
                 "Headers for every request to the provider; no secrets."},
};

boost::json::value boundOrNull(std::int64_t bound, bool bounded) {
    return bounded ? boost::json::value(bound) : boost::json::value(nullptr);
}

boost::json::object view(const AccountField& field, const boost::json::object& fresh) {
    boost::json::array allowed;
    for (const std::string_view each : field.allowed)
        allowed.emplace_back(each);
    const boost::json::value* usual = field.required ? nullptr : fresh.if_contains(field.name);
    const bool bounded = field.maximum != 0;
    return {{"name", field.name},
            {"kind", field.kind},
            {"group", field.group},
            {"required", field.required},
            {"default", usual ? *usual : boost::json::value(nullptr)},
            {"allowed", std::move(allowed)},
            {"minimum", boundOrNull(field.minimum, bounded)},
            {"maximum", boundOrNull(field.maximum, bounded)},
            {"description", field.description}};
}

}  // namespace

std::span<const AccountField> accountFields() {
    return kFields;
}

const AccountField& accountField(std::string_view name) {
    return *std::ranges::find(kFields, name, &AccountField::name);
}

std::optional<std::string> accountText(JsonFields& fields, std::string_view name) {
    const AccountField& field = accountField(name);
    return fields.text(name, static_cast<std::size_t>(field.minimum),
                       static_cast<std::size_t>(field.maximum));
}

boost::json::array accountTypesView() {
    const boost::json::object fresh = accountView(Account{}, AccountMoment{});
    boost::json::array fields;
    for (const AccountField& field : kFields)
        fields.emplace_back(view(field, fresh));
    return {boost::json::object{{"type", toString(AccountType::ClaudeConsole)},
                                {"name", "Claude Console (API key)"},
                                {"fields", std::move(fields)}}};
}

}  // namespace relay::admin
