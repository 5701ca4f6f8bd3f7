#include "model/model_family.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace relay {
namespace {

constexpr std::array<std::string_view, 4> kClaudeFamilies{"opus", "sonnet", "haiku", "fable"};

std::string lowerCase(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

bool isDigits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// "20250929", "2025-09-29" and "latest" tell revisions of one model apart.
std::string_view withoutRevision(std::string_view name) {
    constexpr std::size_t kDate = 8;
    constexpr std::size_t kDashedDate = 10;
    constexpr std::string_view kLatest = "-latest";
    if (name.ends_with(kLatest)) return name.substr(0, name.size() - kLatest.size());
    if (name.size() > kDate + 1 && name[name.size() - kDate - 1] == '-' &&
        isDigits(name.substr(name.size() - kDate)))
        return name.substr(0, name.size() - kDate - 1);
    if (name.size() <= kDashedDate + 1) return name;
    const std::string_view tail = name.substr(name.size() - kDashedDate);
    const bool dashed = isDigits(tail.substr(0, 4)) && tail[4] == '-' && isDigits(tail.substr(5, 2)) &&
                        tail[7] == '-' && isDigits(tail.substr(8));
    return dashed && name[name.size() - kDashedDate - 1] == '-'
               ? name.substr(0, name.size() - kDashedDate - 1)
               : name;
}

}  // namespace

std::string modelFamily(std::string_view model) {
    const std::string name = lowerCase(model);
    const bool claude = name.find("claude") != std::string::npos;
    for (const std::string_view family : kClaudeFamilies) {
        const bool alone = name.starts_with(family);
        if ((claude || alone) && name.find(family) != std::string::npos) return std::string(family);
    }
    return std::string(withoutRevision(name));
}

}  // namespace relay
