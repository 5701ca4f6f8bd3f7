#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relay::net {

struct HeaderField {
    std::string_view name;
    std::string_view value;
};

/// Header fields in the order they came, all bytes in one buffer. Names compare without case. Views die with
/// the list and with the next add().
class HeaderList {
public:
    /// CR, LF and NUL, which would end the field on the wire, become spaces.
    void add(std::string_view name, std::string_view value);
    /// Every field of that name. Their bytes stay until clear().
    void remove(std::string_view name);
    /// Keeps the capacity for the next message.
    void clear();

    std::size_t size() const { return m_spans.size(); }
    HeaderField operator[](std::size_t index) const;
    /// First value of that name; nothing when there is none.
    std::optional<std::string_view> find(std::string_view name) const;
    std::size_t count(std::string_view name) const;

private:
    struct Span {
        std::uint32_t nameAt;
        std::uint32_t nameSize;
        std::uint32_t valueAt;
        std::uint32_t valueSize;
    };
    std::string m_bytes;
    std::vector<Span> m_spans;
};

struct RequestHead {
    std::string method;
    std::string target;  ///< as sent: path and query, not decoded
    bool http11 = true;
    HeaderList headers;
    std::optional<std::uint64_t> contentLength;
    bool chunked = false;
};

struct ResponseHead {
    int status = 200;
    std::string reason;  ///< empty: the standard phrase
    HeaderList headers;  ///< without the fields that frame the body; net adds those
    std::optional<std::uint64_t>
        contentLength;  ///< none: chunked to an HTTP/1.1 peer, close-delimited to 1.0
};

/// A whole answer that fits in memory.
struct Response {
    int status = 200;
    HeaderList headers;
    std::string contentType = "application/json";
    std::string body;
};

}  // namespace relay::net
