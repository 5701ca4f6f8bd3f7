#pragma once

#include "base/clock.h"
#include "base/time_zone.h"

#include <optional>
#include <string_view>

namespace relay::admin {

/// `2026-11-23T15:54:50.123Z`, with `Z`, `+08:00` or nothing (then it is in `zone`) at the end;
/// seconds and their fraction may be missing, and a day alone is its first moment. Years 1970 to 9999.
/// Nothing for other text.
std::optional<UnixMillis> parseIsoTime(std::string_view text, const TimeZone& zone = TimeZone());

}  // namespace relay::admin
