#include "net/connector.h"

#include "runtime/shard.h"

#include <netinet/tcp.h>
#include <sys/socket.h>
#include <boost/asio/ip/basic_resolver.hpp>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace relay::net {
namespace {

/// What an address gets at least before the next one is tried.
constexpr std::chrono::milliseconds kShortestTry{250};

Error connectFailed(std::string detail) {
    return fail(ErrorCode::UpstreamConnectFailed, "could not connect to the upstream", std::move(detail));
}

Error connectTimedOut() {
    return fail(ErrorCode::UpstreamTimeout, "connecting to the upstream took too long");
}

std::string reasonOf(int error) {
    return boost::system::error_code(error, boost::system::system_category()).message();
}

std::string describe(const boost::asio::ip::tcp::endpoint& endpoint) {
    return endpoint.address().to_string() + " port " + std::to_string(endpoint.port());
}

}  // namespace

/// The resolver's thread may answer long after the connector has gone.
struct Connector::Lookup {
    using Resolver = boost::asio::ip::basic_resolver<boost::asio::ip::tcp, Executor>;

    explicit Lookup(Connector& owner) : connector(&owner), resolver(owner.m_shard.executor()) {}

    Connector* connector;
    Resolver resolver;
    boost::system::error_code error;
    Endpoints endpoints;
    bool done = false;
};

Connector::Connector(Shard& shard, SSL_CTX* tls, std::chrono::milliseconds timeout)
    : m_shard(shard),
      m_tls(tls),
      m_until(shard.deadlines().now() + timeout),
      m_wake(shard),
      m_deadline(shard.deadlines(), [this] { m_wake.fire(); }) {}

Connector::~Connector() {
    if (m_lookup) m_lookup->connector = nullptr;
}

void Connector::cancel() {
    m_cancelled = true;
    m_wake.fire();
}

Result<void> Connector::goOn() const {
    if (m_cancelled) return fail(ErrorCode::UpstreamClosed, "the call was ended");
    if (m_deadline.expired()) return connectTimedOut();
    return {};
}

void Connector::armUntil(SteadyTime until) {
    const auto left = until - m_shard.deadlines().now();
    m_deadline.set(std::chrono::ceil<std::chrono::milliseconds>(left));
}

Task<Result<StreamPtr>> Connector::connect(const Origin& origin) {
    armUntil(m_until);
    const Result<Endpoints> endpoints = co_await lookUp(origin);
    if (!endpoints) co_return endpoints.error();

    Error last = connectFailed(origin.host + " has no address");
    for (std::size_t i = 0; i < endpoints->size(); ++i) {
        // A black hole among several addresses must not use up the time of the others.
        const auto left = m_until - m_shard.deadlines().now();
        const auto share =
            std::max<SteadyTime::duration>(left / static_cast<int>(endpoints->size() - i), kShortestTry);
        const SteadyTime until = std::min(m_until, m_shard.deadlines().now() + share);
        const Result<StreamPtr> stream = co_await tryAddress((*endpoints)[i], until);
        if (m_cancelled) co_return fail(ErrorCode::UpstreamClosed, "the call was ended");
        if (!stream) {
            last = stream.error();
            continue;
        }
        if (!origin.tls) co_return *stream;
        armUntil(m_until);
        const Result<void> secure = co_await shakeHands(*stream, origin);
        if (!secure) co_return secure.error();
        co_return *stream;
    }
    co_return last;
}

Task<Result<Connector::Endpoints>> Connector::lookUp(const Origin& origin) {
    boost::system::error_code notAnAddress;
    const auto address = boost::asio::ip::make_address(origin.host, notAnAddress);
    if (!notAnAddress) co_return Endpoints{{address, origin.port}};

    m_lookup = std::make_shared<Lookup>(*this);
    m_lookup->resolver.async_resolve(origin.host, std::to_string(origin.port),
                                     [lookup = m_lookup](const boost::system::error_code& error,
                                                         const Lookup::Resolver::results_type& found) {
                                         lookup->error = error;
                                         for (const auto& entry : found)
                                             lookup->endpoints.push_back(entry.endpoint());
                                         lookup->done = true;
                                         if (lookup->connector != nullptr) lookup->connector->m_wake.fire();
                                     });
    while (!m_lookup->done) {
        co_await m_wake.wait();
        if (m_lookup->done) break;
        const Result<void> open = goOn();
        if (!open) co_return open.error();
    }
    if (m_lookup->error) co_return connectFailed(origin.host + ": " + m_lookup->error.message());
    co_return std::move(m_lookup->endpoints);
}

Task<Result<StreamPtr>> Connector::tryAddress(boost::asio::ip::tcp::endpoint endpoint, SteadyTime until) {
    StreamSocket socket(m_shard.executor());
    boost::system::error_code error;
    const boost::asio::generic::stream_protocol protocol(endpoint.protocol());
    socket.open(protocol, error);
    if (!error) socket.non_blocking(true, error);
    if (error) co_return connectFailed(describe(endpoint) + ": " + error.message());

    const StreamPtr stream(new Stream(m_shard, std::move(socket)));
    const int on = 1;
    ::setsockopt(stream->handle(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    int result = ::connect(stream->handle(), endpoint.data(), static_cast<socklen_t>(endpoint.size())) == 0
                     ? 0
                     : errno;
    if (result == EINPROGRESS) {
        stream->setOwner(this);
        armUntil(until);
        stream->watchWritable();
        co_await m_wake.wait();
        stream->setOwner(nullptr);
        const Result<void> open = goOn();
        if (!open) co_return open.error();
        socklen_t size = sizeof result;
        ::getsockopt(stream->handle(), SOL_SOCKET, SO_ERROR, &result, &size);
    }
    if (result != 0) co_return connectFailed(describe(endpoint) + ": " + reasonOf(result));
    co_return stream;
}

Task<Result<void>> Connector::shakeHands(StreamPtr stream, const Origin& origin) {
    stream->useTls(TlsSession::connecting(m_tls, stream->handle(), origin.host));
    for (;;) {
        const IoResult result = stream->handshake();
        if (result.status == IoStatus::Done) break;
        if (result.status == IoStatus::NeedReadable)
            stream->watchReadable();
        else if (result.status == IoStatus::NeedWritable)
            stream->watchWritable();
        else
            co_return connectFailed("TLS with " + origin.host + ": " + stream->tls()->failure());
        stream->setOwner(this);
        co_await m_wake.wait();
        stream->setOwner(nullptr);
        const Result<void> open = goOn();
        if (!open) co_return open.error();
    }
    co_return Result<void>();
}

}  // namespace relay::net
