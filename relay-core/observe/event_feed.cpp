#include "observe/event_feed.h"

#include <fmt/format.h>

#include <algorithm>

namespace relay {
namespace {

// Leaves room for a thousand events a millisecond and stays below 2^53, which JavaScript can count to.
constexpr std::uint64_t kIdsAMilli = 1000;

}  // namespace

struct EventFeed::Queue {
    std::deque<std::shared_ptr<const FeedEvent>> events;  // under the feed's mutex, as is all but `wake`
    std::uint64_t dropped = 0;
    bool droppedUnknown = false;

    std::mutex wakeMutex;  // held while `wake` runs
    std::function<void()> wake;

    bool hasNews() const { return !events.empty() || dropped > 0 || droppedUnknown; }
};

EventFeed::EventFeed(const Clock& clock, FeedLimits limits)
    : m_clock(clock),
      m_limits(limits),
      m_nextId(static_cast<std::uint64_t>(std::max<UnixMillis>(clock.now(), 1)) * kIdsAMilli),
      m_unbrokenSince(m_nextId) {}

EventFeed::~EventFeed() = default;

bool EventFeed::lingering() const {
    const auto until = m_lingerUntil.load(std::memory_order_relaxed);
    return until != 0 && m_clock.steady().time_since_epoch().count() < until;
}

bool EventFeed::listened() const {
    return m_subscribers.load(std::memory_order_relaxed) > 0 || lingering();
}

void EventFeed::publish(std::string_view type, std::string json) {
    if (!listened()) return;
    std::vector<std::shared_ptr<Queue>> asleep;
    {
        const std::lock_guard lock(m_mutex);
        auto event =
            std::make_shared<const FeedEvent>(FeedEvent{m_nextId++, std::string(type), std::move(json)});
        for (const auto& queue : m_queues) {
            if (!queue->hasNews()) asleep.push_back(queue);
            queue->events.push_back(event);
            if (queue->events.size() > m_limits.queue) {
                queue->events.pop_front();
                ++queue->dropped;
            }
        }
        m_ring.push_back(std::move(event));
        if (m_ring.size() > m_limits.replay) m_ring.pop_front();
    }
    for (const auto& queue : asleep) {
        const std::lock_guard lock(queue->wakeMutex);
        if (queue->wake) queue->wake();
    }
}

std::unique_ptr<EventFeed::Subscription> EventFeed::subscribe(std::function<void()> wake,
                                                              std::optional<std::uint64_t> lastEventId) {
    auto queue = std::make_shared<Queue>();
    queue->wake = std::move(wake);
    const std::lock_guard lock(m_mutex);
    if (!listened()) {
        // Nobody made events meanwhile. The id that is left out stands for them.
        m_ring.clear();
        m_unbrokenSince = ++m_nextId;
    }
    if (lastEventId) replay(*queue, *lastEventId);
    m_queues.push_back(queue);
    m_subscribers.store(m_queues.size(), std::memory_order_relaxed);
    return std::make_unique<Subscription>(*this, std::move(queue));
}

void EventFeed::replay(Queue& queue, std::uint64_t lastEventId) const {
    if (lastEventId + 1 < m_unbrokenSince || lastEventId >= m_nextId) {
        queue.droppedUnknown = true;
        lastEventId = m_unbrokenSince - 1;
    }
    const std::uint64_t oldest = m_ring.empty() ? m_nextId : m_ring.front()->id;
    if (lastEventId + 1 < oldest) queue.dropped += oldest - lastEventId - 1;
    for (const auto& event : m_ring)
        if (event->id > lastEventId) queue.events.push_back(event);
}

void EventFeed::leave(const std::shared_ptr<Queue>& queue) {
    {
        const std::lock_guard lock(m_mutex);
        std::erase(m_queues, queue);
        const auto until = (m_clock.steady() + m_limits.linger).time_since_epoch().count();
        m_lingerUntil.store(until, std::memory_order_relaxed);
        m_subscribers.store(m_queues.size(), std::memory_order_relaxed);
    }
    const std::lock_guard lock(queue->wakeMutex);
    queue->wake = nullptr;
}

EventFeed::Subscription::Subscription(EventFeed& feed, std::shared_ptr<Queue> queue)
    : m_feed(feed), m_queue(std::move(queue)) {}

EventFeed::Subscription::~Subscription() {
    m_feed.leave(m_queue);
}

std::shared_ptr<const FeedEvent> EventFeed::Subscription::next() {
    const std::lock_guard lock(m_feed.m_mutex);
    Queue& queue = *m_queue;
    if (queue.droppedUnknown || queue.dropped > 0) {
        std::string json = queue.droppedUnknown ? std::string(R"({"count":null})")
                                                : fmt::format(R"({{"count":{}}})", queue.dropped);
        queue.droppedUnknown = false;
        queue.dropped = 0;
        return std::make_shared<const FeedEvent>(FeedEvent{0, "dropped", std::move(json)});
    }
    if (queue.events.empty()) return nullptr;
    auto event = std::move(queue.events.front());
    queue.events.pop_front();
    return event;
}

}  // namespace relay
