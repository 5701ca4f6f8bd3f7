#pragma once

#include "base/clock.h"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relay {

struct FeedEvent {
    std::uint64_t id =
        0;  ///< grows, also over restarts; what `Last-Event-ID` names. 0: made for one subscriber only
    std::string
        type;  ///< "request.started", "log", ...; "dropped" tells of events that this subscriber missed
    std::string json;  ///< of "dropped": {"count":12}, or null when nobody knows how many
};

struct FeedLimits {
    std::size_t replay = 512;         ///< events kept for those who come back
    std::size_t queue = 1024;         ///< events a subscriber may be behind
    std::chrono::seconds linger{60};  ///< events are still made after the last one left
};

/// What happens, for whoever looks on: the console's live pages and `GET /admin/events`. Thread-safe.
class EventFeed {
public:
    explicit EventFeed(const Clock& clock, FeedLimits limits = {});
    EventFeed(const EventFeed&) = delete;
    EventFeed& operator=(const EventFeed&) = delete;
    ~EventFeed();

    /// False: do not even make the event. A relaxed load as long as nobody has ever subscribed.
    bool listened() const;
    /// Kept for replay and queued for each subscriber. Without listeners it does nothing.
    void publish(std::string_view type, std::string json);

    class Subscription;
    /// `wake` runs on the publisher's thread each time the queue stops being empty: it should only post to
    /// its shard and must not destroy a subscription. With `lastEventId` the events after it come first, as
    /// far as they are kept. The subscription must not outlive the feed.
    std::unique_ptr<Subscription> subscribe(std::function<void()> wake,
                                            std::optional<std::uint64_t> lastEventId = std::nullopt);

private:
    struct Queue;

    bool lingering() const;
    void replay(Queue& queue, std::uint64_t lastEventId) const;
    void leave(const std::shared_ptr<Queue>& queue);

    const Clock& m_clock;
    const FeedLimits m_limits;
    mutable std::mutex m_mutex;  // guards all but the atomics
    std::uint64_t m_nextId;
    std::uint64_t m_unbrokenSince;  // events before this id may be missing: nobody listened
    std::deque<std::shared_ptr<const FeedEvent>> m_ring;
    std::vector<std::shared_ptr<Queue>> m_queues;
    std::atomic<std::size_t> m_subscribers{0};
    std::atomic<SteadyTime::rep> m_lingerUntil{0};  // 0: nobody left yet
};

/// One listener's bounded queue: the oldest events make room, and it is told how many.
class EventFeed::Subscription {
public:
    Subscription(EventFeed& feed, std::shared_ptr<Queue> queue);
    Subscription(const Subscription&) = delete;
    Subscription& operator=(const Subscription&) = delete;
    ~Subscription();  ///< waits for a wake that is running; none comes afterwards

    /// The next event; null when there is none now. From one thread at a time.
    std::shared_ptr<const FeedEvent> next();

private:
    EventFeed& m_feed;
    std::shared_ptr<Queue> m_queue;
};

}  // namespace relay
