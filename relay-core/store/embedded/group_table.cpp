#include "store/embedded/group_table.h"

#include "store/embedded/json_columns.h"

#include <fmt/format.h>

#include <utility>

namespace relay::embedded {
namespace {

Result<void> write(Statement& statement, const AccountGroup& group) {
    const std::string accounts = listToText(group.accountIds);
    return statement.run(group.id, group.name, group.description, accounts, group.createdAt, group.updatedAt);
}

Result<void> found(const Database& database, Result<void> done) {
    if (done && database.changedRows() == 0) return fail(ErrorCode::NotFound, "There is no such group");
    return done;
}

}  // namespace

GroupTable::GroupTable(Database& database)
    : m_database(database),
      m_all(database,
            "SELECT id, name, description, account_ids, created_at, updated_at FROM account_groups"
            " ORDER BY name"),
      m_insert(database, "INSERT INTO account_groups VALUES(?1, ?2, ?3, ?4, ?5, ?6)"),
      m_update(database,
               "UPDATE account_groups SET name = ?2, description = ?3, account_ids = ?4, created_at = ?5,"
               " updated_at = ?6 WHERE id = ?1"),
      m_remove(database, "DELETE FROM account_groups WHERE id = ?1") {}

Result<std::vector<AccountGroup>> GroupTable::all() {
    std::vector<AccountGroup> groups;
    m_all.start();
    while (m_all.next()) {
        auto accounts = listFromText(m_all.text(3));
        if (!accounts) {
            const std::string id = m_all.text(0);
            static_cast<void>(m_all.finish());
            return fail(ErrorCode::StoreUnavailable, "A group cannot be read",
                        fmt::format("group {}: column account_ids holds something unknown", id));
        }
        groups.push_back({m_all.text(0), m_all.text(1), m_all.text(2), std::move(*accounts), m_all.integer(4),
                          m_all.integer(5)});
    }
    if (const auto done = m_all.finish(); !done) return done.error();
    return groups;
}

Result<void> GroupTable::insert(const AccountGroup& group) {
    return write(m_insert, group);
}

Result<void> GroupTable::update(const AccountGroup& group) {
    return found(m_database, write(m_update, group));
}

Result<void> GroupTable::remove(const std::string& id) {
    return found(m_database, m_remove.run(id));
}

}  // namespace relay::embedded
