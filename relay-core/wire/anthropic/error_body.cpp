#include "wire/anthropic/error_body.h"

#include "wire/json/json_text.h"
#include "wire/sse/sse_parser.h"

namespace relay::wire {

std::string errorBody(const Error& error, std::string_view requestId, UnixMillis resetAt) {
    const ErrorInfo& info = errorInfo(error.code);
    std::string body = R"({"type":"error","error":{"type":)";
    appendJsonString(body, info.anthropic);
    body += R"(,"message":)";
    appendJsonString(body, error.message.empty() ? info.name : std::string_view(error.message));
    body += R"(,"code":)";
    appendJsonString(body, info.name);
    if (resetAt != 0) {
        body += R"(,"resetAt":)";
        appendJsonString(body, isoTime(resetAt));
    }
    body += R"(},"request_id":)";
    appendJsonString(body, requestId);
    body += '}';
    return body;
}

std::string errorEvent(const Error& error, std::string_view requestId) {
    std::string event;
    appendSseEvent(event, "error", errorBody(error, requestId));
    return event;
}

}  // namespace relay::wire
