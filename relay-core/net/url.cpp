#include "base/text.h"
#include "net/client.h"

#include <algorithm>

namespace relay::net {
namespace {

Error badUrl(std::string_view what) {
    return fail(ErrorCode::InvalidRequest, "the URL " + std::string(what));
}

bool allowedInHost(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

bool allowedInAddress(char c) {
    return (c >= 'a' && c <= 'f') || (c >= '0' && c <= '9') || c == ':' || c == '.';
}

bool printable(char c) {
    return c > ' ' && c < '\x7f';
}

/// `host`, `host:port`, `[address]` or `[address]:port`.
Result<Origin> parseAuthority(std::string_view text, bool tls) {
    Origin origin{.tls = tls, .host = {}, .port = static_cast<std::uint16_t>(tls ? 443 : 80)};
    std::string_view rest;
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos) return badUrl("has no ] after its address");
        origin.host = toLower(text.substr(1, end - 1));
        rest = text.substr(end + 1);
        if (origin.host.find(':') == std::string::npos || !std::ranges::all_of(origin.host, allowedInAddress))
            return badUrl("has no valid IPv6 address between its brackets");
    } else {
        const std::size_t colon = std::min(text.find(':'), text.size());
        origin.host = toLower(text.substr(0, colon));
        rest = text.substr(colon);
        if (origin.host.empty()) return badUrl("names no host");
        if (!std::ranges::all_of(origin.host, allowedInHost))
            return badUrl("has characters in its host that no host name has");
    }
    if (rest.empty()) return origin;
    const auto port = rest.starts_with(':') ? parseUnsigned(rest.substr(1)) : std::nullopt;
    if (!port || *port == 0 || *port > 65'535)
        return badUrl("has no port between 1 and 65535 after its host");
    origin.port = static_cast<std::uint16_t>(*port);
    return origin;
}

}  // namespace

Result<Url> parseUrl(std::string_view text) {
    const std::size_t schemeEnd = text.find("://");
    const std::string_view scheme = text.substr(0, std::min(schemeEnd, text.size()));
    const bool tls = equalsIgnoringCase(scheme, "https");
    if (schemeEnd == std::string_view::npos || (!tls && !equalsIgnoringCase(scheme, "http")))
        return badUrl("must begin with http:// or https://");
    if (!std::ranges::all_of(text, printable)) return badUrl("has a space or a character that is not ASCII");
    text.remove_prefix(schemeEnd + 3);
    if (text.find('?') != std::string_view::npos) return badUrl("must not have a query");
    if (text.find('#') != std::string_view::npos) return badUrl("must not have a fragment");

    const std::size_t slash = std::min(text.find('/'), text.size());
    const std::string_view authority = text.substr(0, slash);
    if (authority.find('@') != std::string_view::npos) return badUrl("must not have a user name or password");
    std::string_view path = text.substr(slash);
    while (path.ends_with('/'))
        path.remove_suffix(1);

    Result<Origin> origin = parseAuthority(authority, tls);
    if (!origin) return origin.error();
    return Url{std::move(*origin), std::string(path)};
}

}  // namespace relay::net
