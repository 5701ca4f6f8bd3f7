#pragma once

#include "store/embedded/statement.h"
#include "store/records.h"

#include <string>
#include <vector>

namespace relay::embedded {

/// Rows of `sessions`. Used under the mutex of its database.
class SessionTable {
public:
    explicit SessionTable(Database& database)
        : m_all(database,
                "SELECT token_digest, username, created_at, last_seen_at FROM sessions ORDER BY created_at"),
          m_save(database, "INSERT OR REPLACE INTO sessions VALUES(?1, ?2, ?3, ?4)"),
          m_remove(database, "DELETE FROM sessions WHERE token_digest = ?1"),
          m_removeAll(database, "DELETE FROM sessions") {}

    Result<std::vector<StoredSession>> all();
    Result<void> save(const StoredSession& session);
    Result<void> remove(const std::string& tokenDigest);
    Result<void> removeAll();

private:
    Statement m_all;
    Statement m_save;
    Statement m_remove;
    Statement m_removeAll;
};

}  // namespace relay::embedded
