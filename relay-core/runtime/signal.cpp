#include "runtime/signal.h"

#include "runtime/shard.h"

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>

#include <stdexcept>
#include <utility>

namespace relay {

Signal::Signal(Shard& shard) : m_shard(shard) {}

Task<> Signal::ready() {
    co_return;
}

Task<> Signal::wait() {
    if (m_handler) throw std::logic_error("two coroutines wait for one signal");
    if (std::exchange(m_fired, false)) return ready();
    const auto start = [this](Handler handler) {
        m_handler.emplace(std::move(handler));
        m_shard.m_waiting.push_back(*this);
    };
    constexpr boost::asio::use_awaitable_t<Executor> kToken;
    return boost::asio::async_initiate<const boost::asio::use_awaitable_t<Executor>, void()>(start, kToken);
}

std::optional<Signal::Handler> Signal::takeHandler() {
    if (!m_handler) {
        m_fired = true;
        return std::nullopt;
    }
    std::optional<Handler> handler(std::in_place, std::move(*m_handler));
    abandon();
    return handler;
}

void Signal::abandon() {
    unlink();
    m_handler.reset();
}

void Signal::fire() {
    if (auto handler = takeHandler()) boost::asio::post(m_shard.executor(), std::move(*handler));
}

void Signal::fireInline() {
    if (auto handler = takeHandler()) std::move (*handler)();
}

}  // namespace relay
