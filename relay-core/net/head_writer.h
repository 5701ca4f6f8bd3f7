#pragma once

#include "net/client.h"
#include "net/http_message.h"

#include <string>
#include <string_view>

namespace relay::net {

/// What the connection adds to a head.
struct ResponseFraming {
    bool peerHttp11 = true;
    bool chunked = false;
    bool keepAlive = true;
};

bool statusHasBody(int status);

/// Status line, fields, framing fields and the empty line. `contentType`: left out when empty.
void appendResponseHead(std::string& out, const ResponseHead& head, const ResponseFraming& framing,
                        std::string_view contentType = {});

/// Request line, Host, the fields as given, Content-Length where a body is sent or the method calls for one.
void appendRequestHead(std::string& out, const UpstreamRequest& request, std::size_t bodyBytes);

}  // namespace relay::net
