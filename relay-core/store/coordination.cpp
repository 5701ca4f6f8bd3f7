#include "store/coordination.h"

#include <fmt/format.h>

namespace relay {

std::string counterName(std::string_view owner, LimitKind kind, std::string_view family) {
    constexpr std::string_view kCost = "_cost";
    std::string_view window = toString(kind);
    const bool calendar = kind >= LimitKind::DailyCost;
    if (calendar) window.remove_suffix(kCost.size());
    std::string name = kind == LimitKind::Concurrency ? fmt::format("{}:{}", window, owner)
                                                      : fmt::format("rate_limit:{}:{}", owner, window);
    if (!family.empty()) name += fmt::format(":{}", family);
    return name;
}

}  // namespace relay
