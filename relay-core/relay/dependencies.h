#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "config/settings.h"

#include <atomic>

namespace relay {

class Authenticator;
class BlockingPool;
class Coordination;
class Directory;
class Ledger;
class Observer;
class PriceTable;
class Scheduler;

namespace providers {
class Provider;
}

/// What the request pipeline works with. The engine owns all of it and outlives every request. Everything in here may
/// be used from any shard.
struct RelayDependencies {
    const Settings& settings;
    const Clock& clock;
    Random& random;
    const Directory& directory;
    const Authenticator& authenticator;
    Coordination& coordination;
    Ledger& ledger;
    const PriceTable& prices;
    const providers::Provider& claudeConsole;
    Observer& observer;
    BlockingPool& pool;
    Scheduler& scheduler;
    const std::atomic<bool>& stopping;  ///< new requests get 503
};

}  // namespace relay
