#include "bench/response_reader.h"

#include "support/http_text.h"

#include <algorithm>
#include <charconv>

namespace relay::bench {

void ResponseReader::reset() {
    m_state = State::Head;
    m_line.clear();
    m_tail.clear();
    m_left = 0;
    m_status = 0;
    m_sawBody = false;
}

ResponseReader::Outcome ResponseReader::feed(std::string_view bytes) {
    if (m_state != State::Head) return body(bytes);
    // Only the new bytes and three before them can hold the end of the head.
    const std::size_t from = m_line.size() < 3 ? 0 : m_line.size() - 3;
    m_line += bytes;
    const std::size_t end = m_line.find("\r\n\r\n", from);
    if (end == std::string::npos) return Outcome::More;
    const std::string rest = m_line.substr(end + 4);
    m_line.resize(end + 4);
    if (!readHead()) return Outcome::Bad;
    m_line.clear();
    return body(rest);
}

bool ResponseReader::readHead() {
    std::string buffer = m_line;
    const auto head = test::takeHead(buffer);
    if (!head || head->startLine.size() < 12) return false;
    const std::string_view digits = std::string_view(head->startLine).substr(9, 3);
    std::from_chars(digits.data(), digits.data() + 3, m_status);
    if (const auto length = test::headerOf(head->headers, "content-length")) {
        std::from_chars(length->data(), length->data() + length->size(), m_left);
        m_state = m_left == 0 ? State::Done : State::Length;
        return true;
    }
    m_state = State::ChunkSize;
    return test::headerOf(head->headers, "transfer-encoding").has_value();
}

void ResponseReader::payload(std::string_view bytes) {
    constexpr std::size_t kTail = 32;
    m_sawBody = true;
    m_tail += bytes.substr(bytes.size() - std::min(bytes.size(), kTail));
    if (m_tail.size() > kTail) m_tail.erase(0, m_tail.size() - kTail);
}

ResponseReader::Outcome ResponseReader::body(std::string_view bytes) {
    while (!bytes.empty() && m_state != State::Done) {
        if (m_state == State::Length || m_state == State::ChunkData) {
            const std::size_t taken = std::min<std::uint64_t>(m_left, bytes.size());
            payload(bytes.substr(0, taken));
            bytes.remove_prefix(taken);
            m_left -= taken;
            if (m_left == 0) m_state = m_state == State::Length ? State::Done : State::ChunkEnd;
        } else if (line(bytes) == Outcome::Bad) {
            return Outcome::Bad;
        }
    }
    if (m_state != State::Done) return Outcome::More;
    return bytes.empty() ? Outcome::Complete : Outcome::Bad;
}

ResponseReader::Outcome ResponseReader::line(std::string_view& bytes) {
    const std::size_t end = bytes.find('\n');
    m_line += bytes.substr(0, end);
    if (end == std::string_view::npos) {
        bytes = {};
        return Outcome::More;
    }
    bytes.remove_prefix(end + 1);
    if (m_line.ends_with('\r')) m_line.pop_back();
    if (m_state == State::ChunkEnd) {
        m_state = State::ChunkSize;
    } else if (m_state == State::Trailer) {
        if (m_line.empty()) m_state = State::Done;
    } else {
        const auto [stop, error] = std::from_chars(m_line.data(), m_line.data() + m_line.size(), m_left, 16);
        if (error != std::errc{} || stop == m_line.data()) return Outcome::Bad;
        m_state = m_left == 0 ? State::Trailer : State::ChunkData;
    }
    m_line.clear();
    return Outcome::More;
}

}  // namespace relay::bench
