#include "store/embedded/schema.h"

#include "store/embedded/statement.h"
#include "store/embedded/transaction.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <memory>
#include <string>

namespace relay::embedded {
namespace {

// Texts that come again and again in the ledger are kept once, in `names`; a row holds their numbers.
// Times are milliseconds since 1970, money is nano-dollars, `hour` and `day` count from 1970 in UTC.
constexpr std::string_view kVersion1 = R"sql(
CREATE TABLE accounts(
    id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, description TEXT NOT NULL, type TEXT NOT NULL,
    base_url TEXT NOT NULL, auth_scheme TEXT NOT NULL, sealed_secret TEXT NOT NULL,
    model_map TEXT NOT NULL, custom_headers TEXT NOT NULL,
    priority INTEGER NOT NULL, enabled INTEGER NOT NULL, schedulable INTEGER NOT NULL,
    auto_protection INTEGER NOT NULL, max_concurrency INTEGER NOT NULL, daily_quota INTEGER NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
CREATE TABLE keys(
    id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL, digest BLOB NOT NULL UNIQUE,
    hint TEXT NOT NULL, enabled INTEGER NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, expires_at INTEGER NOT NULL);
CREATE TABLE admin(
    slot INTEGER PRIMARY KEY CHECK(slot = 1), username TEXT NOT NULL, scrypt_hash TEXT NOT NULL,
    updated_at INTEGER NOT NULL);
CREATE TABLE sessions(
    token_digest TEXT PRIMARY KEY, username TEXT NOT NULL, created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL);
CREATE TABLE settings(name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE account_marks(
    account_id TEXT PRIMARY KEY, cause TEXT NOT NULL, status INTEGER NOT NULL, evidence TEXT NOT NULL,
    since INTEGER NOT NULL, until INTEGER NOT NULL);
CREATE TABLE account_activity(account_id TEXT PRIMARY KEY, last_used_at INTEGER NOT NULL);

CREATE TABLE names(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE attempts(
    id INTEGER PRIMARY KEY, request_id TEXT NOT NULL, number INTEGER NOT NULL, key INTEGER NOT NULL,
    account INTEGER NOT NULL, route INTEGER NOT NULL, requested_model INTEGER NOT NULL, model INTEGER NOT NULL,
    stream INTEGER NOT NULL, outcome INTEGER NOT NULL, status INTEGER NOT NULL, reason TEXT NOT NULL,
    started_at INTEGER NOT NULL, first_byte_ms INTEGER NOT NULL, duration_ms INTEGER NOT NULL,
    overhead_us INTEGER NOT NULL,
    input INTEGER NOT NULL, output INTEGER NOT NULL, cache_5m INTEGER NOT NULL, cache_1h INTEGER NOT NULL,
    cache_read INTEGER NOT NULL, thinking INTEGER NOT NULL, cost INTEGER NOT NULL,
    price_match INTEGER NOT NULL, price_version INTEGER NOT NULL);
CREATE INDEX attempts_by_request ON attempts(request_id);
CREATE INDEX attempts_by_key ON attempts(key);
CREATE INDEX attempts_by_account ON attempts(account);
CREATE INDEX attempts_again ON attempts(started_at) WHERE number > 1;

CREATE TABLE usage_hours(
    hour INTEGER NOT NULL, key INTEGER NOT NULL, account INTEGER NOT NULL, model INTEGER NOT NULL,
    attempts INTEGER NOT NULL, firsts INTEGER NOT NULL, failures INTEGER NOT NULL, unknown INTEGER NOT NULL,
    unpriced INTEGER NOT NULL, input INTEGER NOT NULL, output INTEGER NOT NULL, cache_5m INTEGER NOT NULL,
    cache_1h INTEGER NOT NULL, cache_read INTEGER NOT NULL, thinking INTEGER NOT NULL, cost INTEGER NOT NULL,
    PRIMARY KEY(hour, key, account, model)) WITHOUT ROWID;
CREATE TABLE usage_days(
    day INTEGER NOT NULL, key INTEGER NOT NULL, account INTEGER NOT NULL, model INTEGER NOT NULL,
    attempts INTEGER NOT NULL, firsts INTEGER NOT NULL, failures INTEGER NOT NULL, unknown INTEGER NOT NULL,
    unpriced INTEGER NOT NULL, input INTEGER NOT NULL, output INTEGER NOT NULL, cache_5m INTEGER NOT NULL,
    cache_1h INTEGER NOT NULL, cache_read INTEGER NOT NULL, thinking INTEGER NOT NULL, cost INTEGER NOT NULL,
    PRIMARY KEY(day, key, account, model)) WITHOUT ROWID;
CREATE TABLE attempt_hours(hour INTEGER PRIMARY KEY, first_id INTEGER NOT NULL, last_id INTEGER NOT NULL);

CREATE TABLE journal_positions(segment INTEGER PRIMARY KEY, applied INTEGER NOT NULL);
CREATE TABLE journal_marks(
    slot INTEGER PRIMARY KEY CHECK(slot = 1), last_segment INTEGER NOT NULL, last_attempt INTEGER NOT NULL);
INSERT INTO journal_marks VALUES(1, 0, 0);
)sql";

// Blocks of 4,096 attempts lead to a key's or an account's rows (see AttemptBlocks).
constexpr std::string_view kVersion2 = R"sql(
CREATE TABLE attempt_blocks(
    name INTEGER NOT NULL, block INTEGER NOT NULL, PRIMARY KEY(name, block)) WITHOUT ROWID;
INSERT INTO attempt_blocks
    SELECT key, id / 4096 FROM attempts UNION SELECT account, id / 4096 FROM attempts;
DROP INDEX attempts_by_key;
DROP INDEX attempts_by_account;
)sql";

// Lists and limits are JSON, '' where there is nothing: most keys have none, and 100,000 of them load at the start.
// An account may now have a mark for each family of models ('' = the whole account).
// Outcome 5 is Unknown: rare, and asked for at each start.
constexpr std::string_view kVersion3 = R"sql(
ALTER TABLE accounts ADD COLUMN weight INTEGER NOT NULL DEFAULT 100;
ALTER TABLE accounts ADD COLUMN models TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN hours_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN hours_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN hours_days INTEGER NOT NULL DEFAULT 127;
ALTER TABLE accounts ADD COLUMN subscription_ends_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN max_age_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN queue_places INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN queue_wait_ms INTEGER NOT NULL DEFAULT 10000;

ALTER TABLE keys ADD COLUMN activation_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE keys ADD COLUMN activated_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE keys ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE keys ADD COLUMN tags TEXT NOT NULL DEFAULT '';
ALTER TABLE keys ADD COLUMN services TEXT NOT NULL DEFAULT '';
ALTER TABLE keys ADD COLUMN allow_models TEXT NOT NULL DEFAULT '';
ALTER TABLE keys ADD COLUMN deny_models TEXT NOT NULL DEFAULT '';
ALTER TABLE keys ADD COLUMN allow_clients TEXT NOT NULL DEFAULT '';
ALTER TABLE keys ADD COLUMN allow_addresses TEXT NOT NULL DEFAULT '';
ALTER TABLE keys ADD COLUMN account_id TEXT NOT NULL DEFAULT '';
ALTER TABLE keys ADD COLUMN group_id TEXT NOT NULL DEFAULT '';
ALTER TABLE keys ADD COLUMN limits TEXT NOT NULL DEFAULT '';
ALTER TABLE keys ADD COLUMN temporary_limits TEXT NOT NULL DEFAULT '';
ALTER TABLE keys ADD COLUMN temporary_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE keys ADD COLUMN weekly_day INTEGER NOT NULL DEFAULT 1;
ALTER TABLE keys ADD COLUMN weekly_hour INTEGER NOT NULL DEFAULT 0;
ALTER TABLE keys ADD COLUMN queue_places INTEGER NOT NULL DEFAULT 0;
ALTER TABLE keys ADD COLUMN queue_wait_ms INTEGER NOT NULL DEFAULT 10000;
ALTER TABLE keys ADD COLUMN allow_unpriced INTEGER NOT NULL DEFAULT 0;

CREATE TABLE account_groups(
    id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, description TEXT NOT NULL, account_ids TEXT NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);

ALTER TABLE attempts ADD COLUMN reserved INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempts ADD COLUMN max_tokens INTEGER NOT NULL DEFAULT 0;
CREATE INDEX attempts_unknown ON attempts(started_at) WHERE outcome = 5;

ALTER TABLE account_marks RENAME TO account_marks_1;
CREATE TABLE account_marks(
    account_id TEXT NOT NULL, family TEXT NOT NULL, cause TEXT NOT NULL, status INTEGER NOT NULL,
    evidence TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, probe_at INTEGER NOT NULL,
    failures INTEGER NOT NULL, source TEXT NOT NULL, PRIMARY KEY(account_id, family)) WITHOUT ROWID;
INSERT INTO account_marks
    SELECT account_id, '', cause, status, evidence, since, until, until, 1, '' FROM account_marks_1;
DROP TABLE account_marks_1;

CREATE TABLE sticky(
    hash TEXT PRIMARY KEY, key_id TEXT NOT NULL, account_id TEXT NOT NULL, detour_id TEXT NOT NULL,
    created_at INTEGER NOT NULL, last_used_at INTEGER NOT NULL, home_used_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL, hits INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE counters(
    owner TEXT NOT NULL, kind TEXT NOT NULL, family TEXT NOT NULL, period_start INTEGER NOT NULL,
    period_end INTEGER NOT NULL, used INTEGER NOT NULL, PRIMARY KEY(owner, kind, family)) WITHOUT ROWID;
)sql";

// Sums for charts (see SeriesTable): `minutes` is 1, 15 or 60, `start` counts those since 1970 in UTC, `scope` is
// four times the number of a name plus 1 for a key, 2 for an account, 3 for a model; 0 = all. The latencies of what was
// there before are not told. The way to a model's rows is that to a key's; what failed is rare, and looked for.
constexpr std::string_view kVersion4 = R"sql(
CREATE TABLE usage_series(
    minutes INTEGER NOT NULL, start INTEGER NOT NULL, scope INTEGER NOT NULL,
    attempts INTEGER NOT NULL, firsts INTEGER NOT NULL, failures INTEGER NOT NULL,
    input INTEGER NOT NULL, output INTEGER NOT NULL, cache_5m INTEGER NOT NULL, cache_1h INTEGER NOT NULL,
    cache_read INTEGER NOT NULL, thinking INTEGER NOT NULL, cost INTEGER NOT NULL,
    overhead BLOB, first_byte BLOB, PRIMARY KEY(minutes, start, scope)) WITHOUT ROWID;
CREATE TEMP TABLE grains(minutes INTEGER, rows_of INTEGER);
INSERT INTO grains VALUES(1, 4), (15, 72);
CREATE TEMP TABLE scopes(kind INTEGER);
INSERT INTO scopes VALUES(0), (1), (2), (3);
INSERT INTO usage_series
    SELECT 60, hour, CASE kind WHEN 0 THEN 0 WHEN 1 THEN key * 4 + 1 WHEN 2 THEN account * 4 + 2
        ELSE model * 4 + 3 END AS scope, sum(attempts), sum(firsts), sum(failures), sum(input), sum(output),
        sum(cache_5m), sum(cache_1h), sum(cache_read), sum(thinking), sum(cost), NULL, NULL
    FROM usage_hours, scopes WHERE hour > (SELECT max(hour) FROM usage_hours) - 62 * 24 GROUP BY hour, scope;
INSERT INTO usage_series
    SELECT minutes, started_at / (minutes * 60000) AS start, CASE kind WHEN 0 THEN 0 WHEN 1 THEN key * 4 + 1
        WHEN 2 THEN account * 4 + 2 ELSE model * 4 + 3 END AS scope, count(*), sum(number = 1), sum(outcome = 2),
        sum(input), sum(output), sum(cache_5m), sum(cache_1h), sum(cache_read), sum(thinking), sum(cost), NULL, NULL
    FROM grains CROSS JOIN attempts CROSS JOIN scopes
    WHERE attempts.id >= (SELECT min(first_id) FROM attempt_hours
        WHERE hour > (SELECT max(hour) FROM attempt_hours) - rows_of)
    GROUP BY minutes, start, scope;
DROP TABLE grains;
DROP TABLE scopes;
INSERT OR IGNORE INTO attempt_blocks
    SELECT model, id / 4096 FROM attempts UNION SELECT requested_model, id / 4096 FROM attempts;
CREATE INDEX attempts_by_outcome ON attempts(outcome) WHERE outcome <> 1;
CREATE INDEX attempts_by_status ON attempts(status) WHERE status <> 200;
)sql";

constexpr std::array kMigrations{Migration{1, kVersion1}, Migration{2, kVersion2}, Migration{3, kVersion3},
                                 Migration{4, kVersion4}};

Result<int> readOnlyVersion(const std::filesystem::path& file) {
    sqlite3* handle = nullptr;
    const int status = sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)> guard(handle, &sqlite3_close_v2);
    int version = 0;
    const auto take = [](void* target, int, char** values, char**) {
        *static_cast<int*>(target) = values[0] ? std::stoi(values[0]) : 0;
        return 0;
    };
    if (status != SQLITE_OK ||
        sqlite3_exec(handle, "PRAGMA user_version", take, &version, nullptr) != SQLITE_OK)
        return fail(ErrorCode::StoreUnavailable, "The data store cannot be read",
                    fmt::format("{}: {}", file.string(), handle ? sqlite3_errmsg(handle) : "out of memory"));
    return version;
}

Error newer(int found, int newest) {
    return fail(
        ErrorCode::Conflict,
        fmt::format(
            "The data directory was written by a newer version of Relaywright (schema {}; this program "
            "knows up to {}). Use that version, or another data directory.",
            found, newest));
}

}  // namespace

