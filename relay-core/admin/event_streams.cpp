#include "admin/event_streams.h"

#include "identity/sessions.h"
#include "runtime/shard.h"

#include <fmt/format.h>
#include <boost/asio/post.hpp>

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace relay::admin {
namespace {

constexpr std::size_t kBatchBytes = 32 * 1024;
// Comments: the first makes the head leave at once and tells browsers how soon to come back.
constexpr std::string_view kOpening = ": relaywright\nretry: 3000\n\n";
constexpr std::string_view kHeartbeat = ": heartbeat\n\n";

void append(std::string& text, const FeedEvent& event) {
    if (event.id != 0) text += fmt::format("id: {}\n", event.id);
    text += fmt::format("event: {}\ndata: {}\n\n", event.type, event.json);
}

Task<bool> send(net::Exchange& exchange, std::string_view text) {
    const std::array<std::string_view, 1> piece{text};
    const std::span<const std::string_view> pieces(piece);
    co_return co_await exchange.write(pieces);
}

}  // namespace

/// Wakes one stream's coroutine. Shared with what was posted to the shard, which may run after the stream has
/// ended.
struct EventStreams::Bell {
    explicit Bell(Shard& owner) : shard(owner), signal(owner) {}

    /// From any thread.
    static void ring(const std::shared_ptr<Bell>& bell) {
        boost::asio::post(bell->shard.executor(), [bell] { bell->signal.fire(); });
    }

    Shard& shard;
    Signal signal;
};

/// A place among the open streams while it lives.
class EventStreams::Registration {
public:
    Registration(EventStreams& streams, std::shared_ptr<Bell> bell)
        : m_streams(streams), m_bell(std::move(bell)) {
        const std::lock_guard lock(m_streams.m_mutex);
        if (m_streams.m_stopping) {
            m_refusal = ErrorCode::ShuttingDown;
        } else if (m_streams.m_bells.size() >= m_streams.m_limits.atOnce) {
            m_refusal = ErrorCode::RateLimitExceeded;
        } else {
            m_streams.m_bells.push_back(m_bell);
        }
    }
    ~Registration() {
        const std::lock_guard lock(m_streams.m_mutex);
        std::erase(m_streams.m_bells, m_bell);
    }
    Registration(const Registration&) = delete;
    Registration& operator=(const Registration&) = delete;

    std::optional<ErrorCode> refusal() const { return m_refusal; }

private:
    EventStreams& m_streams;
    std::shared_ptr<Bell> m_bell;
    std::optional<ErrorCode> m_refusal;
};

EventStreams::EventStreams(EventFeed& feed, const Sessions& sessions, StreamLimits limits)
    : m_feed(feed), m_sessions(sessions), m_limits(limits) {}

Task<Result<void>> EventStreams::serve(net::Exchange& exchange, const Principal& principal,
                                       const net::ResponseHead& head,
                                       std::optional<std::uint64_t> lastEventId) {
    const auto bell = std::make_shared<Bell>(exchange.shard());
    const Registration place(*this, bell);
    if (place.refusal()) co_return fail(*place.refusal(), "No further event stream can be opened now");

    const auto ring = [bell] { Bell::ring(bell); };
    const auto events = m_feed.subscribe(ring, lastEventId);
    const auto wake = [bell] { bell->signal.fire(); };
    exchange.onClientGone(wake);
    Deadline heartbeat(exchange.shard().deadlines(), wake);

    exchange.begin(head);
    bool open = co_await send(exchange, kOpening);
    while (open && goesOn(exchange, principal)) {
        heartbeat.set(m_limits.heartbeat);
        co_await bell->signal.wait();
        const bool silent = heartbeat.expired();
        if (!goesOn(exchange, principal)) break;
        open = co_await sendEvents(exchange, *events);
        if (open && silent) open = co_await send(exchange, kHeartbeat);
    }
    exchange.onClientGone({});
    if (open && !exchange.clientGone()) {
        const std::span<const std::string_view> nothing;
        co_await exchange.finish(nothing);
    }
    co_return Result<void>();
}

void EventStreams::stop() {
    const std::lock_guard lock(m_mutex);
    m_stopping = true;
    for (const std::shared_ptr<Bell>& bell : m_bells)
        Bell::ring(bell);
}

bool EventStreams::goesOn(const net::Exchange& exchange, const Principal& principal) const {
    if (m_stopping || exchange.clientGone()) return false;
    return principal.kind == Principal::Kind::Local || m_sessions.peek(principal.sessionDigest).has_value();
}

/// All that wait, in writes of a bounded size; a client that takes nothing loses events, not the engine its
/// memory.
Task<bool> EventStreams::sendEvents(net::Exchange& exchange, EventFeed::Subscription& events) {
    std::string text;
    while (const auto event = events.next()) {
        append(text, *event);
        if (text.size() < kBatchBytes) continue;
        if (!co_await send(exchange, text)) co_return false;
        text.clear();
    }
    if (text.empty()) co_return true;
    co_return co_await send(exchange, text);
}

}  // namespace relay::admin
