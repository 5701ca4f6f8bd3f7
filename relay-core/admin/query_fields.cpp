#include "admin/query_fields.h"

#include "admin/iso_time.h"
#include "base/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace relay::admin {

QueryFields::QueryFields(std::vector<std::pair<std::string, std::string>> parameters) {
    m_parameters.reserve(parameters.size());
    for (auto& [name, value] : parameters)
        m_parameters.push_back({std::move(name), std::move(value), false});
}

std::string QueryFields::text(std::string_view name) {
    return take(name).value_or(std::string());
}

std::optional<std::uint64_t> QueryFields::number(std::string_view name, std::uint64_t least,
                                                 std::uint64_t most) {
    const auto value = take(name);
    if (!value) return std::nullopt;
    const auto number = parseUnsigned(*value);
    if (number && *number >= least && *number <= most) return number;
    complain(fmt::format("parameter \"{}\" must be a whole number from {} to {}", name, least, most));
    return std::nullopt;
}

bool QueryFields::flag(std::string_view name) {
    const auto value = take(name);
    if (!value || *value == "0" || *value == "false") return false;
    if (*value != "1" && *value != "true") complain(fmt::format("parameter \"{}\" must be 1 or 0", name));
    return true;
}

std::string QueryFields::choice(std::string_view name, std::initializer_list<std::string_view> choices) {
    const auto value = take(name);
    if (!value) return std::string(*choices.begin());
    if (std::find(choices.begin(), choices.end(), *value) == choices.end())
        complain(fmt::format("parameter \"{}\" must be one of: {}", name, fmt::join(choices, ", ")));
    return *value;
}

UnixMillis QueryFields::time(std::string_view name, const TimeZone& zone) {
    const auto value = take(name);
    if (!value) return 0;
    if (const auto time = parseIsoTime(*value, zone)) return *time;
    complain(fmt::format("parameter \"{}\" must be a time like 2026-11-23 or 2026-11-23T15:54:50Z", name));
    return 0;
}

Result<void> QueryFields::finish() const {
    if (!m_complaint.empty()) return fail(ErrorCode::InvalidRequest, m_complaint);
    for (const Parameter& parameter : m_parameters)
        if (!parameter.known)
            return fail(ErrorCode::InvalidRequest, fmt::format("unknown parameter \"{}\"", parameter.name));
    return {};
}

std::optional<std::string> QueryFields::take(std::string_view name) {
    std::optional<std::string> value;
    for (Parameter& parameter : m_parameters) {
        if (parameter.name != name) continue;
        parameter.known = true;
        if (value) complain(fmt::format("parameter \"{}\" came twice", name));
        value = parameter.value;
    }
    if (value && value->empty()) return std::nullopt;
    return value;
}

void QueryFields::complain(std::string message) {
    if (m_complaint.empty()) m_complaint = std::move(message);
}

}  // namespace relay::admin
