#pragma once

#include "base/result.h"
#include "net/http_message.h"
#include "runtime/task.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace relay {
class Shard;
}

namespace relay::net {

struct Peer {
    std::string address;    ///< "127.0.0.1", "::1" or "unix"
    bool loopback = false;  ///< true for unix sockets, too
};

/// One request on a server session and the way to answer it. Owner thread: the session's shard. It lives
/// while the handler runs. Exactly one of respond() or begin()...finish() answers; a handler that returns
/// without either closes the connection. HEAD answers keep their headers and lose their body by themselves.
class Exchange {
public:
    virtual ~Exchange() = default;

    virtual const RequestHead& head() const = 0;
    virtual const Peer& peer() const = 0;
    virtual Shard& shard() = 0;

    /// The whole body. Sends `100 Continue` when it was asked for. Errors: PayloadTooLarge (known from
    /// Content-Length before a byte is read), RequestTimeout, InvalidRequest (bad framing), ClientGone. After
    /// an error the connection closes once the answer is sent.
    virtual Task<Result<std::string>> readBody(std::size_t limitBytes) = 0;

    /// Head and body in one gathered write. False: the client has gone.
    virtual Task<bool> respond(const Response& response) = 0;

    /// Queues the head; it leaves with the first write() or finish().
    virtual void begin(const ResponseHead& head) = 0;
    /// Body bytes; returns when the kernel took them, so a slow client slows its upstream. False: the client
    /// has gone.
    virtual Task<bool> write(std::span<const std::string_view> pieces) = 0;
    /// The last bytes together with the terminator, in one write.
    virtual Task<bool> finish(std::span<const std::string_view> pieces) = 0;
    /// Closes the connection without a terminator, so that the client sees a broken answer, not a short one.
    virtual void abort() = 0;

    virtual bool clientGone() const = 0;
    /// `callback` runs at most once, on the shard, as soon as the client closes. Empty removes it.
    virtual void onClientGone(std::function<void()> callback) = 0;
};

/// Answers one exchange. Exceptions are caught by the session, logged, and answered 500 if nothing was sent.
using Handler = std::function<Task<void>(Exchange&)>;

}  // namespace relay::net
