#include "store/embedded/attempt_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string_view>

namespace relay::embedded {
namespace {

// ?1 before id, ?2 key, ?3 account, ?4 request (0 and '' = all), ?5 limit. `rows` has the wanted ones, newest first.
std::string pageSql(std::string_view rows) {
    return fmt::format(
        "SELECT a.id, a.request_id, a.number, k.text, c.text, r.text, q.text, m.text, a.stream, a.outcome, "
        "a.status,"
        " a.reason, a.started_at, a.first_byte_ms, a.duration_ms, a.overhead_us, a.input, a.output, "
        "a.cache_5m,"
        " a.cache_1h, a.cache_read, a.thinking, a.cost, a.price_match, p.text, a.reserved, a.max_tokens"
        " FROM ({} LIMIT ?5) a"
        " JOIN names k ON k.id = a.key JOIN names c ON c.id = a.account JOIN names r ON r.id = a.route"
        " JOIN names q ON q.id = a.requested_model JOIN names m ON m.id = a.model"
        " JOIN names p ON p.id = a.price_version ORDER BY a.id DESC",
        rows);
}

// `+` keeps SQLite from using another index than the one the statement is for.
std::string rowsSql(std::string_view filter) {
    return fmt::format("SELECT * FROM attempts WHERE id < ?1 AND {} ORDER BY id DESC", filter);
}

/// Rows of a key or an account: block by block, see AttemptBlocks.
std::string rowsInBlocksSql(std::string_view name, std::string_view filter) {
    return fmt::format(
        "SELECT attempts.* FROM attempt_blocks b CROSS JOIN attempts"
        " ON id BETWEEN b.block * {0} AND b.block * {0} + {0} - 1"
        " WHERE b.name = {1} AND b.block <= ?1 / {0} AND id < ?1 AND {2} AND (?4 = '' OR +request_id = ?4)"
        " ORDER BY b.block DESC, id DESC",
        kAttemptsABlock, name, filter);
}

Attempt read(const Statement& row) {
    const auto small = [&row](int column) { return static_cast<std::uint32_t>(row.integer(column)); };
    const auto large = [&row](int column) { return static_cast<std::uint64_t>(row.integer(column)); };
    Attempt attempt;
    attempt.id = large(0);
    attempt.requestId = row.text(1);
    attempt.number = small(2);
    attempt.keyId = row.text(3);
    attempt.accountId = row.text(4);
    attempt.route = row.text(5);
    attempt.requestedModel = row.text(6);
    attempt.model = row.text(7);
    attempt.stream = row.integer(8) != 0;
    attempt.outcome = static_cast<Outcome>(row.integer(9));
    attempt.status = static_cast<int>(row.integer(10));
    attempt.reason = row.text(11);
    attempt.startedAt = row.integer(12);
    attempt.firstByteMs = small(13);
    attempt.durationMs = small(14);
    attempt.overheadUs = small(15);
    attempt.usage = {large(16), large(17), large(18), large(19), large(20), large(21)};
    attempt.cost = Money{row.integer(22)};
    attempt.priceMatch = static_cast<PriceMatch>(row.integer(23));
    attempt.priceVersion = row.text(24);
    attempt.reserved = Money{row.integer(25)};
    attempt.maxTokens = large(26);
    return attempt;
}

}  // namespace

AttemptTable::AttemptTable(Database& database, NameTable& names)
    : m_database(database),
      m_names(names),
      m_insert(database,
               "INSERT OR IGNORE INTO attempts "
               "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,"
               "?19,?20,?21,?22,?23,?24,?25,?26,?27)"),
      m_contains(database, "SELECT 1 FROM attempts WHERE id = ?1"),
      m_greatest(database, "SELECT max(id) FROM attempts"),
      m_find(database, pageSql("SELECT * FROM attempts WHERE id = ?1 AND ?2 = 0 AND ?3 = 0 AND ?4 = ''")),
      m_page(database, pageSql(rowsSql("?2 = 0 AND ?3 = 0 AND ?4 = ''"))),
      m_pageOfKey(database, pageSql(rowsInBlocksSql("?2", "key = ?2 AND (?3 = 0 OR account = ?3)"))),
      m_pageOfAccount(database, pageSql(rowsInBlocksSql("?3", "account = ?3 AND ?2 = 0"))),
      m_pageOfRequest(
          database,
          pageSql(rowsSql("request_id = ?4 AND (?2 = 0 OR +key = ?2) AND (?3 = 0 OR +account = ?3)"))) {}

Result<AttemptNames> AttemptTable::insert(const Attempt& attempt) {
    AttemptNames names;
    std::int64_t route = 0;
    std::int64_t priceVersion = 0;
    const std::pair<const std::string*, std::int64_t*> texts[] = {
        {&attempt.keyId, &names.key},   {&attempt.accountId, &names.account},
        {&attempt.model, &names.model}, {&attempt.requestedModel, &names.requestedModel},
        {&attempt.route, &route},       {&attempt.priceVersion, &priceVersion},
    };
    for (const auto& [text, number] : texts) {
        const auto found = m_names.numberOf(*text);
        if (!found) return found.error();
        *number = *found;
    }
    const Usage& usage = attempt.usage;
    const auto done = m_insert.run(
        attempt.id, attempt.requestId, attempt.number, names.key, names.account, route, names.requestedModel,
        names.model, attempt.stream, static_cast<int>(attempt.outcome), attempt.status, attempt.reason,
        attempt.startedAt, attempt.firstByteMs, attempt.durationMs, attempt.overheadUs, usage.input,
        usage.output, usage.cacheCreation5m, usage.cacheCreation1h, usage.cacheRead, usage.thinking,
        attempt.cost.nanos, static_cast<int>(attempt.priceMatch), priceVersion, attempt.reserved.nanos,
        attempt.maxTokens);
    if (!done) return done.error();
    names.isNew = m_database.changedRows() == 1;
    return names;
}

Result<bool> AttemptTable::contains(std::uint64_t id) {
    m_contains.start(id);
    const bool found = m_contains.next();
    if (const auto done = m_contains.finish(); !done) return done.error();
    return found;
}

Result<std::uint64_t> AttemptTable::greatestId() {
    m_greatest.start();
    const std::uint64_t id = m_greatest.next() ? static_cast<std::uint64_t>(m_greatest.integer(0)) : 0;
    if (const auto done = m_greatest.finish(); !done) return done.error();
    return id;
}

Result<std::optional<Attempt>> AttemptTable::find(std::uint64_t id) {
    m_find.start(id, 0, 0, std::string_view(), 1);
    std::optional<Attempt> attempt;
    if (m_find.next()) attempt = read(m_find);
    if (const auto done = m_find.finish(); !done) return done.error();
    return attempt;
}

Result<std::vector<Attempt>> AttemptTable::page(const AttemptQuery& query) {
    std::vector<Attempt> attempts;
    std::int64_t key = 0;
    std::int64_t account = 0;
    const std::pair<const std::string*, std::int64_t*> filters[] = {{&query.keyId, &key},
                                                                    {&query.accountId, &account}};
    for (const auto& [text, number] : filters) {
        if (text->empty()) continue;
        const auto found = m_names.find(*text);
        if (!found) return found.error();
        if (!*found) return attempts;
        *number = **found;
    }
    Statement& select = !query.requestId.empty() ? m_pageOfRequest
                        : key != 0               ? m_pageOfKey
                        : account != 0           ? m_pageOfAccount
                                                 : m_page;
    constexpr auto kEnd = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const std::uint64_t before = query.beforeId == 0 ? kEnd : std::min(query.beforeId, kEnd);
    select.start(before, key, account, query.requestId, std::clamp<std::uint32_t>(query.limit, 1, 1000));
    while (select.next())
        attempts.push_back(read(select));
    if (const auto done = select.finish(); !done) return done.error();
    return attempts;
}

}  // namespace relay::embedded
