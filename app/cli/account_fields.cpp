#include "cli/account_fields.h"

#include "cli/key_rules.h"
#include "cli/moments.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <string_view>

namespace relay::cli {

namespace json = boost::json;

namespace {

std::string_view withoutSpaces(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

/// Splits each text at the first separator. An empty text alone means an empty object, which is how edit
/// clears it.
Result<json::object> pairs(const std::vector<std::string>& texts, char separator, std::string_view form) {
    json::object result;
    for (const std::string& text : texts) {
        if (text.empty() && texts.size() == 1) break;
        const std::size_t at = text.find(separator);
        const std::string_view name = withoutSpaces(std::string_view(text).substr(0, at));
        if (at == std::string::npos || name.empty()) {
            return fail(ErrorCode::InvalidRequest,
                        "'" + text + "' is not of the form " + std::string(form) + ".");
        }
        result[name] = withoutSpaces(std::string_view(text).substr(at + 1));
    }
    return result;
}

/// A flag with its opposite, which tells "not given" from both.
void addSwitch(CLI::App& command, const std::string& names, std::optional<bool>& value,
               const std::string& description) {
    command.add_flag_function(names, [&value](std::int64_t count) { value = count > 0; }, description);
}

template <class T>
void put(json::object& object, std::string_view name, const std::optional<T>& value) {
    if (value) object[name] = json::value(*value);
}

}  // namespace

void addAccountFlags(CLI::App& command, AccountFields& fields, bool creating) {
    const auto required = [creating](CLI::Option* option) { option->required(creating); };
    if (creating) {
        required(command.add_option("--type", fields.type, "Kind of account")
                     ->check(CLI::IsMember({"claude-console"})));
    }
    required(command.add_option("--name", fields.name, "What you call it")->type_name("NAME"));
    required(
        command.add_option("--base-url", fields.baseUrl, "Where the provider listens")->type_name("URL"));
    command.add_option("--description", fields.description, "A note for people")->type_name("TEXT");
    command.add_option("--priority", fields.priority, "1 to 100, lower is preferred (50)")->type_name("N");
    command.add_option("--max-concurrency", fields.maxConcurrency, "Requests at the same time; 0: no limit")
        ->type_name("N");
    command.add_option("--auth-scheme", fields.authScheme, "Which header carries the key")
        ->check(CLI::IsMember({"auto", "x-api-key", "bearer"}));
    command
        .add_option("--model-map", fields.modelMap, "Send requests for one model to another; may be repeated")
        ->type_name("FROM=TO")
        ->expected(1)
        ->take_all();
    command.add_option("--header", fields.headers, "Header for every upstream request; may be repeated")
        ->type_name("'NAME: VALUE'")
        ->expected(1)
        ->take_all();
    command.add_option("--weight", fields.weight, "1 to 1000: its share of the load (100)")->type_name("N");
    command.add_option("--models", fields.models, "Only these models: claude-*,gpt-5")->type_name("LIST");
    command.add_option("--active-hours", fields.activeHours, "When it may be used: 'mon-fri 09:00-18:00'");
    command.add_option("--subscription-ends", fields.subscriptionEnds, "Not used from then on; or never")
        ->type_name("WHEN");
    command.add_option("--max-age", fields.maxAgeDays, "Not used this long after it was added; 0: no limit")
        ->type_name("DAYS");
    command.add_option("--queue", fields.queue, "Requests that may wait for a place, and how long")
        ->type_name("PLACES[:SECONDS]");
    command.add_option("--daily-quota", fields.dailyQuota, "Dollars a day; 0: no limit")->type_name("USD");
    addSwitch(command, "--auto-protection,!--no-auto-protection", fields.autoProtection,
              "Rest the account after upstream errors (default), or never");
    addSwitch(command, "--schedulable,!--not-schedulable", fields.schedulable,
              "Use the account for requests (default), or only for tests");
}

Result<json::object> accountJson(const AccountFields& fields, std::int64_t now, const TimeZone& zone) {
    json::object body;
    put(body, "type", fields.type);
    put(body, "name", fields.name);
    put(body, "description", fields.description);
    put(body, "baseUrl", fields.baseUrl);
    put(body, "authScheme", fields.authScheme);
    put(body, "priority", fields.priority);
    put(body, "maxConcurrency", fields.maxConcurrency);
    put(body, "dailyQuota", fields.dailyQuota);
    put(body, "autoProtection", fields.autoProtection);
    put(body, "schedulable", fields.schedulable);
    put(body, "weight", fields.weight);
    put(body, "activeHours", fields.activeHours);
    put(body, "maxAgeDays", fields.maxAgeDays);
    if (fields.models) body["models"] = listJson(*fields.models);
    if (fields.subscriptionEnds && *fields.subscriptionEnds == "never") {
        body["subscriptionEndsAt"] = nullptr;
    } else if (fields.subscriptionEnds) {
        const auto end = parseDeadline(*fields.subscriptionEnds, now, zone);
        if (!end) return end.error();
        body["subscriptionEndsAt"] = isoTimeText(*end);
    }
    if (fields.queue) {
        auto queue = queueJson(*fields.queue);
        if (!queue) return queue;
        body["queue"] = std::move(*queue);
    }
    if (!fields.modelMap.empty()) {
        Result<json::object> map = pairs(fields.modelMap, '=', "FROM=TO");
        if (!map) return map;
        body["modelMap"] = std::move(*map);
    }
    if (!fields.headers.empty()) {
        Result<json::object> headers = pairs(fields.headers, ':', "'Name: value'");
        if (!headers) return headers;
        body["customHeaders"] = std::move(*headers);
    }
    return body;
}

}  // namespace relay::cli
