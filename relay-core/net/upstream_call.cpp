#include "base/time_count.h"
#include "net/client.h"
#include "net/connection_pool.h"
#include "net/connector.h"
#include "net/head_parser.h"
#include "net/head_writer.h"
#include "runtime/shard.h"
#include "runtime/signal.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace relay::net {
namespace {

Error callEnded() {
    return fail(ErrorCode::UpstreamClosed, "the call was ended");
}

Error upstreamClosed() {
    return fail(ErrorCode::UpstreamClosed,
                "the upstream closed the connection before its answer was complete");
}

Error upstreamTimeout() {
    return fail(ErrorCode::UpstreamTimeout, "the upstream did not answer in time");
}

std::uint32_t microsecondsSince(SteadyTime start) {
    return timeCount<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
}

/// A target or a method with a space or a line end in it would be another request than the one meant.
bool fitsRequestLine(std::string_view text) {
    return !text.empty() &&
           std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) > ' '; });
}

}  // namespace

class UpstreamCall::State final : public StreamOwner, public PoolUser {
public:
    explicit State(std::shared_ptr<ConnectionPool> pool)
        : m_pool(std::move(pool)),
          m_in(m_pool->blocks()),
          m_wake(m_pool->shard()),
          m_deadline(m_pool->shard().deadlines(), [this] { m_wake.fire(); }) {
        m_pool->enter(*this);
    }
    // The hook is a base: it would leave the pool's list after m_pool had let go of the pool.
    ~State() { unlink(); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    Task<Result<ResponseHead>> start(const UpstreamRequest& request);
    Task<Result<BodyChunk>> read(std::chrono::milliseconds patience);
    void abort() override;
    const CallTimings& timings() const { return m_timings; }

private:
    enum class Wait { Bytes, Closed, Quiet, Expired, Aborted };
    enum class Phase { NoAnswer, Body, Ended, Broken };

    void streamReadable() override;
    void streamWritable() override { m_wake.fireInline(); }

    Task<Result<void>> connect(const Origin& origin);
    IoResult sendNow(const UpstreamRequest& request);
    Task<> sendRest(IoResult result);
    Task<Result<ResponseHead>> receiveHead(bool headRequest);
    Task<Wait> awaitBytes();
    std::optional<IoStatus> pull();
    Result<BodyChunk> nextChunk();
    void limitRead(std::chrono::milliseconds patience);
    Error failed(Wait wait);
    void endOfMessage();
    void compose(const UpstreamRequest& request);

    std::shared_ptr<ConnectionPool> m_pool;
    std::unique_ptr<Connection> m_connection;
    Connector* m_connector = nullptr;
    InputBuffer m_in;
    Signal m_wake;
    Deadline m_deadline;
    std::optional<Deadline> m_patience;  // of the read under way, if it has such a limit
    std::string m_head;
    std::vector<iovec> m_pieces;
    std::span<iovec> m_rest;  // what of them is not sent
    std::vector<std::string_view> m_chunk;
    BodyDecoder m_body = BodyDecoder::none();
    CallTimings m_timings;
    SteadyTime m_sentAt;
    std::size_t m_used = 0;  // bytes of the buffer the last chunk's views show
    bool m_readable = false;
    bool m_sentWhole = false;
    bool m_gotBytes = false;
    bool m_keepAlive = false;
    Phase m_phase = Phase::NoAnswer;
    bool m_aborted = false;
    bool m_quiet = false;  // the last read ran out of patience, and the next goes on waiting
};

void UpstreamCall::State::streamReadable() {
    m_readable = true;
    m_wake.fireInline();
}

void UpstreamCall::State::abort() {
    m_aborted = true;
    if (m_connector != nullptr) m_connector->cancel();
    if (m_connection) m_connection->stream().close();
    m_wake.fire();
}

void UpstreamCall::State::compose(const UpstreamRequest& request) {
    std::size_t bodyBytes = 0;
    for (const std::string_view piece : request.body)
        bodyBytes += piece.size();
    m_head.clear();
    appendRequestHead(m_head, request, bodyBytes);
}

Task<Result<ResponseHead>> UpstreamCall::State::start(const UpstreamRequest& request) {
    if (!fitsRequestLine(request.method) || !fitsRequestLine(request.target))
        co_return fail(ErrorCode::InvalidRequest, "the upstream's URL has a character no URL may have");
    compose(request);
    const bool headRequest = request.method == "HEAD";
    if (!m_pool->isShut()) m_connection = m_pool->take(request.origin);
    for (;;) {
        m_timings.reused = m_connection != nullptr;
        if (!m_connection) {
            const Result<void> connected = co_await connect(request.origin);
            if (!connected) co_return connected.error();
        }
        m_connection->setUser(this);
        m_readable = m_gotBytes = false;
        const IoResult sent = sendNow(request);
        if (!m_rest.empty()) co_await sendRest(sent);
        m_sentWhole = m_rest.empty();
        m_sentAt = std::chrono::steady_clock::now();
        Result<ResponseHead> head = co_await receiveHead(headRequest);
        if (head) {
            // An open stream needs neither of them any more.
            m_head = std::string();
            m_pieces = std::vector<iovec>();
            co_return head;
        }
        m_connection.reset();
        const bool stale = m_timings.reused && !m_gotBytes && !m_aborted;
        if (!stale || head.error().code != ErrorCode::UpstreamClosed) co_return head;
        // The upstream had closed the pooled connection before our request reached it: once more, on a fresh
        // one.
    }
}

Task<Result<void>> UpstreamCall::State::connect(const Origin& origin) {
    if (m_aborted || m_pool->isShut()) co_return callEnded();
    const SteadyTime start = std::chrono::steady_clock::now();
    Connector connector(m_pool->shard(), m_pool->tls(), m_pool->options().connectTimeout);
    m_connector = &connector;
    const Result<StreamPtr> stream = co_await connector.connect(origin);
    m_connector = nullptr;
    if (!stream) co_return stream.error();
    if (m_aborted) co_return callEnded();
    m_connection = std::make_unique<Connection>(*m_pool, origin, *stream);
    m_timings.connectUs = microsecondsSince(start);
    co_return Result<void>();
}

/// Head and body in one gathered write, which most requests fit.
IoResult UpstreamCall::State::sendNow(const UpstreamRequest& request) {
    m_pieces.clear();
    m_pieces.push_back({m_head.data(), m_head.size()});
    for (const std::string_view piece : request.body)
        if (!piece.empty()) m_pieces.push_back({const_cast<char*>(piece.data()), piece.size()});
    m_rest = m_pieces;
    return m_connection->stream().write(m_rest);
}

/// Gives up quietly when the upstream answers or closes before it has taken all: then the answer says what happened.
Task<> UpstreamCall::State::sendRest(IoResult result) {
    Stream& stream = m_connection->stream();
    m_deadline.set(m_pool->options().idleTimeout);
    stream.watchReadable();
    while (!m_rest.empty() && result.status == IoStatus::NeedWritable) {
        if (result.bytes > 0) m_deadline.set(m_pool->options().idleTimeout);
        stream.watchWritable();
        co_await m_wake.wait();
        if (m_aborted || m_deadline.expired()) break;
        if (m_readable && pull() != IoStatus::NeedReadable) break;
        if (m_readable) stream.watchReadable();
        result = stream.write(m_rest);
    }
}

/// Reads once into the buffer; nothing when that is full.
std::optional<IoStatus> UpstreamCall::State::pull() {
    const std::span<char> room = m_in.room();
    if (room.empty()) return std::nullopt;
    Stream& stream = m_connection->stream();
    const IoResult result = stream.read(room);
    m_readable = stream.worthReadingAgain(result, room.size());
    if (result.status == IoStatus::Done) {
        m_in.commit(result.bytes);
        m_gotBytes = true;
    }
    m_in.release();
    return result.status;
}

Task<UpstreamCall::State::Wait> UpstreamCall::State::awaitBytes() {
    for (;;) {
        if (m_aborted) co_return Wait::Aborted;
        // Before the limits: they may pass while nobody waits, and bytes that came in time count.
        if (m_readable) {
            const auto status = pull();
            if (status == IoStatus::Done) co_return Wait::Bytes;
            if (status != IoStatus::NeedReadable) co_return Wait::Closed;
        }
        if (m_deadline.expired()) co_return Wait::Expired;
        if (m_patience && m_patience->expired()) co_return Wait::Quiet;
        m_connection->stream().watchReadable();
        co_await m_wake.wait();
    }
}

Error UpstreamCall::State::failed(Wait wait) {
    m_phase = Phase::Broken;
    if (wait == Wait::Aborted) return callEnded();
    m_connection.reset();
    return wait == Wait::Expired ? upstreamTimeout() : upstreamClosed();
}

Task<Result<ResponseHead>> UpstreamCall::State::receiveHead(bool headRequest) {
    m_deadline.set(m_pool->options().firstByteTimeout);
    ResponseHead head;
    std::optional<ResponseHeadParser> parser(std::in_place, head, HeadLimits{}, headRequest);
    for (;;) {
        std::size_t used = 0;
        const HeadProgress progress =
            m_in.empty() ? HeadProgress::NeedMore : parser->feed(m_in.bytes(), used);
        m_in.consume(used);
        if (progress == HeadProgress::Failed) {
            const Error& why = parser->error();
            co_return fail(ErrorCode::UpstreamProtocol, "the upstream's answer is not valid HTTP",
                           why.message);
        }
        if (progress == HeadProgress::Done) {
            if (!parser->interim()) break;
            head = ResponseHead();
            parser.emplace(head, HeadLimits{}, headRequest);
            continue;
        }
        if (!m_in.empty() && m_in.room().empty()) m_in.grow(HeadLimits{}.bytes + BlockPool::kBlockBytes);
        const bool first = !m_gotBytes;
        const Wait wait = co_await awaitBytes();
        if (wait != Wait::Bytes) co_return failed(wait);
        if (first) m_timings.firstByteUs = microsecondsSince(m_sentAt);
    }
    m_phase = Phase::Body;
    m_body = parser->body();
    m_keepAlive = parser->keepAlive() && m_sentWhole && !m_body.untilCloses();
    m_deadline.clear();
    co_return head;
}

/// A read that goes on after a quiet one has what is left of the idle time, no more.
void UpstreamCall::State::limitRead(std::chrono::milliseconds patience) {
    const bool goesOn = std::exchange(m_quiet, false);
    if (!goesOn && m_in.empty() && !m_body.done()) m_deadline.set(m_pool->options().idleTimeout);
    if (patience == kEndless) {
        m_patience.reset();
        return;
    }
    if (!m_patience) m_patience.emplace(m_pool->shard().deadlines(), [this] { m_wake.fire(); });
    m_patience->set(patience);
}

Task<Result<BodyChunk>> UpstreamCall::State::read(std::chrono::milliseconds patience) {
    m_in.consume(std::exchange(m_used, 0));
    m_in.release();
    m_chunk.clear();
    if (m_aborted) co_return callEnded();
    if (m_phase == Phase::Ended) co_return BodyChunk{{}, true};
    if (m_phase != Phase::Body) co_return upstreamClosed();
    limitRead(patience);
    for (;;) {
        Result<BodyChunk> chunk = nextChunk();
        if (!chunk || chunk->last || !chunk->pieces.empty()) co_return chunk;
        const Wait wait = co_await awaitBytes();
        if (wait == Wait::Closed && m_body.untilCloses()) {
            endOfMessage();
            co_return BodyChunk{{}, true};
        }
        if (wait == Wait::Quiet) {
            m_quiet = true;
            co_return BodyChunk{};
        }
        if (wait != Wait::Bytes) co_return failed(wait);
    }
}

/// What of the body is in the buffer. The bytes stay there, for the views, until the next read().
Result<BodyChunk> UpstreamCall::State::nextChunk() {
    std::size_t used = 0;
    const BodyDecoder::Progress progress = m_body.decode(m_in.bytes(), used, m_chunk);
    if (progress == BodyDecoder::Progress::Malformed) {
        m_phase = Phase::Broken;
        m_connection.reset();
        return fail(ErrorCode::UpstreamProtocol, "the upstream's answer is not valid HTTP",
                    "malformed chunked body");
    }
    const bool last = progress == BodyDecoder::Progress::Done;
    // More than the message: nobody knows what those bytes answer.
    if (last && used < m_in.bytes().size()) m_keepAlive = false;
    if (m_chunk.empty())
        m_in.consume(used);
    else
        m_used = used;
    if (m_chunk.empty()) m_in.release();
    if (last) endOfMessage();
    return BodyChunk{m_chunk, last};
}

void UpstreamCall::State::endOfMessage() {
    m_phase = Phase::Ended;
    m_deadline.clear();
    if (m_keepAlive && m_connection->stream().isOpen()) m_pool->put(std::move(m_connection));
    m_connection.reset();
}

UpstreamCall::UpstreamCall(HttpClient& client) : m_state(std::make_unique<State>(client.m_pool)) {}

UpstreamCall::~UpstreamCall() = default;

Task<Result<ResponseHead>> UpstreamCall::start(const UpstreamRequest& request) {
    return m_state->start(request);
}

Task<Result<BodyChunk>> UpstreamCall::read(std::chrono::milliseconds patience) {
    return m_state->read(patience);
}

void UpstreamCall::abort() {
    m_state->abort();
}

const CallTimings& UpstreamCall::timings() const {
    return m_state->timings();
}

}  // namespace relay::net
