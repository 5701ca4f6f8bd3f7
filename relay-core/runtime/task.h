#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace relay {

/// The concrete executor of a shard: one thread an io_context, so the type is not erased.
using Executor = boost::asio::io_context::executor_type;

/// A coroutine that runs on a shard. Await it where it was made; inside a co_await expression only named
/// objects and plain calls (see packaging/cmake/coroutine_probe.cpp for why).
template <class T = void>
using Task = boost::asio::awaitable<T, Executor>;

/// Completion token: `auto [error, n] = co_await socket.async_read_some(buffer, kTask);`
inline constexpr auto kTask = boost::asio::as_tuple(boost::asio::use_awaitable_t<Executor>{});

}  // namespace relay
