#include "base/text.h"
#include "net/head_parser.h"

#include <boost/beast/http/verb.hpp>

#include <algorithm>

namespace relay::net {
namespace {

bool allowedInHostField(char c) {
    return c > ' ' && c != '\x7f' && std::string_view(",/@?#\\\"<>").find(c) == std::string_view::npos;
}

}  // namespace

RequestHeadParser::RequestHeadParser(RequestHead& head, HeadLimits limits)
    : HeadParser(limits), m_head(head) {}

void RequestHeadParser::on_request_impl(boost::beast::http::verb verb, Text method, Text target, int version,
                                        ErrorRef ec) {
    if (verb == boost::beast::http::verb::connect) {
        refuse(ec, ErrorCode::InvalidRequest, "CONNECT is not supported");
        return;
    }
    m_head.method.assign(method);
    m_head.target.assign(target);
    m_head.http11 = version == 11;
}

void RequestHeadParser::on_field_impl(Field name, Text nameText, Text value, ErrorRef ec) {
    if (!countField(ec) || !framingField(name, value, ec)) return;
    if (name == Field::host) {
        if (++m_hosts > 1 || !std::ranges::all_of(value, allowedInHostField)) {
            refuse(ec, ErrorCode::InvalidRequest, "Host must name one host");
            return;
        }
    } else if (name == Field::expect) {
        m_expectsContinue = equalsIgnoringCase(value, "100-continue");
    }
    m_head.headers.add(nameText, value);
}

void RequestHeadParser::on_header_impl(ErrorRef ec) {
    if (m_head.http11 && m_hosts == 0) {
        refuse(ec, ErrorCode::InvalidRequest, "the Host field is missing");
        return;
    }
    checkTarget(ec);
    if (ec) return;
    m_head.contentLength = m_contentLength;
    m_head.chunked = m_chunked;
    // RFC 9110 10.1.1: an HTTP/1.0 client does not know the interim answer.
    m_expectsContinue = m_expectsContinue && m_head.http11;
    endOfHead(m_head.http11, ec);
}

/// A path, or `*` for OPTIONS, or a whole URL whose authority is the Host's: then its path is what counts.
void RequestHeadParser::checkTarget(ErrorRef ec) {
    const std::string_view target = m_head.target;
    if (target.starts_with('/') || (target == "*" && m_head.method == "OPTIONS")) return;
    const std::size_t scheme = target.find("://");
    const std::string_view name = target.substr(0, std::min(scheme, target.size()));
    if (scheme == std::string_view::npos ||
        !(equalsIgnoringCase(name, "http") || equalsIgnoringCase(name, "https"))) {
        refuse(ec, ErrorCode::InvalidRequest, "the request target must be a path or an http URL");
        return;
    }
    const std::string_view rest = target.substr(scheme + 3);
    const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
    const std::string_view authority = rest.substr(0, end);
    const auto host = m_head.headers.find("Host");
    if (authority.empty() || authority.find('@') != std::string_view::npos ||
        (host && !equalsIgnoringCase(*host, authority))) {
        refuse(ec, ErrorCode::InvalidRequest, "the request target and the Host field differ");
        return;
    }
    std::string path(rest.substr(end));
    if (!path.starts_with('/')) path.insert(0, 1, '/');
    m_head.target = std::move(path);
}

}  // namespace relay::net
