#pragma once

#include "observe/prometheus.h"

#include <string>

namespace relay {

/// Body of GET /metrics: totals, a row a key and an account (who spent most first, at most `mostRows`),
/// caches, latency in microseconds, memory and uptime. Money is a decimal string of dollars.
std::string metricsJson(const MetricsReport& report, UnixMillis now);

}  // namespace relay
