#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace relay {

using SteadyTime = std::chrono::steady_clock::time_point;

/// Milliseconds since 1970-01-01T00:00:00Z; how every moment is stored and sent.
using UnixMillis = std::int64_t;

/// Where time comes from; injected, so that tests move it by hand. Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    virtual UnixMillis now() const = 0;
    virtual SteadyTime steady() const = 0;
};

class SystemClock final : public Clock {
public:
    UnixMillis now() const override;
    SteadyTime steady() const override;
};

/// `2026-11-23T15:54:50.123Z`.
std::string isoTime(UnixMillis time);

}  // namespace relay
