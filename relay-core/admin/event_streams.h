#pragma once

#include "identity/principal.h"
#include "net/exchange.h"
#include "observe/event_feed.h"
#include "runtime/task.h"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace relay {
class Sessions;
}

namespace relay::admin {

struct StreamLimits {
    std::size_t atOnce = 64;
    std::chrono::milliseconds heartbeat{15'000};
};

/// The event feed as `text/event-stream`, for any number of shards. Each stream ends when its client goes,
/// when its session is over, and at stop(). Outlives its streams.
class EventStreams {
public:
    EventStreams(EventFeed& feed, const Sessions& sessions, StreamLimits limits = {});
    EventStreams(const EventStreams&) = delete;
    EventStreams& operator=(const EventStreams&) = delete;

    /// Answers the exchange, 200, until one of the ends. On the exchange's shard. RateLimitExceeded (and
    /// nothing answered) when too many streams are open, ShuttingDown after stop(). `head` has the headers of
    /// every answer.
    Task<Result<void>> serve(net::Exchange& exchange, const Principal& principal,
                             const net::ResponseHead& head, std::optional<std::uint64_t> lastEventId);

    /// From any thread: every stream ends properly and no new one begins.
    void stop();

private:
    struct Bell;
    class Registration;

    bool goesOn(const net::Exchange& exchange, const Principal& principal) const;
    Task<bool> sendEvents(net::Exchange& exchange, EventFeed::Subscription& events);

    EventFeed& m_feed;
    const Sessions& m_sessions;
    StreamLimits m_limits;
    std::atomic<bool> m_stopping = false;
    std::mutex m_mutex;
    std::vector<std::shared_ptr<Bell>> m_bells;
};

}  // namespace relay::admin
