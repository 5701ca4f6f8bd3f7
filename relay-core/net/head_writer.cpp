#include "net/head_writer.h"

#include <boost/beast/http/status.hpp>

#include <array>
#include <charconv>

namespace relay::net {
namespace {

void appendNumber(std::string& out, std::uint64_t number) {
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

void appendFields(std::string& out, const HeaderList& headers) {
    for (std::size_t i = 0; i < headers.size(); ++i) {
        const HeaderField field = headers[i];
        out.append(field.name).append(": ").append(field.value).append("\r\n");
    }
}

void appendReason(std::string& out, const ResponseHead& head) {
    if (!head.reason.empty()) {
        for (const char c : head.reason)
            out.push_back(c == '\r' || c == '\n' ? ' ' : c);
        return;
    }
    const auto phrase = boost::beast::http::obsolete_reason(
        boost::beast::http::int_to_status(static_cast<unsigned>(head.status)));
    out.append(phrase);
}

}  // namespace

bool statusHasBody(int status) {
    return status >= 200 && status != 204 && status != 304;
}

void appendResponseHead(std::string& out, const ResponseHead& head, const ResponseFraming& framing,
                        std::string_view contentType) {
    out.append("HTTP/1.1 ");
    appendNumber(out, static_cast<std::uint64_t>(head.status));
    out.push_back(' ');
    appendReason(out, head);
    out.append("\r\n");
    if (!contentType.empty()) out.append("Content-Type: ").append(contentType).append("\r\n");
    appendFields(out, head.headers);
    if (framing.chunked) {
        out.append("Transfer-Encoding: chunked\r\n");
    } else if (head.contentLength && head.status >= 200 && head.status != 204) {
        out.append("Content-Length: ");
        appendNumber(out, *head.contentLength);
        out.append("\r\n");
    }
    if (!framing.keepAlive)
        out.append("Connection: close\r\n");
    else if (!framing.peerHttp11)
        out.append("Connection: keep-alive\r\n");
    out.append("\r\n");
}

void appendRequestHead(std::string& out, const UpstreamRequest& request, std::size_t bodyBytes) {
    const Origin& origin = request.origin;
    out.append(request.method).append(" ").append(request.target).append(" HTTP/1.1\r\nHost: ");
    const bool address6 = origin.host.find(':') != std::string::npos;
    if (address6) out.push_back('[');
    out.append(origin.host);
    if (address6) out.push_back(']');
    if (origin.port != (origin.tls ? 443 : 80)) {
        out.push_back(':');
        appendNumber(out, origin.port);
    }
    out.append("\r\n");
    appendFields(out, request.headers);
    const std::string_view method = request.method;
    if (bodyBytes > 0 || method == "POST" || method == "PUT" || method == "PATCH") {
        out.append("Content-Length: ");
        appendNumber(out, bodyBytes);
        out.append("\r\n");
    }
    out.append("\r\n");
}

}  // namespace relay::net
