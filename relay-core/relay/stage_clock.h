#pragma once

#include "base/time_count.h"
#include "observe/request_story.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace relay {

/// When a request went through which stage. Each lap begins where the last one ended; what is too much for the table is
/// left out. Allocates nothing until somebody asks, since nobody asks for most requests.
class StageClock {
public:
    explicit StageClock(SteadyTime start) : m_start(start) {}

    void lap(Stage stage, SteadyTime now) { note(stage, sinceStart(now)); }
    /// Two stages at once, of which the second one took so long.
    void laps(Stage first, Stage second, std::uint32_t secondUs, SteadyTime now) {
        const std::uint32_t end = sinceStart(now);
        const std::uint32_t between = end - m_last > secondUs ? end - secondUs : m_last;
        note(first, between);
        note(second, end);
    }
    std::vector<StageTime> stages() const { return {m_stages.begin(), m_stages.begin() + m_count}; }

private:
    std::uint32_t sinceStart(SteadyTime now) const {
        return timeCount<std::chrono::microseconds>(now - m_start);
    }
    void note(Stage stage, std::uint32_t end) {
        if (m_count < static_cast<std::ptrdiff_t>(m_stages.size()))
            m_stages[static_cast<std::size_t>(m_count++)] = {stage, m_last, end - m_last};
        m_last = end;
    }

    SteadyTime m_start;
    std::uint32_t m_last = 0;  ///< the end of the last stage
    std::ptrdiff_t m_count = 0;
    std::array<StageTime, 24> m_stages;
};

}  // namespace relay
