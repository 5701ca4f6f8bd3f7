#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relay::test {

struct Header {
    std::string name;
    std::string value;
    bool operator==(const Header&) const = default;
};
using Headers = std::vector<Header>;

/// First value of that name, whatever its case.
std::optional<std::string> headerOf(const Headers& headers, std::string_view name);
std::size_t countOf(const Headers& headers, std::string_view name);

/// A message head as it was on the wire: `bytes` ends with the empty line.
struct HeadText {
    std::string bytes;
    std::string startLine;
    Headers headers;
};

/// Cuts the first whole head off `buffer`; nothing while it is incomplete. Throws std::runtime_error on a
/// line that is no header: the programs under test must never send one.
std::optional<HeadText> takeHead(std::string& buffer);

/// `bytes` as one chunk of a chunked body.
std::string chunkOf(std::string_view bytes);
inline constexpr std::string_view kLastChunk = "0\r\n\r\n";

/// Takes a chunked body apart, however it is cut. Throws std::runtime_error on bad framing.
class ChunkReader {
public:
    /// Consumes from `buffer` what it can and appends payload to `out`. True once the last chunk was seen.
    bool read(std::string& buffer, std::string& out);
    bool done() const { return m_state == State::Done; }

private:
    enum class State { Size, Data, DataEnd, Trailer, Done };
    bool step(std::string& buffer, std::string& out);

    State m_state = State::Size;
    std::size_t m_left = 0;
};

/// A request with Host, the given headers and, when there is a body or the method is POST, Content-Length.
std::string requestText(std::string_view method, std::string_view target, const Headers& headers,
                        std::string_view body = {});

struct SseEvent {
    std::string name;
    std::string data;
};

/// Cuts the first whole event off `buffer`; comments are skipped. Nothing while it is incomplete.
std::optional<SseEvent> takeEvent(std::string& buffer);
std::vector<SseEvent> eventsOf(std::string text);

}  // namespace relay::test
