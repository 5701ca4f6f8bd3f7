#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relay {

/// `%41` becomes `A`, `+` a space. Nothing for a broken escape.
std::optional<std::string> decodeQueryText(std::string_view text);

/// The parameters of a query (without its '?') in the order they came; nothing when one of them has a broken
/// escape.
std::optional<std::vector<std::pair<std::string, std::string>>> parseQuery(std::string_view query);

/// First value of that name that is not empty, decoded; nothing when there is none. Allocates only when it is
/// there.
std::optional<std::string> queryParameter(std::string_view query, std::string_view name);

}  // namespace relay
