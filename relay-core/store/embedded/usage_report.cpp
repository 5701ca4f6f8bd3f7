#include "store/embedded/usage_report.h"

#include "base/clock.h"
#include "store/embedded/periods.h"
#include "store/embedded/statement.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <limits>
#include <string_view>

namespace relay::embedded {
namespace {

// Far enough that no time reaches it, near enough that sums with it do not overflow.
constexpr std::int64_t kEndOfTime = std::numeric_limits<std::int64_t>::max() / 4;

constexpr std::string_view kFilter = "(?3 = 0 OR {0}key = ?3) AND (?4 = 0 OR {0}account = ?4)";

std::int64_t endOf(const UsageQuery& query) {
    return query.until == 0 ? kEndOfTime : query.until;
}

// SQL for the group of a row of `attempts` (with its alias), whose times are milliseconds.
std::string groupOfRow(const UsageQuery& query, std::string_view alias) {
    switch (query.by) {
        case UsageGrouping::None:
            return "0";
        case UsageGrouping::Key:
            return fmt::format("{}key", alias);
        case UsageGrouping::Account:
            return fmt::format("{}account", alias);
        case UsageGrouping::Model:
            return fmt::format("{}model", alias);
        case UsageGrouping::Day:
            break;
    }
    return fmt::format("local_day({}started_at)", alias);
}

std::string groupOfHour(const UsageQuery& query) {
    if (query.by != UsageGrouping::Day) return groupOfRow(query, "");
    return fmt::format("local_day(hour * {})", kHourMs);
}

/// SQL's local_day(): the date of a moment in the zone that the function was registered with.
void localDay(sqlite3_context* context, int, sqlite3_value** arguments) {
    const auto* const zone = static_cast<const TimeZone*>(sqlite3_user_data(context));
    sqlite3_result_int64(context, zone->dateAt(sqlite3_value_int64(arguments[0])));
}

std::string rowsSql(const UsageQuery& query) {
    // attempts has no index on time: ids grow with it, and attempt_hours knows which ids an hour can have.
    return fmt::format(
        "SELECT {}, count(*), sum(number = 1), sum(outcome = {}), sum(outcome = {}),"
        " sum(price_match = {} AND (input | output | cache_5m | cache_1h | cache_read | thinking) <> 0), "
        "sum(input),"
        " sum(output), sum(cache_5m), sum(cache_1h), sum(cache_read), sum(thinking), sum(cost) FROM attempts"
        " WHERE id >= (SELECT min(first_id) FROM attempt_hours WHERE hour BETWEEN ?5 AND ?6)"
        " AND id <= (SELECT max(last_id) FROM attempt_hours WHERE hour BETWEEN ?5 AND ?6)"
        " AND started_at >= ?1 AND started_at < ?2 AND {} GROUP BY 1",
        groupOfRow(query, ""), static_cast<int>(Outcome::Failed), static_cast<int>(Outcome::Unknown),
        static_cast<int>(PriceMatch::Unpriced), fmt::format(fmt::runtime(kFilter), "+"));
}

std::string rollupSql(std::string_view table, std::string_view period, const std::string& group) {
    return fmt::format(
        "SELECT {}, sum(attempts), sum(firsts), sum(failures), sum(unknown), sum(unpriced), sum(input), "
        "sum(output),"
        " sum(cache_5m), sum(cache_1h), sum(cache_read), sum(thinking), sum(cost) FROM {}"
        " WHERE {} >= ?1 AND {} < ?2 AND {} GROUP BY 1",
        group, table, period, period, fmt::format(fmt::runtime(kFilter), ""));
}

// Requests are counted by their first attempts. Where only a later one lies in the group and range, it counts
// instead.
std::string laterOnlySql(const UsageQuery& query) {
    return fmt::format(
        "SELECT g, count(*) FROM (SELECT DISTINCT {} AS g, r.request_id FROM attempts r"
        " WHERE r.number > 1 AND r.started_at >= ?1 AND r.started_at < ?2 AND {}"
        " AND NOT EXISTS (SELECT 1 FROM attempts f WHERE f.request_id = r.request_id AND f.number = 1"
        " AND +f.started_at >= ?1 AND +f.started_at < ?2 AND {} AND {} = {})) GROUP BY g",
        groupOfRow(query, "r."), fmt::format(fmt::runtime(kFilter), "+r."),
        fmt::format(fmt::runtime(kFilter), "+f."), groupOfRow(query, "f."), groupOfRow(query, "r."));
}

void addRow(const Statement& row, UsageTotals& totals) {
    const auto tokens = [&row](int column) { return static_cast<std::uint64_t>(row.integer(column)); };
    totals.attempts += row.integer(1);
    totals.firsts += row.integer(2);
    totals.failures += row.integer(3);
    totals.unknown += row.integer(4);
    totals.unpriced += row.integer(5);
    totals.add(Usage{tokens(6), tokens(7), tokens(8), tokens(9), tokens(10), tokens(11)});
    totals.cost += Money{row.integer(12)};
}

}  // namespace

Result<std::vector<UsageRow>> UsageReport::run(const UsageQuery& query) {
    const auto filter = filterOf(query);
    if (!filter) return filter.error();
    Groups groups;
    if (*filter) {
        if (auto named = nameLocalDay(query.zone); !named) return named.error();
        // One transaction, so that all parts see the same moment.
        if (const auto begun = m_database.execute("BEGIN"); !begun) return begun.error();
        Result<void> done;
        for (const Part& part : partsOf(query))
            if (done) done = addPart(query, **filter, part, groups);
        if (done) done = addLaterOnly(query, **filter, groups);
        const auto ended = m_database.execute("COMMIT");
        if (!done) return done.error();
        if (!ended) return ended.error();
    }
    return rowsOf(query.by, groups);
}

/// For the statements of this run: the zone outlives them.
Result<void> UsageReport::nameLocalDay(const TimeZone& zone) {
    m_zone = zone;
    const int code =
        sqlite3_create_function_v2(m_database.handle(), "local_day", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                   &m_zone, localDay, nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Result<void>() : m_database.lastError();
}

std::vector<UsageReport::Part> UsageReport::partsOf(const UsageQuery& query) {
    using Source = Part::Source;
    std::vector<Part> parts;
    const auto add = [&parts](Source source, std::int64_t begin, std::int64_t end) {
        if (begin < end) parts.push_back({source, begin, end});
    };
    const std::int64_t end = endOf(query);
    const std::int64_t firstHour = ceilDivide(query.since, kHourMs);
    const std::int64_t lastHour = floorDivide(end, kHourMs);
    const bool byDay = query.by == UsageGrouping::Day;
    if (firstHour >= lastHour || (byDay && !query.zone.beginsDaysOnFullHours(query.since, end))) {
        add(Source::Rows, query.since, end);
        return parts;
    }
    add(Source::Rows, query.since, firstHour * kHourMs);
    if (query.until != 0) add(Source::Rows, lastHour * kHourMs, end);

    const std::int64_t firstDay = ceilDivide(firstHour, kHoursADay);
    const std::int64_t lastDay = floorDivide(lastHour, kHoursADay);
    if (firstDay >= lastDay || (byDay && query.zone != TimeZone())) {
        add(Source::Hours, firstHour, lastHour);
        return parts;
    }
    add(Source::Hours, firstHour, firstDay * kHoursADay);
    add(Source::Days, firstDay, lastDay);
    add(Source::Hours, lastDay * kHoursADay, lastHour);
    return parts;
}

Result<std::optional<UsageReport::Filter>> UsageReport::filterOf(const UsageQuery& query) {
    Filter filter;
    const std::pair<const std::string*, std::int64_t*> texts[] = {{&query.keyId, &filter.key},
                                                                  {&query.accountId, &filter.account}};
    for (const auto& [text, number] : texts) {
        if (text->empty()) continue;
        const auto found = m_names.find(*text);
        if (!found) return found.error();
        if (!*found) return std::optional<Filter>();
        *number = **found;
    }
    return std::optional<Filter>(filter);
}

Result<void> UsageReport::addPart(const UsageQuery& query, const Filter& filter, const Part& part,
                                  Groups& groups) {
    std::string sql;
    switch (part.source) {
        case Part::Source::Rows:
            sql = rowsSql(query);
            break;
        case Part::Source::Hours:
            sql = rollupSql("usage_hours", "hour", groupOfHour(query));
            break;
        case Part::Source::Days:
            sql = rollupSql("usage_days", "day", query.by == UsageGrouping::Day ? "day" : groupOfHour(query));
            break;
    }
    Statement select(m_database, std::move(sql));
    if (part.source == Part::Source::Rows)
        select.start(part.begin, part.end, filter.key, filter.account, floorDivide(part.begin, kHourMs),
                     floorDivide(part.end, kHourMs));
    else
        select.start(part.begin, part.end, filter.key, filter.account);
    while (select.next())
        addRow(select, groups[select.integer(0)].totals);
    return select.finish();
}

Result<void> UsageReport::addLaterOnly(const UsageQuery& query, const Filter& filter, Groups& groups) {
    Statement select(m_database, laterOnlySql(query));
    select.start(query.since, endOf(query), filter.key, filter.account);
    while (select.next())
        groups[select.integer(0)].laterOnly += select.integer(1);
    return select.finish();
}

Result<std::vector<UsageRow>> UsageReport::rowsOf(UsageGrouping by, const Groups& groups) {
    std::vector<UsageRow> rows;
    if (by == UsageGrouping::None && groups.empty()) rows.emplace_back();
    for (const auto& [group, sums] : groups) {
        UsageRow& row = rows.emplace_back();
        if (by == UsageGrouping::Day) {
            row.group = dateText(group);
        } else if (by != UsageGrouping::None) {
            auto name = m_names.textOf(group);
            if (!name) return name.error();
            row.group = std::move(*name);
        }
        const UsageTotals& totals = sums.totals;
        row.requests = static_cast<std::uint64_t>(totals.firsts + sums.laterOnly);
        row.attempts = static_cast<std::uint64_t>(totals.attempts);
        row.failures = static_cast<std::uint64_t>(totals.failures);
        row.unknown = static_cast<std::uint64_t>(totals.unknown);
        row.unpriced = static_cast<std::uint64_t>(totals.unpriced);
        row.usage = totals.usage;
        row.cost = totals.cost;
    }
    std::ranges::sort(rows, {}, &UsageRow::group);
    return rows;
}

}  // namespace relay::embedded
