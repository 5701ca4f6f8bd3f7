#pragma once

#include "base/clock.h"

#include <atomic>

namespace relay {

/// Stands still until a test moves it. Thread-safe.
class HandClock final : public Clock {
public:
    explicit HandClock(UnixMillis now = 1'800'000'000'000) : m_now(now) {}

    UnixMillis now() const override { return m_now.load(); }
    SteadyTime steady() const override { return SteadyTime(std::chrono::milliseconds(m_now.load())); }
    void advance(std::chrono::milliseconds by) { m_now += by.count(); }

private:
    std::atomic<UnixMillis> m_now;
};

}  // namespace relay
