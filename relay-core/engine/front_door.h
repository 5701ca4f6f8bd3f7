#pragma once

#include "engine/ops_routes.h"
#include "net/exchange.h"
#include "relay/relay.h"

namespace relay::admin {
class AdminHttp;
}

namespace relay {

/// Decides by the path which room answers an exchange: operations, the admin API, or the relay itself.
class FrontDoor {
public:
    FrontDoor(Relay& relay, admin::AdminHttp& admin, OpsRoutes& ops);

    Task<void> serve(net::Exchange& exchange);

private:
    Relay& m_relay;
    admin::AdminHttp& m_admin;
    OpsRoutes& m_ops;
};

}  // namespace relay
