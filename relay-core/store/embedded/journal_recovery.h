#pragma once

#include "base/clock.h"
#include "store/embedded/ledger_writer.h"
#include "store/embedded/store_log.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace relay::embedded {

/// What the journal of an earlier run held.
struct Recovered {
    std::uint64_t nextSegment = 1;
    std::uint64_t nextAttempt = 1;
    std::uint64_t settled = 0;                   ///< settled records that the database did not have yet
    std::uint64_t unknown = 0;                   ///< attempts that were open
    std::uint64_t cutBytes = 0;                  ///< of records that were not written to their end
    std::vector<std::filesystem::path> damaged;  ///< files moved aside, with everything sound in them applied
};

/// Brings everything that is left in `directory` into the database and empties the directory: after it the
/// ledger is complete and the journal begins anew. May be interrupted anywhere and done again. What `log`
/// gets to hear: torn tails, damage, open attempts. Errors: StoreUnavailable; Conflict for a journal of a
/// newer program, left untouched.
Result<Recovered> recoverJournal(const std::filesystem::path& directory, LedgerWriter& writer,
                                 const StoreLog& log);

}  // namespace relay::embedded
