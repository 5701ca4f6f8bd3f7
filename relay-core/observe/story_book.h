#pragma once

#include "base/clock.h"
#include "observe/request_story.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace relay {

struct StoryLimits {
    std::size_t kept = 2000;
    std::uint32_t aSecond = 50;  ///< of requests that went well, and as many of others
};

/// The latest stories, in memory only. Thread-safe.
class StoryBook {
public:
    explicit StoryBook(const Clock& clock, StoryLimits limits = {}) : m_clock(clock), m_limits(limits) {}

    /// Whether one more may be written down in this second; counts it. `eventful`: of a request that failed or moved
    /// to another account, so that those find room however many others there are. Takes no lock.
    bool admits(bool eventful);
    void add(RequestStory story);
    /// Null: it was never written down, or is forgotten.
    std::shared_ptr<const RequestStory> find(std::string_view requestId) const;

private:
    /// How many in which second. A story too many when a second turns does no harm.
    struct Quota {
        std::atomic<std::int64_t> second{-1};
        std::atomic<std::uint32_t> used{0};
    };

    const Clock& m_clock;
    const StoryLimits m_limits;
    std::array<Quota, 2> m_quotas;
    mutable std::mutex m_mutex;  // guards what follows
    std::deque<std::shared_ptr<const RequestStory>> m_stories;
    std::unordered_map<std::string_view, std::shared_ptr<const RequestStory>>
        m_byRequest;  // names: the stories'
};

}  // namespace relay
