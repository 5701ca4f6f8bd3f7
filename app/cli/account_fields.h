#pragma once

#include "base/time_zone.h"
#include "engine/engine.h"

#include <boost/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace relay::cli {

/// What `accounts add` and `accounts edit` can be told; what was not given is not sent.
struct AccountFields {
    std::optional<std::string> type;
    std::optional<std::string> name;
    std::optional<std::string> description;
    std::optional<std::string> baseUrl;
    std::optional<std::string> authScheme;
    std::optional<std::int64_t> priority;
    std::optional<std::int64_t> maxConcurrency;
    std::optional<std::string> dailyQuota;
    std::optional<bool> autoProtection;
    std::optional<bool> schedulable;
    std::optional<std::int64_t> weight;
    std::optional<std::string> models;       ///< "a,b"
    std::optional<std::string> activeHours;  ///< "mon-fri 09:00-18:00"
    std::optional<std::string> subscriptionEnds;
    std::optional<std::int64_t> maxAgeDays;
    std::optional<std::string> queue;   ///< "PLACES[:SECONDS]"
    std::vector<std::string> modelMap;  ///< "from=to"
    std::vector<std::string> headers;   ///< "Name: value"
};

void addAccountFlags(CLI::App& command, AccountFields& fields, bool creating);

/// As the admin API wants it. Error InvalidRequest: a mapping or header that cannot be read.
Result<boost::json::object> accountJson(const AccountFields& fields, std::int64_t now, const TimeZone& zone);

}  // namespace relay::cli
