#pragma once

#include "base/result.h"
#include "net/http_message.h"
#include "runtime/task.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace relay {
class Shard;
}

namespace relay::net {

struct Origin {
    bool tls = false;
    std::string host;  ///< name or address, IPv6 without brackets
    std::uint16_t port = 0;
    bool operator==(const Origin&) const = default;
};

struct Url {
    Origin origin;
    std::string path;  ///< begins with '/' or is empty; no trailing slash
};

/// `http://` or `https://`, host, optional port and path. InvalidRequest says what is wrong; user info, query
/// and fragment are refused.
Result<Url> parseUrl(std::string_view text);

struct ClientOptions {
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds firstByteTimeout{600'000};
    std::chrono::milliseconds idleTimeout{600'000};    ///< between two reads of a body
    std::chrono::milliseconds pooledLifetime{60'000};  ///< an unused connection is closed after this
    std::size_t pooledPerOrigin = 256;
    std::string caFile = {};  ///< PEM; empty: the system's store
};

struct UpstreamRequest {
    Origin origin;
    std::string method;
    std::string target;
    HeaderList headers;  ///< complete but for Host and Content-Length, which the call adds
    std::span<const std::string_view>
        body;  ///< sent in one gathered write with the head; must outlive start()
};

/// Bytes of a body as they came; the views hold until the next read().
struct BodyChunk {
    std::span<const std::string_view> pieces;
    bool last = false;  ///< the message ended properly with these bytes
};

struct CallTimings {
    std::uint32_t connectUs = 0;    ///< 0 when the connection was pooled
    std::uint32_t firstByteUs = 0;  ///< from the end of sending
    bool reused = false;
};

class ConnectionPool;

/// Connections to upstreams, kept per shard and origin. Owner thread: the shard.
class HttpClient {
public:
    /// Throws std::runtime_error when the CA file cannot be used.
    HttpClient(Shard& shard, ClientOptions options);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    /// Closes idle connections, and every call's connection: their operations end with an error.
    void shutdown();
    std::size_t idleConnections() const;

private:
    friend class UpstreamCall;
    std::shared_ptr<ConnectionPool> m_pool;
};

/// One request to an upstream. A request on a pooled connection that turns out closed is sent once more on a
/// fresh one if not a byte of an answer came. A connection whose answer ended properly goes back to the pool.
class UpstreamCall {
public:
    static constexpr std::chrono::milliseconds kEndless = std::chrono::milliseconds::max();

    explicit UpstreamCall(HttpClient& client);
    ~UpstreamCall();
    UpstreamCall(const UpstreamCall&) = delete;
    UpstreamCall& operator=(const UpstreamCall&) = delete;

    /// Errors: UpstreamConnectFailed (name, connect, TLS), UpstreamTimeout, UpstreamClosed, UpstreamProtocol.
    Task<Result<ResponseHead>> start(const UpstreamRequest& request);
    /// More of the body. When nothing came within `patience`: a chunk without bytes that is not the last; the
    /// time limits of the upstream go on across it. Errors: UpstreamClosed when the body broke off,
    /// UpstreamTimeout, UpstreamProtocol.
    Task<Result<BodyChunk>> read(std::chrono::milliseconds patience = kEndless);
    /// Closes at once; a pending start() or read() ends with UpstreamClosed. Safe at any time on the shard.
    void abort();

    const CallTimings& timings() const;

private:
    class State;
    std::unique_ptr<State> m_state;
};

}  // namespace relay::net
