#pragma once

#include "net/client.h"
#include "net/exchange.h"
#include "relay/dependencies.h"
#include "relay/hold.h"

namespace relay {

/// The relay's routes for clients, on one shard: /v1/messages and what clients ask beside it.
class Relay {
public:
    Relay(const RelayDependencies& dependencies, net::HttpClient& client, Shard& shard);

    /// Answers any exchange: unknown paths get a JSON 404, OPTIONS its CORS headers.
    Task<void> serve(net::Exchange& exchange);

private:
    const RelayDependencies& m_dependencies;
    net::HttpClient& m_client;
    HoldKeeper m_keeper;
};

}  // namespace relay
