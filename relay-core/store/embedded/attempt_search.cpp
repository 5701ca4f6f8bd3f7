#include "store/embedded/attempt_search.h"

#include "store/embedded/periods.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <string_view>
#include <utility>

namespace relay::embedded {
namespace {

/// A call looks through so many rows; that takes well under a tenth of a second.
constexpr std::uint64_t kMostRows = 160'000;
/// What an index leads to is read from here and there, which costs more than rows in a line; and to ask it costs something.
constexpr std::uint64_t kIndexedRow = 4;
constexpr std::uint64_t kIndexedBlock = 64;
/// With more names than these, or more requests, most blocks hold one of them anyway.
constexpr std::size_t kMostNames = 200;
constexpr std::size_t kMostRequests = 5000;
/// Shorter beginnings of a request id are those of all of them.
constexpr std::size_t kShortestIndexed = 10;
constexpr std::string_view kRequestPrefix = "req_";
constexpr std::string_view kUuid = "________-____-____-____-____________";
constexpr auto kBlock = static_cast<std::int64_t>(kAttemptsABlock);

// ?1 and ?2: first and last id; 0, -1 and '' = all. `index`: SQL that makes the statement use one, or nothing.
std::string rowsSql(std::string_view from, std::string_view index) {
    return fmt::format(
        "SELECT id, key, account, model, requested_model, request_id FROM attempts {}"
        " WHERE id BETWEEN ?1 AND ?2 AND {} (?3 = 0 OR +key = ?3) AND (?4 = 0 OR +account = ?4)"
        " AND (?5 = 0 OR +model = ?5 OR +requested_model = ?5) AND (?6 < 0 OR +outcome = ?6)"
        " AND (?7 < 0 OR +status = ?7) AND +started_at >= ?8 AND +started_at < ?9"
        " AND (?10 = '' OR +request_id = ?10) ORDER BY id DESC",
        from, index);
}

}  // namespace

/// What is looked for, in the ledger's numbers, and what was found so far.
struct AttemptSearch::Wanted {
    std::int64_t first = 1;  ///< ids
    std::int64_t last = std::numeric_limits<std::int64_t>::max();
    std::int64_t key = 0;  ///< 0 = all
    std::int64_t account = 0;
    std::int64_t model = 0;
    int outcome = -1;  ///< -1 = all
    int status = -1;
    UnixMillis since = 0;
    UnixMillis until = 0;
    std::string requestId;
    std::string search;                      ///< empty = all
    std::unordered_set<std::int64_t> names;  ///< that fit the search
    std::optional<Blocks> blocks;            ///< newest first; nothing: all of them

    std::size_t limit = 0;
    std::vector<std::uint64_t> found;
    std::uint64_t cost = 0;
    std::int64_t lookedThrough = 0;  ///< the lowest id that was; 0 = all

