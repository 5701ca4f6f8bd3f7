#include "relay/fault.h"

#include "base/text.h"
#include "wire/content_decoder.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relay {
namespace {

std::optional<std::string> copyOf(std::optional<std::string_view> value) {
    if (!value) return std::nullopt;
    return std::string(*value);
}

/// The beginning of an error's body, decoded.
std::string plainText(const net::ResponseHead& head, std::string_view body) {
    std::string text;
    auto decoder = wire::ContentDecoder::forEncoding(head.headers.find("content-encoding").value_or(""));
    if (!decoder) return text;
    decoder->feed(body, [&text](std::string_view piece) {
        text += piece.substr(0, policy::kFaultBodyBytes - std::min(policy::kFaultBodyBytes, text.size()));
    });
    return text;
}

/// `anthropic-ratelimit-{name}-{limit,remaining,reset}`, but those of subscriptions (`unified`).
std::vector<policy::LimitHeader> limitHeaders(const net::HeaderList& headers) {
    std::vector<policy::LimitHeader> limits;
    for (const std::string_view name : {"requests", "tokens", "input-tokens", "output-tokens"}) {
        const auto valueOf = [&](std::string_view what) {
            return headers.find(fmt::format("anthropic-ratelimit-{}-{}", name, what));
        };
        policy::LimitHeader limit;
        limit.name = name;
        if (const auto most = valueOf("limit")) limit.limit = parseUnsigned(trimmed(*most));
        if (const auto left = valueOf("remaining")) limit.remaining = parseUnsigned(trimmed(*left));
        limit.reset = valueOf("reset").value_or("");
        if (limit.limit || limit.remaining) limits.push_back(std::move(limit));
    }
    return limits;
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

std::optional<policy::Fault> faultOfAnswer(const net::ResponseHead& head, std::string_view body,
                                           const std::string& family) {
    policy::Fault fault;
    fault.body = plainText(head, body);
    const auto cause = policy::causeOf(head.status, fault.body);
    if (!cause) return std::nullopt;
    fault.cause = *cause;
    fault.status = head.status;
    fault.family = family;
    fault.retryAfter = copyOf(head.headers.find("retry-after"));
    fault.rateLimitReset = copyOf(head.headers.find("anthropic-ratelimit-unified-reset"));
    fault.claim = head.headers.find("anthropic-ratelimit-unified-representative-claim").value_or("");
    fault.limits = limitHeaders(head.headers);
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
