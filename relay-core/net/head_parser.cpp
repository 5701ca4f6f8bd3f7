#include "net/head_parser.h"

#include "base/text.h"

#include <boost/beast/http/error.hpp>

namespace relay::net {
namespace http = boost::beast::http;
namespace {

/// RFC 9112 5.2: a line that begins with white space continues the one before; nobody but attackers sends
/// that.
bool hasFoldedLine(std::string_view head) {
    for (std::size_t at = head.find('\n'); at != std::string_view::npos; at = head.find('\n', at + 1))
        if (at + 1 < head.size() && (head[at + 1] == ' ' || head[at + 1] == '\t')) return true;
    return false;
}

bool digitsOnly(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

template <bool isRequest>
HeadParser<isRequest>::HeadParser(HeadLimits limits) : m_limits(limits) {
    // Beast compares with what is in the buffer, pipelined bytes included; the exact limit is kept in feed().
    this->header_limit(static_cast<std::uint32_t>(limits.bytes + 1));
    this->body_limit(boost::none);
}

template <bool isRequest>
HeadProgress HeadParser<isRequest>::feed(std::string_view bytes, std::size_t& consumed) {
    consumed = 0;
    // RFC 9112 2.2: an empty line before a request is to be ignored; one is, wherever it was cut.
    if (isRequest && m_consumed == 0 && bytes == "\r") return HeadProgress::NeedMore;
    if (isRequest && m_consumed == 0 && bytes.starts_with("\r\n")) {
        ++m_consumed;
        consumed = 2;
        bytes.remove_prefix(2);
    }
    if (bytes.empty()) return HeadProgress::NeedMore;

    boost::beast::error_code ec;
    const std::size_t used = this->put(boost::asio::const_buffer(bytes.data(), bytes.size()), ec);
    consumed += used;
    m_consumed += used;
    if (ec && ec != http::error::need_more) return failed(ec);
    if (hasFoldedLine(bytes.substr(0, used))) {
        refuse(ec, ErrorCode::InvalidRequest, "folded header lines are not accepted");
        return HeadProgress::Failed;
    }
    const std::size_t headBytes = m_consumed + (m_done ? 0 : bytes.size() - used);
    if (headBytes > m_limits.bytes) {
        refuse(ec, ErrorCode::HeadTooLarge, "the head of the message is too large");
        return HeadProgress::Failed;
    }
    return m_done ? HeadProgress::Done : HeadProgress::NeedMore;
}

template <bool isRequest>
HeadProgress HeadParser<isRequest>::failed(ErrorRef ec) {
    if (m_error.message.empty()) {
        if (ec == http::error::header_limit)
            refuse(ec, ErrorCode::HeadTooLarge, "the head of the message is too large");
        else
            m_error = fail(ErrorCode::InvalidRequest, "malformed HTTP message: " + ec.message());
    }
    return HeadProgress::Failed;
}

template <bool isRequest>
void HeadParser<isRequest>::refuse(ErrorRef ec, ErrorCode code, std::string_view message) {
    m_error = fail(code, std::string(message));
    ec = http::error::bad_value;
}

template <bool isRequest>
bool HeadParser<isRequest>::countField(ErrorRef ec) {
    if (++m_fields <= m_limits.fields) return true;
    refuse(ec, ErrorCode::HeadTooLarge, "the message has too many header fields");
    return false;
}

template <bool isRequest>
bool HeadParser<isRequest>::framingField(Field name, Text value, ErrorRef ec) {
    if (name == Field::content_length) {
        // Beast takes "5, 5"; another reader may take the first or the last of them.
        const auto length = digitsOnly(value) ? parseUnsigned(value) : std::nullopt;
        if (!length || m_contentLength) {
            refuse(ec, ErrorCode::InvalidRequest, "Content-Length must be one decimal number");
            return false;
        }
        m_contentLength = length;
    } else if (name == Field::transfer_encoding) {
        if (m_chunked || !equalsIgnoringCase(value, "chunked")) {
            refuse(ec, ErrorCode::InvalidRequest, "the only Transfer-Encoding accepted is one \"chunked\"");
            return false;
        }
        m_chunked = true;
    }
    return true;
}

template <bool isRequest>
void HeadParser<isRequest>::endOfHead(bool http11, ErrorRef ec) {
    if (m_chunked && m_contentLength)
        refuse(ec, ErrorCode::InvalidRequest, "Content-Length together with Transfer-Encoding");
    else if (m_chunked && !http11)
        refuse(ec, ErrorCode::InvalidRequest, "Transfer-Encoding in HTTP/1.0");
    else
        m_done = true;
}

template class HeadParser<true>;
template class HeadParser<false>;

}  // namespace relay::net
