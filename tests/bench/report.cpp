#include "bench/report.h"

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cmath>

namespace relay::bench {
namespace {

namespace json = boost::json;

std::string cell(const std::optional<double>& value) {
    if (!value) return "";
    if (std::abs(*value) >= 1'000) return fmt::format("{:.0f}", *value);
    return fmt::format("{:.{}f}", *value, std::abs(*value) >= 10 ? 1 : 2);
}

std::optional<double> ratioOf(const Row& row) {
    if (!row.nginx || !row.relay || *row.nginx == 0) return std::nullopt;
    return *row.relay / *row.nginx;
}

json::value number(const std::optional<double>& value) {
    return value ? json::value(*value) : json::value(nullptr);
}

}  // namespace

std::string tableOf(const std::vector<Row>& rows) {
    std::string text =
        fmt::format("{:<58}{:<6}{:>10}{:>10}{:>10}{:>13}{:>11}{:>11}  {}\n", "measure", "unit", "direct",
                    "nginx", "relay", "relay/nginx", "nginx CPU", "relay CPU", "goal");
    for (const Row& row : rows) {
        const auto ratio = ratioOf(row);
        text += fmt::format("{:<58}{:<6}{:>10}{:>10}{:>10}{:>13}{:>11}{:>11}  {}\n", row.name, row.unit,
                            cell(row.direct), cell(row.nginx), cell(row.relay),
                            ratio ? fmt::format("{:.2f}", *ratio) : "", cell(row.nginxCpuMicros),
                            cell(row.relayCpuMicros), row.goal);
    }
    return text;
}

std::string jsonOf(const std::vector<Row>& rows) {
    json::array list;
    for (const Row& row : rows)
        list.push_back({{"name", row.name},
                        {"unit", row.unit},
                        {"direct", number(row.direct)},
                        {"nginx", number(row.nginx)},
                        {"relay", number(row.relay)},
                        {"ratio", number(ratioOf(row))},
                        {"nginxCpuMicros", number(row.nginxCpuMicros)},
                        {"relayCpuMicros", number(row.relayCpuMicros)}});
    return json::serialize(json::object{{"rows", list}});
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

}  // namespace relay::bench
