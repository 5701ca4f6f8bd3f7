#include "admin/limits_change.h"

#include "admin/overwrite.h"
#include "model/model_family.h"

#include <boost/json.hpp>

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace relay::admin {
namespace {

constexpr std::int64_t kMostConcurrency = 100'000;
constexpr std::int64_t kLongestWindow = 44'640;  // minutes of a month
constexpr std::int64_t kMostCount = 1'000'000'000'000'000;
constexpr std::size_t kMostFamilies = 50;
constexpr std::size_t kLongestFamily = 100;
constexpr std::int64_t kMostPlaces = 10'000;
constexpr std::int64_t kLongestWait = 600'000;
constexpr std::string_view kCostSuffix = "_cost";

template <class Integer>
std::optional<Integer> count(JsonFields& fields, std::string_view name, std::int64_t most) {
    const auto number = fields.integer(name, 0, most);
    if (!number) return std::nullopt;
    return static_cast<Integer>(*number);
}

/// "weekly" is WeeklyCost.
std::optional<LimitKind> periodFrom(const std::string& text) {
    const auto kind = limitKindFrom(text + std::string(kCostSuffix));
    if (!kind || *kind == LimitKind::WindowCost) return std::nullopt;
    return kind;
}

std::string_view periodOf(LimitKind kind) {
    std::string_view name = toString(kind);
    name.remove_suffix(kCostSuffix.size());
    return name;
}

FamilyLimit readFamily(JsonFields& fields) {
    FamilyLimit limit;
    const auto family = fields.text("family", 1, kLongestFamily);
    const auto period = fields.raw("period");
    const auto money = fields.money("limit");
    if (!family || !period || !money)
        fields.complain("each needs \"family\", \"period\" and \"limit\"");
    else if (const auto kind = periodFrom(*period))
        limit = {modelFamily(*family), *kind, *money};
    else
        fields.complain("field \"period\" must be one of: \"daily\", \"weekly\", \"monthly\", \"total\"");
    return limit;
}

std::optional<std::vector<FamilyLimit>> readFamilies(JsonFields& fields) {
    auto parts = fields.objects("families", kMostFamilies);
    if (!parts) return std::nullopt;
    std::vector<FamilyLimit> families;
    for (JsonFields& part : *parts) {
        FamilyLimit limit = readFamily(part);
        fields.absorb("families", part);
        const bool twice = std::ranges::any_of(families, [&limit](const FamilyLimit& other) {
            return other.family == limit.family && other.kind == limit.kind;
        });
        if (twice) fields.complain("field \"families\" limits the same family and period twice");
        families.push_back(std::move(limit));
    }
    return families;
}

}  // namespace

LimitsChange readLimits(JsonFields& fields) {
    LimitsChange change;
    change.concurrency = count<std::uint32_t>(fields, "concurrency", kMostConcurrency);
    change.windowMinutes = count<std::uint32_t>(fields, "windowMinutes", kLongestWindow);
    change.windowRequests = count<std::uint64_t>(fields, "windowRequests", kMostCount);
    change.windowTokens = count<std::uint64_t>(fields, "windowTokens", kMostCount);
    change.windowCost = fields.money("windowCost");
    change.dailyCost = fields.money("dailyCost");
    change.weeklyCost = fields.money("weeklyCost");
    change.monthlyCost = fields.money("monthlyCost");
    change.totalCost = fields.money("totalCost");
    change.families = readFamilies(fields);
    return change;
}

void applyChange(const LimitsChange& change, KeyLimits& limits) {
    overwrite(change.concurrency, limits.concurrency);
    overwrite(change.windowMinutes, limits.windowMinutes);
    overwrite(change.windowRequests, limits.windowRequests);
    overwrite(change.windowTokens, limits.windowTokens);
    overwrite(change.windowCost, limits.windowCost);
    overwrite(change.dailyCost, limits.dailyCost);
    overwrite(change.weeklyCost, limits.weeklyCost);
    overwrite(change.monthlyCost, limits.monthlyCost);
    overwrite(change.totalCost, limits.totalCost);
    overwrite(change.families, limits.families);
}

boost::json::object limitsView(const KeyLimits& limits) {
    boost::json::array families;
    for (const FamilyLimit& each : limits.families)
        families.push_back(boost::json::object{
            {"family", each.family}, {"period", periodOf(each.kind)}, {"limit", toDecimal(each.limit)}});
    return {{"concurrency", limits.concurrency},          {"windowMinutes", limits.windowMinutes},
            {"windowRequests", limits.windowRequests},    {"windowTokens", limits.windowTokens},
            {"windowCost", toDecimal(limits.windowCost)}, {"dailyCost", toDecimal(limits.dailyCost)},
            {"weeklyCost", toDecimal(limits.weeklyCost)}, {"monthlyCost", toDecimal(limits.monthlyCost)},
            {"totalCost", toDecimal(limits.totalCost)},   {"families", std::move(families)}};
}

std::optional<QueueRule> readQueue(JsonFields& fields) {
    auto part = fields.object("queue");
    if (!part) return std::nullopt;
    QueueRule queue;
    overwrite(count<std::uint32_t>(*part, "places", kMostPlaces), queue.places);
    overwrite(count<std::uint32_t>(*part, "waitMs", kLongestWait), queue.waitMs);
    fields.absorb("queue", *part);
    return queue;
}

boost::json::object queueView(const QueueRule& queue) {
    return {{"places", queue.places}, {"waitMs", queue.waitMs}};
}

}  // namespace relay::admin
