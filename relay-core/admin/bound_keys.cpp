#include "admin/bound_keys.h"

#include "store/directory.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace relay::admin {

Result<void> checkUnbound(const Directory& directory, std::string ApiKey::* binding, const std::string& id) {
    constexpr std::size_t kMostNamed = 10;
    std::vector<std::string> names;
    for (const auto& key : directory.keys())
        if ((*key).*binding == id) names.push_back(key->name);
    if (names.empty()) return {};
    std::ranges::sort(names);
    const std::size_t more = names.size() - std::min(names.size(), kMostNamed);
    names.resize(names.size() - more);
    const std::string rest = more == 0 ? std::string() : fmt::format(" and {} more", more);
    return fail(ErrorCode::Conflict, fmt::format("Keys are bound to it: {}{}", fmt::join(names, ", "), rest));
}

}  // namespace relay::admin
