#pragma once

#include "base/time_zone.h"
#include "model/key_limits.h"
#include "store/coordination.h"

namespace relay {

/// The day, week and month a moment lies in.
Periods localPeriods(UnixMillis now, const TimeZone& zone, WeeklyReset reset = {});

}  // namespace relay
