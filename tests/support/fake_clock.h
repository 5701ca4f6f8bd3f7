#pragma once

#include "base/clock.h"

#include <atomic>
#include <chrono>
#include <cstdint>

namespace relay::test {

/// A clock that stands still until a test moves it; both faces move together. Thread-safe.
class FakeClock final : public Clock {
public:
    /// Begins at 2026-11-23T12:00:00Z.
    explicit FakeClock(UnixMillis start = 1'795'435'200'000) : m_start(start) {}

    UnixMillis now() const override { return m_start + m_elapsed.load() / 1'000'000; }
    SteadyTime steady() const override { return SteadyTime(std::chrono::nanoseconds(m_elapsed.load())); }

    void advance(std::chrono::nanoseconds by) { m_elapsed += by.count(); }

private:
    UnixMillis m_start;
    std::atomic<std::int64_t> m_elapsed{0};  ///< nanoseconds
};

}  // namespace relay::test
