#pragma once

#include "base/lru_cache.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace relay {

struct LedgerState {
    std::uint64_t unsettled = 0;     ///< attempts opened and not settled
    std::uint64_t journalBytes = 0;  ///< not yet in the database
    double lagSeconds = 0;
    bool writable = true;
};

struct AccountState {
    std::string id;
    std::string name;
    bool up = false;             ///< may be chosen now
    double cooldownSeconds = 0;  ///< until its mark ends; 0 without one
    std::uint32_t inFlight = 0;
};

struct CacheState {
    std::string name;
    CacheStatistics statistics;
};

struct GaugeValue {
    std::string name;  ///< a Prometheus metric name
    std::string help;
    double value = 0;
};

/// What is true at this moment, as opposed to what was counted.
struct EngineState {
    LedgerState ledger;
    std::vector<AccountState> accounts;
    std::vector<CacheState> caches;
    std::vector<GaugeValue> gauges;
    std::uint64_t openConnections = 0;
    std::uint64_t keys = 0;
    bool stopping = false;
};

/// Where the moment's values are asked for; set once when the engine is put together, called by whoever
/// answers /metrics, /health and the status page, on that thread. An empty function means that there is
/// nothing to tell.
struct StateProbes {
    struct Gauge {
        std::string name;
        std::string help;
        std::function<double()> read;
    };

    std::function<LedgerState()> ledger;
    std::function<std::vector<AccountState>()> accounts;
    std::function<std::vector<CacheState>()> caches;
    std::function<std::uint64_t()> openConnections;
    std::function<std::uint64_t()> keys;
    std::function<bool()> stopping;
    std::vector<Gauge> gauges;

    EngineState sample() const;
};

/// Display name of a key's id; empty when it has none (any more).
using NameOf = std::function<std::string(std::string_view id)>;

}  // namespace relay
