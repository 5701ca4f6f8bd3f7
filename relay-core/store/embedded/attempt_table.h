#pragma once

#include "store/embedded/name_table.h"
#include "store/embedded/statement.h"
#include "store/ledger.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace relay::embedded {

/// What an attempt's roll-ups are filed under: numbers of names.
struct AttemptNames {
    std::int64_t key = 0;
    std::int64_t account = 0;
    std::int64_t model = 0;
    std::int64_t requestedModel = 0;
    bool isNew = false;  ///< false: the row was there already, and with it all that follows from it
};

/// Ids of so many attempts that follow one another are a block (see AttemptBlocks).
inline constexpr std::uint64_t kAttemptsABlock = 4096;

/// Rows of `attempts`, settled ones only. Used under the mutex of its database.
class AttemptTable {
public:
    AttemptTable(Database& database, NameTable& names);

    /// Does nothing when the id is there already.
    Result<AttemptNames> insert(const Attempt& attempt);
    Result<bool> contains(std::uint64_t id);
    Result<std::uint64_t> greatestId();

    Result<std::optional<Attempt>> find(std::uint64_t id);
    /// Newest first.
    Result<std::vector<Attempt>> page(const AttemptQuery& query);

private:
    Database& m_database;
    NameTable& m_names;
    Statement m_insert;
    Statement m_contains;
    Statement m_greatest;
    Statement m_find;
    Statement m_page;
    Statement m_pageOfKey;
    Statement m_pageOfAccount;
    Statement m_pageOfRequest;
};

}  // namespace relay::embedded
