#pragma once

#include "runtime/task.h"

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <cstddef>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

namespace relay {

/// Threads for work that blocks: files, scrypt, LDAP. Thread-safe. Stop it while the shards still exist.
class BlockingPool {
public:
    explicit BlockingPool(std::size_t threads);
    ~BlockingPool();
    BlockingPool(const BlockingPool&) = delete;
    BlockingPool& operator=(const BlockingPool&) = delete;

    /// Runs `work` on a thread of the pool; the caller goes on, on its shard, with what it returned or threw.
    template <class F>
    Task<std::invoke_result_t<F&>> run(F work);

    /// Runs `work`, which must not throw, with nobody waiting for it.
    template <class F>
    void post(F work) {
        boost::asio::post(m_threads, std::move(work));
    }

    /// Waits until everything posted so far has run. Nothing may be run afterwards.
    void stop();

private:
    boost::asio::thread_pool m_threads;
};

template <class F>
Task<std::invoke_result_t<F&>> BlockingPool::run(F work) {
    using R = std::invoke_result_t<F&>;
    using Token = boost::asio::use_awaitable_t<Executor>;
    using Handler = typename boost::asio::async_result<Token, void()>::handler_type;
    constexpr bool kVoid = std::is_void_v<R>;

    // Both live in this frame: it is suspended, and owned by the handler, until the job has posted that back.
    std::optional<std::conditional_t<kVoid, bool, R>> value;
    std::exception_ptr error;

    const auto perform = [&] {
        try {
            if constexpr (kVoid)
                work();
            else
                value.emplace(work());
        } catch (...) {
            error = std::current_exception();
        }
    };
    const Executor shard = co_await boost::asio::this_coro::executor;
    const auto start = [&](Handler handler) {
        // The work guard keeps the shard's run() from ending while its coroutine is away.
        boost::asio::post(m_threads, [&perform, shard, guard = boost::asio::make_work_guard(shard),
                                      back = std::move(handler)]() mutable {
            perform();
            boost::asio::post(shard, std::move(back));
        });
    };
    constexpr Token kToken;
    co_await boost::asio::async_initiate<const Token, void()>(start, kToken);
    if (error) std::rethrow_exception(error);
    if constexpr (!kVoid) co_return std::move(*value);
}

}  // namespace relay
