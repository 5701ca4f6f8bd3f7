#include "model/key_limits.h"

#include <algorithm>
#include <array>

namespace relay {
namespace {

constexpr std::array<std::string_view, kLimitKinds> kNames{"concurrency",  "window_requests", "window_tokens",
                                                           "window_cost",  "daily_cost",      "weekly_cost",
                                                           "monthly_cost", "total_cost"};

}  // namespace

std::string_view toString(LimitKind kind) {
    return kNames.at(static_cast<std::size_t>(kind));
}

std::optional<LimitKind> limitKindFrom(std::string_view text) {
    const auto found = std::ranges::find(kNames, text);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<LimitKind>(found - kNames.begin());
}

bool isMoney(LimitKind kind) {
    return kind >= LimitKind::WindowCost;
}

}  // namespace relay
