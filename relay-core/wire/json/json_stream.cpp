#include "wire/json/json_stream.h"

#include "wire/json/json_bytes.h"
#include "wire/json/json_text.h"

#include <algorithm>
#include <utility>

namespace relay::wire {
namespace {

constexpr JsonVisitor::Place kRoot = 1;

std::size_t utf8Size(std::uint32_t codePoint) {
    return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}

}  // namespace

void JsonStream::reset() {
    m_depth = 0;
    m_text.clear();
    m_highSurrogate = 0;
    m_place = JsonVisitor::kNowhere;
    m_expect = Expect::Value;
    m_inside = Inside::Structure;
    m_failed = false;
}

void JsonStream::feed(std::string_view bytes, JsonVisitor& visitor) {
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    while (at != end && !m_failed) {
        switch (m_inside) {
            case Inside::Structure:
                at = structure(at, end, visitor);
                break;
            case Inside::String:
                at = stringBytes(at, end, visitor);
                break;
            case Inside::Scalar:
                at = scalarBytes(at, end, visitor);
                break;
            case Inside::Escape:
                escape(*at++);
                break;
            case Inside::Unicode:
                unicodeDigit(*at++);
                break;
        }
    }
}

const char* JsonStream::structure(const char* at, const char* end, JsonVisitor& visitor) {
    while (at != end && m_inside == Inside::Structure && !m_failed) {
        const char c = *at;
        if (isJsonSpace(c)) {
            ++at;
            continue;
        }
        const bool wantsValue = m_expect == Expect::Value || m_expect == Expect::ValueOrEnd;
        if (wantsValue && isJsonScalarByte(c)) {
            // A bare scalar has no end of its own, and no answer is one.
            if (m_depth == 0) return fail(), at;
            m_place = placeOfValue(visitor);
            m_text.clear();
            m_inside = Inside::Scalar;
            return at;
        }
        structural(c, visitor);
        ++at;
    }
    return at;
}

void JsonStream::structural(char c, JsonVisitor& visitor) {
    const bool wantsValue = m_expect == Expect::Value || m_expect == Expect::ValueOrEnd;
    const bool mayEnd = m_expect == Expect::CommaOrEnd;
    switch (c) {
        case '"':
            if (m_expect == Expect::Key || m_expect == Expect::KeyOrEnd) return beginString(true);
            if (!wantsValue || m_depth == 0) return fail();
            m_place = placeOfValue(visitor);
            return beginString(false);
        case '{':
        case '[':
            if (!wantsValue) return fail();
            m_place = placeOfValue(visitor);
            return open(c == '{');
        case '}':
            return mayEnd || m_expect == Expect::KeyOrEnd ? close(true, visitor) : fail();
        case ']':
            return mayEnd || m_expect == Expect::ValueOrEnd ? close(false, visitor) : fail();
        case ':':
            if (m_expect != Expect::Colon) return fail();
            m_expect = Expect::Value;
            return;
        case ',':
            if (!mayEnd) return fail();
            m_expect = inObject() ? Expect::Key : Expect::Value;
            return;
        default:
            return fail();
    }
}

JsonStream::Place JsonStream::placeAround() const {
    return m_depth == 0 || m_depth > kMostPlaces ? JsonVisitor::kNowhere : m_places[m_depth - 1];
}

/// A member's place was settled by its name; an element's is its array's business.
JsonStream::Place JsonStream::placeOfValue(JsonVisitor& visitor) const {
    if (m_depth == 0) return kRoot;
    if (inObject()) return m_place;
    const Place array = placeAround();
    return array == JsonVisitor::kNowhere ? array : visitor.element(array);
}

bool JsonStream::inObject() const {
    return m_depth != 0 && (m_objects[(m_depth - 1) / 64] >> ((m_depth - 1) % 64) & 1) != 0;
}

void JsonStream::open(bool object) {
    if (m_depth == kMostLevels) return fail();
    const std::uint64_t bit = std::uint64_t{1} << (m_depth % 64);
    std::uint64_t& word = m_objects[m_depth / 64];
    word = object ? word | bit : word & ~bit;
    if (m_depth < kMostPlaces) m_places[m_depth] = m_place;
    ++m_depth;
    m_expect = object ? Expect::KeyOrEnd : Expect::ValueOrEnd;
}

void JsonStream::close(bool object, JsonVisitor& visitor) {
    if (inObject() != object) return fail();
    const Place place = placeAround();
    --m_depth;
    valueEnded();
    if (place != JsonVisitor::kNowhere) visitor.closed(place);
}

void JsonStream::beginString(bool key) {
    m_isKey = key;
    m_keeps = key ? placeAround() != JsonVisitor::kNowhere
                  : m_place != JsonVisitor::kNowhere && m_place < JsonVisitor::kCountedOnly;
    m_size = 0;
    m_text.clear();
    m_inside = Inside::String;
}

const char* JsonStream::stringBytes(const char* at, const char* end, JsonVisitor& visitor) {
    const char* const stop = findJsonStringStop(at, end);
    if (stop != at) {
        if (m_highSurrogate != 0) keepCodePoint(std::exchange(m_highSurrogate, 0U));
        keep(std::string_view(at, static_cast<std::size_t>(stop - at)));
    }
    if (stop == end) return stop;
    if (*stop == '\\')
        m_inside = Inside::Escape;
    else if (*stop == '"')
        endString(visitor);
    else
        fail();
    return stop + 1;
}

void JsonStream::keep(std::string_view decoded) {
    m_size += decoded.size();
    if (m_keeps) m_text.append(decoded.substr(0, kMostText - std::min(kMostText, m_text.size())));
}

void JsonStream::keepCodePoint(std::uint32_t codePoint) {
    m_size += utf8Size(codePoint);
    if (m_keeps && m_text.size() + 4 <= kMostText) appendUtf8(m_text, codePoint);
}

void JsonStream::escape(char c) {
    if (c == 'u') {
        m_unit = 0;
        m_digits = 0;
        m_inside = Inside::Unicode;
        return;
    }
    const char meaning = jsonEscapeMeaning(c);
    if (meaning == 0) return fail();
    if (m_highSurrogate != 0) keepCodePoint(std::exchange(m_highSurrogate, 0U));
    keep(std::string_view(&meaning, 1));
    m_inside = Inside::String;
}

void JsonStream::unicodeDigit(char c) {
    const int digit = jsonHexDigit(c);
    if (digit < 0) return fail();
    m_unit = m_unit * 16 + static_cast<std::uint32_t>(digit);
    if (++m_digits == 4) endUnicode();
}

void JsonStream::endUnicode() {
    m_inside = Inside::String;
    const bool low = m_unit >= 0xDC00 && m_unit <= 0xDFFF;
    if (const std::uint32_t high = std::exchange(m_highSurrogate, 0U); high != 0) {
        if (low) return keepCodePoint(0x10000 + ((high - 0xD800) << 10) + (m_unit - 0xDC00));
        keepCodePoint(high);
    }
    if (m_unit >= 0xD800 && m_unit <= 0xDBFF)
        m_highSurrogate = m_unit;
    else
        keepCodePoint(m_unit);
}

void JsonStream::endString(JsonVisitor& visitor) {
    if (m_highSurrogate != 0) keepCodePoint(std::exchange(m_highSurrogate, 0U));
    m_inside = Inside::Structure;
    if (m_isKey) {
        const bool known = m_keeps && m_size <= kMostKey;
        m_place = known ? visitor.member(placeAround(), m_text) : JsonVisitor::kNowhere;
        m_expect = Expect::Colon;
        return;
    }
    valueEnded();
    if (m_place != JsonVisitor::kNowhere) visitor.string(m_place, m_text, m_size);
}

const char* JsonStream::scalarBytes(const char* at, const char* end, JsonVisitor& visitor) {
    const char* const stop = std::find_if_not(at, end, isJsonScalarByte);
    m_text.append(
        at, std::min(static_cast<std::size_t>(stop - at), kMostKey - std::min(kMostKey, m_text.size())));
    if (stop == end) return stop;
    m_inside = Inside::Structure;
    // A token that was cut can only be a very long number.
    const bool cut = m_text.size() == kMostKey;
    const bool valid =
        cut || isJsonNumber(m_text) || m_text == "true" || m_text == "false" || m_text == "null";
    if (!valid) return fail(), stop;
    valueEnded();
    if (m_place != JsonVisitor::kNowhere && !cut) visitor.scalar(m_place, m_text);
    return stop;
}

}  // namespace relay::wire
