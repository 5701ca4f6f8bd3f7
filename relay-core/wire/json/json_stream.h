#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace relay::wire {

/// Says which places of a document matter and takes what stands there. A place is any number the visitor
/// likes.
class JsonVisitor {
public:
    using Place = std::uint8_t;
    static constexpr Place kNowhere = 0;        ///< nothing at or below this place is of interest
    static constexpr Place kCountedOnly = 128;  ///< from here on a string's size is reported, not its text

    virtual ~JsonVisitor() = default;
    /// The place of that member; `object` is the place of the object around it, never kNowhere.
    virtual Place member(Place object, std::string_view key) = 0;
    /// The place of an array's elements.
    virtual Place element(Place array) = 0;
    /// `text` is decoded and cut to JsonStream::kMostText bytes; `size` is its whole size decoded.
    virtual void string(Place place, std::string_view text, std::uint64_t size) = 0;
    /// A number, true, false or null as it is written.
    virtual void scalar(Place place, std::string_view token) = 0;
    virtual void closed(Place place) = 0;
};

/// Reads one JSON document that comes in pieces, cut at any byte, without keeping it: what it holds is one
/// short text and one bit a level. The document must be an object or an array. Depth is bounded like
/// JsonCursor's.
class JsonStream {
public:
    static constexpr std::size_t kMostText = 512;
    static constexpr std::size_t kMostKey = 64;  ///< longer names are nobody's
    static constexpr std::size_t kMostLevels = 1000;
    static constexpr std::size_t kMostPlaces = 12;  ///< below this level everything is kNowhere

    void feed(std::string_view bytes, JsonVisitor& visitor);
    /// Ready for the next document.
    void reset();

    /// The document has been closed and nothing but white space followed.
    bool whole() const { return m_expect == Expect::Nothing && !m_failed; }
    bool failed() const { return m_failed; }

private:
    enum class Expect : std::uint8_t { Value, ValueOrEnd, Key, KeyOrEnd, Colon, CommaOrEnd, Nothing };
    enum class Inside : std::uint8_t { Structure, String, Escape, Unicode, Scalar };
    using Place = JsonVisitor::Place;

    const char* structure(const char* at, const char* end, JsonVisitor& visitor);
    const char* stringBytes(const char* at, const char* end, JsonVisitor& visitor);
    const char* scalarBytes(const char* at, const char* end, JsonVisitor& visitor);
    void structural(char c, JsonVisitor& visitor);
    void escape(char c);
    void unicodeDigit(char c);
    void endUnicode();
    void endString(JsonVisitor& visitor);
    void open(bool object);
    void close(bool object, JsonVisitor& visitor);
    void beginString(bool key);
    void keep(std::string_view decoded);
    void keepCodePoint(std::uint32_t codePoint);
    Place placeOfValue(JsonVisitor& visitor) const;
    Place placeAround() const;
    bool inObject() const;
    void valueEnded() { m_expect = m_depth == 0 ? Expect::Nothing : Expect::CommaOrEnd; }
    void fail() { m_failed = true; }

    std::array<std::uint64_t, kMostLevels / 64 + 1> m_objects{};
    std::array<Place, kMostPlaces> m_places{};
    std::size_t m_depth = 0;
    std::uint64_t m_size = 0;  ///< of the string so far, decoded
    std::string m_text;        ///< of the string or scalar so far, bounded
    std::uint32_t m_highSurrogate = 0;
    std::uint32_t m_unit = 0;
    std::uint8_t m_digits = 0;
    Place m_place = JsonVisitor::kNowhere;  ///< of the value that is expected or being read
    Expect m_expect = Expect::Value;
    Inside m_inside = Inside::Structure;
    bool m_isKey = false;
    bool m_keeps = false;
    bool m_failed = false;
};

}  // namespace relay::wire
