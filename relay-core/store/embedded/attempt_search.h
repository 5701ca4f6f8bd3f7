#pragma once

#include "store/embedded/attempt_table.h"
#include "store/embedded/name_table.h"

#include <cstdint>
#include <optional>
#include <unordered_set>
#include <vector>

namespace relay::embedded {

/// Answers AttemptFilter: goes from the newest attempts to the oldest, block by block (see AttemptBlocks), over those
/// blocks alone that can hold what is looked for, and gives up after a while. Used under the mutex of its database.
class AttemptSearch {
public:
    AttemptSearch(Database& database, NameTable& names, AttemptTable& attempts);

    Result<AttemptPage> run(const AttemptFilter& filter);

private:
    struct Wanted;
    using Blocks = std::vector<std::int64_t>;

    Result<bool> prepare(const AttemptFilter& filter, Wanted& wanted);
    Result<bool> takeNames(const AttemptFilter& filter, Wanted& wanted);
    Result<bool> takeTimes(const AttemptFilter& filter, Wanted& wanted);
    Result<void> takeSearch(const AttemptFilter& filter, Wanted& wanted);
    Result<void> takeBlocks(Wanted& wanted);
    Result<void> addBlocks(Statement& statement, Blocks& blocks);
    Result<void> lookThrough(std::int64_t block, Wanted& wanted);
    Result<AttemptPage> pageOf(const Wanted& wanted);

    NameTable& m_names;
    AttemptTable& m_attempts;
    Statement m_hours;
    Statement m_matchingNames;
    Statement m_blocksOfName;
    Statement m_blocksOfRequests;
    Statement m_rows;
    Statement m_rowsOfOutcome;
    Statement m_rowsOfStatus;
};

}  // namespace relay::embedded
