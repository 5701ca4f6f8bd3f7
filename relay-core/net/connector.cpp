#include "net/connector.h"

#include "runtime/shard.h"

#include <boost/asio/ip/basic_resolver.hpp>

#include <utility>

namespace relay::net {
namespace {

Error connectFailed(std::string detail) {
    return fail(ErrorCode::UpstreamConnectFailed, "could not connect to the upstream", std::move(detail));
}

Error connectTimedOut() {
    return fail(ErrorCode::UpstreamTimeout, "connecting to the upstream took too long");
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
    : m_shard(shard), m_tls(tls), m_timeout(timeout), m_wake(shard), m_deadline(shard.deadlines(), [this] {
          m_wake.fire();
      }) {}

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

Task<Result<StreamPtr>> Connector::connect(const Origin& origin) {
    m_deadline.set(m_timeout);
    Result<Endpoints> endpoints = co_await lookUp(origin);
    if (!endpoints) co_return endpoints.error();
    const Result<StreamPtr> stream = co_await raceTo(std::move(*endpoints));
    if (!stream || !origin.tls) co_return stream;
    const Result<void> secure = co_await shakeHands(*stream, origin);
    if (!secure) co_return secure.error();
    co_return *stream;
}

Task<Result<Endpoints>> Connector::lookUp(const Origin& origin) {
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

Task<Result<StreamPtr>> Connector::raceTo(Endpoints endpoints) {
    AddressRace race(m_shard, m_wake, interleaved(endpoints));
    auto outcome = race.step();
    while (!outcome) {
        co_await m_wake.wait();
        const Result<void> open = goOn();
        if (!open) co_return open.error();
        outcome = race.step();
    }
    co_return *outcome;
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
