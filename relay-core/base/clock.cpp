#include "base/clock.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace relay {

UnixMillis SystemClock::now() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

SteadyTime SystemClock::steady() const {
    return std::chrono::steady_clock::now();
}

std::string isoTime(UnixMillis time) {
    std::int64_t seconds = time / 1000;
    std::int64_t millis = time % 1000;
    if (millis < 0) {
        millis += 1000;
        --seconds;
    }
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(static_cast<std::time_t>(seconds)), millis);
}

}  // namespace relay
