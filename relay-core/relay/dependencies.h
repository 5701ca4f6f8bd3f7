#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "config/settings.h"

#include <atomic>
#include <cstddef>

namespace relay {

class Authenticator;
class BlockingPool;
class Coordination;
class Directory;
class Ledger;
class Observer;
class Scheduler;
class UsualCosts;
class WaitQueue;

namespace policy {
class PriceTable;
}

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
    const policy::PriceTable& prices;
    const providers::Provider& claudeConsole;
    Observer& observer;
    BlockingPool& pool;
    Scheduler& scheduler;
    WaitQueue& queue;  ///< who waits for a place or money that others hold
    UsualCosts& usualCosts;
    const std::atomic<bool>& stopping;  ///< new requests get 503

    /// Error: ShuttingDown.
    Result<void> checkNotStopping() const {
        if (!stopping.load(std::memory_order_relaxed)) return {};
        return fail(ErrorCode::ShuttingDown, "the relay is stopping; try again in a moment");
    }
};

}  // namespace relay
