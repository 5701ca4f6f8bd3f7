#pragma once

#include "store/embedded/attempt_table.h"
#include "store/embedded/usage_totals.h"

#include <compare>
#include <cstdint>
#include <map>

namespace relay::embedded {

/// The sums in `usage_hours` and `usage_days`, and which ids the attempts of an hour have. Counts of one
/// transaction are added up in memory and written once. Used under the mutex of its database.
class RollupTable {
public:
    explicit RollupTable(Database& database);

    void add(const Attempt& attempt, const AttemptNames& names);
    Result<void> write();
    /// After a rollback.
    void forget();

private:
    struct Group {
        std::int64_t period = 0;  ///< hours or days since 1970, UTC
        std::int64_t key = 0;
        std::int64_t account = 0;
        std::int64_t model = 0;
        auto operator<=>(const Group&) const = default;
    };
    struct IdRange {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
    };
    using Sums = std::map<Group, UsageTotals>;

    static Result<void> write(Statement& statement, const Sums& sums);

    Statement m_addHour;
    Statement m_addDay;
    Statement m_addIds;
    Sums m_hours;
    Sums m_days;
    std::map<std::int64_t, IdRange> m_ids;
};

}  // namespace relay::embedded
