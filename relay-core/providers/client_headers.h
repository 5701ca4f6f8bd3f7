#pragma once

#include "net/http_message.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relay::providers {

/// The headers of a client's request that belong to the next hop: all but those of the connection, those that frame
/// the body, those that may carry the relay's key, cookies, and those the account sets itself. Order and spelling stay.
net::HeaderList forwardedHeaders(const net::HeaderList& client,
                                 const std::vector<std::pair<std::string, std::string>>& accountHeaders);

/// The query without its `key` parameter, which may carry the relay's key.
std::string forwardedQuery(std::string_view query);

}  // namespace relay::providers
