#include "net/server.h"

#include "net/listener.h"
#include "net/server_core.h"
#include "net/session.h"
#include "runtime/shard.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <utility>

namespace relay::net {
namespace {

Task<> runSession(std::unique_ptr<Session> session) {
    co_await session->run();
}

/// One writer: no need for a locked instruction.
void bump(std::atomic<std::uint64_t>& counter, std::uint64_t by) {
    counter.store(counter.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
}

}  // namespace

ServerCore::ServerCore(Shard& shard, ListenAddress address, ServerLimits limits, Handler handler,
                       std::function<void(std::string_view)> logFault,
                       std::function<std::string()> newRequestId)
    : m_shard(shard),
      m_limits(limits),
      m_handler(std::move(handler)),
      m_logFault(std::move(logFault)),
      m_newRequestId(std::move(newRequestId)),
      m_listener(std::make_unique<Listener>(
          shard, std::move(address),
          [this](StreamSocket socket, Peer peer) { return accept(std::move(socket), std::move(peer)); },
          m_logFault)),
      // A copy: the last session takes the core along before its task reports.
      m_tasks(shard, [log = m_logFault](const std::exception_ptr&) {
          if (log) log("a session ended by an exception");
      }) {}

ServerCore::~ServerCore() = default;

Result<void> ServerCore::start() {
    const ListenAddress& at = m_listener->address();
    if (at.certificateFile.empty() != at.keyFile.empty())
        return fail(ErrorCode::InvalidRequest, "TLS needs both a certificate file and a key file");
    if (!at.certificateFile.empty()) {
        Result<TlsContext> context = serverTlsContext(at.certificateFile, at.keyFile);
        if (!context) return context.error();
        m_tls = std::move(*context);
    }
    return m_listener->start();
}

const ListenAddress& ServerCore::address() const {
    return m_listener->address();
}

bool ServerCore::accept(StreamSocket socket, Peer peer) {
    const int on = 1;
    if (peer.address != "unix")
        ::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const StreamPtr stream(new Stream(m_shard, std::move(socket)));
    if (m_tls) stream->useTls(TlsSession::accepting(m_tls.get(), stream->handle()));
    auto session = std::make_unique<Session>(shared_from_this(), stream, std::move(peer));
    m_sessions.push_back(*session);
    bump(m_accepted, 1);
    bump(m_open, 1);
    m_tasks.spawn(runSession(std::move(session)));
    m_full = m_open.load(std::memory_order_relaxed) >= m_limits.connections;
    return !m_full;
}

void ServerCore::sessionEnded() {
    m_open.store(m_open.load(std::memory_order_relaxed) - 1, std::memory_order_relaxed);
    if (std::exchange(m_full, false)) m_listener->resume();
}

void ServerCore::drain() {
    m_draining = true;
    // Ending one session does not end another, so the next one stays where it is.
    for (auto it = m_sessions.begin(); it != m_sessions.end();)
        (it++)->drain();
}

void ServerCore::closeAll() {
    m_draining = true;
    m_listener->close();
    for (auto it = m_sessions.begin(); it != m_sessions.end();)
        (it++)->terminate();
}

ServerCounters ServerCore::counters() const {
    return {m_accepted.load(std::memory_order_relaxed), m_open.load(std::memory_order_relaxed),
            m_badRequests.load(std::memory_order_relaxed)};
}

void ServerCore::logFault(std::string_view line) const {
    if (m_logFault) m_logFault(line);
}

void ServerCore::countBadRequest() {
    bump(m_badRequests, 1);
}

Server::Server(Shard& shard, ListenAddress address, ServerLimits limits, Handler handler,
               std::function<void(std::string_view)> logFault, std::function<std::string()> newRequestId)
    : m_core(std::make_shared<ServerCore>(shard, std::move(address), limits, std::move(handler),
                                          std::move(logFault), std::move(newRequestId))) {}

Server::~Server() {
    m_core->closeAll();
}

Result<void> Server::start() {
    return m_core->start();
}

ListenAddress Server::address() const {
    return m_core->address();
}

void Server::drain() {
    m_core->drain();
}

void Server::closeAll() {
    m_core->closeAll();
}

Task<> Server::closed() {
    co_await m_core->tasks().empty();
}

std::size_t Server::openConnections() const {
    return static_cast<std::size_t>(m_core->counters().open);
}

std::size_t Server::busyConnections() const {
    return m_core->busy();
}

ServerCounters Server::counters() const {
    return m_core->counters();
}

}  // namespace relay::net
