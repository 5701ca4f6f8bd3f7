#pragma once

#include <string>
#include <string_view>

namespace relay {

/// Valid UTF-8 without control characters: what may stand in a setting, a log line and an event.
bool isPlainText(std::string_view text);
/// At least one character, all of them printable ASCII other than space.
bool isVisibleAscii(std::string_view text);
/// The same text with every byte that is no UTF-8 replaced by U+FFFD.
std::string toValidUtf8(std::string_view text);

}  // namespace relay
