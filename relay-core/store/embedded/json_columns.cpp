#include "store/embedded/json_columns.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <string_view>
#include <type_traits>

namespace relay::embedded {
namespace {

namespace json = boost::json;

std::string textOf(const json::value& value) {
    const json::string& text = value.get_string();
    return {text.data(), text.size()};
}

/// The one list of the limits that are plain numbers, for both ways.
template <class Limits, class Visitor>
void visitNumbers(Limits& limits, Visitor&& visit) {
    visit("concurrency", limits.concurrency);
    visit("windowMinutes", limits.windowMinutes);
    visit("windowRequests", limits.windowRequests);
    visit("windowTokens", limits.windowTokens);
    visit("windowCost", limits.windowCost.nanos);
    visit("daily", limits.dailyCost.nanos);
    visit("weekly", limits.weeklyCost.nanos);
    visit("monthly", limits.monthlyCost.nanos);
    visit("total", limits.totalCost.nanos);
}

std::optional<FamilyLimit> familyFrom(const json::value& value) {
    const json::array* const row = value.if_array();
    if (!row || row->size() != 3 || !(*row)[0].is_string() || !(*row)[1].is_string() || !(*row)[2].is_int64())
        return std::nullopt;
    const auto kind = limitKindFrom(textOf((*row)[1]));
    if (!kind) return std::nullopt;
    return FamilyLimit{textOf((*row)[0]), *kind, Money{(*row)[2].get_int64()}};
}

}  // namespace

std::string listToText(const std::vector<std::string>& texts) {
    if (texts.empty()) return {};
    json::array rows;
    for (const std::string& text : texts)
        rows.emplace_back(text);
    return json::serialize(rows);
}

std::optional<std::vector<std::string>> listFromText(const std::string& text) {
    std::vector<std::string> texts;
    if (text.empty()) return texts;
    boost::system::error_code bad;
    const json::value rows = json::parse(text, bad);
    if (bad || !rows.is_array()) return std::nullopt;
    for (const json::value& row : rows.get_array()) {
        if (!row.is_string()) return std::nullopt;
        texts.push_back(textOf(row));
    }
    return texts;
}

std::string limitsToText(const KeyLimits& limits) {
    json::object object;
    visitNumbers(limits, [&object](std::string_view name, auto value) {
        if (value != 0) object[name] = static_cast<std::int64_t>(value);
    });
    json::array families;
    for (const FamilyLimit& each : limits.families)
        families.push_back(json::array{each.family, toString(each.kind), each.limit.nanos});
    if (!families.empty()) object["families"] = std::move(families);
    return object.empty() ? std::string() : json::serialize(object);
}

std::optional<KeyLimits> limitsFromText(const std::string& text) {
    KeyLimits limits;
    if (text.empty()) return limits;
    boost::system::error_code bad;
    const json::value value = json::parse(text, bad);
    if (bad || !value.is_object()) return std::nullopt;
    const json::object& object = value.get_object();
    bool sound = true;
    visitNumbers(limits, [&](std::string_view name, auto& number) {
        const json::value* const field = object.if_contains(name);
        if (!field) return;
        sound = sound && field->is_int64() && field->get_int64() >= 0;
        if (sound) number = static_cast<std::remove_reference_t<decltype(number)>>(field->get_int64());
    });
    const json::value* const families = object.if_contains("families");
    if (!sound || (families && !families->is_array())) return std::nullopt;
    if (!families) return limits;
    for (const json::value& each : families->get_array()) {
        auto family = familyFrom(each);
        if (!family) return std::nullopt;
        limits.families.push_back(std::move(*family));
    }
    return limits;
}

}  // namespace relay::embedded
