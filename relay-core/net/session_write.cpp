#include "net/head_writer.h"
#include "net/session.h"
#include "runtime/shard.h"

#include <charconv>
#include <stdexcept>

namespace relay::net {

void Session::composeHead(const ResponseHead& head, std::string_view contentType) {
    if (m_answer != Answer::None) throw std::logic_error("an exchange is answered once");
    if (!settleBody()) {
        m_keepAlive = false;
        m_dirty = true;
    }
    m_keepAlive = m_keepAlive && !m_core->draining();
    const bool bodyExpected = statusHasBody(head.status);
    m_bodiless = m_bodiless || !bodyExpected;
    m_chunkedAnswer = bodyExpected && !head.contentLength && m_head.http11;
    if (bodyExpected && !head.contentLength && !m_head.http11) m_keepAlive = false;
    m_promised = head.contentLength.value_or(0);
    const ResponseFraming framing{
        .peerHttp11 = m_head.http11, .chunked = m_chunkedAnswer, .keepAlive = m_keepAlive};
    appendResponseHead(m_out, head, framing, contentType);
    m_answer = Answer::Queued;
}

void Session::begin(const ResponseHead& head) {
    composeHead(head, {});
    m_limitedAnswer = head.contentLength.has_value();
}

Task<bool> Session::respond(const Response& response) {
    ResponseHead head;
    head.status = response.status;
    head.headers = response.headers;
    if (statusHasBody(response.status)) head.contentLength = response.body.size();
    composeHead(head,
                statusHasBody(response.status) ? std::string_view(response.contentType) : std::string_view());
    gather(m_out);
    if (!m_bodiless) gather(response.body);
    m_answer = Answer::Finished;
    co_return co_await send();
}

Task<bool> Session::write(std::span<const std::string_view> pieces) {
    if (m_answer != Answer::Queued && m_answer != Answer::Sending) co_return false;
    m_answer = Answer::Sending;
    gather(m_out);
    gatherBody(pieces, false);
    if (!sendNow()) co_await sendRest();
    m_out.clear();
    co_return !m_gone;
}

Task<bool> Session::finish(std::span<const std::string_view> pieces) {
    if (m_answer != Answer::Queued && m_answer != Answer::Sending) co_return false;
    m_answer = Answer::Sending;
    gather(m_out);
    gatherBody(pieces, true);
    if (!sendNow()) co_await sendRest();
    m_out.clear();
    if (m_limitedAnswer && !m_bodiless && m_promised > 0) co_return false;
    m_answer = Answer::Finished;
    co_return !m_gone;
}

void Session::abort() {
    m_answer = Answer::Aborted;
    m_stream->reset();
    m_gone = true;
    m_wake.fire();
}

void Session::gather(std::string_view bytes) {
    if (!bytes.empty()) m_pieces.push_back({const_cast<char*>(bytes.data()), bytes.size()});
}

void Session::gatherBody(std::span<const std::string_view> pieces, bool last) {
    if (m_bodiless) return;
    std::uint64_t size = 0;
    for (const std::string_view piece : pieces)
        size += piece.size();
    if (!m_chunkedAnswer) {
        if (m_limitedAnswer && size > m_promised)
            throw std::logic_error("more body than Content-Length says");
        m_promised -= m_limitedAnswer ? size : 0;
        for (const std::string_view piece : pieces)
            gather(piece);
        return;
    }
    if (size > 0) {
        char* end = std::to_chars(m_chunkHead.data(), m_chunkHead.data() + 16, size, 16).ptr;
        *end++ = '\r';
        *end++ = '\n';
        gather({m_chunkHead.data(), end});
        for (const std::string_view piece : pieces)
            gather(piece);
    }
    if (last)
        gather(size > 0 ? "\r\n0\r\n\r\n" : "0\r\n\r\n");
    else if (size > 0)
        gather("\r\n");
}

/// True: all is sent, or nothing more ever will be.
bool Session::sendNow() {
    m_rest = m_pieces;
    const IoResult result = m_gone ? IoResult{} : m_stream->write(m_rest);
    if (result.status == IoStatus::Failed || result.status == IoStatus::End) {
        clientLeft();
        m_rest = {};
    }
    if (m_rest.empty()) m_pieces.clear();
    return m_rest.empty();
}

Task<> Session::sendRest() {
    m_deadline.set(m_core->limits().writeTimeout);
    while (!m_rest.empty() && !m_gone) {
        m_stream->watchWritable();
        co_await m_wake.wait();
        if (m_gone) break;
        if (m_deadline.expired()) {
            m_stream->reset();
            clientLeft();
            break;
        }
        const IoResult result = m_stream->write(m_rest);
        if (result.status == IoStatus::Failed || result.status == IoStatus::End) clientLeft();
        if (result.bytes > 0) m_deadline.set(m_core->limits().writeTimeout);
    }
    m_deadline.clear();
    m_rest = {};
    m_pieces.clear();
}

Task<bool> Session::send() {
    if (!sendNow()) co_await sendRest();
    co_return !m_gone;
}

}  // namespace relay::net
