#pragma once

#include "store/embedded/attempt_table.h"

#include <cstdint>
#include <set>
#include <unordered_set>
#include <utility>

namespace relay::embedded {

/// Which keys, accounts and models (asked for or answered) have attempts among each 4,096 ids that follow one another: the way to the rows of one of
/// them. An index over the rows would take a place of its own for each attempt, which costs a busy relay more than
/// the row; this takes one for thousands, and a reader looks through a block in about a millisecond. Counts of one
/// transaction are written once. Used under the mutex of its database.
class AttemptBlocks {
public:
    explicit AttemptBlocks(Database& database);

    void add(const Attempt& attempt, const AttemptNames& names);
    Result<void> write();
    /// After a rollback.
    void forget();

private:
    void add(std::int64_t name, std::uint64_t block);

    Statement m_insert;
    std::uint64_t m_newest = 0;                  ///< the newest block that was met
    std::unordered_set<std::int64_t> m_present;  ///< who is in that one already
    std::set<std::pair<std::int64_t, std::uint64_t>> m_added;
};

}  // namespace relay::embedded
