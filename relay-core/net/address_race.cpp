#include "net/address_race.h"

#include "runtime/shard.h"

#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <string>

namespace relay::net {
namespace {

/// RFC 8305, 5: "Connection Attempt Delay".
constexpr std::chrono::milliseconds kTryDelay{250};

/// Nothing while the connection is under way, else 0 or what went wrong.
std::optional<int> outcomeOf(int handle) {
    pollfd watched{.fd = handle, .events = POLLOUT, .revents = 0};
    if (::poll(&watched, 1, 0) == 0) return std::nullopt;
    int result = 0;
    socklen_t size = sizeof result;
    ::getsockopt(handle, SOL_SOCKET, SO_ERROR, &result, &size);
    return result;
}

}  // namespace

Endpoints interleaved(const Endpoints& endpoints) {
    if (endpoints.empty()) return {};
    const bool v6First = endpoints.front().address().is_v6();
    Endpoints firsts;
    Endpoints seconds;
    for (const auto& endpoint : endpoints)
        (endpoint.address().is_v6() == v6First ? firsts : seconds).push_back(endpoint);
    Endpoints mixed;
    for (std::size_t i = 0; i < std::max(firsts.size(), seconds.size()); ++i) {
        if (i < firsts.size()) mixed.push_back(firsts[i]);
        if (i < seconds.size()) mixed.push_back(seconds[i]);
    }
    return mixed;
}

AddressRace::AddressRace(Shard& shard, Signal& wake, Endpoints endpoints)
    : m_shard(shard),
      m_wake(wake),
      m_next(shard.deadlines(), [this] { m_wake.fire(); }),
      m_endpoints(std::move(endpoints)),
      m_lastError(fail(ErrorCode::UpstreamConnectFailed, "could not connect to the upstream",
                       "the name has no address")) {}

AddressRace::~AddressRace() {
    for (const Try& each : m_tries) {
        each.stream->setOwner(nullptr);
        each.stream->close();
    }
}

std::optional<Result<StreamPtr>> AddressRace::step() {
    m_due = m_due || m_next.expired();
    for (;;) {
        if (StreamPtr winner = takeWinner()) return winner;
        const bool more = m_begun < m_endpoints.size();
        if (!more && m_tries.empty()) return m_lastError;
        if (!more || !m_due) return std::nullopt;
        m_due = false;
        m_next.set(kTryDelay);
        begin(m_endpoints[m_begun++]);
    }
}

void AddressRace::begin(const boost::asio::ip::tcp::endpoint& endpoint) {
    StreamSocket socket(m_shard.executor());
    boost::system::error_code error;
    const boost::asio::generic::stream_protocol protocol(endpoint.protocol());
    socket.open(protocol, error);
    if (!error) socket.non_blocking(true, error);
    if (error) return failed(endpoint, error.value());

    const StreamPtr stream(new Stream(m_shard, std::move(socket)));
    const int on = 1;
    ::setsockopt(stream->handle(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const bool begun =
        ::connect(stream->handle(), endpoint.data(), static_cast<socklen_t>(endpoint.size())) == 0;
    if (!begun && errno != EINPROGRESS) return failed(endpoint, errno);
    stream->setOwner(this);
    m_tries.push_back({endpoint, stream});
}

/// Drops the tries that have failed on its way.
StreamPtr AddressRace::takeWinner() {
    for (auto it = m_tries.begin(); it != m_tries.end();) {
        const std::optional<int> outcome = outcomeOf(it->stream->handle());
        if (!outcome) {
            it->stream->watchWritable();
            ++it;
            continue;
        }
        const Try ended = *it;
        it = m_tries.erase(it);
        ended.stream->setOwner(nullptr);
        if (*outcome == 0) return ended.stream;
        ended.stream->close();
        failed(ended.endpoint, *outcome);
    }
    return nullptr;
}

void AddressRace::failed(const boost::asio::ip::tcp::endpoint& endpoint, int error) {
    const boost::system::error_code code(error, boost::system::system_category());
    m_lastError = fail(
        ErrorCode::UpstreamConnectFailed, "could not connect to the upstream",
        endpoint.address().to_string() + " port " + std::to_string(endpoint.port()) + ": " + code.message());
    m_due = true;
}

}  // namespace relay::net
