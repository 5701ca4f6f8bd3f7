#pragma once

#include <string_view>

namespace relay {

struct BuildInfo {
    std::string_view version;   ///< "0.1.0"
    std::string_view compiler;  ///< "Clang 19.1.7"
    std::string_view type;      ///< "Release"
};

/// What this binary was built from.
BuildInfo buildInfo();

}  // namespace relay
