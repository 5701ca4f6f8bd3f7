#pragma once

#include <cstdint>
#include <string_view>

namespace relay::wire {

/// Knows whether an event stream stands between two events, where a comment can be put in without touching either.
/// Lone CR as a line end is not taken for one: an LF may still follow. Such streams never reach an edge.
class EventEdge {
public:
    /// The next bytes of the stream.
    void pass(std::string_view bytes);
    /// The last bytes were a blank line. False before the first byte.
    bool reached() const;

private:
    std::uint32_t m_tail = 0;  ///< the last bytes, the newest lowest
};

/// A comment (HTML standard, 9.2.5), which clients pass over.
inline constexpr std::string_view kKeepAliveComment = ": keep-alive\n\n";

}  // namespace relay::wire
