#include "store/embedded/key_table.h"

#include "store/embedded/json_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace relay::embedded {
namespace {

// Also the order of the values that write() binds and all() reads.
constexpr std::string_view kColumns =
    "id, name, description, digest, hint, enabled, "
    "created_at, updated_at, expires_at, activation_days, activated_at, owner, "
    "tags, services, allow_models, deny_models, allow_clients, allow_addresses, "
    "account_id, group_id, limits, temporary_limits, temporary_until, weekly_day, "
    "weekly_hour, queue_places, queue_wait_ms, allow_unpriced";
constexpr std::string_view kValues =
    "?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,?26,?27,?28";

Result<void> write(Statement& statement, const ApiKey& key) {
    const std::span<const std::byte> digest(key.digest);
    const TemporaryLimits temporary = key.temporary.value_or(TemporaryLimits{});
    const std::string tags = listToText(key.tags);
    const std::string services = listToText(key.services);
    const std::string allowModels = listToText(key.allowModels);
    const std::string denyModels = listToText(key.denyModels);
    const std::string clients = listToText(key.allowClients);
    const std::string addresses = listToText(key.allowAddresses);
    const std::string limits = limitsToText(key.limits);
    const std::string temporaryLimits = limitsToText(temporary.limits);
    return statement.run(key.id, key.name, key.description, digest, key.hint, key.enabled, key.createdAt,
                         key.updatedAt, key.expiresAt, key.activationDays, key.activatedAt, key.owner, tags,
                         services, allowModels, denyModels, clients, addresses, key.accountId, key.groupId,
                         limits, temporaryLimits, temporary.until, key.weeklyReset.day, key.weeklyReset.hour,
                         key.queue.places, key.queue.waitMs, key.allowUnpriced);
}

template <class T>
bool take(std::optional<T> from, T& to) {
    if (from) to = std::move(*from);
    return from.has_value();
}

/// Columns 9 and up. False when one holds something unknown.
bool readRules(const Statement& row, ApiKey& key) {
    TemporaryLimits temporary;
    key.activationDays = static_cast<std::uint32_t>(row.integer(9));
    key.activatedAt = row.integer(10);
    key.owner = row.text(11);
    key.accountId = row.text(18);
    key.groupId = row.text(19);
    temporary.until = row.integer(22);
    key.weeklyReset = {static_cast<std::uint8_t>(row.integer(23)),
                       static_cast<std::uint8_t>(row.integer(24))};
    key.queue = {static_cast<std::uint32_t>(row.integer(25)), static_cast<std::uint32_t>(row.integer(26))};
    key.allowUnpriced = row.integer(27) != 0;
    const bool sound = take(listFromText(row.text(12)), key.tags) &&
                       take(listFromText(row.text(13)), key.services) &&
                       take(listFromText(row.text(14)), key.allowModels) &&
                       take(listFromText(row.text(15)), key.denyModels) &&
                       take(listFromText(row.text(16)), key.allowClients) &&
                       take(listFromText(row.text(17)), key.allowAddresses) &&
                       take(limitsFromText(row.text(20)), key.limits) &&
                       take(limitsFromText(row.text(21)), temporary.limits);
    if (temporary.until != 0) key.temporary = std::move(temporary);
    return sound;
}

Result<void> found(const Database& database, Result<void> done) {
    if (done && database.changedRows() == 0) return fail(ErrorCode::NotFound, "There is no such key");
    return done;
}

}  // namespace

KeyTable::KeyTable(Database& database)
    : m_database(database),
      m_all(database, fmt::format("SELECT {} FROM keys ORDER BY rowid", kColumns)),
      m_insert(database, fmt::format("INSERT INTO keys({}) VALUES({})", kColumns, kValues)),
      m_update(database, fmt::format("UPDATE keys SET ({}) = ({}) WHERE id = ?1", kColumns, kValues)),
      m_remove(database, "DELETE FROM keys WHERE id = ?1") {}

Result<std::vector<ApiKey>> KeyTable::all() {
    std::vector<ApiKey> keys;
    m_all.start();
    while (m_all.next()) {
        ApiKey& key = keys.emplace_back();
        key.id = m_all.text(0);
        key.name = m_all.text(1);
        key.description = m_all.text(2);
        const auto digest = m_all.bytes(3);
        if (digest.size() != key.digest.size()) {
            static_cast<void>(m_all.finish());
            return fail(ErrorCode::StoreUnavailable, "A key cannot be read",
                        fmt::format("key {}: its digest has {} bytes", key.id, digest.size()));
        }
        std::ranges::copy(digest, key.digest.begin());
        key.hint = m_all.text(4);
        key.enabled = m_all.integer(5) != 0;
        key.createdAt = m_all.integer(6);
        key.updatedAt = m_all.integer(7);
        key.expiresAt = m_all.integer(8);
        if (!readRules(m_all, key)) {
            static_cast<void>(m_all.finish());
            return fail(ErrorCode::StoreUnavailable, "A key cannot be read",
                        fmt::format("key {}: a list or a limit holds something unknown", key.id));
        }
    }
    if (const auto done = m_all.finish(); !done) return done.error();
    return keys;
}

Result<void> KeyTable::insert(const ApiKey& key) {
    return write(m_insert, key);
}

Result<void> KeyTable::update(const ApiKey& key) {
    return found(m_database, write(m_update, key));
}

Result<void> KeyTable::remove(const std::string& id) {
    return found(m_database, m_remove.run(id));
}

}  // namespace relay::embedded