    bool byName() const { return key != 0 || account != 0 || model != 0; }
    bool done() const { return found.size() > limit; }
    bool fits(const Statement& row) const;
    void onlyIn(Blocks others);
};

bool AttemptSearch::Wanted::fits(const Statement& row) const {
    if (search.empty()) return true;
    for (const int column : {1, 2, 3, 4})
        if (names.contains(row.integer(column))) return true;
    return search.starts_with(kRequestPrefix) && row.text(5).starts_with(search);
}

void AttemptSearch::Wanted::onlyIn(Blocks others) {
    std::ranges::sort(others, std::greater<>());
    const auto twice = std::ranges::unique(others);
    others.erase(twice.begin(), twice.end());
    if (blocks) {
        Blocks both;
        std::ranges::set_intersection(*blocks, others, std::back_inserter(both), std::greater<>());
        others = std::move(both);
    }
    blocks = std::move(others);
}

AttemptSearch::AttemptSearch(Database& database, NameTable& names, AttemptTable& attempts)
    : m_names(names),
      m_attempts(attempts),
      m_hours(database, "SELECT min(first_id), max(last_id) FROM attempt_hours WHERE hour BETWEEN ?1 AND ?2"),
      m_matchingNames(
          database,
          fmt::format("SELECT id FROM names WHERE instr(lower(text), ?1) > 0 AND text NOT LIKE '{}'", kUuid)),
      m_blocksOfName(database,
                     "SELECT block FROM attempt_blocks WHERE name = ?1 AND block BETWEEN ?2 AND ?3"),
      m_blocksOfRequests(
          database,
          fmt::format("SELECT id / {} FROM attempts WHERE request_id >= ?1 AND request_id < ?2 LIMIT ?3",
                      kAttemptsABlock)),
      m_rows(database, rowsSql("NOT INDEXED", "")),
      m_rowsOfOutcome(database,
                      rowsSql("INDEXED BY attempts_by_outcome", "outcome = ?6 AND outcome <> 1 AND")),
      m_rowsOfStatus(database,
                     rowsSql("INDEXED BY attempts_by_status", "status = ?7 AND status <> 200 AND")) {}

Result<AttemptPage> AttemptSearch::run(const AttemptFilter& filter) {
    Wanted wanted;
    const auto possible = prepare(filter, wanted);
    if (!possible) return possible.error();
    if (!*possible) return AttemptPage{};
    const std::int64_t lowest = wanted.first / kBlock;
    std::size_t index = 0;
    for (std::int64_t block = wanted.last / kBlock;; --block) {
        if (wanted.blocks) {
            if (index == wanted.blocks->size()) break;
            block = (*wanted.blocks)[index++];
        }
        if (block < lowest) break;
        if (wanted.cost >= kMostRows) {
            wanted.lookedThrough = (block + 1) * kBlock;
            break;
        }
        if (const auto looked = lookThrough(block, wanted); !looked) return looked.error();
        if (wanted.done()) break;
    }
    return pageOf(wanted);
}

/// False: nothing can fit.
Result<bool> AttemptSearch::prepare(const AttemptFilter& filter, Wanted& wanted) {
    wanted.limit = std::clamp<std::size_t>(filter.page.limit, 1, 1000);
    wanted.requestId = filter.page.requestId;
    if (filter.outcome) wanted.outcome = static_cast<int>(*filter.outcome);
    if (filter.status) wanted.status = *filter.status;
    if (const auto known = takeNames(filter, wanted); !known || !*known) return known;
    if (const auto known = takeTimes(filter, wanted); !known || !*known) return known;
    if (filter.page.beforeId != 0)
        wanted.last = std::min(wanted.last, static_cast<std::int64_t>(filter.page.beforeId) - 1);
    if (const auto taken = takeSearch(filter, wanted); !taken) return taken.error();
    if (const auto taken = takeBlocks(wanted); !taken) return taken.error();
    return wanted.first <= wanted.last;
}

Result<bool> AttemptSearch::takeNames(const AttemptFilter& filter, Wanted& wanted) {
    const std::pair<const std::string*, std::int64_t*> texts[] = {{&filter.page.keyId, &wanted.key},
                                                                  {&filter.page.accountId, &wanted.account},
                                                                  {&filter.model, &wanted.model}};
    for (const auto& [text, number] : texts) {
        if (text->empty()) continue;
        const auto found = m_names.find(*text);
        if (!found) return found.error();
        if (!*found) return false;
        *number = **found;
    }
    return true;
}

/// attempts has no index on time: ids grow with it, and attempt_hours knows which ids an hour can have.
Result<bool> AttemptSearch::takeTimes(const AttemptFilter& filter, Wanted& wanted) {
    constexpr std::int64_t kEndOfTime = std::numeric_limits<std::int64_t>::max() / 4;
    wanted.since = filter.since;
    wanted.until = filter.until == 0 ? kEndOfTime : filter.until;
    m_hours.start(floorDivide(wanted.since, kHourMs), floorDivide(wanted.until, kHourMs));
    if (m_hours.next()) {
        wanted.first = m_hours.integer(0);
        wanted.last = m_hours.integer(1);
    }
    if (const auto done = m_hours.finish(); !done) return done.error();
    return wanted.first <= wanted.last && wanted.last != 0;
}

Result<void> AttemptSearch::takeSearch(const AttemptFilter& filter, Wanted& wanted) {
    wanted.search = filter.search;
    if (wanted.search.empty()) return {};
    for (const std::string& id : filter.searchIds) {
        const auto number = m_names.find(id);
        if (!number) return number.error();
        if (*number) wanted.names.insert(**number);
    }
    m_matchingNames.start(wanted.search);
    while (m_matchingNames.next())
        wanted.names.insert(m_matchingNames.integer(0));
    return m_matchingNames.finish();
}

/// Which blocks can hold what fits; where that is not worth finding out, all of them.
Result<void> AttemptSearch::takeBlocks(Wanted& wanted) {
    const auto add = [&](std::int64_t name, Blocks& blocks) {
        m_blocksOfName.start(name, wanted.first / kBlock, wanted.last / kBlock);
        return addBlocks(m_blocksOfName, blocks);
    };
    for (const std::int64_t name : {wanted.key, wanted.account, wanted.model}) {
        if (name == 0) continue;
        Blocks blocks;
        if (const auto added = add(name, blocks); !added) return added;
        wanted.onlyIn(std::move(blocks));
    }
    const std::string& prefix = wanted.requestId.empty() ? wanted.search : wanted.requestId;
    const bool isRequest = prefix.starts_with(kRequestPrefix) || !wanted.requestId.empty();
    if (prefix.empty() || wanted.names.size() > kMostNames) return {};
    if (isRequest && wanted.requestId.empty() && prefix.size() < kShortestIndexed) return {};
    Blocks blocks;
    if (isRequest) {
        const std::string end = prefix + '\x7f';
        m_blocksOfRequests.start(prefix, end, kMostRequests);
        if (const auto added = addBlocks(m_blocksOfRequests, blocks); !added) return added;
        if (blocks.size() == kMostRequests) return {};
    }
    for (const std::int64_t name : wanted.names)
        if (const auto added = add(name, blocks); !added) return added;
    wanted.onlyIn(std::move(blocks));
    return {};
}

Result<void> AttemptSearch::addBlocks(Statement& statement, Blocks& blocks) {
    while (statement.next())
        blocks.push_back(statement.integer(0));
    return statement.finish();
}

Result<void> AttemptSearch::lookThrough(std::int64_t block, Wanted& wanted) {
    const std::int64_t first = std::max(wanted.first, block * kBlock);
    const std::int64_t last = std::min(wanted.last, block * kBlock + kBlock - 1);
    if (first > last) return {};
    // Who is looked for by name is in few blocks, or in most rows of an index.
    const bool byOutcome = !wanted.byName() && wanted.outcome > static_cast<int>(Outcome::Succeeded);
    constexpr int kUsualStatus = 200;
    const bool byStatus = !wanted.byName() && wanted.status >= 0 && wanted.status != kUsualStatus;
    Statement& rows = byStatus ? m_rowsOfStatus : byOutcome ? m_rowsOfOutcome : m_rows;
    const bool indexed = byStatus || byOutcome;
    wanted.cost += indexed ? kIndexedBlock : static_cast<std::uint64_t>(last - first + 1);
    rows.start(first, last, wanted.key, wanted.account, wanted.model, wanted.outcome, wanted.status,
               wanted.since, wanted.until, wanted.requestId);
    while (!wanted.done() && rows.next()) {
        wanted.cost += indexed ? kIndexedRow : 0;
        if (wanted.fits(rows)) wanted.found.push_back(static_cast<std::uint64_t>(rows.integer(0)));
    }
    return rows.finish();
}

Result<AttemptPage> AttemptSearch::pageOf(const Wanted& wanted) {
    AttemptPage page;
    const std::size_t count = std::min(wanted.found.size(), wanted.limit);
    for (const std::uint64_t id : std::span(wanted.found).first(count)) {
        auto attempt = m_attempts.find(id);
        if (!attempt) return attempt.error();
        if (*attempt) page.rows.push_back(std::move(**attempt));
    }
    page.next =
        wanted.done() ? wanted.found[wanted.limit - 1] : static_cast<std::uint64_t>(wanted.lookedThrough);
    return page;
}

}  // namespace relay::embedded
