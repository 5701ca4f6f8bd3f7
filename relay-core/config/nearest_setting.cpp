#include "config/settings_table.h"

#include "base/text.h"

#include <algorithm>
#include <numeric>

namespace relay {
namespace {

constexpr std::string_view kOwnPrefix = "relaywright_";
constexpr std::size_t kLongestName = 64;
constexpr std::size_t kAlwaysForgiven = 2;  // two letters changed places

/// Edit distance: letters to insert, remove or replace.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> previous(right.size() + 1);
    std::iota(previous.begin(), previous.end(), std::size_t{0});
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::vector<std::size_t> current{i + 1};
        for (std::size_t j = 0; j < right.size(); ++j) {
            const std::size_t replaced = previous[j] + (left[i] == right[j] ? 0 : 1);
            current.push_back(std::min({replaced, previous[j + 1] + 1, current[j] + 1}));
        }
        previous = std::move(current);
    }
    return previous.back();
}

std::string comparable(std::string_view name) {
    std::string low = toLower(name);
    std::replace(low.begin(), low.end(), '-', '_');
    low.erase(0, std::min(low.find_first_not_of('_'), low.size()));
    if (low.starts_with(kOwnPrefix)) low.erase(0, kOwnPrefix.size());
    return low;
}

}  // namespace

std::string_view nearestSetting(std::string_view name) {
    if (name.size() > kLongestName) return {};
    const bool asFlag = name.starts_with('-');
    const std::string wanted = comparable(name);
    std::string_view nearest;
    std::size_t best = std::max(wanted.size() / 3, kAlwaysForgiven) + 1;
    for (const SettingRow& row : settingsTable()) {
        const std::string_view candidate = asFlag ? row.flag : row.name;
        if (candidate.empty()) continue;
        const std::size_t apart = distance(wanted, comparable(candidate));
        if (apart >= best) continue;
        best = apart;
        nearest = candidate;
    }
    return nearest;
}

}  // namespace relay
