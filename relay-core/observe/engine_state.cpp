#include "observe/engine_state.h"

namespace relay {

EngineState StateProbes::sample() const {
    EngineState state;
    if (ledger) state.ledger = ledger();
    if (accounts) state.accounts = accounts();
    if (caches) state.caches = caches();
    if (openConnections) state.openConnections = openConnections();
    if (keys) state.keys = keys();
    if (stopping) state.stopping = stopping();
    for (const Gauge& gauge : gauges)
        state.gauges.push_back({gauge.name, gauge.help, gauge.read()});
    return state;
}

}  // namespace relay
