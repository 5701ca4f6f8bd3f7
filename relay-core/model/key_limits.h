#pragma once

#include "base/clock.h"
#include "model/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relay {

/// What can be limited, of a key or (Concurrency and DailyCost) of an account. Each is one counter.
enum class LimitKind : std::uint8_t {
    Concurrency,  ///< requests in flight
    WindowRequests,  ///< requests, tokens and money in a window of some minutes that begins with its first request
    WindowTokens,
    WindowCost,
    DailyCost,
    WeeklyCost,
    MonthlyCost,
    TotalCost,
};
inline constexpr std::size_t kLimitKinds = 8;

std::string_view toString(LimitKind kind);  ///< "concurrency", "window_requests", ..., "total_cost"
std::optional<LimitKind> limitKindFrom(std::string_view text);
/// Its counter is in nano-dollars.
bool isMoney(LimitKind kind);

/// A money limit for the models of one family (see modelFamily()). `kind` is one of DailyCost to TotalCost.
struct FamilyLimit {
    std::string family;
    LimitKind kind = LimitKind::WeeklyCost;
    Money limit;
    bool operator==(const FamilyLimit&) const = default;
};

/// The limits of a key; 0 is no limit. Days, weeks and months are those of the configured time zone.
struct KeyLimits {
    std::uint32_t concurrency = 0;
    std::uint32_t windowMinutes = 0;  ///< length of the window; the three limits below need it
    std::uint64_t windowRequests = 0;
    std::uint64_t windowTokens = 0;
    Money windowCost;
    Money dailyCost;
    Money weeklyCost;
    Money monthlyCost;
    Money totalCost;
    std::vector<FamilyLimit> families;
    bool operator==(const KeyLimits&) const = default;
};

/// Limits that hold instead of the key's own until a moment; a 0 leaves the key's own in force.
struct TemporaryLimits {
    KeyLimits limits;
    UnixMillis until = 0;
    bool operator==(const TemporaryLimits&) const = default;
};

/// When a key's week begins, in the configured time zone.
struct WeeklyReset {
    std::uint8_t day = 1;   ///< 1 = Monday .. 7 = Sunday
    std::uint8_t hour = 0;  ///< 0..23
    bool operator==(const WeeklyReset&) const = default;
};

/// Waiting instead of a 429 when a limit of parallel requests is reached; first come, first served.
struct QueueRule {
    std::uint32_t places = 0;  ///< requests that may wait; 0 = none, refused at once
    std::uint32_t waitMs = 10'000;
    bool operator==(const QueueRule&) const = default;
};

}  // namespace relay
