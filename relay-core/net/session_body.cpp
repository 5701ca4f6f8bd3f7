#include "net/session.h"
#include "runtime/shard.h"

#include <algorithm>

namespace relay::net {
namespace {

/// A body of known length is read straight into its string, this far at a time.
constexpr std::size_t kReadStep = 256 * 1024;

Error malformedBody() {
    return fail(ErrorCode::InvalidRequest, "malformed chunked body");
}

Error tooLarge() {
    return fail(ErrorCode::PayloadTooLarge, "the request body is too large");
}

}  // namespace

Task<Result<std::string>> Session::readBody(std::size_t limitBytes) {
    if (m_bodyTaken) co_return fail(ErrorCode::Internal, "the body was read before");
    m_bodyTaken = true;
    std::string body;
    Result<void> taken = takeArrived(body, limitBytes);
    if (taken && !m_body.done()) taken = co_await receiveRest(body, limitBytes);
    m_deadline.clear();
    if (!taken) {
        m_keepAlive = false;
        m_dirty = true;
    } else {
        m_stream->watchReadable();
    }
    m_in.release();
    if (!taken) co_return taken.error();
    co_return body;
}

/// What of the body came with the head, which is all of most bodies.
Result<void> Session::takeArrived(std::string& body, std::size_t limitBytes) {
    const auto length = m_head.contentLength;
    if (length && *length > limitBytes) return tooLarge();
    // Address space, not memory: a client that promises much and sends nothing costs nothing.
    if (length) body.reserve(static_cast<std::size_t>(*length));
    return appendBuffered(body, limitBytes);
}

Task<Result<void>> Session::receiveRest(std::string& body, std::size_t limitBytes) {
    if (body.empty() && m_parser->expectsContinue()) {
        gather("HTTP/1.1 100 Continue\r\n\r\n");
        const bool sent = co_await send();
        if (!sent) co_return fail(ErrorCode::ClientGone, "the client has gone");
    }
    std::size_t filled = body.size();
    while (!m_body.done()) {
        m_deadline.set(m_core->limits().bodyTimeout);
        const bool bytes = co_await awaitBytes();
        if (!bytes && !m_gone)
            co_return fail(ErrorCode::RequestTimeout, "the request body did not arrive in time");
        const IoStatus status = !bytes                 ? IoStatus::End
                                : m_body.plainLength() ? pullInto(body, filled)
                                                       : pull();
        if (status == IoStatus::End || status == IoStatus::Failed) {
            clientLeft();
            co_return fail(ErrorCode::ClientGone, "the client has gone");
        }
        Result<void> taken = appendBuffered(body, limitBytes);
        if (!taken) co_return taken.error();
    }
    co_return Result<void>();
}

/// Moves what is in the buffer to the body.
Result<void> Session::appendBuffered(std::string& body, std::size_t limitBytes) {
    if (m_body.done() || m_in.empty()) return {};
    m_views.clear();
    std::size_t used = 0;
    const auto progress = m_body.decode(m_in.bytes(), used, m_views);
    for (const std::string_view view : m_views)
        body.append(view);
    m_in.consume(used);
    m_in.release();
    if (progress == BodyDecoder::Progress::Malformed) {
        m_core->countBadRequest();
        return malformedBody();
    }
    if (body.size() > limitBytes) return tooLarge();
    return {};
}

/// `body` is kept larger than what is filled, so that its growing part is not cleared again for each read.
IoStatus Session::pullInto(std::string& body, std::size_t& filled) {
    const std::size_t whole = filled + static_cast<std::size_t>(m_body.remaining());
    if (filled == body.size()) body.resize(std::min(whole, filled + kReadStep));
    const std::span<char> room(body.data() + filled, body.size() - filled);
    const IoResult result = m_stream->read(room);
    m_readable = m_stream->worthReadingAgain(result, room.size());
    if (result.status != IoStatus::Done) return result.status;
    filled += result.bytes;
    m_body.skip(result.bytes);
    return result.status;
}

/// Whether the request's body has come to its end, so that the next request may follow. One that the handler
/// did not want but that has arrived already is thrown away.
bool Session::settleBody() {
    if (!m_body.done() && !m_bodyTaken && !m_in.empty()) {
        m_views.clear();
        std::size_t used = 0;
        m_body.decode(m_in.bytes(), used, m_views);
        m_in.consume(used);
    }
    return m_body.done();
}

}  // namespace relay::net
