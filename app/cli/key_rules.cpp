#include "cli/key_rules.h"

#include "cli/admin_call.h"
#include "cli/moments.h"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace relay::cli {

namespace json = boost::json;

namespace {

struct LimitFlag {
    const char* flag;
    const char* field;
    bool money;
    const char* help;
};

constexpr std::array kLimitFlags{
    LimitFlag{"concurrency", "concurrency", false, "Requests at the same time; 0: no limit"},
    LimitFlag{"rate-window", "windowMinutes", false, "Minutes that the --rate limits are for"},
    LimitFlag{"rate-requests", "windowRequests", false, "Requests a window"},
    LimitFlag{"rate-tokens", "windowTokens", false, "Tokens a window"},
    LimitFlag{"rate-cost", "windowCost", true, "Dollars a window"},
    LimitFlag{"daily-cost-limit", "dailyCost", true, "Dollars a day; 0: no limit"},
    LimitFlag{"weekly-cost-limit", "weeklyCost", true, "Dollars a week"},
    LimitFlag{"monthly-cost-limit", "monthlyCost", true, "Dollars a month"},
    LimitFlag{"total-cost-limit", "totalCost", true, "Dollars in all"},
};

constexpr std::array<std::string_view, 7> kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::optional<std::int64_t> numberFrom(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || number < 0)
        return std::nullopt;
    return number;
}

Error noForm(std::string_view text, std::string_view form) {
    return fail(ErrorCode::InvalidRequest, fmt::format("'{}' is not of the form {}.", text, form));
}

/// Finds a limit by the name of its flag: "daily-cost" and "daily-cost-limit" are the same.
const LimitFlag* limitNamed(std::string_view name) {
    const auto found = std::ranges::find_if(kLimitFlags, [name](const LimitFlag& each) {
        return name == each.flag || std::string(name) + "-limit" == each.flag;
    });
    return found == kLimitFlags.end() ? nullptr : &*found;
}

Result<void> putLimit(json::object& limits, std::string_view field, const std::string& value) {
    const auto flag = std::ranges::find(kLimitFlags, field,
                                        [](const LimitFlag& each) { return std::string_view(each.field); });
    if (flag->money) {
        limits[field] = value;
        return {};
    }
    const auto number = numberFrom(value);
    if (!number) return noForm(value, "a whole number");
    limits[field] = *number;
    return {};
}

Result<json::array> familiesJson(const std::vector<std::string>& texts) {
    json::array families;
    for (const std::string& text : texts) {
        if (text.empty() && texts.size() == 1) break;
        const std::size_t first = text.find(':');
        const std::size_t second = first == std::string::npos ? first : text.find(':', first + 1);
        if (second == std::string::npos) return noForm(text, "FAMILY:PERIOD:USD, as in opus:weekly:20");
        families.push_back(json::object{{"family", text.substr(0, first)},
                                        {"period", text.substr(first + 1, second - first - 1)},
                                        {"limit", text.substr(second + 1)}});
    }
    return families;
}

Result<json::object> temporaryJson(const KeyRules& rules, std::int64_t now, const TimeZone& zone) {
    json::object limits;
    for (const std::string& text : rules.overrides) {
        const std::size_t at = text.find('=');
        const LimitFlag* const flag = limitNamed(std::string_view(text).substr(0, at));
        if (at == std::string::npos || !flag) return noForm(text, "LIMIT=VALUE, as in daily-cost=50");
        if (auto put = putLimit(limits, flag->field, text.substr(at + 1)); !put) return put.error();
    }
    if (limits.empty() || !rules.overrideUntil)
        return fail(ErrorCode::InvalidRequest, "--override and --override-until are given together.");
    const auto until = parseDeadline(*rules.overrideUntil, now, zone);
    if (!until) return until.error();
    return json::object{{"limits", std::move(limits)}, {"until", isoTimeText(*until)}};
}

/// "mon 09:00" or "mon".
Result<json::object> weeklyResetJson(const std::string& text) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const auto day = std::ranges::find(kDays, std::string_view(text).substr(0, space));
    std::string_view time = std::string_view(text).substr(std::min(space + 1, text.size()));
    if (time.ends_with(":00")) time.remove_suffix(3);
    const auto hour = time.empty() ? std::optional<std::int64_t>(0) : numberFrom(time);
    if (day == kDays.end() || !hour) return noForm(text, "'mon 09:00', at a full hour");
    return json::object{{"day", day - kDays.begin() + 1}, {"hour", *hour}};
}

