#pragma once

#include "store/embedded/attempt_table.h"
#include "store/embedded/latency_counts.h"
#include "store/embedded/usage_totals.h"
#include "store/usage_series.h"

#include <compare>
#include <cstdint>
#include <map>

namespace relay::embedded {

/// Whose sums a row of `usage_series` has: everybody's, or those of a key, an account or a model.
enum class SeriesScope : std::uint8_t { All, Key, Account, Model };

/// As the table knows it. `name`: number of the key's, account's or model's name; 0 for All.
constexpr std::int64_t scopeNumber(SeriesScope scope, std::int64_t name) {
    return name * 4 + static_cast<std::int64_t>(scope);
}

constexpr std::int64_t minutesOf(SeriesGrain grain) {
    switch (grain) {
        case SeriesGrain::Minute:
            return 1;
        case SeriesGrain::QuarterHour:
            return 15;
        case SeriesGrain::Hour:
            break;
    }
    return 60;
}

/// What a row of `usage_series` adds up.
struct SeriesCounts {
    UsageTotals totals;
    LatencyCounts overheadUs;
    LatencyCounts firstByteMs;

    void add(const Attempt& attempt);
    void add(const SeriesCounts& other);
};

/// The sums in `usage_series`: for charts, at any number of attempts. A row for each minute, quarter of an hour and
/// hour, each for all, for a key, an account and a model. Counts of one transaction are added up in memory and written
/// once; what is too old for any chart goes (see SeriesGrain). Used under the mutex of its database.
class SeriesTable {
public:
    explicit SeriesTable(Database& database);

    void add(const Attempt& attempt, const AttemptNames& names);
    Result<void> write();
    /// After a rollback.
    void forget() { m_minutes.clear(); }

private:
    struct Group {
        std::int64_t start = 0;  ///< in grains since 1970
        std::int64_t scope = 0;
        auto operator<=>(const Group&) const = default;
    };
    using Sums = std::map<Group, SeriesCounts>;

    Result<void> write(std::int64_t minutes, const Sums& sums);
    Result<void> removeOld();

    Statement m_add;
    Statement m_remove;
    Sums m_minutes;
    std::int64_t m_newest = 0;   ///< the newest minute that was met
    std::int64_t m_cleanAt = 0;  ///< the newest minute when old ones were removed last
};

}  // namespace relay::embedded
