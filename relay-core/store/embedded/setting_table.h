#pragma once

#include "store/embedded/statement.h"

#include <string>
#include <utility>
#include <vector>

namespace relay::embedded {

/// Rows of `settings`. Used under the mutex of its database.
class SettingTable {
public:
    explicit SettingTable(Database& database)
        : m_all(database, "SELECT name, value FROM settings ORDER BY name"),
          m_save(database, "INSERT OR REPLACE INTO settings VALUES(?1, ?2)"),
          m_remove(database, "DELETE FROM settings WHERE name = ?1") {}

    Result<std::vector<std::pair<std::string, std::string>>> all();
    Result<void> save(const std::string& name, const std::string& value);
    Result<void> remove(const std::string& name);

private:
    Statement m_all;
    Statement m_save;
    Statement m_remove;
};

}  // namespace relay::embedded
