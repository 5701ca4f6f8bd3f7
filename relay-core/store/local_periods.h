#pragma once

#include "model/key_limits.h"
#include "store/coordination.h"

#include <cstdint>

namespace relay {

/// The periods a moment lies in, in a zone that is always `offsetMinutes` ahead of UTC.
Periods localPeriods(UnixMillis now, std::int32_t offsetMinutes, WeeklyReset reset = {});

}  // namespace relay
