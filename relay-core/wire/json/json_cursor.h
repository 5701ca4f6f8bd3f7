#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace relay::wire {

/// A string of a JSON text, as its bytes between the quotes.
struct RawJsonString {
    std::string_view text;  ///< view into the document
    bool escaped = false;   ///< has backslashes: compare its jsonUnescaped() form
};

/// Walks over a JSON text that is in memory as a whole, without building anything. Strings, numbers, literals
/// and nesting are checked as strictly as JSON.parse does; UTF-8 is not. After the first failure every call
/// returns false. The text must outlive the cursor.
class JsonCursor {
public:
    /// Deeper nesting is refused: whoever reads the text after us may do so by recursion.
    static constexpr std::size_t kMostLevels = 1000;

    explicit JsonCursor(std::string_view text)
        : m_begin(text.data()), m_at(text.data()), m_end(text.data() + text.size()) {}

    /// Next byte that is no white space, 0 at the end of the text; it is not consumed.
    char peek();
    /// Consumes `c`, after white space; fails when something else stands there.
    bool expect(char c);
    /// Consumes `c` if it stands there, after white space; otherwise nothing happens.
    bool takeIf(char c);
    bool readString(RawJsonString& out);
    /// Its bytes alone, for who does not ask what they mean: a long text is not looked through again.
    bool readRawString(std::string_view& out);
    /// A member's name and its colon.
    bool readKey(RawJsonString& out);
    /// A number, true, false or null as it is written.
    bool readScalar(std::string_view& out);
    bool skipValue();
    /// Only white space may be left.
    bool expectEnd();

    std::size_t position() const { return static_cast<std::size_t>(m_at - m_begin); }
    bool failed() const { return m_failure != Failure::None; }
    /// For people: "unexpected ',' at byte 17". Bytes count from 0.
    std::string failure() const;

private:
    enum class Failure { None, Unexpected, ControlInString, BadEscape, BadScalar, TooDeep };

    class Levels;
    bool fail(Failure failure);
    bool skipKey();
    bool skipString();
    bool skipStringRest();
    const char* afterEscape(const char* at);
    bool openLevel(Levels& levels, bool& ended);
    bool closeLevels(Levels& levels);

    const char* m_begin;
    const char* m_at;
    const char* m_end;
    Failure m_failure = Failure::None;
};

}  // namespace relay::wire
