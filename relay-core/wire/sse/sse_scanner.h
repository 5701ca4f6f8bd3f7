#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace relay::wire {

/// Takes what an SseScanner finds.
class SseSink {
public:
    virtual ~SseSink() = default;
    /// The next bytes of the event's data; the line feeds between several `data` lines are among them.
    virtual void data(std::string_view fragment) = 0;
    /// The event is complete. `name` is empty when the stream gave none; longer ones than kMostName are cut.
    virtual void dispatch(std::string_view name) = 0;
};

/// Reads an event stream as the HTML standard's chapter 9.2.6 says, byte by byte: LF, CRLF and CR end a line,
/// a byte order mark may lead, comments are passed over, the space after the colon is optional, `data` may
/// have many lines. Keeps no data: it is handed on as it comes, so that an event of any size costs nothing.
/// `id` and `retry` are passed over: a relay does not reconnect.
class SseScanner {
public:
    static constexpr std::size_t kMostName = 64;

    void feed(std::string_view bytes, SseSink& sink);
    /// The stream has ended. The standard drops an event without its blank line; a tap wants it all the same,
    /// and clients differ. Dispatches it.
    void finish(SseSink& sink);

private:
    enum class State : std::uint8_t { ByteOrderMark, Name, SpaceAfterColon, Data, EventName, Ignored };
    enum class Field : std::uint8_t { Data, Event, Other };
    static constexpr std::size_t kMostFieldName = 6;

    void atByteOrderMark(char c, SseSink& sink);
    void inName(char c, SseSink& sink);
    std::size_t knownName(const char* at, const char* end, SseSink& sink);
    const char* inValue(const char* at, const char* end, SseSink& sink);
    void value(std::string_view fragment, SseSink& sink);
    void beginField(SseSink& sink);
    void endLine();
    Field field() const;

    std::string m_event;
    std::array<char, kMostFieldName> m_name{};
    std::uint8_t m_nameSize = 0;
    std::uint8_t m_markSize = 0;
    State m_state = State::ByteOrderMark;
    State m_valueState = State::Ignored;  ///< what follows the space after the colon
    bool m_afterCr = false;
    bool m_hasData = false;
};

}  // namespace relay::wire
