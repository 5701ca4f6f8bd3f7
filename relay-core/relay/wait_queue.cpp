#include "relay/wait_queue.h"

#include "runtime/shard.h"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <utility>

namespace relay {
namespace {

constexpr std::chrono::milliseconds kLookAgain{500};

}  // namespace

struct QueuePlace::Waiter {
    explicit Waiter(Shard& toShard)
        : shard(toShard), wake(toShard), alarm(toShard.deadlines(), [this] { wake.fire(); }) {}

    Shard& shard;
    Signal wake;
    Deadline alarm;
};

QueuePlace::QueuePlace(WaitQueue& queue, std::string owner, std::shared_ptr<Waiter> waiter)
    : m_queue(queue), m_owner(std::move(owner)), m_waiter(std::move(waiter)) {}

QueuePlace::~QueuePlace() {
    m_queue.leave(m_owner, m_waiter);
}

bool QueuePlace::first() const {
    return m_queue.isFirst(m_owner, m_waiter.get());
}

Task<> QueuePlace::wait(net::Exchange& exchange, std::chrono::milliseconds most) {
    if (exchange.clientGone()) co_return;
    exchange.onClientGone([waiter = m_waiter] { waiter->wake.fire(); });
    m_waiter->alarm.set(std::min(most, kLookAgain));
    co_await m_waiter->wake.wait();
    m_waiter->alarm.clear();
    exchange.onClientGone({});
}

std::unique_ptr<QueuePlace> WaitQueue::join(const std::string& owner, std::size_t places, Shard& shard) {
    if (places == 0) return nullptr;
    auto waiter = std::make_shared<QueuePlace::Waiter>(shard);
    {
        const std::scoped_lock lock(m_mutex);
        Line& line = m_lines[owner];
        if (line.size() >= places) return nullptr;
        line.push_back(waiter);
        m_waiting.fetch_add(1, std::memory_order_relaxed);
    }
    return std::unique_ptr<QueuePlace>(new QueuePlace(*this, owner, std::move(waiter)));
}

bool WaitQueue::anybodyWaits(const std::string& owner) const {
    if (waiting() == 0) return false;
    const std::scoped_lock lock(m_mutex);
    return m_lines.contains(owner);
}

void WaitQueue::freed(const std::string& owner) {
    if (waiting() == 0) return;
    const std::scoped_lock lock(m_mutex);
    const auto found = m_lines.find(owner);
    if (found != m_lines.end()) wakeFirst(found->second);
}

bool WaitQueue::isFirst(const std::string& owner, const QueuePlace::Waiter* waiter) const {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_lines.find(owner);
    return found != m_lines.end() && found->second.front().get() == waiter;
}

void WaitQueue::leave(const std::string& owner, const std::shared_ptr<QueuePlace::Waiter>& waiter) {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_lines.find(owner);
    if (found == m_lines.end()) return;
    Line& line = found->second;
    const bool wasFirst = line.front() == waiter;
    m_waiting.fetch_sub(std::erase(line, waiter), std::memory_order_relaxed);
    if (line.empty())
        m_lines.erase(found);
    else if (wasFirst)
        wakeFirst(line);
}

// The waiter may sleep on another shard, and may have left by the time its shard hears of it.
void WaitQueue::wakeFirst(const Line& line) {
    const std::weak_ptr<QueuePlace::Waiter> first = line.front();
    boost::asio::post(line.front()->shard.context(), [first] {
        if (const auto waiter = first.lock()) waiter->wake.fire();
    });
}

}  // namespace relay
