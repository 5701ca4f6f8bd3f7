#include "cli/account_view.h"

#include "cli/admin_call.h"
#include "cli/moments.h"
#include "cli/quantities.h"
#include "cli/table.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <vector>

namespace relay::cli {

namespace json = boost::json;

namespace {

constexpr std::size_t kShortId = 8;

std::string_view sign(std::string_view state) {
    if (state == "ready") return "●";
    if (state == "cooling" || state == "full") return "◐";
    if (state == "paused") return "‖";
    if (state == "spent") return "○";
    return "✕";
}

std::string loadText(const json::object& account) {
    const std::uint64_t limit = countField(account, "maxConcurrency");
    const std::string inFlight = countText(countField(account, "inFlight"));
    return limit == 0 ? inFlight : inFlight + "/" + countText(limit);
}

std::string spentText(const json::object& account) {
    const std::string quota = textField(account, "dailyQuota");
    const std::string spent = moneyText(textField(account, "spentToday"));
    return quota.empty() || quota == "0" ? spent : spent + " of " + moneyText(quota);
}

/// "a -> b, c -> d".
std::string pairsText(const json::object& pairs, std::string_view arrow) {
    std::string text;
    for (const auto& [name, value] : pairs) {
        if (!value.is_string()) continue;
        text += fmt::format("{}{}{}{}", text.empty() ? "" : ", ", std::string_view(name), arrow,
                            std::string_view(value.get_string()));
    }
    return text;
}

std::string timeField(const json::object& object, std::string_view name, const TimeZone& zone) {
    const auto moment = parseIsoTime(textField(object, name));
    return moment ? localTimeText(*moment, zone) : std::string{};
}

}  // namespace

std::string agoText(const std::string& isoTime, std::int64_t now) {
    const auto moment = parseIsoTime(isoTime);
    if (!moment) return "never";
    const std::int64_t age = now - *moment;
    return age < 1000 ? "just now" : durationText(static_cast<double>(age)) + " ago";
}

std::string stateText(const json::object& account, std::int64_t now) {
    const std::string state = textField(account, "state");
    std::string text = fmt::format("{} {}", sign(state), state);
    if (const auto until = parseIsoTime(textField(objectField(account, "mark"), "until"));
        until && *until > now) {
        text += " " + durationText(static_cast<double>(*until - now));
    }
    return text;
}

std::string reasonText(const json::object& account) {
    const std::string state = textField(account, "state");
    if (state == "disabled") return "switched off by an administrator";
    if (state == "paused") return "kept out of the pool (not schedulable)";
    if (state == "full") return "all its places are taken";
    if (state == "spent") return "daily quota used up";
    return textField(objectField(account, "mark"), "evidence");
}

std::string accountTable(const json::array& accounts, std::int64_t now) {
    using Align = Table::Align;
    Table table({{"ID"},
                 {"NAME"},
                 {"TYPE"},
                 {"STATE"},
                 {"PRIORITY", Align::Right},
                 {"IN FLIGHT", Align::Right},
                 {"TODAY", Align::Right},
                 {"LAST USED"},
                 {"WHY"}});
    for (const json::value& value : accounts) {
        if (!value.is_object()) continue;
        const json::object& account = value.get_object();
        table.add({textField(account, "id").substr(0, kShortId), textField(account, "name"),
                   textField(account, "type"), stateText(account, now),
                   countText(countField(account, "priority")), loadText(account), spentText(account),
                   agoText(textField(account, "lastUsedAt"), now), reasonText(account)});
    }
    return table.text();
}

std::string accountDetails(const json::object& account, std::int64_t now, const TimeZone& zone) {
    const json::object& mark = objectField(account, "mark");
    const std::uint64_t limit = countField(account, "maxConcurrency");
    return labelled({{"Name", textField(account, "name")},
                     {"Id", textField(account, "id")},
                     {"Type", textField(account, "type")},
                     {"Description", textField(account, "description")},
                     {"State", stateText(account, now)},
                     {"Why", reasonText(account)},
                     {"Since", timeField(mark, "since", zone)},
                     {"Until", timeField(mark, "until", zone)},
                     {"Base URL", textField(account, "baseUrl")},
                     {"Key", textField(account, "secretHint")},
                     {"Auth scheme", textField(account, "authScheme")},
                     {"Priority", countText(countField(account, "priority"))},
                     {"In flight", loadText(account)},
                     {"Most at a time", limit == 0 ? "no limit" : countText(limit)},
                     {"Spent today", spentText(account)},
                     {"Auto protection", flagField(account, "autoProtection") ? "on" : "off: never rests"},
                     {"Models", pairsText(objectField(account, "modelMap"), " -> ")},
                     {"Headers", pairsText(objectField(account, "customHeaders"), ": ")},
                     {"Last used", agoText(textField(account, "lastUsedAt"), now)},
                     {"Created", timeField(account, "createdAt", zone)},
                     {"Changed", timeField(account, "updatedAt", zone)}});
}

}  // namespace relay::cli
