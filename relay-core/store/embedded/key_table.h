#pragma once

#include "model/api_key.h"
#include "store/embedded/statement.h"

#include <string>
#include <vector>

namespace relay::embedded {

/// Rows of `keys`. Used under the mutex of its database.
class KeyTable {
public:
    explicit KeyTable(Database& database);

    Result<std::vector<ApiKey>> all();  ///< oldest first
    Result<void> insert(const ApiKey& key);
    Result<void> update(const ApiKey& key);
    Result<void> remove(const std::string& id);

private:
    Database& m_database;
    Statement m_all;
    Statement m_insert;
    Statement m_update;
    Statement m_remove;
};

}  // namespace relay::embedded
