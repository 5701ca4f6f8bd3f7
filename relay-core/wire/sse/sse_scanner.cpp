#include "wire/sse/sse_scanner.h"

#include <algorithm>
#include <cstring>

namespace relay::wire {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// First CR or LF.
const char* findLineEnd(const char* at, const char* end) {
    const auto size = static_cast<std::size_t>(end - at);
    if (const void* const feed = std::memchr(at, '\n', size)) end = static_cast<const char*>(feed);
    if (at == end) return end;
    const void* const back = std::memchr(at, '\r', static_cast<std::size_t>(end - at));
    return back != nullptr ? static_cast<const char*>(back) : end;
}

}  // namespace

void SseScanner::feed(std::string_view bytes, SseSink& sink) {
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    while (at != end) {
        switch (m_state) {
            case State::ByteOrderMark:
                atByteOrderMark(*at++, sink);
                break;
            case State::Name:
                if (const std::size_t known = knownName(at, end, sink); known != 0)
                    at += known;
                else
                    inName(*at++, sink);
                break;
            case State::SpaceAfterColon:
                m_state = m_valueState;
                if (*at == ' ') ++at;
                break;
            default:
                at = inValue(at, end, sink);
        }
    }
}

void SseScanner::atByteOrderMark(char c, SseSink& sink) {
    if (c == kByteOrderMark[m_markSize]) {
        if (++m_markSize == kByteOrderMark.size()) m_state = State::Name;
        return;
    }
    // Not a mark after all: the bytes belong to the name of a field nobody knows.
    if (m_markSize != 0) m_nameSize = kMostFieldName;
    m_state = State::Name;
    inName(c, sink);
}

void SseScanner::inName(char c, SseSink& sink) {
    const bool secondOfCrLf = m_afterCr && c == '\n';
    m_afterCr = false;
    if (secondOfCrLf) return;
    if (c == ':') {
        beginField(sink);
        m_valueState = m_state;
        m_state = State::SpaceAfterColon;
    } else if (c == '\n' || c == '\r') {
        if (m_nameSize != 0) {
            beginField(sink);
        } else {
            if (m_hasData) sink.dispatch(m_event);
            m_hasData = false;
            m_event.clear();
        }
        m_afterCr = c == '\r';
        endLine();
    } else if (m_nameSize < kMostFieldName) {
        m_name[m_nameSize++] = c;
    }
}

/// The two names that matter, when a line begins with one whole: how it nearly always comes.
std::size_t SseScanner::knownName(const char* at, const char* end, SseSink& sink) {
    if (m_nameSize != 0) return 0;
    for (const std::string_view name : {std::string_view("data:"), std::string_view("event:")}) {
        if (static_cast<std::size_t>(end - at) < name.size() ||
            std::memcmp(at, name.data(), name.size()) != 0)
            continue;
        std::memcpy(m_name.data(), at, name.size() - 1);
        m_nameSize = static_cast<std::uint8_t>(name.size() - 1);
        inName(':', sink);
        return name.size();
    }
    return 0;
}

SseScanner::Field SseScanner::field() const {
    const std::string_view name(m_name.data(), m_nameSize);
    if (name == "data") return Field::Data;
    return name == "event" ? Field::Event : Field::Other;
}

void SseScanner::beginField(SseSink& sink) {
    switch (field()) {
        case Field::Data:
            if (m_hasData) sink.data("\n");
            m_hasData = true;
            m_state = State::Data;
            break;
        case Field::Event:
            m_event.clear();
            m_state = State::EventName;
            break;
        case Field::Other:
            m_state = State::Ignored;
    }
}

const char* SseScanner::inValue(const char* at, const char* end, SseSink& sink) {
    const char* const lineEnd = findLineEnd(at, end);
    if (lineEnd != at) value(std::string_view(at, static_cast<std::size_t>(lineEnd - at)), sink);
    if (lineEnd == end) return end;
    m_afterCr = *lineEnd == '\r';
    endLine();
    return lineEnd + 1;
}

void SseScanner::value(std::string_view fragment, SseSink& sink) {
    if (m_state == State::Data)
        sink.data(fragment);
    else if (m_state == State::EventName)
        m_event.append(fragment.substr(0, kMostName - std::min(kMostName, m_event.size())));
}

void SseScanner::endLine() {
    m_nameSize = 0;
    m_state = State::Name;
}

void SseScanner::finish(SseSink& sink) {
    if (m_hasData) sink.dispatch(m_event);
    m_hasData = false;
    m_event.clear();
}

}  // namespace relay::wire
