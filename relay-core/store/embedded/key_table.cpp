#include "store/embedded/key_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace relay::embedded {
namespace {

Result<void> write(Statement& statement, const ApiKey& key) {
    const std::span<const std::byte> digest(key.digest);
    return statement.run(key.id, key.name, key.description, digest, key.hint, key.enabled, key.createdAt,
                         key.updatedAt, key.expiresAt);
}

Result<void> found(const Database& database, Result<void> done) {
    if (done && database.changedRows() == 0) return fail(ErrorCode::NotFound, "There is no such key");
    return done;
}

}  // namespace

KeyTable::KeyTable(Database& database)
    : m_database(database),
      m_all(
          database,
          "SELECT id, name, description, digest, hint, enabled, created_at, updated_at, expires_at FROM keys"
          " ORDER BY rowid"),
      m_insert(
          database,
          "INSERT INTO keys(id, name, description, digest, hint, enabled, created_at, updated_at, expires_at)"
          " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)"),
      m_update(database,
               "UPDATE keys SET name = ?2, description = ?3, digest = ?4, hint = ?5, enabled = ?6, "
               "created_at = ?7,"
               " updated_at = ?8, expires_at = ?9 WHERE id = ?1"),
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
