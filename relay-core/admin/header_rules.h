#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace relay::admin {

/// Why a header may not be among an account's custom headers; nothing when it may. Names must be tokens;
/// those that frame or route the message belong to the connection, and those that carry credentials to the
/// account's secret. The reason holds the name, never the value.
std::optional<std::string> customHeaderFault(std::string_view name, std::string_view value);

}  // namespace relay::admin
