#pragma once

#include "store/embedded/coordination_state.h"
#include "store/embedded/statement.h"

#include <vector>

namespace relay::embedded {

/// Rows of `counters`: what MemoryHolds knows and the ledger does not, written behind. Used under the mutex of its
/// database.
class CounterTable {
public:
    explicit CounterTable(Database& database);

    /// Those whose period ends after `now` or never; the others are deleted.
    Result<std::vector<StoredCounter>> counters(UnixMillis now);
    Result<void> save(const StoredCounter& counter);

private:
    Statement m_removeEnded;
    Statement m_counters;
    Statement m_save;
};

}  // namespace relay::embedded
