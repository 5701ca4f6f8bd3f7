#include "wire/json/json_cursor.h"

#include "wire/json/json_bytes.h"
#include "wire/json/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace relay::wire {
namespace {

bool isScalar(std::string_view token) {
    const char first = token.front();
    if (first == '-' || (first >= '0' && first <= '9')) return isJsonNumber(token);
    return token == "true" || token == "false" || token == "null";
}

std::string shown(char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F) return fmt::format("'{}'", c);
    return fmt::format("byte 0x{:02X}", byte);
}

}  // namespace

/// Which of the open brackets are braces: one bit a level.
class JsonCursor::Levels {
public:
    bool empty() const { return m_size == 0; }
    bool full() const { return m_size == kMostLevels; }
    bool inObject() const { return (m_bits[(m_size - 1) / 64] >> ((m_size - 1) % 64) & 1) != 0; }
    void pop() { --m_size; }
    void push(bool object) {
        const std::uint64_t bit = std::uint64_t{1} << (m_size % 64);
        std::uint64_t& word = m_bits[m_size / 64];
        word = object ? word | bit : word & ~bit;
        ++m_size;
    }

private:
    std::array<std::uint64_t, kMostLevels / 64 + 1> m_bits;
    std::size_t m_size = 0;
};

bool JsonCursor::fail(Failure failure) {
    if (m_failure == Failure::None) m_failure = failure;
    return false;
}

char JsonCursor::peek() {
    while (m_at != m_end && isJsonSpace(*m_at))
        ++m_at;
    return m_at == m_end ? '\0' : *m_at;
}

bool JsonCursor::takeIf(char c) {
    if (failed() || peek() != c || m_at == m_end) return false;
    ++m_at;
    return true;
}

bool JsonCursor::expect(char c) {
    return takeIf(c) || fail(Failure::Unexpected);
}

/// `at` is a backslash; returns what follows the escape, or null and leaves m_at where it went wrong.
const char* JsonCursor::afterEscape(const char* at) {
    const char* const letter = at + 1;
    std::size_t digits = 0;
    if (letter != m_end && *letter == 'u')
        while (digits < 4 && letter + 1 + digits != m_end && jsonHexDigit(letter[1 + digits]) >= 0)
            ++digits;
    if (digits == 4) return letter + 5;
    if (letter != m_end && jsonEscapeMeaning(*letter) != 0) return letter + 1;
    m_at = letter != m_end && *letter == 'u' ? letter + 1 + digits : letter;
    fail(m_at == m_end ? Failure::Unexpected : Failure::BadEscape);
    return nullptr;
}

/// m_at is behind the opening quote. Stops in a block of 16 bytes are worked off without reading the block
/// again: source code in a body has an escape every few bytes.
bool JsonCursor::skipStringRest() {
    const char* at = m_at;
    while (at != m_end) {
        JsonStringStops stops(at, m_end);
        const char* next = at + stops.size();
        while (stops.any()) {
            const char* const stop = at + stops.first();
            if (*stop == '"') {
                m_at = stop + 1;
                return true;
            }
            if (*stop != '\\') {
                m_at = stop;
                return fail(Failure::ControlInString);
            }
            const char* const behind = afterEscape(stop);
            if (behind == nullptr) return false;
            next = std::max(next, behind);
            if (next == behind) break;
            stops.dropBefore(static_cast<std::size_t>(behind - at));
        }
        at = next;
    }
    m_at = m_end;
    return fail(Failure::Unexpected);
}

bool JsonCursor::skipString() {
    return expect('"') && skipStringRest();
}

bool JsonCursor::readRawString(std::string_view& out) {
    peek();
    const char* const opening = m_at;
    if (!skipString()) return false;
    out = std::string_view(opening + 1, static_cast<std::size_t>(m_at - opening) - 2);
    return true;
}

bool JsonCursor::readString(RawJsonString& out) {
    if (!readRawString(out.text)) return false;
    out.escaped = out.text.find('\\') != std::string_view::npos;
    return true;
}

bool JsonCursor::readKey(RawJsonString& out) {
    return readString(out) && expect(':');
}

bool JsonCursor::skipKey() {
    return skipString() && expect(':');
}

bool JsonCursor::readScalar(std::string_view& out) {
    if (failed()) return false;
    peek();
    const char* const first = m_at;
    while (m_at != m_end && isJsonScalarByte(*m_at))
        ++m_at;
    out = std::string_view(first, static_cast<std::size_t>(m_at - first));
    if (out.empty()) return fail(Failure::Unexpected);
    if (isScalar(out)) return true;
    m_at = first;
    return fail(Failure::BadScalar);
}

/// Opens a level, or passes over an empty one, which is a value that has `ended`.
bool JsonCursor::openLevel(Levels& levels, bool& ended) {
    const bool object = *m_at == '{';
    if (levels.full()) return fail(Failure::TooDeep);
    ++m_at;
    ended = peek() == (object ? '}' : ']');
    if (ended) {
        ++m_at;
        return true;
    }
    levels.push(object);
    return !object || skipKey();
}

/// A value has ended: closes what ends with it, until another value must follow or nothing is open.
bool JsonCursor::closeLevels(Levels& levels) {
    while (!levels.empty()) {
        const bool object = levels.inObject();
        const char next = peek();
        if (next == ',') {
            ++m_at;
            return !object || skipKey();
        }
        if (next != (object ? '}' : ']')) return fail(Failure::Unexpected);
        ++m_at;
        levels.pop();
    }
    return true;
}

bool JsonCursor::skipValue() {
    if (failed()) return false;
    Levels levels;
    for (;;) {
        bool ended = true;
        bool fine = false;
        switch (peek()) {
            case '"':
                ++m_at;
                fine = skipStringRest();
                break;
            case '{':
            case '[':
                fine = openLevel(levels, ended);
                break;
            default:
                std::string_view scalar;
                fine = readScalar(scalar);
        }
        if (!fine || (ended && !closeLevels(levels))) return false;
        if (ended && levels.empty()) return true;
    }
}

bool JsonCursor::expectEnd() {
    if (failed()) return false;
    peek();
    return m_at == m_end || fail(Failure::Unexpected);
}

std::string JsonCursor::failure() const {
    if (m_failure == Failure::None) return {};
    if (m_failure == Failure::TooDeep)
        return fmt::format("nested deeper than {} levels at byte {}", kMostLevels, position());
    if (m_at == m_end) return fmt::format("it ends too early, at byte {}", position());
    switch (m_failure) {
        case Failure::ControlInString:
            return fmt::format("a string holds the bare control character 0x{:02X} at byte {}",
                               static_cast<unsigned char>(*m_at), position());
        case Failure::BadEscape:
            return fmt::format("bad escape in a string at byte {}", position());
        default:
            return fmt::format("unexpected {} at byte {}", shown(*m_at), position());
    }
}

}  // namespace relay::wire
