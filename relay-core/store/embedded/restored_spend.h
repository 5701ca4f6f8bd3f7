#pragma once

#include "store/embedded/coordination_state.h"
#include "store/embedded/database.h"
#include "store/records.h"

#include <functional>
#include <vector>

namespace relay::embedded {

/// The days, weeks and months of a key at a moment.
using PeriodsOf = std::function<Periods(const ApiKey&, UnixMillis)>;

/// The money counters of all keys and accounts as the ledger knows them, for all models and by family; a row may come
/// in parts that add up. `ledger`: a connection that sees all that was booked. Blocks for as long as a report does.
Result<std::vector<StoredCounter>> restoredSpend(Records& records, Database& ledger,
                                                 const PeriodsOf& periodsOf, UnixMillis now);

}  // namespace relay::embedded