/// Empty stays empty: bound to nothing.
Result<std::string> idOf(AdminClient& client, const std::string& which, const std::string& path,
                         std::string_view thing) {
    if (which.empty()) return which;
    const Result<json::array> rows = callForRows(client, path);
    if (!rows) return rows.error();
    const Result<json::object> row = pickRow(*rows, which, thing);
    if (!row) return row.error();
    return textField(*row, "id");
}

Result<void> putLimits(const KeyRules& rules, json::object& body) {
    json::object limits;
    for (const auto& [field, value] : rules.limits)
        if (auto put = putLimit(limits, field, value); !put) return put;
    if (!rules.familyLimits.empty()) {
        auto families = familiesJson(rules.familyLimits);
        if (!families) return families.error();
        limits["families"] = std::move(*families);
    }
    if (!limits.empty()) body["limits"] = std::move(limits);
    return {};
}

std::string listText(const json::object& key, std::string_view field) {
    std::string text;
    const json::value* const list = key.if_contains(field);
    if (!list || !list->is_array()) return text;
    for (const json::value& each : list->get_array())
        if (each.is_string())
            text += fmt::format("{}{}", text.empty() ? "" : ", ", std::string_view(each.get_string()));
    return text;
}

/// "daily-cost $5, concurrency 3".
std::string limitsText(const json::object& limits) {
    std::string text;
    const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
    for (const LimitFlag& flag : kLimitFlags) {
        const std::string money = textField(limits, flag.field);
        const std::uint64_t number = countField(limits, flag.field);
        if (flag.money && !money.empty() && money != "0") add(fmt::format("{} ${}", flag.flag, money));
        if (!flag.money && number != 0) add(fmt::format("{} {}", flag.flag, number));
    }
    const json::value* const families = limits.if_contains("families");
    if (families && families->is_array())
        for (const json::value& each : families->get_array())
            if (each.is_object())
                add(fmt::format("{} {} ${}", textField(each.get_object(), "family"),
                                textField(each.get_object(), "period"),
                                textField(each.get_object(), "limit")));
    return text;
}

}  // namespace

void addRuleFlags(CLI::App& command, KeyRules& rules) {
    for (const LimitFlag& flag : kLimitFlags)
        command
            .add_option_function<std::string>(
                fmt::format("--{}", flag.flag),
                [&rules, &flag](const std::string& value) { rules.limits.emplace_back(flag.field, value); },
                flag.help)
            ->type_name(flag.money ? "USD" : "N");
    constexpr std::array<std::array<const char*, 3>, 6> kLists{{
        {"--models", "allowModels", "Only these models: claude-*,gpt-5"},
        {"--deny-models", "denyModels", "None of these models"},
        {"--services", "services", "Only these: claude,gemini,openai,droid"},
        {"--clients", "allowClients", "Only these clients: claude_code, or a pattern of the User-Agent"},
        {"--allow-ip", "allowAddresses", "Only from these addresses: 10.0.0.0/8"},
        {"--tag", "tags", "Labels: prod,eu"},
    }};
    for (const auto& [flag, field, help] : kLists)
        command
            .add_option_function<std::string>(
                flag, [&rules, field](const std::string& value) { rules.lists.emplace_back(field, value); },
                help)
            ->type_name("LIST");
    command
        .add_option("--family-limit", rules.familyLimits, "Dollars for a family of models; may be repeated")
        ->type_name("FAMILY:PERIOD:USD")
        ->expected(1)
        ->take_all();
    command.add_option("--weekly-reset", rules.weeklyReset, "When its week begins: 'mon 09:00'");
    command
        .add_option("--activates-on-first-use", rules.activationDays, "It ends this long after its first use")
        ->type_name("DAYS");
    command.add_option("--account", rules.account, "Bind it to one account; '' frees it")->type_name("ID");
    command.add_option("--group", rules.group, "Bind it to a group of accounts; '' frees it")
        ->type_name("ID");
    command.add_option("--owner", rules.owner, "Who answers for it")->type_name("TEXT");
    command.add_option("--queue", rules.queue, "Requests that may wait for a place, and how long")
        ->type_name("PLACES[:SECONDS]");
    command.add_flag_function(
        "--allow-unpriced,!--no-allow-unpriced",
        [&rules](std::int64_t count) { rules.allowUnpriced = count > 0; },
        "Let models without a price through a money limit, at no cost");
    command.add_option("--override", rules.overrides, "Another limit for a while; may be repeated")
        ->type_name("LIMIT=VALUE")
        ->expected(1)
        ->take_all();
    command.add_option("--override-until", rules.overrideUntil, "When the overrides end")->type_name("WHEN");
    command.add_flag("--no-override", rules.noOverride, "End the overrides now");
}

