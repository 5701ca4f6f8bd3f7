#pragma once

#include <cstdint>

namespace relay::embedded {

inline constexpr std::int64_t kMinuteMs = 60'000;
inline constexpr std::int64_t kHourMs = 60 * kMinuteMs;
inline constexpr std::int64_t kHoursADay = 24;
inline constexpr std::int64_t kDayMs = kHoursADay * kHourMs;

/// Towards minus infinity, so that moments before 1970 fall into their day too. `divisor` > 0.
constexpr std::int64_t floorDivide(std::int64_t value, std::int64_t divisor) {
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

/// Towards plus infinity.
constexpr std::int64_t ceilDivide(std::int64_t value, std::int64_t divisor) {
    return value / divisor + (value % divisor > 0 ? 1 : 0);
}

}  // namespace relay::embedded
