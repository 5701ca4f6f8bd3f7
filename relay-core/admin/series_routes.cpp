#include "admin/routes.h"
#include "admin/views.h"
#include "base/clock.h"
#include "config/settings.h"
#include "store/ledger.h"

#include <boost/json.hpp>

#include <optional>

namespace relay::admin {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kDayMs = 24 * 60 * kMinuteMs;
constexpr std::size_t kMonthDays = 30;

/// A chart: so many steps of one length, of which the last one is running.
struct SeriesRange {
    std::string_view name;
    SeriesGrain grain;
    std::int64_t stepMs;
    std::size_t steps;
};
constexpr SeriesRange kHourRange{"hour", SeriesGrain::Minute, kMinuteMs, 60};
constexpr SeriesRange kDayRange{"day", SeriesGrain::QuarterHour, 15 * kMinuteMs, 96};
constexpr SeriesRange kWeekRange{"week", SeriesGrain::Hour, 120 * kMinuteMs, 84};
constexpr SeriesRange kMonthRange{"month", SeriesGrain::Hour, kDayMs, kMonthDays};

const SeriesRange& rangeOf(std::string_view name) {
    for (const SeriesRange* range : {&kDayRange, &kWeekRange, &kMonthRange})
        if (range->name == name) return *range;
    return kHourRange;
}

/// Twice as many steps as the chart has: those of the time before come first.
std::vector<UnixMillis> boundsOf(const SeriesRange& range, const TimeZone& zone, UnixMillis now) {
    std::vector<UnixMillis> bounds(2 * range.steps + 1);
    const bool byDay = range.name == kMonthRange.name;
    bounds.back() = byDay ? zone.dayAt(now).end : (now / range.stepMs + 1) * range.stepMs;
    for (std::size_t i = bounds.size() - 1; i > 0; --i)
        bounds[i - 1] = byDay ? zone.dayAt(bounds[i] - 1).start : bounds[i] - range.stepMs;
    return bounds;
}

boost::json::value orNull(const std::optional<std::uint32_t>& number) {
    return number ? boost::json::value(*number) : boost::json::value(nullptr);
}

boost::json::object view(const SeriesSums& sums) {
    return {{"requests", sums.requests},
            {"attempts", sums.attempts},
            {"failures", sums.failures},
            {"inputTokens", sums.usage.input},
            {"outputTokens", sums.usage.output},
            {"cacheReadTokens", sums.usage.cacheRead},
            {"cacheCreationTokens", sums.usage.cacheCreation()},
            {"costUsd", toDecimal(sums.cost)},
            {"addedP50Us", orNull(sums.overheadUs)},
            {"firstByteP50Ms", orNull(sums.firstByteMs)}};
}

Result<Answer> series(const AdminParts& parts, RoutedCall& routed) {
    QueryFields& fields = routed.query;
    const SeriesRange& range = rangeOf(fields.choice("range", {"hour", "day", "week", "month"}));
    SeriesQuery query;
    query.grain = range.grain;
    query.keyId = fields.text("keyId");
    query.accountId = fields.text("accountId");
    query.model = fields.text("model");
    if (auto finished = fields.finish(); !finished) return finished.error();

    const std::vector<UnixMillis> bounds = boundsOf(range, parts.settings.zone, parts.clock.now());
    const UnixMillis since = bounds[range.steps];
    query.bounds = {bounds.front(), since};
    const auto previous = parts.ledger.series(query);
    if (!previous) return previous.error();
    query.bounds.assign(bounds.begin() + static_cast<std::ptrdiff_t>(range.steps), bounds.end());
    const auto answer = parts.ledger.series(query);
    if (!answer) return answer.error();

    boost::json::array rows;
    for (const SeriesSums& sums : answer->buckets) {
        boost::json::object row{{"start", timeView(query.bounds[rows.size()])}};
        for (auto& [name, value] : view(sums))
            row.emplace(name, std::move(value));
        rows.emplace_back(std::move(row));
    }
    return jsonAnswer(200, {{"range", range.name},
                            {"stepSeconds", range.stepMs / 1000},
                            {"since", timeView(since)},
                            {"until", timeView(bounds.back())},
                            {"rows", std::move(rows)},
                            {"total", view(answer->total)},
                            {"previous", view(previous->total)}});
}

}  // namespace

void addSeriesRoutes(RouteTable& table, const AdminParts& parts) {
    table.add("GET", "/admin/usage/series", Access::Administrator, withQuery(parts, series));
}

}  // namespace relay::admin
