#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace relay::wire {

/// The text as it stands between the quotes of a JSON string. Bytes that are not UTF-8 become U+FFFD, so that
/// a message which quotes a stranger's bytes is still valid JSON.
std::string jsonEscaped(std::string_view text);

/// Appends the text with its quotes.
void appendJsonString(std::string& out, std::string_view text);

/// What a JSON string means; `raw` are its bytes between the quotes, already known to be well formed. Half a
/// surrogate pair becomes U+FFFD.
std::string jsonUnescaped(std::string_view raw);

void appendUtf8(std::string& out, std::uint32_t codePoint);

/// Whole token against JSON's grammar of numbers.
bool isJsonNumber(std::string_view token);

}  // namespace relay::wire
