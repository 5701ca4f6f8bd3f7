#include "net/connection_pool.h"

#include "runtime/shard.h"

#include <array>
#include <functional>
#include <stdexcept>
#include <utility>

namespace relay::net {

Connection::Connection(ConnectionPool& pool, Origin origin, StreamPtr stream)
    : m_pool(pool),
      m_origin(std::move(origin)),
      m_stream(std::move(stream)),
      m_unusedUntil(pool.shard().deadlines(), [this] { m_pool.drop(*this); }) {
    m_stream->setOwner(this);
}

Connection::~Connection() {
    m_stream->setOwner(nullptr);
    m_stream->close();
}

void Connection::streamReadable() {
    if (m_user != nullptr) {
        m_user->streamReadable();
        return;
    }
    // Nothing was asked, so bytes are as bad as an end. Only TLS has bytes that mean nothing (session
    // tickets).
    std::array<char, 1> byte;
    if (m_stream->read(byte).status == IoStatus::NeedReadable)
        m_stream->watchReadable();
    else
        m_pool.drop(*this);
}

void Connection::streamWritable() {
    if (m_user != nullptr) m_user->streamWritable();
}

std::size_t ConnectionPool::OriginHash::operator()(const Origin& origin) const {
    return std::hash<std::string>()(origin.host) ^ (std::size_t{origin.port} << 1U) ^ (origin.tls ? 1U : 0U);
}

ConnectionPool::ConnectionPool(Shard& shard, ClientOptions options)
    : m_shard(shard), m_options(std::move(options)) {
    Result<TlsContext> context = clientTlsContext(m_options.caFile);
    if (!context) throw std::runtime_error(context.error().message);
    m_tls = std::move(*context);
}

ConnectionPool::~ConnectionPool() {
    shutdown();
}

std::unique_ptr<Connection> ConnectionPool::take(const Origin& origin) {
    const auto found = m_origins.find(origin);
    if (found == m_origins.end() || found->second.connections.empty()) return nullptr;
    std::unique_ptr<Connection> connection(&found->second.connections.front());
    found->second.connections.pop_front();
    --found->second.count;
    connection->m_unusedUntil.clear();
    return connection;
}

void ConnectionPool::put(std::unique_ptr<Connection> connection) {
    if (m_shut || m_options.pooledPerOrigin == 0) return;
    IdleOf& idle = m_origins[connection->origin()];
    connection->setUser(nullptr);
    connection->m_unusedUntil.set(m_options.pooledLifetime);
    connection->stream().watchReadable();
    idle.connections.push_front(*connection.release());
    if (++idle.count > m_options.pooledPerOrigin) drop(idle.connections.back());
}

void ConnectionPool::drop(Connection& idle) {
    --m_origins[idle.origin()].count;
    idle.unlink();
    const std::unique_ptr<Connection> gone(&idle);
}

void ConnectionPool::shutdown() {
    m_shut = true;
    for (auto& [origin, idle] : m_origins)
        while (!idle.connections.empty())
            drop(idle.connections.front());
    for (auto it = m_users.begin(); it != m_users.end();)
        (it++)->abort();
}

std::size_t ConnectionPool::idle() const {
    std::size_t count = 0;
    for (const auto& [origin, idle] : m_origins)
        count += idle.count;
    return count;
}

HttpClient::HttpClient(Shard& shard, ClientOptions options)
    : m_pool(std::make_shared<ConnectionPool>(shard, std::move(options))) {}

HttpClient::~HttpClient() {
    m_pool->shutdown();
}

void HttpClient::shutdown() {
    m_pool->shutdown();
}

std::size_t HttpClient::idleConnections() const {
    return m_pool->idle();
}

}  // namespace relay::net
