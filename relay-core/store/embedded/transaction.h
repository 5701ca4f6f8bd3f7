#pragma once

#include "store/embedded/database.h"

namespace relay::embedded {

/// All or nothing: what was not committed when it ends is rolled back. Used under the mutex of its database.
class Transaction {
public:
    explicit Transaction(Database& database) : m_database(database) {}
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Takes the right to write at once, so that nothing later waits for it or meets a changed file.
    Result<void> begin();
    Result<void> commit();

private:
    Database& m_database;
    bool m_active = false;
};

}  // namespace relay::embedded
