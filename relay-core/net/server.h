#pragma once

#include "base/result.h"
#include "net/exchange.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace relay::net {

struct ListenAddress {
    std::string host = "127.0.0.1";
    std::uint16_t port = 3000;    ///< 0: the kernel chooses
    std::string unixPath;         ///< not empty: a unix socket, mode 0600; host and port unused
    std::string certificateFile;  ///< PEM chain; with keyFile: TLS
    std::string keyFile;
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

/// A listener for one address on one shard. With several shards each has its own Server on the same address
/// (SO_REUSEPORT; a unix socket is listened to by shard 0 only).
class Server {
public:
    Server(Shard& shard, ListenAddress address, ServerLimits limits, Handler handler);
    ~Server();

    /// Binds and accepts from now on. Errors: Conflict (address in use, says which), InvalidRequest, Internal.
    Result<void> start();
    /// The address that was bound, with the real port.
    ListenAddress address() const;

    /// Owner thread. No new connections; connections that wait for a request close; running exchanges go on and close
    /// after their answer.
    void drain();
    /// Owner thread. Closes every connection.
    void closeAll();
    std::size_t openConnections() const;
    /// Of those, the ones whose handler runs.
    std::size_t busyConnections() const;
    ServerCounters counters() const;  ///< from any thread

private:
    class State;
    std::shared_ptr<State> m_state;
};

}  // namespace relay::net
