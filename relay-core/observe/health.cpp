#include "observe/health.h"

#include <fmt/format.h>
#include <boost/json.hpp>

namespace relay {
namespace {

std::string megabytes(std::uint64_t bytes) {
    return fmt::format("{:.1f}MB", static_cast<double>(bytes) / (1024 * 1024));
}

std::string_view statusText(bool healthy) {
    return healthy ? "healthy" : "unhealthy";
}

}  // namespace

HealthReport healthReport(const HealthInputs& inputs) {
    const bool storeWorks = inputs.state.ledger.writable;
    const bool healthy = storeWorks && !inputs.state.stopping;
    const bool logWorks = inputs.log.failedWrites == 0;
    const std::string time = isoTime(inputs.now);
    const std::string latency =
        fmt::format("{:.1f}ms", static_cast<double>(inputs.storeLatency.count()) / 1000);

    boost::json::object root;
    root["status"] = statusText(healthy);
    root["service"] = "relaywright";
    root["version"] = boost::json::string_view(inputs.build.version);
    root["timestamp"] = time;
    root["uptime"] = static_cast<double>(inputs.now - inputs.totals.startedAt) / 1000;
    if (!healthy)
        root["error"] = inputs.state.stopping ? "the relay is stopping" : "the ledger cannot be written";
    root["memory"] = {{"used", megabytes(inputs.process.residentBytes)},
                      {"total", megabytes(inputs.process.virtualBytes)}};
    root["components"] = {
        {"store", {{"status", statusText(storeWorks)}, {"latency", latency}}},
        {"logger", {{"status", statusText(logWorks)}, {"healthy", logWorks}, {"timestamp", time}}}};
    root["stats"] = {{"requests", inputs.totals.requests},
                     {"errors", inputs.log.errors},
                     {"warnings", inputs.log.warnings},
                     {"inFlight", inputs.totals.inFlight}};
    return {healthy ? 200 : 503, boost::json::serialize(root)};
}

}  // namespace relay
