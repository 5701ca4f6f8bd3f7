#pragma once

#include "store/embedded/statement.h"
#include "store/records.h"

#include <string>
#include <vector>

namespace relay::embedded {

/// Rows of `accounts`. Used under the mutex of its database.
class AccountTable {
public:
    explicit AccountTable(Database& database);

    Result<std::vector<StoredAccount>> all();  ///< by name
    Result<void> insert(const StoredAccount& account);
    Result<void> update(const StoredAccount& account);
    Result<void> remove(const std::string& id);

private:
    Database& m_database;
    Statement m_all;
    Statement m_insert;
    Statement m_update;
    Statement m_remove;
};

}  // namespace relay::embedded
