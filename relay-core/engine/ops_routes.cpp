#include "engine/ops_routes.h"

#include "base/ids.h"
#include "base/text.h"
#include "crypto/constant_time.h"
#include "observe/health.h"
#include "observe/logger.h"
#include "observe/metrics.h"
#include "observe/metrics_json.h"
#include "relay/answer.h"
#include "runtime/blocking_pool.h"
#include "store/directory.h"

#include <fmt/format.h>

#include <utility>

namespace relay {
namespace {

bool wantsPrometheus(const net::RequestHead& head, std::string_view path) {
    if (path == "/metrics/prometheus") return true;
    const std::string accept = toLower(head.headers.find("accept").value_or(std::string_view()));
    return accept.find("text/plain") != std::string::npos || accept.find("openmetrics") != std::string::npos;
}

/// A reverse proxy on this machine makes every caller look local; its headers give that away.
bool isLocalCaller(const net::Exchange& exchange) {
    const net::HeaderList& headers = exchange.head().headers;
    return exchange.peer().loopback && !headers.find("x-forwarded-for") && !headers.find("forwarded");
}

}  // namespace

OpsRoutes::OpsRoutes(const RelayDependencies& dependencies, const Metrics& metrics, const Logger& logger,
                     StateProbes probes)
    : m_dependencies(dependencies), m_metrics(metrics), m_logger(logger), m_probes(std::move(probes)) {}

Task<void> OpsRoutes::serve(net::Exchange& exchange, std::string_view path) {
    Answer answer(exchange, newRequestId(m_dependencies.random, m_dependencies.clock.now()),
                  m_dependencies.settings.enableCors);
    const std::string& method = exchange.head().method;
    if (method != "GET" && method != "HEAD") {
        co_await answer.methodNotAllowed(path, "GET");
        co_return;
    }
    const bool isHealth = path == "/health";
    const bool isMetrics = path == "/metrics" || path == "/metrics/prometheus";
    if (!isHealth && !isMetrics) {
        Error error = fail(ErrorCode::NotFound, fmt::format("no such route: GET {}", path));
        co_await answer.error(std::move(error));
        co_return;
    }
    if (isMetrics && !maySeeMetrics(exchange)) {
        const bool hasToken = !m_dependencies.settings.metricsToken.empty();
        Error error =
            hasToken ? fail(ErrorCode::AuthenticationFailed, "metrics need the metrics token as Bearer token")
                     : fail(ErrorCode::PermissionDenied, "metrics are for callers on this machine only");
        co_await answer.error(std::move(error));
        co_return;
    }
    const Format format = wantsPrometheus(exchange.head(), path) ? Format::Prometheus : Format::Json;
    const auto work = [this, isHealth, format] { return isHealth ? health() : metrics(format); };
    net::Response response = co_await m_dependencies.pool.run(work);
    answer.addCommonHeaders(response.headers);
    co_await exchange.respond(response);
}

net::Response OpsRoutes::health() const {
    HealthInputs inputs;
    const SteadyTime before = m_dependencies.clock.steady();
    inputs.state.ledger = m_probes.ledger();
    inputs.storeLatency =
        std::chrono::duration_cast<std::chrono::microseconds>(m_dependencies.clock.steady() - before);
    inputs.state.stopping = m_dependencies.stopping.load(std::memory_order_relaxed);
    inputs.totals = m_metrics.totals();
    inputs.process = processState();
    inputs.log = m_logger.counts();
    inputs.build = buildInfo();
    inputs.now = m_dependencies.clock.now();
    HealthReport report = healthReport(inputs);
    net::Response response;
    response.status = report.status;
    response.body = std::move(report.body);
    response.headers.add("cache-control", "no-store");
    return response;
}

net::Response OpsRoutes::metrics(Format format) const {
    net::Response response;
    response.headers.add("cache-control", "no-store");
    if (format == Format::Prometheus) {
        response.contentType = std::string(kPrometheusContentType);
        response.body = prometheusText(report());
    } else {
        response.body = metricsJson(report(), m_dependencies.clock.now());
    }
    return response;
}

MetricsReport OpsRoutes::report() const {
    MetricsReport report;
    report.metrics = m_metrics.snapshot();
    report.state = m_probes.sample();
    report.process = processState();
    report.build = buildInfo();
    report.keyName = [this](std::string_view id) {
        const auto key = m_dependencies.directory.keyById(id);
        return key ? key->name : std::string();
    };
    return report;
}

bool OpsRoutes::maySeeMetrics(const net::Exchange& exchange) const {
    const std::string& token = m_dependencies.settings.metricsToken;
    const std::string_view given = exchange.head().headers.find("authorization").value_or(std::string_view());
    constexpr std::string_view kBearer = "Bearer ";
    if (token.empty()) return isLocalCaller(exchange);
    return given.starts_with(kBearer) && constantTimeEquals(given.substr(kBearer.size()), token);
}

}  // namespace relay
