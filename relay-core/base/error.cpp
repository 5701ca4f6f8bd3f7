#include "base/error.h"

#include <array>
#include <cstddef>

namespace relay {
namespace {

constexpr std::array kTable{
    ErrorInfo{ErrorCode::InvalidRequest, 400, "INVALID_REQUEST", "invalid_request_error", LogLevel::Info},
    ErrorInfo{ErrorCode::AuthenticationFailed, 401, "AUTHENTICATION_FAILED", "authentication_error",
              LogLevel::Info},
    ErrorInfo{ErrorCode::QuotaExceeded, 402, "QUOTA_EXCEEDED", "billing_error", LogLevel::Info},
    ErrorInfo{ErrorCode::PermissionDenied, 403, "PERMISSION_DENIED", "permission_error", LogLevel::Info},
    ErrorInfo{ErrorCode::InvalidModel, 403, "INVALID_MODEL", "permission_error", LogLevel::Info},
    ErrorInfo{ErrorCode::NotFound, 404, "NOT_FOUND", "not_found_error", LogLevel::Info},
    ErrorInfo{ErrorCode::MethodNotAllowed, 405, "METHOD_NOT_ALLOWED", "invalid_request_error",
              LogLevel::Info},
    ErrorInfo{ErrorCode::RequestTimeout, 408, "REQUEST_TIMEOUT", "timeout_error", LogLevel::Info},
    ErrorInfo{ErrorCode::Conflict, 409, "CONFLICT", "invalid_request_error", LogLevel::Info},
    ErrorInfo{ErrorCode::PayloadTooLarge, 413, "PAYLOAD_TOO_LARGE", "request_too_large", LogLevel::Info},
    ErrorInfo{ErrorCode::HeadTooLarge, 431, "HEAD_TOO_LARGE", "invalid_request_error", LogLevel::Info},
    ErrorInfo{ErrorCode::RateLimitExceeded, 429, "RATE_LIMIT_EXCEEDED", "rate_limit_error", LogLevel::Info},
    ErrorInfo{ErrorCode::ClientGone, 499, "CLIENT_GONE", "api_error", LogLevel::Info},
    ErrorInfo{ErrorCode::Internal, 500, "INTERNAL", "api_error", LogLevel::Error},
    ErrorInfo{ErrorCode::NotSupported, 501, "NOT_SUPPORTED", "invalid_request_error", LogLevel::Info},
    ErrorInfo{ErrorCode::UpstreamConnectFailed, 502, "UPSTREAM_CONNECT_FAILED", "api_error",
              LogLevel::Warning},
    ErrorInfo{ErrorCode::UpstreamProtocol, 502, "UPSTREAM_PROTOCOL", "api_error", LogLevel::Warning},
    ErrorInfo{ErrorCode::UpstreamClosed, 502, "UPSTREAM_CLOSED", "api_error", LogLevel::Warning},
    ErrorInfo{ErrorCode::NoAvailableAccount, 503, "NO_AVAILABLE_ACCOUNT", "api_error", LogLevel::Warning},
    ErrorInfo{ErrorCode::StoreUnavailable, 503, "STORE_UNAVAILABLE", "api_error", LogLevel::Error},
    ErrorInfo{ErrorCode::ShuttingDown, 503, "SHUTTING_DOWN", "api_error", LogLevel::Info},
    ErrorInfo{ErrorCode::UpstreamTimeout, 504, "UPSTREAM_TIMEOUT", "timeout_error", LogLevel::Warning},
    ErrorInfo{ErrorCode::Overloaded, 529, "OVERLOADED", "overloaded_error", LogLevel::Warning},
};

constexpr bool tableIsInOrder() {
    for (std::size_t i = 0; i < kTable.size(); ++i)
        if (static_cast<std::size_t>(kTable[i].code) != i) return false;
    return static_cast<std::size_t>(ErrorCode::Overloaded) + 1 == kTable.size();
}
static_assert(tableIsInOrder(), "one row an ErrorCode, in the order of the enumeration");

}  // namespace

const ErrorInfo& errorInfo(ErrorCode code) {
    return kTable.at(static_cast<std::size_t>(code));
}

}  // namespace relay
