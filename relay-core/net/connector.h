#pragma once

#include "net/client.h"
#include "net/stream.h"
#include "runtime/deadlines.h"
#include "runtime/signal.h"

#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <memory>
#include <vector>

namespace relay::net {

/// Opens one connection: looks the name up, tries its addresses in turn, shakes hands. Owner thread: the
/// shard.
class Connector final : private StreamOwner {
public:
    Connector(Shard& shard, SSL_CTX* tls, std::chrono::milliseconds timeout);
    ~Connector();
    Connector(const Connector&) = delete;
    Connector& operator=(const Connector&) = delete;

    /// Errors: UpstreamConnectFailed, UpstreamTimeout, UpstreamClosed after cancel().
    Task<Result<StreamPtr>> connect(const Origin& origin);
    void cancel();

private:
    using Endpoints = std::vector<boost::asio::ip::tcp::endpoint>;
    struct Lookup;

    void streamReadable() override { m_wake.fireInline(); }
    void streamWritable() override { m_wake.fireInline(); }
    Task<Result<Endpoints>> lookUp(const Origin& origin);
    Task<Result<StreamPtr>> tryAddress(boost::asio::ip::tcp::endpoint endpoint, SteadyTime until);
    Task<Result<void>> shakeHands(StreamPtr stream, const Origin& origin);
    /// Error when it is time to give up.
    Result<void> goOn() const;
    void armUntil(SteadyTime until);

    Shard& m_shard;
    SSL_CTX* m_tls;
    SteadyTime m_until;
    Signal m_wake;
    Deadline m_deadline;
    std::shared_ptr<Lookup> m_lookup;
    bool m_cancelled = false;
};

}  // namespace relay::net
