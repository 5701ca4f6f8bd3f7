#include "support/http_text.h"

#include "base/text.h"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

namespace relay::test {

std::optional<std::string> headerOf(const Headers& headers, std::string_view name) {
    for (const Header& header : headers)
        if (equalsIgnoringCase(header.name, name)) return header.value;
    return std::nullopt;
}

std::size_t countOf(const Headers& headers, std::string_view name) {
    std::size_t count = 0;
    for (const Header& header : headers)
        count += equalsIgnoringCase(header.name, name) ? 1U : 0U;
    return count;
}

std::optional<HeadText> takeHead(std::string& buffer) {
    const std::size_t end = buffer.find("\r\n\r\n");
    if (end == std::string::npos) return std::nullopt;
    HeadText head;
    head.bytes = buffer.substr(0, end + 4);
    buffer.erase(0, end + 4);
    std::size_t at = head.bytes.find("\r\n");
    head.startLine = head.bytes.substr(0, at);
    for (at += 2; at + 2 < head.bytes.size();) {
        const std::size_t lineEnd = head.bytes.find("\r\n", at);
        const std::string_view line = std::string_view(head.bytes).substr(at, lineEnd - at);
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0)
            throw std::runtime_error("not a header: " + std::string(line));
        head.headers.push_back(
            {std::string(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))});
        at = lineEnd + 2;
    }
    return head;
}

std::string chunkOf(std::string_view bytes) {
    return fmt::format("{:x}\r\n{}\r\n", bytes.size(), bytes);
}

bool ChunkReader::read(std::string& buffer, std::string& out) {
    while (m_state != State::Done && step(buffer, out)) {
    }
    return done();
}

bool ChunkReader::step(std::string& buffer, std::string& out) {
    if (m_state == State::Data) {
        if (buffer.empty()) return false;
        const std::size_t taken = std::min(m_left, buffer.size());
        out.append(buffer, 0, taken);
        buffer.erase(0, taken);
        m_left -= taken;
        if (m_left == 0) m_state = State::DataEnd;
        return true;
    }
    const std::size_t end = buffer.find("\r\n");
    if (end == std::string::npos) return false;
    const std::string line = buffer.substr(0, end);
    buffer.erase(0, end + 2);
    if (m_state == State::DataEnd) {
        if (!line.empty()) throw std::runtime_error("chunk is longer than it said");
        m_state = State::Size;
    } else if (m_state == State::Trailer) {
        if (line.empty()) m_state = State::Done;
    } else {
        const std::string_view digits = std::string_view(line).substr(0, line.find(';'));
        const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), m_left, 16);
        if (error != std::errc{} || stop != digits.data() + digits.size())
            throw std::runtime_error("bad chunk size: " + line);
        m_state = m_left == 0 ? State::Trailer : State::Data;
    }
    return true;
}

std::string requestText(std::string_view method, std::string_view target, const Headers& headers,
                        std::string_view body) {
    std::string text = fmt::format("{} {} HTTP/1.1\r\n", method, target);
    if (!headerOf(headers, "host")) text += "Host: relay.test\r\n";
    for (const Header& header : headers)
        text += fmt::format("{}: {}\r\n", header.name, header.value);
    const bool framed = headerOf(headers, "content-length") || headerOf(headers, "transfer-encoding");
    if (!framed && (!body.empty() || method == "POST"))
        text += fmt::format("Content-Length: {}\r\n", body.size());
    text += "\r\n";
    text += body;
    return text;
}

std::optional<SseEvent> takeEvent(std::string& buffer) {
    SseEvent event;
    std::size_t at = 0;
    bool anything = false;
    while (true) {
        const std::size_t end = buffer.find('\n', at);
        if (end == std::string::npos) return std::nullopt;
        std::string_view line = std::string_view(buffer).substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        at = end + 1;
        if (line.empty()) {
            if (!anything) continue;
            buffer.erase(0, at);
            return event;
        }
        if (line.starts_with(':')) continue;
        anything = true;
        const std::size_t colon = line.find(':');
        const std::string_view field = line.substr(0, colon);
        std::string_view value =
            colon == std::string_view::npos ? std::string_view{} : line.substr(colon + 1);
        if (value.starts_with(' ')) value.remove_prefix(1);
        if (field == "event") event.name = value;
        if (field == "data") event.data += (event.data.empty() ? "" : "\n") + std::string(value);
    }
}

std::vector<SseEvent> eventsOf(std::string text) {
    std::vector<SseEvent> events;
    while (auto event = takeEvent(text))
        events.push_back(std::move(*event));
    return events;
}

}  // namespace relay::test
