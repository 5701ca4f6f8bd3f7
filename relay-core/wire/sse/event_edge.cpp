#include "wire/sse/event_edge.h"

#include <algorithm>

namespace relay::wire {

void EventEdge::pass(std::string_view bytes) {
    constexpr std::size_t kLongestBlankLine = 3;
    bytes.remove_prefix(bytes.size() - std::min(bytes.size(), kLongestBlankLine));
    for (const char c : bytes)
        m_tail = m_tail << 8U | static_cast<unsigned char>(c);
}

bool EventEdge::reached() const {
    constexpr std::uint32_t kLfLf = 0x0A0A;
    constexpr std::uint32_t kLfCrLf = 0x0A0D0A;
    return (m_tail & 0xFFFFU) == kLfLf || (m_tail & 0xFFFFFFU) == kLfCrLf;
}

}  // namespace relay::wire
