#pragma once

#include "config/build_info.h"
#include "observe/engine_state.h"
#include "observe/metrics.h"
#include "observe/process_state.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace relay {

inline constexpr std::string_view kPrometheusContentType = "text/plain; version=0.0.4; charset=utf-8";
/// Keys (and accounts) that get series of their own, the ones that spent most first.
inline constexpr std::size_t kMostMetricRows = 5000;

/// Everything one exposition is made of.
struct MetricsReport {
    MetricsSnapshot metrics;
    EngineState state;
    ProcessState process;
    BuildInfo build;
    NameOf keyName;  ///< empty function: ids only
    std::size_t mostRows = kMostMetricRows;
};

/// Text format 0.0.4. Keys and accounts have two labels, name and id: names may change or repeat, ids do not.
std::string prometheusText(const MetricsReport& report);

}  // namespace relay
