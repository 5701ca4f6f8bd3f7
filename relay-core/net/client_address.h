#pragma once

#include "net/exchange.h"

#include <string>

namespace relay::net {

struct ClientAddress {
    std::string address;  ///< "127.0.0.1", "::1", "unix"; what a proxy wrote is not checked for being one
    bool onThisMachine = false;
};

/// Who sent a request. `trustProxy`: the last entry of `x-forwarded-for` names the client, the one that our own proxy
/// wrote (those before it are hearsay), and whoever came that way is not on this machine.
ClientAddress clientAddress(const Exchange& exchange, bool trustProxy);

}  // namespace relay::net
