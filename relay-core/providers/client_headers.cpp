#include "providers/client_headers.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace relay::providers {
namespace {

constexpr std::array<std::string_view, 17> kNotForwarded{
    // of the connection (RFC 9110, 7.6.1) and of the body's framing
    "connection", "keep-alive", "proxy-connection", "proxy-authenticate", "proxy-authorization", "te",
    "trailer", "transfer-encoding", "upgrade", "content-length", "host", "expect",
    // where the relay's key may stand, and cookies, which belong to the relay's own host
    "x-api-key", "authorization", "x-goog-api-key", "api-key", "cookie"};

bool isNotForwarded(std::string_view name) {
    return std::any_of(kNotForwarded.begin(), kNotForwarded.end(),
                       [&](std::string_view each) { return equalsIgnoringCase(each, name); });
}

/// `Connection: close, X-Foo` makes X-Foo a header of the connection, too.
bool isNamedByConnection(const net::HeaderList& headers, std::string_view name) {
    for (std::size_t i = 0; i < headers.size(); ++i) {
        if (!equalsIgnoringCase(headers[i].name, "connection")) continue;
        std::string_view rest = headers[i].value;
        while (!rest.empty()) {
            const std::size_t comma = rest.find(',');
            if (equalsIgnoringCase(trimmed(rest.substr(0, comma)), name)) return true;
            rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        }
    }
    return false;
}

}  // namespace

net::HeaderList forwardedHeaders(const net::HeaderList& client,
                                 const std::vector<std::pair<std::string, std::string>>& accountHeaders) {
    const auto isSetByAccount = [&](std::string_view name) {
        return std::any_of(accountHeaders.begin(), accountHeaders.end(),
                           [&](const auto& each) { return equalsIgnoringCase(each.first, name); });
    };
    const bool hasConnection = client.find("connection").has_value();
    net::HeaderList headers;
    for (std::size_t i = 0; i < client.size(); ++i) {
        const net::HeaderField field = client[i];
        if (isNotForwarded(field.name) || isSetByAccount(field.name)) continue;
        if (hasConnection && isNamedByConnection(client, field.name)) continue;
        headers.add(field.name, field.value);
    }
    return headers;
}

std::string forwardedQuery(std::string_view query) {
    std::string kept;
    while (!query.empty()) {
        const std::size_t end = query.find('&');
        const std::string_view part = query.substr(0, end);
        query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
        if (part.substr(0, part.find('=')) == "key") continue;
        if (!kept.empty()) kept += '&';
        kept += part;
    }
    return kept;
}

}  // namespace relay::providers
