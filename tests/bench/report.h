#pragma once

#include <optional>
#include <string>
#include <vector>

namespace relay::bench {

/// One line of the table; medians. What was not measured is empty.
struct Row {
    std::string name = {};
    std::string unit = {};
    std::optional<double> direct = {};
    std::optional<double> nginx = {};
    std::optional<double> relay = {};
    std::optional<double> relayCpuMicros = {};  ///< of the subject's processor, an answer
    std::optional<double> nginxCpuMicros = {};
    std::string goal = {};  ///< what issue or design asks for, in words
};

/// The table for people; ratios are relay / nginx.
std::string tableOf(const std::vector<Row>& rows);
std::string jsonOf(const std::vector<Row>& rows);

double median(std::vector<double> values);

}  // namespace relay::bench
