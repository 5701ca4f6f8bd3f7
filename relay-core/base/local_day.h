#pragma once

#include "base/clock.h"

#include <cstdint>

namespace relay {

/// The day a moment lies in, where midnight is `offsetMinutes` ahead of UTC's.
struct LocalDay {
    std::int64_t number = 0;    ///< days since 1970-01-01
    UnixMillis start = 0;       ///< its midnight
    UnixMillis monthStart = 0;  ///< midnight of the first of its month
};

LocalDay localDay(UnixMillis time, std::int32_t offsetMinutes);

}  // namespace relay
