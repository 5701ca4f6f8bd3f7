#include "relay/answer.h"

#include "wire/anthropic/error_body.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace relay {
namespace {

constexpr std::array<std::string_view, 5> kLocalOrigins{
    "http://localhost", "https://localhost", "http://127.0.0.1", "https://127.0.0.1", "chrome-extension://"};

/// An origin is local with any port, but `http://localhost.example` is not.
bool isLocal(std::string_view origin) {
    for (const std::string_view local : kLocalOrigins) {
        if (!origin.starts_with(local)) continue;
        const std::string_view rest = origin.substr(local.size());
        if (local.ends_with('/') || rest.empty() || rest.front() == ':') return true;
    }
    return false;
}

std::string allowedOrigin(const net::HeaderList& headers, bool anyOrigin) {
    const auto origin = headers.find("origin");
    if (!origin) return {};
    return anyOrigin || isLocal(*origin) ? std::string(*origin) : std::string();
}

}  // namespace

Answer::Answer(net::Exchange& exchange, std::string requestId, bool anyOrigin)
    : m_exchange(exchange),
      m_requestId(std::move(requestId)),
      m_allowedOrigin(allowedOrigin(exchange.head().headers, anyOrigin)) {}

void Answer::addCommonHeaders(net::HeaderList& headers) const {
    if (!headers.find("request-id")) headers.add("request-id", m_requestId);
    headers.add("x-request-id", m_requestId);
    if (m_maxTokens != 0) {
        const std::string maxTokens = std::to_string(m_maxTokens);
        headers.add("x-relaywright-max-tokens", maxTokens);
    }
    if (m_allowedOrigin.empty() || headers.find("access-control-allow-origin")) return;
    headers.add("access-control-allow-origin", m_allowedOrigin);
    headers.add("access-control-expose-headers", "request-id, x-request-id, retry-after, content-type");
    headers.add("vary", "origin");
}

Task<bool> Answer::json(int status, std::string body) {
    net::Response response;
    response.status = status;
    response.body = std::move(body);
    addCommonHeaders(response.headers);
    co_return co_await m_exchange.respond(response);
}

Task<bool> Answer::error(Error error, std::optional<std::int64_t> retryAfterSeconds, UnixMillis resetAt) {
    net::Response response;
    response.status = errorInfo(error.code).status;
    response.body = wire::errorBody(error, m_requestId, resetAt);
    addCommonHeaders(response.headers);
    if (retryAfterSeconds) {
        const std::string seconds = std::to_string(*retryAfterSeconds);
        response.headers.add("retry-after", seconds);
    }
    if (resetAt != 0) {
        const std::string reset = isoTime(resetAt);
        response.headers.add("x-relaywright-reset", reset);
    }
    co_return co_await m_exchange.respond(response);
}

Task<bool> Answer::methodNotAllowed(std::string_view path, std::string_view allowed) {
    net::Response response;
    const Error error = fail(ErrorCode::MethodNotAllowed, fmt::format("{} takes {}", path, allowed));
    response.status = errorInfo(error.code).status;
    response.body = wire::errorBody(error, m_requestId);
    addCommonHeaders(response.headers);
    response.headers.add("allow",
                         allowed == "GET" ? std::string_view("GET, HEAD, OPTIONS") : "POST, OPTIONS");
    co_return co_await m_exchange.respond(response);
}

Task<bool> Answer::preflight() {
    net::Response response;
    response.status = 204;
    response.contentType.clear();
    addCommonHeaders(response.headers);
    response.headers.add("access-control-allow-methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    const auto asked = m_exchange.head().headers.find("access-control-request-headers");
    response.headers.add(
        "access-control-allow-headers",
        asked.value_or("authorization, content-type, x-api-key, anthropic-version, anthropic-beta"));
    response.headers.add("access-control-max-age", "86400");
    co_return co_await m_exchange.respond(response);
}

}  // namespace relay
