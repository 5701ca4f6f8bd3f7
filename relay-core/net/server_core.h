#pragma once

#include "net/input_buffer.h"
#include "net/server.h"
#include "net/stream.h"
#include "net/tls.h"
#include "runtime/signal.h"
#include "runtime/task_group.h"

#include <boost/intrusive/list.hpp>

#include <atomic>

namespace relay::net {

class Listener;
class Session;

using SessionHook =
    boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;

/// What the sessions of one server share. Lives until the last of them has ended.
class ServerCore : public std::enable_shared_from_this<ServerCore> {
public:
    ServerCore(Shard& shard, ListenAddress address, ServerLimits limits, Handler handler,
               std::function<void(std::string_view)> logFault, std::function<std::string()> newRequestId);
    ~ServerCore();
    ServerCore(const ServerCore&) = delete;
    ServerCore& operator=(const ServerCore&) = delete;

    Result<void> start();
    const ListenAddress& address() const;
    void drain();
    void closeAll();

    Shard& shard() { return m_shard; }
    const ServerLimits& limits() const { return m_limits; }
    const Handler& handler() const { return m_handler; }
    BlockPool& blocks() { return m_blocks; }
    TaskGroup& tasks() { return m_tasks; }
    bool draining() const { return m_draining; }
    std::size_t busy() const { return m_busy; }
    ServerCounters counters() const;

    void logFault(std::string_view line) const;
    /// Empty when nobody wants one.
    std::string newRequestId() const { return m_newRequestId ? m_newRequestId() : std::string(); }
    void countBadRequest();
    void beginExchange() { ++m_busy; }
    void endExchange() { --m_busy; }
    void sessionEnded();

private:
    using Sessions = boost::intrusive::list<Session, boost::intrusive::base_hook<SessionHook>,
                                            boost::intrusive::constant_time_size<false>>;
    bool accept(StreamSocket socket, Peer peer);

    Shard& m_shard;
    ServerLimits m_limits;
    Handler m_handler;
    std::function<void(std::string_view)> m_logFault;
    std::function<std::string()> m_newRequestId;
    TlsContext m_tls;
    BlockPool m_blocks;
    Sessions m_sessions;
    std::size_t m_busy = 0;
    bool m_draining = false;
    bool m_full = false;
    // Written by the shard only, read by anybody.
    std::atomic<std::uint64_t> m_accepted = 0;
    std::atomic<std::uint64_t> m_open = 0;
    std::atomic<std::uint64_t> m_badRequests = 0;
    std::unique_ptr<Listener> m_listener;
    TaskGroup m_tasks;
};

}  // namespace relay::net
