#include "admin/base_url.h"

#include "base/text.h"
#include "net/client.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace relay::admin {
namespace {

constexpr std::size_t kLongest = 2000;
constexpr std::array<std::string_view, 4> kCallPaths{"/v1/messages/count_tokens", "/v1/messages",
                                                     "/v1/models", "/v1"};

Error wrong(std::string_view why) {
    return fail(ErrorCode::InvalidRequest, fmt::format("field \"baseUrl\" {}", why));
}

std::string_view withoutSlashes(std::string_view text) {
    while (text.ends_with('/'))
        text.remove_suffix(1);
    return text;
}

std::string_view withoutCallPath(std::string_view path) {
    path = withoutSlashes(path);
    for (const std::string_view call : kCallPaths)
        if (path.ends_with(call)) return withoutSlashes(path.substr(0, path.size() - call.size()));
    return path;
}

}  // namespace

Result<std::string> normalBaseUrl(std::string_view text) {
    const std::string_view url = trimmed(text);
    const std::size_t schemeEnd = url.find("://");
    if (schemeEnd == std::string_view::npos) {
        if (url.empty()) return wrong("must be an address like https://api.anthropic.com");
        return wrong("must begin with https:// or http://");
    }
    if (url.size() > kLongest) return wrong(fmt::format("must be at most {} characters", kLongest));
    const bool clean = std::all_of(url.begin(), url.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (!clean) return wrong("must not hold spaces, control characters or letters outside ASCII");
    const std::size_t hostAt = schemeEnd + 3;
    const std::size_t pathAt = std::min(url.find('/', hostAt), url.size());
    const std::string normal =
        toLower(url.substr(0, pathAt)) + std::string(withoutCallPath(url.substr(pathAt)));
    // User info is refused before the parser sees it: its message might repeat a password.
    if (normal.find('@') != std::string::npos) return wrong("must not hold a user name or password");
    if (auto parsed = net::parseUrl(normal); !parsed)
        return wrong("is not usable: " + parsed.error().message);
    return normal;
}

}  // namespace relay::admin
