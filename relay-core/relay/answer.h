#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "net/exchange.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace relay {

/// The request id of an exchange, its CORS headers, and errors in Anthropic's dialect.
class Answer {
public:
    /// `anyOrigin`: the setting ENABLE_CORS; else only local pages and browser extensions are let in.
    Answer(net::Exchange& exchange, std::string requestId, bool anyOrigin);

    const std::string& requestId() const { return m_requestId; }
    net::Exchange& exchange() { return m_exchange; }

    /// The headers every answer carries; `request-id` only where the upstream sent none.
    void addCommonHeaders(net::HeaderList& headers) const;

    /// From now on: the request was sent on with a lower `max_tokens` than the client asked for.
    void tellMaxTokens(std::uint64_t maxTokens) { m_maxTokens = maxTokens; }

    Task<bool> json(int status, std::string body);
    /// `resetAt`: when the limit that refused begins anew; 0 = there is no such moment.
    Task<bool> error(Error error, std::optional<std::int64_t> retryAfterSeconds = std::nullopt,
                     UnixMillis resetAt = 0);
    Task<bool> methodNotAllowed(std::string_view path, std::string_view allowed);
    /// Answer to OPTIONS: 204, before any key is asked for.
    Task<bool> preflight();

private:
    net::Exchange& m_exchange;
    std::string m_requestId;
    std::uint64_t m_maxTokens = 0;  ///< 0 = as the client asked
    std::string m_allowedOrigin;    ///< empty: no CORS headers
};

}  // namespace relay
