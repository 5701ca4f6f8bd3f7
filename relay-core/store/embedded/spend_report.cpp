#include "store/embedded/spend_report.h"

#include "model/attempt.h"
#include "store/embedded/periods.h"

#include <fmt/format.h>

namespace relay::embedded {
namespace {

// ?1 since, ?2 its hour, ?3 and ?4 the first hour and day that begin then or later.
constexpr std::string_view kSql = R"sql(
SELECT k.text, c.text, m.text, sum(s.cost) FROM (
    SELECT key, account, model, cost FROM usage_days WHERE day >= ?4
    UNION ALL
    SELECT key, account, model, cost FROM usage_hours WHERE hour >= ?3 AND hour < ?4 * {0}
    UNION ALL
    SELECT key, account, model, cost FROM attempts
        WHERE id >= (SELECT min(first_id) FROM attempt_hours WHERE hour BETWEEN ?2 AND ?3)
        AND id <= (SELECT max(last_id) FROM attempt_hours WHERE hour BETWEEN ?2 AND ?3)
        AND started_at >= ?1 AND started_at < ?3 * {1}
    UNION ALL
    SELECT key, account, model, reserved FROM attempts WHERE outcome = {2} AND started_at >= ?1) s
JOIN names k ON k.id = s.key JOIN names c ON c.id = s.account JOIN names m ON m.id = s.model
GROUP BY s.key, s.account, s.model
)sql";

}  // namespace

SpendReport::SpendReport(Database& database)
    : m_select(database, fmt::format(kSql, kHoursADay, kHourMs, static_cast<int>(Outcome::Unknown))) {}

Result<std::vector<SpentRow>> SpendReport::since(UnixMillis since) {
    const std::int64_t firstHour = ceilDivide(since, kHourMs);
    std::vector<SpentRow> rows;
    m_select.start(since, floorDivide(since, kHourMs), firstHour, ceilDivide(firstHour, kHoursADay));
    while (m_select.next())
        rows.push_back({m_select.text(0), m_select.text(1), m_select.text(2), Money{m_select.integer(3)}});
    if (const auto done = m_select.finish(); !done) return done.error();
    return rows;
}

}  // namespace relay::embedded
