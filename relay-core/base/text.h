#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace relay {

/// Lower-case hexadecimal.
std::string toHex(std::span<const std::byte> bytes);
/// Accepts both cases; nothing if the length is odd or a character is no digit.
std::optional<std::vector<std::byte>> fromHex(std::string_view text);

/// ASCII only: header names, schemes and hosts have no other letters.
bool equalsIgnoringCase(std::string_view left, std::string_view right);
std::string toLower(std::string_view text);
/// Without leading and trailing spaces, tabs, CR and LF.
std::string_view trimmed(std::string_view text);
/// Whole text as a decimal number without sign; nothing on overflow or any other character.
std::optional<std::uint64_t> parseUnsigned(std::string_view text);

}  // namespace relay
