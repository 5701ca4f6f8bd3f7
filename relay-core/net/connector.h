#pragma once

#include "net/address_race.h"
#include "net/client.h"
#include "net/stream.h"
#include "runtime/deadlines.h"
#include "runtime/signal.h"

#include <chrono>
#include <memory>

namespace relay::net {

/// Opens one connection: looks the name up, lets its addresses race, shakes hands. Owner thread: the shard.
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
    struct Lookup;

    void streamReadable() override { m_wake.fireInline(); }
    void streamWritable() override { m_wake.fireInline(); }
    Task<Result<Endpoints>> lookUp(const Origin& origin);
    Task<Result<StreamPtr>> raceTo(Endpoints endpoints);
    Task<Result<void>> shakeHands(StreamPtr stream, const Origin& origin);
    /// Error when it is time to give up.
    Result<void> goOn() const;

    Shard& m_shard;
    SSL_CTX* m_tls;
    std::chrono::milliseconds m_timeout;
    Signal m_wake;
    Deadline m_deadline;
    std::shared_ptr<Lookup> m_lookup;
    bool m_cancelled = false;
};

}  // namespace relay::net
