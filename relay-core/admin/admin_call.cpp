#include "admin/admin_call.h"

#include <boost/json.hpp>

namespace relay::admin {

Answer jsonAnswer(int status, const boost::json::value& body) {
    return {status, boost::json::serialize(body), {}};
}

Answer noContent() {
    return {204, {}, {}};
}

Answer errorAnswer(const Error& error, std::string_view requestId) {
    const ErrorInfo& info = errorInfo(error.code);
    const boost::json::object body{{"error", {{"code", info.name}, {"message", error.message}}},
                                   {"requestId", requestId}};
    return jsonAnswer(info.status, body);
}

Answer waitAnswer(std::chrono::seconds wait, std::string_view message, std::string_view requestId) {
    Answer answer = errorAnswer(Error{ErrorCode::RateLimitExceeded, std::string(message), {}}, requestId);
    answer.headers.emplace_back("retry-after", std::to_string(wait.count()));
    return answer;
}

}  // namespace relay::admin
