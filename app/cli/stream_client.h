#pragma once

#include "engine/engine.h"

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

namespace relay::cli {

struct StreamRequest {
    std::string host;  ///< "127.0.0.1"
    std::string port;
    std::string key;   ///< presented as x-api-key
    std::string body;  ///< a Messages request with "stream": true
};

/// What a client sees, in milliseconds since it began to connect.
struct StreamTimes {
    double connected = 0;
    double headers = 0;
    double firstText = 0;
    double finished = 0;
    std::size_t events = 0;
    std::string requestId;  ///< the relay's
};

/// Sends a streamed Messages request as any plain HTTP client would and hands each piece of text on as it
/// comes. Blocks. Errors: UpstreamConnectFailed, UpstreamProtocol (status, broken stream), UpstreamTimeout
/// after a minute, ClientGone when `stop` was asked for, from any thread.
Result<StreamTimes> streamMessages(const StreamRequest& request,
                                   const std::function<void(std::string_view)>& onText,
                                   const std::stop_token& stop);

}  // namespace relay::cli
