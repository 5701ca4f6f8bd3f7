#pragma once

#include "base/clock.h"
#include "config/build_info.h"
#include "observe/engine_state.h"
#include "observe/logger.h"
#include "observe/metrics.h"
#include "observe/process_state.h"

#include <chrono>
#include <string>

namespace relay {

struct HealthInputs {
    MetricsTotals totals;
    EngineState state;  ///< `ledger` and `stopping` decide
    ProcessState process;
    LogCounts log;
    BuildInfo build;
    UnixMillis now = 0;
    std::chrono::microseconds storeLatency{0};  ///< how long asking the store took
};

struct HealthReport {
    int status = 200;  ///< 503 when no request would be served
    std::string body;  ///< JSON; holds no path, address or other inner detail: anybody may ask
};

/// GET /health. Unhealthy when the ledger cannot be written or the engine is stopping.
HealthReport healthReport(const HealthInputs& inputs);

}  // namespace relay
