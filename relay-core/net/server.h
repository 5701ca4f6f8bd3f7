#pragma once

#include "base/result.h"
#include "net/exchange.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace relay::net {

struct ListenAddress {
    std::string host = "127.0.0.1";
    std::uint16_t port = 3000;         ///< 0: the kernel chooses
    std::string unixPath = {};         ///< not empty: a unix socket, mode 0600; host and port unused
    std::string certificateFile = {};  ///< PEM chain; with keyFile: TLS
    std::string keyFile = {};
};

struct ServerLimits {
    std::size_t headBytes = 64 * 1024;
    std::size_t headerCount = 200;
    std::chrono::milliseconds headTimeout{30'000};
    std::chrono::milliseconds bodyTimeout{300'000};  ///< between two reads of a request body
    std::chrono::milliseconds idleTimeout{605'000};  ///< keep-alive
    std::chrono::milliseconds writeTimeout{
        600'000};  ///< a client that takes nothing for this long is cut off
    std::size_t connections = 20'000;
};

struct ServerCounters {
    std::uint64_t accepted = 0;
    std::uint64_t open = 0;
    std::uint64_t badRequests = 0;
};

class ServerCore;

/// A listener for one address on one shard. With several shards each has its own Server on the same address
/// (SO_REUSEPORT; a unix socket is listened to by shard 0 only).
class Server {
public:
    /// `logFault` gets one line for a handler that threw and for accepting that had to pause; it must not
    /// throw. `newRequestId` names the answers the server gives by itself (400, 408, 431).
    Server(Shard& shard, ListenAddress address, ServerLimits limits, Handler handler,
           std::function<void(std::string_view)> logFault = {},
           std::function<std::string()> newRequestId = {});
    /// Closes what is open. Handlers that still run end by themselves: the server's inner state lives until
    /// they have, what they refer to must, too (await closed()).
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Binds and accepts from now on. Errors: Conflict (address in use, says which), InvalidRequest,
    /// Internal. SO_REUSEPORT would let two relays share a port unnoticed: the server of shard 0 refuses an
    /// address that somebody listens on, so it starts first.
    Result<void> start();
    /// The address that was bound, with the real port.
    ListenAddress address() const;

    /// Owner thread. Connections that wait for a request close; every other, also one that still comes, closes
    /// after its next answer, so that a handler can tell newcomers why.
    void drain();
    /// Owner thread. Closes every connection.
    void closeAll();
    /// Returns when no connection is left; after drain() or closeAll(). One waiter at a time.
    Task<> closed();
    std::size_t openConnections() const;
    /// Of those, the ones whose handler runs.
    std::size_t busyConnections() const;
    ServerCounters counters() const;  ///< from any thread

private:
    std::shared_ptr<ServerCore> m_core;
};

}  // namespace relay::net