std::span<const Migration> migrations() {
    return kMigrations;
}

Result<int> schemaVersion(Database& database) {
    Statement select(database, "PRAGMA user_version");
    select.start();
    const int version = select.next() ? static_cast<int>(select.integer(0)) : 0;
    if (const auto done = select.finish(); !done) return done.error();
    return version;
}

Result<void> refuseNewerSchema(const std::filesystem::path& file, int newest) {
    std::error_code missing;
    if (std::filesystem::file_size(file, missing) == 0 || missing) return {};
    const auto version = readOnlyVersion(file);
    if (!version) return version.error();
    if (*version > newest) return newer(*version, newest);
    return {};
}

Result<void> migrate(Database& database, std::span<const Migration> steps) {
    const auto found = schemaVersion(database);
    if (!found) return found.error();
    if (*found > steps.back().version) return newer(*found, steps.back().version);
    for (const Migration& step : steps) {
        if (step.version <= *found) continue;
        Transaction transaction(database);
        if (const auto begun = transaction.begin(); !begun) return begun;
        if (const auto run = database.execute(std::string(step.script)); !run) return run;
        const auto stamped = database.execute(fmt::format("PRAGMA user_version = {}", step.version));
        if (!stamped) return stamped;
        if (const auto committed = transaction.commit(); !committed) return committed;
    }
    return {};
}

}  // namespace relay::embedded
