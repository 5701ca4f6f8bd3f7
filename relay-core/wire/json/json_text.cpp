#include "wire/json/json_text.h"

#include "wire/json/json_bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace relay::wire {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

unsigned char byteOf(char c) {
    return static_cast<unsigned char>(c);
}

/// Length of the UTF-8 sequence at the start of `text`, 0 when there is none.
std::size_t utf8Length(std::string_view text) {
    const unsigned char first = byteOf(text[0]);
    const auto inRange = [&](std::size_t at, unsigned low, unsigned high) {
        return at < text.size() && byteOf(text[at]) >= low && byteOf(text[at]) <= high;
    };
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return inRange(1, 0x80, 0xBF) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = first == 0xED ? 0x9F : 0xBF;
        return inRange(1, low, high) && inRange(2, 0x80, 0xBF) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned low = first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
        return inRange(1, low, high) && inRange(2, 0x80, 0xBF) && inRange(3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

void appendEscaped(std::string& out, std::string_view text) {
    while (!text.empty()) {
        std::size_t length = 1;
        switch (const char c = text[0]) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                if (byteOf(c) < 0x20 || c == 0x7F) {
                    fmt::format_to(std::back_inserter(out), "\\u{:04x}", byteOf(c));
                } else if (length = utf8Length(text); length != 0) {
                    out.append(text.substr(0, length));
                } else {
                    length = 1;
                    appendUtf8(out, kReplacement);
                }
        }
        text.remove_prefix(length);
    }
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::uint32_t fourDigits(std::string_view digits) {
    std::uint32_t value = 0;
    for (const char c : digits)
        value = value * 16 + static_cast<std::uint32_t>(jsonHexDigit(c));
    return value;
}

bool isHighSurrogate(std::uint32_t unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
}

bool isLowSurrogate(std::uint32_t unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/// `raw` starts behind a `\u`; returns how many bytes were used.
std::size_t appendUnicodeEscape(std::string& out, std::string_view raw) {
    const std::uint32_t unit = fourDigits(raw.substr(0, 4));
    if (isHighSurrogate(unit) && raw.substr(4, 2) == "\\u") {
        const std::uint32_t second = fourDigits(raw.substr(6, 4));
        if (isLowSurrogate(second)) {
            appendUtf8(out, 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00));
            return 10;
        }
    }
    appendUtf8(out, unit);
    return 4;
}

}  // namespace

std::string jsonEscaped(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 8);
    appendEscaped(out, text);
    return out;
}

void appendJsonString(std::string& out, std::string_view text) {
    out += '"';
    appendEscaped(out, text);
    out += '"';
}

std::string jsonUnescaped(std::string_view raw) {
    std::string out;
    out.reserve(raw.size());
    while (!raw.empty()) {
        const std::size_t escape = raw.find('\\');
        out.append(raw.substr(0, escape));
        if (escape == std::string_view::npos || escape + 1 == raw.size()) break;
        const char letter = raw[escape + 1];
        raw.remove_prefix(escape + 2);
        if (letter == 'u')
            raw.remove_prefix(std::min(raw.size(), appendUnicodeEscape(out, raw)));
        else
            out += jsonEscapeMeaning(letter);
    }
    return out;
}

void appendUtf8(std::string& out, std::uint32_t codePoint) {
    if (codePoint > 0x10FFFF || isHighSurrogate(codePoint) || isLowSurrogate(codePoint))
        codePoint = kReplacement;
    const auto append = [&out](std::uint32_t byte) {
        out += static_cast<char>(static_cast<unsigned char>(byte));
    };
    if (codePoint < 0x80) {
        append(codePoint);
    } else if (codePoint < 0x800) {
        append(0xC0 | (codePoint >> 6));
        append(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        append(0xE0 | (codePoint >> 12));
        append(0x80 | ((codePoint >> 6) & 0x3F));
        append(0x80 | (codePoint & 0x3F));
    } else {
        append(0xF0 | (codePoint >> 18));
        append(0x80 | ((codePoint >> 12) & 0x3F));
        append(0x80 | ((codePoint >> 6) & 0x3F));
        append(0x80 | (codePoint & 0x3F));
    }
}

bool isJsonNumber(std::string_view token) {
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t first = at;
        while (at < token.size() && isDigit(token[at]))
            ++at;
        return at - first;
    };
    const auto taken = [&](char c) { return at < token.size() && token[at] == c && ++at != 0; };
    taken('-');
    if (!taken('0') && digits() == 0) return false;
    if (taken('.') && digits() == 0) return false;
    if (taken('e') || taken('E')) {
        if (!taken('+')) taken('-');
        if (digits() == 0) return false;
    }
    return at == token.size();
}

}  // namespace relay::wire
