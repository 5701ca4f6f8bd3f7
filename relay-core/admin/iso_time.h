#pragma once

#include "base/clock.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace relay::admin {

/// `2026-11-23T15:54:50.123Z`, with `Z`, `+08:00` or nothing (then `offsetMinutes` from UTC) at the end;
/// seconds and their fraction may be missing, and a day alone is its first moment. Years 1970 to 9999.
/// Nothing for other text.
std::optional<UnixMillis> parseIsoTime(std::string_view text, std::int32_t offsetMinutes = 0);

/// Days since 1970-01-01 in a zone that many minutes east of UTC.
std::int64_t dayAt(UnixMillis time, std::int32_t offsetMinutes);

}  // namespace relay::admin