json::array listJson(const std::string& text) {
    json::array list;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const std::string item = text.substr(at, comma - at);
        if (!item.empty()) list.emplace_back(item);
        at = comma + 1;
    }
    return list;
}

Result<json::object> queueJson(const std::string& text) {
    const std::size_t colon = text.find(':');
    const auto places = numberFrom(std::string_view(text).substr(0, colon));
    if (!places) return noForm(text, "PLACES[:SECONDS]");
    json::object queue{{"places", *places}};
    if (colon == std::string::npos) return queue;
    const auto seconds = numberFrom(std::string_view(text).substr(colon + 1));
    if (!seconds) return noForm(text, "PLACES[:SECONDS]");
    queue["waitMs"] = *seconds * 1000;
    return queue;
}

Result<void> putRules(AdminClient& client, const KeyRules& rules, std::int64_t now, const TimeZone& zone,
                      json::object& body) {
    for (const auto& [field, value] : rules.lists)
        body[field] = listJson(value);
    if (auto put = putLimits(rules, body); !put) return put;
    if (rules.noOverride) body["temporary"] = nullptr;
    if (!rules.overrides.empty() || rules.overrideUntil) {
        auto temporary = temporaryJson(rules, now, zone);
        if (!temporary) return temporary.error();
        body["temporary"] = std::move(*temporary);
    }
    if (rules.weeklyReset) {
        auto reset = weeklyResetJson(*rules.weeklyReset);
        if (!reset) return reset.error();
        body["weeklyReset"] = std::move(*reset);
    }
    if (rules.queue) {
        auto queue = queueJson(*rules.queue);
        if (!queue) return queue.error();
        body["queue"] = std::move(*queue);
    }
    if (rules.activationDays) body["activationDays"] = *rules.activationDays;
    if (rules.owner) body["owner"] = *rules.owner;
    if (rules.allowUnpriced) body["allowUnpriced"] = *rules.allowUnpriced;
    if (rules.account) {
        auto id = idOf(client, *rules.account, "/admin/accounts", "account");
        if (!id) return id.error();
        body["accountId"] = *id;
    }
    if (rules.group) {
        auto id = idOf(client, *rules.group, "/admin/groups", "group");
        if (!id) return id.error();
        body["groupId"] = *id;
    }
    return {};
}

std::vector<std::pair<std::string, std::string>> ruleLines(const json::object& key, const TimeZone& zone) {
    const json::object& temporary = objectField(key, "temporary");
    const json::object& queue = objectField(key, "queue");
    const auto until = parseIsoTime(textField(temporary, "until"));
    const std::uint64_t days = countField(key, "activationDays");
    std::vector<std::pair<std::string, std::string>> lines{
        {"Owner", textField(key, "owner")},
        {"Tags", listText(key, "tags")},
        {"Services", listText(key, "services")},
        {"Models", listText(key, "allowModels")},
        {"Not models", listText(key, "denyModels")},
        {"Clients", listText(key, "allowClients")},
        {"Addresses", listText(key, "allowAddresses")},
        {"Account", textField(key, "accountId")},
        {"Group", textField(key, "groupId")},
        {"Activation", days == 0 ? "" : fmt::format("{} days from its first use", days)},
        {"Limits", limitsText(objectField(key, "limits"))},
        {"Until then", until ? fmt::format("{}: {}", localTimeText(*until, zone),
                                           limitsText(objectField(temporary, "limits")))
                             : ""},
        {"Queue", countField(queue, "places") == 0 ? ""
                                                   : fmt::format("{} for {} s", countField(queue, "places"),
                                                                 countField(queue, "waitMs") / 1000)}};
    std::erase_if(lines, [](const auto& line) { return line.second.empty(); });
    return lines;
}

}  // namespace relay::cli
