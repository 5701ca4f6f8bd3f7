#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace relay::wire {

// What both readers of JSON ask for every byte or two; inline, since a call would cost more than the answer.

namespace bytes {

enum Class : std::uint8_t { kOther = 0, kSpace = 1, kScalar = 2, kStopsString = 4 };

constexpr std::array<std::uint8_t, 256> classes() {
    std::array<std::uint8_t, 256> table{};
    for (std::size_t c = 0; c < 0x20; ++c)
        table[c] |= kStopsString;
    for (const char c : {'"', '\\'})
        table[static_cast<std::size_t>(c)] |= kStopsString;
    for (const char c : {' ', '\t', '\n', '\r'})
        table[static_cast<std::size_t>(c)] |= kSpace;
    for (const char c : {'.', '-', '+'})
        table[static_cast<std::size_t>(c)] |= kScalar;
    for (std::size_t c = '0'; c <= '9'; ++c)
        table[c] |= kScalar;
    for (std::size_t c = 'a'; c <= 'z'; ++c)
        table[c] |= kScalar;
    for (std::size_t c = 'A'; c <= 'Z'; ++c)
        table[c] |= kScalar;
    return table;
}

constexpr std::array<char, 256> escapes() {
    std::array<char, 256> table{};
    for (const char c : {'"', '\\', '/'})
        table[static_cast<std::size_t>(c)] = c;
    table['b'] = '\b';
    table['f'] = '\f';
    table['n'] = '\n';
    table['r'] = '\r';
    table['t'] = '\t';
    return table;
}

inline constexpr std::array<std::uint8_t, 256> kClasses = classes();
inline constexpr std::array<char, 256> kEscapes = escapes();

inline bool is(Class wanted, char c) {
    return (kClasses[static_cast<unsigned char>(c)] & wanted) != 0;
}

}  // namespace bytes

inline bool isJsonSpace(char c) {
    return bytes::is(bytes::kSpace, c);
}

/// Numbers and literals are made of such bytes; a document that has others there is no JSON.
inline bool isJsonScalarByte(char c) {
    return bytes::is(bytes::kScalar, c);
}

/// The character a two-byte escape stands for ('n' is a line feed); 0 when JSON has no such escape. 'u' is
/// not one.
inline char jsonEscapeMeaning(char letter) {
    return bytes::kEscapes[static_cast<unsigned char>(letter)];
}

/// 0..15, or -1 when the character is no hexadecimal digit.
inline int jsonHexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Which of the next bytes, 16 at most, a JSON string cannot pass over blindly: a quote, a backslash, a
/// control character.
class JsonStringStops {
public:
    JsonStringStops(const char* at, const char* end) {
#if defined(__SSE2__)
        if (end - at >= 16) {
            const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
            const __m128i lastControl = _mm_set1_epi8(0x1F);
            const __m128i control = _mm_cmpeq_epi8(_mm_max_epu8(block, lastControl), lastControl);
            const __m128i marks = _mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8('"')),
                                               _mm_cmpeq_epi8(block, _mm_set1_epi8('\\')));
            m_mask = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(marks, control)));
            m_size = 16;
            return;
        }
#endif
        m_size = std::min<std::size_t>(16, static_cast<std::size_t>(end - at));
        for (std::size_t i = 0; i < m_size; ++i)
            if (bytes::is(bytes::kStopsString, at[i])) m_mask |= 1U << i;
    }

    std::size_t size() const { return m_size; }  ///< bytes looked at; 0 only at the end
    bool any() const { return m_mask != 0; }
    std::size_t first() const { return static_cast<std::size_t>(std::countr_zero(m_mask)); }
    void dropBefore(std::size_t position) { m_mask &= ~0U << position; }

private:
    std::uint32_t m_mask = 0;
    std::size_t m_size = 0;
};

/// First byte from `at` on that JsonStringStops would name; `end` when there is none.
inline const char* findJsonStringStop(const char* at, const char* end) {
    while (at != end) {
        const JsonStringStops stops(at, end);
        if (stops.any()) return at + stops.first();
        at += stops.size();
    }
    return end;
}

}  // namespace relay::wire
