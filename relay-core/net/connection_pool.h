#pragma once

#include "net/client.h"
#include "net/input_buffer.h"
#include "net/stream.h"
#include "net/tls.h"
#include "runtime/deadlines.h"

#include <boost/intrusive/list.hpp>

#include <memory>
#include <unordered_map>

namespace relay::net {

class ConnectionPool;

using PoolHook = boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;

/// An upstream connection: in the pool, or in the hands of one call. It asks to hear of readability all its
/// life, so that the pool notices when an idle one is closed and a call need not ask again.
class Connection final : public StreamOwner, public PoolHook {
public:
    Connection(ConnectionPool& pool, Origin origin, StreamPtr stream);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    const Origin& origin() const { return m_origin; }
    Stream& stream() { return *m_stream; }
    /// Events go to `user`; to the pool with nullptr.
    void setUser(StreamOwner* user) { m_user = user; }

private:
    friend class ConnectionPool;
    void streamReadable() override;
    void streamWritable() override;

    ConnectionPool& m_pool;
    Origin m_origin;
    StreamPtr m_stream;
    StreamOwner* m_user = nullptr;
    Deadline m_unusedUntil;
};

/// A call the pool can end.
class PoolUser : public PoolHook {
public:
    virtual void abort() = 0;

protected:
    ~PoolUser() = default;
};

/// What the calls of one HttpClient share. Lives until the last of them has ended. Owner thread: the shard.
class ConnectionPool {
public:
    ConnectionPool(Shard& shard, ClientOptions options);
    ~ConnectionPool();
    ConnectionPool(const ConnectionPool&) = delete;
    ConnectionPool& operator=(const ConnectionPool&) = delete;

    Shard& shard() { return m_shard; }
    const ClientOptions& options() const { return m_options; }
    SSL_CTX* tls() const { return m_tls.get(); }
    BlockPool& blocks() { return m_blocks; }

    /// The connection used last, or nullptr.
    std::unique_ptr<Connection> take(const Origin& origin);
    /// The one unused for longest goes if there are too many.
    void put(std::unique_ptr<Connection> connection);
    void drop(Connection& idle);

    void enter(PoolUser& user) { m_users.push_back(user); }
    void shutdown();
    bool isShut() const { return m_shut; }
    std::size_t idle() const;

private:
    struct OriginHash {
        std::size_t operator()(const Origin& origin) const;
    };
    using Idle = boost::intrusive::list<Connection, boost::intrusive::base_hook<PoolHook>,
                                        boost::intrusive::constant_time_size<false>>;
    using Users = boost::intrusive::list<PoolUser, boost::intrusive::base_hook<PoolHook>,
                                         boost::intrusive::constant_time_size<false>>;
    struct IdleOf {
        Idle connections;
        std::size_t count = 0;
    };

    Shard& m_shard;
    ClientOptions m_options;
    TlsContext m_tls;
    BlockPool m_blocks;
    std::unordered_map<Origin, IdleOf, OriginHash> m_origins;
    Users m_users;
    bool m_shut = false;
};

}  // namespace relay::net
