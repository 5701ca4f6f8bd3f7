#include "net/body_decoder.h"

#include <algorithm>

namespace relay::net {
namespace {

constexpr std::uint64_t kLargestChunk = std::uint64_t{1} << 50;
/// Of one size line or of the whole trailer. Nobody needs more, and nothing here is kept.
constexpr std::uint32_t kMostFramingBytes = 4096;

int hexValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool isControl(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7f';
}

}  // namespace

BodyDecoder::Progress BodyDecoder::decode(std::string_view bytes, std::size_t& consumed,
                                          std::vector<std::string_view>& pieces) {
    consumed = 0;
    while (consumed < bytes.size() && m_state != State::Done && m_state != State::Malformed) {
        if (m_state == State::Length || m_state == State::Data || m_state == State::UntilClose)
            consumed += takePayload(bytes.substr(consumed), pieces);
        else
            m_state = step(bytes[consumed++]);
    }
    if (m_state == State::Malformed) return Progress::Malformed;
    return m_state == State::Done ? Progress::Done : Progress::NeedMore;
}

BodyDecoder::Progress BodyDecoder::end() const {
    return m_state == State::Done || m_state == State::UntilClose ? Progress::Done : Progress::NeedMore;
}

void BodyDecoder::skip(std::size_t bytes) {
    m_remaining -= bytes;
    if (m_remaining == 0) m_state = State::Done;
}

std::size_t BodyDecoder::takePayload(std::string_view bytes, std::vector<std::string_view>& pieces) {
    if (m_state == State::UntilClose) {
        pieces.push_back(bytes);
        return bytes.size();
    }
    const std::size_t size = static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), m_remaining));
    pieces.push_back(bytes.substr(0, size));
    m_remaining -= size;
    if (m_remaining == 0) m_state = m_state == State::Length ? State::Done : State::DataCr;
    return size;
}

BodyDecoder::State BodyDecoder::step(char c) {
    switch (m_state) {
        case State::SizeFirst:
            m_framingBytes = 0;
            m_remaining = 0;
            return sizeDigit(c);
        case State::Size:
            return hexValue(c) >= 0 ? sizeDigit(c) : sizeEnd(c);
        case State::SizeSpace:
            return sizeEnd(c);
        case State::Extension:
            return framingByte(c, State::Extension, State::SizeLf);
        case State::SizeLf:
            if (c != '\n') return State::Malformed;
            m_framingBytes = 0;
            return m_remaining > 0 ? State::Data : State::TrailerStart;
        case State::DataCr:
            return c == '\r' ? State::DataLf : State::Malformed;
        case State::DataLf:
            return c == '\n' ? State::SizeFirst : State::Malformed;
        case State::TrailerStart:
            return framingByte(c, State::Trailer, State::EndLf);
        case State::Trailer:
            return framingByte(c, State::Trailer, State::TrailerLf);
        case State::TrailerLf:
            return c == '\n' ? State::TrailerStart : State::Malformed;
        case State::EndLf:
            return c == '\n' ? State::Done : State::Malformed;
        default:
            return State::Malformed;
    }
}

BodyDecoder::State BodyDecoder::sizeDigit(char c) {
    const int digit = hexValue(c);
    if (digit < 0 || m_remaining > kLargestChunk / 16 || ++m_framingBytes > 32) return State::Malformed;
    m_remaining = m_remaining * 16 + static_cast<std::uint64_t>(digit);
    return State::Size;
}

BodyDecoder::State BodyDecoder::sizeEnd(char c) {
    if (c == '\r') return State::SizeLf;
    if (c == ';') return State::Extension;
    // RFC 9112 7.1.1 has "bad" white space before the semicolon, and some servers pad the size.
    const bool space = c == ' ' || c == '\t';
    return space && ++m_framingBytes <= 32 ? State::SizeSpace : State::Malformed;
}

BodyDecoder::State BodyDecoder::framingByte(char c, State stay, State onCr) {
    if (c == '\r') return onCr;
    if (isControl(c) || ++m_framingBytes > kMostFramingBytes) return State::Malformed;
    return stay;
}

}  // namespace relay::net
