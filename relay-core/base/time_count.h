#pragma once

#include "base/clock.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>

namespace relay {

/// Whole `Unit`s of a measured time as rows and metrics keep it: 0 for a negative one, the most that fits for a longer.
template <class Unit>
std::uint32_t timeCount(SteadyTime::duration time) {
    const std::int64_t count = std::chrono::duration_cast<Unit>(time).count();
    return static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(count, 0, std::numeric_limits<std::uint32_t>::max()));
}

}  // namespace relay
