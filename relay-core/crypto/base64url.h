#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace relay {

/// RFC 4648 section 5, without padding.
std::string toBase64Url(std::string_view bytes);
/// Nothing for padding, white space, a foreign character, an impossible length or bits left over that are not
/// zero.
std::optional<std::string> fromBase64Url(std::string_view text);

}  // namespace relay
