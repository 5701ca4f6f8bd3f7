#include "wire/sse/sse_parser.h"

namespace relay::wire {

void SseParser::feed(std::string_view bytes, const OnEvent& onEvent) {
    m_onEvent = &onEvent;
    m_scanner.feed(bytes, *this);
    m_onEvent = nullptr;
}

void SseParser::finish(const OnEvent& onEvent) {
    m_onEvent = &onEvent;
    m_scanner.finish(*this);
    m_onEvent = nullptr;
}

void SseParser::data(std::string_view fragment) {
    if (m_oversized) return;
    if (fragment.size() > m_mostData - m_data.size()) {
        m_oversized = true;
        m_data.clear();
        return;
    }
    m_data.append(fragment);
}

void SseParser::dispatch(std::string_view name) {
    (*m_onEvent)(SseEvent{name, m_data, m_oversized});
    m_data.clear();
    m_oversized = false;
}

void appendSseEvent(std::string& out, std::string_view name, std::string_view data) {
    if (!name.empty()) out.append("event: ").append(name).append("\n");
    for (;;) {
        const std::size_t lineEnd = data.find_first_of("\r\n");
        out.append("data: ").append(data.substr(0, lineEnd)).append("\n");
        if (lineEnd == std::string_view::npos) break;
        data.remove_prefix(lineEnd + (data.substr(lineEnd, 2) == "\r\n" ? 2 : 1));
    }
    out += '\n';
}

}  // namespace relay::wire
