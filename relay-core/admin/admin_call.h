#pragma once

#include "base/error.h"
#include "identity/principal.h"

#include <boost/json/value.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relay::admin {

/// One call of the admin API, from HTTP or from the same process.
struct AdminCall {
    std::string method;
    std::string target;   ///< path and query
    std::string body;     ///< JSON or empty
    Principal principal;  ///< who calls; found out beforehand
    std::string address;  ///< peer's address, for throttling and the audit line
    std::string requestId;
    /// Takes events that come before the answer, on any thread; empty: nobody does.
    std::function<void(std::string_view name, const boost::json::value& data)> emit = {};
};

struct Answer {
    int status = 200;
    std::string body;                                          ///< JSON; empty for 204
    std::vector<std::pair<std::string, std::string>> headers;  ///< beside those every answer has
};

Answer jsonAnswer(int status, const boost::json::value& body);
Answer noContent();
/// `{"error":{"code","message"},"requestId"}` with the status of the error table. The error's detail stays
/// inside.
Answer errorAnswer(const Error& error, std::string_view requestId);
/// 429 with `retry-after`.
Answer waitAnswer(std::chrono::seconds wait, std::string_view message, std::string_view requestId);

}  // namespace relay::admin
