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

/// The character a two-byte escape stands for ('n' is a line feed); 0 when JSON has no such escape. 'u' is
/// not one.
char jsonEscapeMeaning(char letter);

/// 0..15, or -1 when the character is no hexadecimal digit.
int jsonHexDigit(char c);

/// Whole token against JSON's grammar of numbers.
bool isJsonNumber(std::string_view token);

/// First byte that a JSON string cannot pass over blindly: a quote, a backslash or a control character; `end`
/// when there is none. Long texts and pictures pass at 16 bytes a step.
const char* findJsonStringStop(const char* at, const char* end);

}  // namespace relay::wire
