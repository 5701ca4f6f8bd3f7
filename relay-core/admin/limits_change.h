#pragma once

#include "admin/json_fields.h"
#include "model/key_limits.h"

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace relay::admin {

/// What a body says about the limits of a key; what it does not name stays as it is.
struct LimitsChange {
    std::optional<std::uint32_t> concurrency;
    std::optional<std::uint32_t> windowMinutes;
    std::optional<std::uint64_t> windowRequests;
    std::optional<std::uint64_t> windowTokens;
    std::optional<Money> windowCost;
    std::optional<Money> dailyCost;
    std::optional<Money> weeklyCost;
    std::optional<Money> monthlyCost;
    std::optional<Money> totalCost;
    std::optional<std::vector<FamilyLimit>> families;  ///< replaces the list
};

/// The fields of a `limits` object; complaints stay in it.
LimitsChange readLimits(JsonFields& fields);
void applyChange(const LimitsChange& change, KeyLimits& limits);

boost::json::object limitsView(const KeyLimits& limits);

/// `queue{places, waitMs?}` of a key or an account.
std::optional<QueueRule> readQueue(JsonFields& fields);
boost::json::object queueView(const QueueRule& queue);

}  // namespace relay::admin
