#include "base/text.h"
#include "net/head_parser.h"

#include <algorithm>

namespace relay::net {
namespace {

/// Of this connection only (RFC 9110 7.6.1), so none of the message's own.
bool belongsToConnection(boost::beast::http::field name, std::string_view text) {
    using boost::beast::http::field;
    switch (name) {
        case field::connection:
        case field::keep_alive:
        case field::transfer_encoding:
        case field::content_length:
        case field::te:
        case field::trailer:
        case field::upgrade:
            return true;
        default:
            return text.size() > 6 && equalsIgnoringCase(text.substr(0, 6), "Proxy-");
    }
}

}  // namespace

ResponseHeadParser::ResponseHeadParser(ResponseHead& head, HeadLimits limits, bool answersHead)
    : HeadParser(limits), m_head(head), m_answersHead(answersHead) {
    skip(answersHead);
}

void ResponseHeadParser::on_response_impl(int status, Text reason, int version, ErrorRef ec) {
    m_http11 = version == 11;
    m_interim = status >= 100 && status < 200;
    if (status < 100 || status == 101) {
        refuse(ec, ErrorCode::InvalidRequest, "an answer with a status nobody asked for");
        return;
    }
    m_head.status = status;
    m_head.reason.assign(reason);
}

void ResponseHeadParser::on_field_impl(Field name, Text nameText, Text value, ErrorRef ec) {
    if (!countField(ec) || !framingField(name, value, ec)) return;
    if (name == Field::connection) m_connectionFields.append(value).append(",");
    if (!belongsToConnection(name, nameText)) m_head.headers.add(nameText, value);
}

void ResponseHeadParser::on_header_impl(ErrorRef ec) {
    std::string_view rest = m_connectionFields;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        const std::string_view token = trimmed(rest.substr(0, comma));
        rest.remove_prefix(std::min(comma, rest.size() - 1) + 1);
        if (!equalsIgnoringCase(token, "close") && !equalsIgnoringCase(token, "keep-alive"))
            m_head.headers.remove(token);
    }
    m_head.contentLength = m_contentLength;
    endOfHead(m_http11, ec);
}

BodyDecoder ResponseHeadParser::body() const {
    if (m_answersHead || m_interim || m_head.status == 204 || m_head.status == 304)
        return BodyDecoder::none();
    if (m_chunked) return BodyDecoder::chunked();
    if (m_contentLength) return BodyDecoder::length(*m_contentLength);
    return BodyDecoder::untilClose();
}

}  // namespace relay::net
