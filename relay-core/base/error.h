#pragma once

#include <string>
#include <string_view>

namespace relay {

/// Everything that may go wrong for a caller. The table in error.cpp gives each its status, wire type and log level.
enum class ErrorCode {
    InvalidRequest,
    AuthenticationFailed,
    QuotaExceeded,
    PermissionDenied,
    InvalidModel,
    NotFound,
    MethodNotAllowed,
    RequestTimeout,
    Conflict,
    PayloadTooLarge,
    HeadTooLarge,
    RateLimitExceeded,
    ClientGone,
    Internal,
    NotSupported,
    UpstreamConnectFailed,
    UpstreamProtocol,
    UpstreamClosed,
    NoAvailableAccount,
    StoreUnavailable,
    ShuttingDown,
    UpstreamTimeout,
    Overloaded,
};

enum class LogLevel { Debug, Info, Warning, Error };

struct ErrorInfo {
    ErrorCode code;
    int status;                  ///< HTTP status a client sees; 499 is written to logs only
    std::string_view name;       ///< business code, the field `code` of every error body
    std::string_view anthropic;  ///< `error.type` in Anthropic's dialect
    LogLevel level;
};

/// Never fails: every enumerator has a row.
const ErrorInfo& errorInfo(ErrorCode code);

/// An expected failure. `message` may be shown to the caller; `detail` is for logs only. Neither holds a secret.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::string detail;
};

}  // namespace relay
