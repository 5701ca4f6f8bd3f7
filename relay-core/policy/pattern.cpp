#include "policy/pattern.h"

#include <cstddef>

namespace relay::policy {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

bool matchesPattern(std::string_view pattern, std::string_view text) {
    // Only the last `*` is ever tried again with more: whatever the ones before it took is as good as anything.
    std::size_t star = std::string_view::npos;
    std::size_t behindStar = 0;
    std::size_t p = 0;
    std::size_t t = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            if (p + 1 == pattern.size()) return true;  // it takes the rest
            star = p++;
            behindStar = t;
        } else if (p < pattern.size() && lower(pattern[p]) == lower(text[t])) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++behindStar;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

bool matchesModel(std::string_view pattern, std::string_view model) {
    if (matchesPattern(pattern, model)) return true;
    std::string_view bare = model.substr(model.rfind('/') + 1);
    if (bare.ends_with(']')) bare = bare.substr(0, bare.rfind('['));
    return bare.size() != model.size() && matchesPattern(pattern, bare);
}

}  // namespace relay::policy
