#pragma once

#include "base/clock.h"
#include "model/money.h"
#include "model/usage.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relay {

/// What the time line of a series is made of. The finer, the sooner it is forgotten: the ledger keeps minutes for
/// 4 hours, quarters of an hour for 3 days and hours for 62 days. Rows of the ledger itself stay.
enum class SeriesGrain { Minute, QuarterHour, Hour };

/// What was used over time, by when attempts started.
struct SeriesQuery {
    SeriesGrain grain = SeriesGrain::Minute;
    /// Where buckets begin, ascending, and at last where the last one ends. A grain belongs to the bucket in which it
    /// begins.
    std::vector<UnixMillis> bounds = {};
    std::string keyId = {};      ///< empty = all
    std::string accountId = {};  ///< empty = all
    std::string model = {};      ///< as it answered; empty = all
};

struct SeriesSums {
    std::uint64_t requests = 0;  ///< by their first attempts; of one account: by those on that account
    std::uint64_t attempts = 0;
    std::uint64_t failures = 0;
    Usage usage;
    Money cost;
    /// Medians, at most an eighth off. Nothing where there was none, and in hours when there is more than one filter.
    std::optional<std::uint32_t> overheadUs;
    std::optional<std::uint32_t> firstByteMs;
};

struct Series {
    std::vector<SeriesSums> buckets;  ///< one for each but the last of the bounds
    SeriesSums total;
};

}  // namespace relay
