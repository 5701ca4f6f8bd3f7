#pragma once

#include "base/clock.h"

namespace relay::test {

/// A clock that stands until it is moved.
class MovedClock final : public Clock {
public:
    UnixMillis now() const override { return m_time.time_since_epoch() / std::chrono::milliseconds{1}; }
    SteadyTime steady() const override { return m_time; }
    void move(std::chrono::milliseconds by) { m_time += by; }

private:
    SteadyTime m_time{std::chrono::hours{1000}};
};

}  // namespace relay::test
