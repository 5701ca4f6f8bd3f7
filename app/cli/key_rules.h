#pragma once

#include "base/time_zone.h"
#include "engine/admin_client.h"

#include <boost/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace relay::cli {

/// What `keys create` and `keys edit` can be told of who may use a key, for what and how much; what was not given is
/// not sent. Lists replace, an empty text clears.
struct KeyRules {
    std::vector<std::pair<std::string, std::string>> lists;   ///< field of the API and "a,b"
    std::vector<std::pair<std::string, std::string>> limits;  ///< field of `limits` and its value
    std::vector<std::string> familyLimits;                    ///< "opus:weekly:20"
    std::vector<std::string> overrides;                       ///< "daily-cost=50"
    std::optional<std::string> overrideUntil;
    bool noOverride = false;
    std::optional<std::string> weeklyReset;  ///< "mon 09:00"
    std::optional<std::int64_t> activationDays;
    std::optional<std::string> account;
    std::optional<std::string> group;
    std::optional<std::string> owner;
    std::optional<std::string> queue;  ///< "PLACES[:SECONDS]"
    std::optional<bool> allowUnpriced;
};

void addRuleFlags(CLI::App& command, KeyRules& rules);

/// Adds the fields of the admin API to `body`; accounts and groups are looked up by name. Error InvalidRequest.
Result<void> putRules(AdminClient& client, const KeyRules& rules, std::int64_t now, const TimeZone& zone,
                      boost::json::object& body);

/// "a,b" as a list; an empty text is an empty one.
boost::json::array listJson(const std::string& text);
/// "PLACES[:SECONDS]".
Result<boost::json::object> queueJson(const std::string& text);

/// The lines of `keys show` about all this.
std::vector<std::pair<std::string, std::string>> ruleLines(const boost::json::object& key,
                                                           const TimeZone& zone);

}  // namespace relay::cli
