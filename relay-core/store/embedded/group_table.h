#pragma once

#include "model/account_group.h"
#include "store/embedded/statement.h"

#include <string>
#include <vector>

namespace relay::embedded {

/// Rows of `account_groups`. Used under the mutex of its database.
class GroupTable {
public:
    explicit GroupTable(Database& database);

    Result<std::vector<AccountGroup>> all();  ///< by name
    Result<void> insert(const AccountGroup& group);
    Result<void> update(const AccountGroup& group);
    Result<void> remove(const std::string& id);

private:
    Database& m_database;
    Statement m_all;
    Statement m_insert;
    Statement m_update;
    Statement m_remove;
};

}  // namespace relay::embedded
