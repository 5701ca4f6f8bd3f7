#include "crypto/base64url.h"

#include <array>
#include <cstdint>

namespace relay {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint8_t kForeign = 0xff;

constexpr auto kValues = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(kForeign);
    for (std::size_t i = 0; i < kAlphabet.size(); ++i)
        values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
    return values;
}();

}  // namespace

std::string toBase64Url(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t pending = 0;
    int bits = 0;
    for (const char byte : bytes) {
        pending = (pending << 8) | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 6; bits -= 6)
            text += kAlphabet[(pending >> (bits - 6)) & 0x3f];
    }
    if (bits > 0) text += kAlphabet[(pending << (6 - bits)) & 0x3f];
    return text;
}

std::optional<std::string> fromBase64Url(std::string_view text) {
    if (text.size() % 4 == 1) return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t pending = 0;
    int bits = 0;
    for (const char letter : text) {
        const std::uint8_t value = kValues[static_cast<unsigned char>(letter)];
        if (value == kForeign) return std::nullopt;
        pending = (pending << 6) | value;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>((pending >> bits) & 0xff);
    }
    if ((pending & ((1U << bits) - 1)) != 0) return std::nullopt;
    return bytes;
}

}  // namespace relay
