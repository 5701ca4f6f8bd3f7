#include "relay/fault.h"

#include "base/text.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

namespace relay {
namespace {

std::optional<std::string> copyOf(std::optional<std::string_view> value) {
    if (!value) return std::nullopt;
    return std::string(*value);
}

std::optional<policy::LimitHeader> limitOf(const net::ResponseHead& head, std::string_view name) {
    const auto find = [&](std::string_view what) {
        return head.headers.find(fmt::format("anthropic-ratelimit-{}-{}", name, what));
    };
    const auto remaining = find("remaining");
    if (!remaining) return std::nullopt;
    policy::LimitHeader limit;
    limit.name = std::string(name);
    limit.remaining = parseUnsigned(trimmed(*remaining));
    if (const auto whole = find("limit")) limit.limit = parseUnsigned(trimmed(*whole));
    limit.reset = copyOf(find("reset")).value_or(std::string());
    return limit;
}

int statusOfErrorType(std::string_view type) {
    for (const ErrorCode code :
         {ErrorCode::Overloaded, ErrorCode::RateLimitExceeded, ErrorCode::AuthenticationFailed,
          ErrorCode::PermissionDenied, ErrorCode::UpstreamTimeout, ErrorCode::Internal})
        if (errorInfo(code).anthropic == type) return errorInfo(code).status;
    return errorInfo(ErrorCode::InvalidRequest).status;
}

MarkCause causeOfError(ErrorCode code, int status) {
    if (code == ErrorCode::UpstreamTimeout) return MarkCause::Timeout;
    return status == 0 ? MarkCause::ConnectFailed : MarkCause::BrokenStream;
}

}  // namespace

policy::Fault faultOfAnswer(const net::ResponseHead& head, MarkCause cause) {
    policy::Fault fault;
    fault.cause = cause;
    fault.status = head.status;
    fault.retryAfter = copyOf(head.headers.find("retry-after"));
    fault.rateLimitReset = copyOf(head.headers.find("anthropic-ratelimit-unified-reset"));
    if (const auto claim = head.headers.find("anthropic-ratelimit-unified-representative-claim"))
        fault.claim = std::string(*claim);
    for (const std::string_view name : {"requests", "tokens", "input-tokens", "output-tokens"})
        if (auto limit = limitOf(head, name)) fault.limits.push_back(std::move(*limit));
    return fault;
}

policy::Fault faultOfError(const Error& error, int status) {
    policy::Fault fault;
    fault.cause = causeOfError(error.code, status);
    fault.detail = error.detail.empty() ? error.message : error.message + ": " + error.detail;
    return fault;
}

std::optional<policy::Fault> faultOfErrorEvent(const wire::UsageTap& tap) {
    const int status = statusOfErrorType(tap.errorType());
    const auto cause = policy::causeOf(status);
    if (!cause) return std::nullopt;
    policy::Fault fault;
    fault.cause = *cause;
    fault.status = status;
    fault.detail = "error event " + tap.errorType();
    return fault;
}

policy::Fault faultOfBrokenStream(int status, std::string reason) {
    policy::Fault fault;
    fault.cause = MarkCause::BrokenStream;
    fault.status = status;
    fault.detail = std::move(reason);
    return fault;
}

}  // namespace relay
