#pragma once

#include "base/result.h"
#include "net/body_decoder.h"
#include "net/http_message.h"

#include <boost/beast/http/basic_parser.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace relay::net {

struct HeadLimits {
    std::size_t bytes = 64 * 1024;
    std::size_t fields = 200;
};

enum class HeadProgress { NeedMore, Done, Failed };

/// Drives one of Beast's parsers over the bytes of a head. What Beast accepts and RFC 9112 calls obsolete or
/// dangerous (line folding, several lengths, encodings besides chunked) is refused by the two classes below.
template <bool isRequest>
class HeadParser : protected boost::beast::http::basic_parser<isRequest> {
public:
    /// `bytes` begin with those the call before did not consume. Never consumes bytes after the head.
    HeadProgress feed(std::string_view bytes, std::size_t& consumed);
    /// Only after Failed: InvalidRequest or HeadTooLarge.
    const Error& error() const { return m_error; }
    /// Only after Done.
    bool keepAlive() const { return this->keep_alive(); }

protected:
    using Base = boost::beast::http::basic_parser<isRequest>;
    using ErrorRef = boost::beast::error_code&;
    using Field = boost::beast::http::field;
    using Text = boost::beast::string_view;

    explicit HeadParser(HeadLimits limits);
    void refuse(ErrorRef ec, ErrorCode code, std::string_view message);
    bool countField(ErrorRef ec);
    /// Content-Length and Transfer-Encoding. False: refused.
    bool framingField(Field name, Text value, ErrorRef ec);
    void endOfHead(bool http11, ErrorRef ec);

    std::optional<std::uint64_t> m_contentLength;
    bool m_chunked = false;
    bool m_done = false;

private:
    void on_body_init_impl(const boost::optional<std::uint64_t>&, ErrorRef) final {}
    std::size_t on_body_impl(Text, ErrorRef) final { return 0; }
    void on_chunk_header_impl(std::uint64_t, Text, ErrorRef) final {}
    std::size_t on_chunk_body_impl(std::uint64_t, Text, ErrorRef) final { return 0; }
    void on_finish_impl(ErrorRef) final {}
    HeadProgress failed(ErrorRef ec);

    HeadLimits m_limits;
    std::size_t m_consumed = 0;
    std::size_t m_fields = 0;
    Error m_error;
};

class RequestHeadParser final : public HeadParser<true> {
public:
    /// `head` must be clear; it is complete after Done.
    RequestHeadParser(RequestHead& head, HeadLimits limits);
    bool expectsContinue() const { return m_expectsContinue; }

private:
    void on_request_impl(boost::beast::http::verb, Text method, Text target, int version,
                         ErrorRef ec) override;
    void on_response_impl(int, Text, int, ErrorRef) override {}
    void on_field_impl(Field name, Text nameText, Text value, ErrorRef ec) override;
    void on_header_impl(ErrorRef ec) override;
    void checkTarget(ErrorRef ec);

    RequestHead& m_head;
    std::size_t m_hosts = 0;
    bool m_expectsContinue = false;
};

class ResponseHeadParser final : public HeadParser<false> {
public:
    /// `head` gets all fields but those that frame the message or belong to the connection.
    ResponseHeadParser(ResponseHead& head, HeadLimits limits, bool answersHead);
    bool interim() const { return m_interim; }
    /// How the body is read. Only after Done.
    BodyDecoder body() const;

private:
    void on_request_impl(boost::beast::http::verb, Text, Text, int, ErrorRef) override {}
    void on_response_impl(int status, Text reason, int version, ErrorRef ec) override;
    void on_field_impl(Field name, Text nameText, Text value, ErrorRef ec) override;
    void on_header_impl(ErrorRef ec) override;

    ResponseHead& m_head;
    std::string m_connectionFields;
    bool m_answersHead;
    bool m_http11 = true;
    bool m_interim = false;
};

}  // namespace relay::net
