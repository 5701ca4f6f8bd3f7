#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace relay::net {

/// Finds where a message body ends and which of its bytes are payload, from bytes split anywhere. Strict:
/// what RFC 9112 does not allow (bare LF, an overlong or signed chunk size, control characters in an
/// extension) is Malformed, because two readers that disagree about a body's end are what request smuggling
/// lives on. Beast's own reader of chunks is not used: it wants a whole trailer in one buffer and asserts on
/// a last chunk that arrives in pieces.
class BodyDecoder {
public:
    enum class Progress { NeedMore, Done, Malformed };

    static BodyDecoder none() { return BodyDecoder(State::Done, 0); }
    static BodyDecoder length(std::uint64_t bytes) {
        return BodyDecoder(bytes == 0 ? State::Done : State::Length, bytes);
    }
    static BodyDecoder chunked() { return BodyDecoder(State::SizeFirst, 0); }
    static BodyDecoder untilClose() { return BodyDecoder(State::UntilClose, 0); }

    /// Uses `bytes` up to the end of the message at most (`consumed`) and appends the payload among them to
    /// `pieces`.
    Progress decode(std::string_view bytes, std::size_t& consumed, std::vector<std::string_view>& pieces);
    /// What it means that no more bytes will come: NeedMore says the body was cut short.
    Progress end() const;

    bool done() const { return m_state == State::Done; }
    bool untilCloses() const { return m_state == State::UntilClose; }
    /// Bytes of payload until the body ends, or until the current chunk does.
    std::uint64_t remaining() const { return m_remaining; }
    bool plainLength() const { return m_state == State::Length; }
    /// Payload of plainLength() that the caller received without decode().
    void skip(std::size_t bytes);

private:
    enum class State {
        Done,
        Malformed,
        Length,
        UntilClose,
        SizeFirst,
        Size,
        SizeSpace,
        Extension,
        SizeLf,
        Data,
        DataCr,
        DataLf,
        TrailerStart,
        Trailer,
        TrailerLf,
        EndLf,
    };

    BodyDecoder(State state, std::uint64_t remaining) : m_state(state), m_remaining(remaining) {}
    std::size_t takePayload(std::string_view bytes, std::vector<std::string_view>& pieces);
    State step(char c);
    State sizeDigit(char c);
    State sizeEnd(char c);
    State framingByte(char c, State stay, State onCr);

    State m_state;
    std::uint64_t m_remaining;
    std::uint32_t m_framingBytes = 0;
};

}  // namespace relay::net
