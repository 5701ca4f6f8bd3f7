#pragma once

#include "store/embedded/statement.h"
#include "store/records.h"

#include <optional>

namespace relay::embedded {

/// The one row of `admin`. Used under the mutex of its database.
class AdminTable {
public:
    explicit AdminTable(Database& database)
        : m_get(database, "SELECT username, scrypt_hash, updated_at FROM admin"),
          m_save(database, "INSERT OR REPLACE INTO admin VALUES(1, ?1, ?2, ?3)") {}

    Result<std::optional<StoredAdmin>> get();
    Result<void> save(const StoredAdmin& admin);

private:
    Statement m_get;
    Statement m_save;
};

}  // namespace relay::embedded
