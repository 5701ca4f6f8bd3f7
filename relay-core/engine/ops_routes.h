#pragma once

#include "net/exchange.h"
#include "observe/engine_state.h"
#include "observe/prometheus.h"
#include "relay/dependencies.h"

#include <string>
#include <string_view>

namespace relay {

class Logger;
class Metrics;

/// `/health` for anybody; `/metrics` (JSON, or Prometheus text when asked for) for this machine, or, when there
/// is a metrics token, for whoever has it.
class OpsRoutes {
public:
    OpsRoutes(const RelayDependencies& dependencies, const Metrics& metrics, const Logger& logger,
              StateProbes probes);

    Task<void> serve(net::Exchange& exchange, std::string_view path);

private:
    enum class Format { Json, Prometheus };

    net::Response health() const;
    net::Response metrics(Format format) const;
    MetricsReport report() const;
    bool maySeeMetrics(const net::Exchange& exchange) const;

    const RelayDependencies& m_dependencies;
    const Metrics& m_metrics;
    const Logger& m_logger;
    StateProbes m_probes;
};

}  // namespace relay
