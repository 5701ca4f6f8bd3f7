#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relay {

struct ConfigEntry {
    std::string name;
    std::string value;
    std::size_t line = 0;  ///< from 1
};

struct ConfigSyntaxError {
    std::size_t line = 0;
    std::string message;  ///< holds nothing of the line: it may be a secret
};

struct ConfigText {
    std::vector<ConfigEntry> entries;
    std::vector<ConfigSyntaxError> errors;
};

/// The dotenv form: `NAME=value` lines, `#` comments (after a value only behind a space), an optional
/// `export` before the name. 'single quotes' are taken as they are, "double quotes" know \n \t \\ \" \$; `$`
/// is never replaced. A value does not span lines. All errors are reported, not just the first.
ConfigText parseConfig(std::string_view text);

}  // namespace relay
