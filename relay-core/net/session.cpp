#include "net/session.h"

#include "runtime/shard.h"

#include <exception>
#include <utility>

namespace relay::net {
namespace {

constexpr std::chrono::milliseconds kLinger{2'000};

std::string describe(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const std::exception& error) {
        return error.what();
    } catch (...) {
        return "not a std::exception";
    }
}

}  // namespace

Session::Session(std::shared_ptr<ServerCore> core, StreamPtr stream, Peer peer)
    : m_core(std::move(core)),
      m_stream(std::move(stream)),
      m_peer(std::move(peer)),
      m_in(m_core->blocks()),
      m_wake(m_core->shard()),
      m_deadline(m_core->shard().deadlines(), [this] { m_wake.fire(); }) {
    m_stream->setOwner(this);
}

Session::~Session() {
    m_stream->setOwner(nullptr);
    m_stream->close();
    unlink();
    m_core->sessionEnded();
}

Task<> Session::run() {
    bool open = m_stream->tls() == nullptr || co_await handshake();
    while (open) {
        const bool request = co_await readHead();
        if (!request) break;
        open = co_await serve();
    }
    const bool unread = m_dirty || !m_in.empty();
    if (unread && !m_gone) co_await linger();
}

void Session::drain() {
    if (m_waitsForHead && m_in.empty()) terminate();
}

void Session::terminate() {
    m_stream->close();
    clientLeft();
    m_wake.fire();
}

void Session::streamReadable() {
    m_readable = true;
    if (m_wantsInput) {
        m_wake.fireInline();
        return;
    }
    const IoStatus status = pull();
    if (status == IoStatus::End || status == IoStatus::Failed) {
        clientLeft();
        m_wake.fire();
    } else if (status == IoStatus::NeedReadable || !m_in.room().empty()) {
        m_stream->watchReadable();
    }
}

void Session::clientLeft() {
    if (std::exchange(m_gone, true)) return;
    const std::function<void()> callback = std::exchange(m_onGone, {});
    if (callback) callback();
}

void Session::onClientGone(std::function<void()> callback) {
    if (m_gone && callback)
        callback();
    else
        m_onGone = std::move(callback);
}

Task<bool> Session::handshake() {
    m_deadline.set(m_core->limits().headTimeout);
    m_wantsInput = true;
    for (;;) {
        const IoResult result = m_stream->handshake();
        if (result.status == IoStatus::Done) break;
        if (m_gone || m_deadline.expired()) co_return false;
        if (result.status == IoStatus::NeedReadable)
            m_stream->watchReadable();
        else if (result.status == IoStatus::NeedWritable)
            m_stream->watchWritable();
        else
            co_return false;
        co_await m_wake.wait();
    }
    m_wantsInput = false;
    co_return true;
}

/// Reads what there is into the buffer. Done: something came.
IoStatus Session::pull() {
    const std::span<char> room = m_in.room();
    if (room.empty()) return IoStatus::Done;
    const IoResult result = m_stream->read(room);
    if (result.status == IoStatus::Done) m_in.commit(result.bytes);
    m_readable = m_stream->worthReadingAgain(result, room.size());
    m_in.release();
    return result.status;
}

/// Waits until a read makes sense. False: the client has gone or the deadline has passed.
Task<bool> Session::awaitBytes() {
    while (!m_readable) {
        if (m_gone || m_deadline.expired()) co_return false;
        m_wantsInput = true;
        m_stream->watchReadable();
        co_await m_wake.wait();
        m_wantsInput = false;
    }
    co_return !m_gone;
}

void Session::resetExchange() {
    m_head.method.clear();
    m_head.target.clear();
    m_head.headers.clear();
    m_head.contentLength.reset();
    m_head.chunked = false;
    m_onGone = {};
    m_out.clear();
    m_answer = Answer::None;
    m_limitedAnswer = false;
    m_bodiless = false;
    m_bodyTaken = false;
}

/// False: no request will come.
Task<bool> Session::readHead() {
    const ServerLimits& limits = m_core->limits();
    resetExchange();
    m_parser.emplace(m_head, HeadLimits{limits.headBytes, limits.headerCount});
    m_deadline.set(m_served && m_in.empty() ? limits.idleTimeout : limits.headTimeout);
    m_waitsForHead = true;
    bool begun = false;
    for (;;) {
        if (!m_in.empty()) {
            std::size_t used = 0;
            const HeadProgress progress = m_parser->feed(m_in.bytes(), used);
            m_in.consume(used);
            if (progress == HeadProgress::Done) break;
            if (progress == HeadProgress::Failed) {
                co_await refuse(m_parser->error());
                co_return false;
            }
            if (!std::exchange(begun, true)) m_deadline.set(limits.headTimeout);
            if (m_in.room().empty()) m_in.grow(limits.headBytes + BlockPool::kBlockBytes);
        } else if (m_core->draining() && !begun && m_served) {
            co_return false;
        }
        const bool bytes = co_await awaitBytes();
        if (!bytes) {
            const Error late = fail(ErrorCode::RequestTimeout, "the request did not arrive in time");
            if (begun && m_deadline.expired() && !m_gone) co_await refuse(late);
            co_return false;
        }
        const IoStatus status = pull();
        if (status == IoStatus::End || status == IoStatus::Failed) co_return false;
    }
    m_waitsForHead = false;
    m_deadline.clear();
    m_in.release();
    co_return true;
}

/// Runs the handler. True: the connection may take another request.
Task<bool> Session::serve() {
    m_served = true;
    m_keepAlive = m_parser->keepAlive();
    if (m_head.chunked)
        m_body = BodyDecoder::chunked();
    else
        m_body = BodyDecoder::length(m_head.contentLength.value_or(0));
    m_bodiless = m_head.method == "HEAD";
    m_stream->watchReadable();

    std::exception_ptr thrown;
    m_core->beginExchange();
    try {
        co_await m_core->handler()(*this);
    } catch (...) {
        thrown = std::current_exception();
    }
    m_core->endExchange();
    m_onGone = {};
    if (thrown) {
        m_core->logFault("a handler threw: " + describe(thrown));
        const Error internal = fail(ErrorCode::Internal, "internal error");
        if (m_answer == Answer::None || m_answer == Answer::Queued)
            co_await refuse(internal);
        else
            m_stream->reset();
        co_return false;
    }
    if (m_answer != Answer::Finished) {
        m_stream->reset();
        co_return false;
    }
    co_return m_keepAlive && !m_gone;
}

/// A last answer of the session's own.
Task<> Session::refuse(const Error& error) {
    if (errorInfo(error.code).status < 500) m_core->countBadRequest();
    m_waitsForHead = false;
    m_keepAlive = false;
    m_dirty = true;
    m_out.clear();
    m_answer = Answer::None;
    m_bodiless = m_head.method == "HEAD";
    m_body = BodyDecoder::none();
    Response response;
    response.status = errorInfo(error.code).status;
    response.body.append(R"({"type":"error","error":{"type":")").append(errorInfo(error.code).anthropic);
    response.body.append(R"(","message":")").append(error.message);
    response.body.append(R"(","code":")").append(errorInfo(error.code).name).append("\"}");
    if (const std::string id = m_core->newRequestId(); !id.empty()) {
        response.headers.add("request-id", id);
        response.body.append(R"(,"request_id":")").append(id).append("\"");
    }
    response.body += '}';
    co_await respond(response);
}

/// A close while the client is still sending makes the kernel answer with RST, and that may overtake our
/// answer. So the sending side is closed first, and what still comes is thrown away for a moment.
Task<> Session::linger() {
    m_stream->shutdownSend();
    m_deadline.set(kLinger);
    for (;;) {
        m_in.consume(m_in.bytes().size());
        const bool bytes = co_await awaitBytes();
        if (!bytes) break;
        const IoStatus status = pull();
        if (status == IoStatus::End || status == IoStatus::Failed || m_deadline.expired()) break;
    }
}

}  // namespace relay::net
