#include "admin/header_rules.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace relay::admin {
namespace {

constexpr std::size_t kLongestName = 100;
constexpr std::size_t kLongestValue = 4096;

constexpr std::array<std::string_view, 13> kConnectionHeaders{
    "connection",     "keep-alive", "proxy-connection", "te",     "trailer",          "transfer-encoding",
    "upgrade",        "host",       "content-length",   "expect", "content-encoding", "proxy-authenticate",
    "accept-encoding"};
constexpr std::array<std::string_view, 6> kCredentialHeaders{
    "authorization", "x-api-key", "api-key", "x-goog-api-key", "proxy-authorization", "cookie"};

bool isTokenCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

template <class Names>
bool among(const Names& names, std::string_view name) {
    return std::any_of(names.begin(), names.end(),
                       [name](std::string_view known) { return equalsIgnoringCase(known, name); });
}

}  // namespace

std::optional<std::string> customHeaderFault(std::string_view name, std::string_view value) {
    if (name.empty() || name.size() > kLongestName ||
        !std::all_of(name.begin(), name.end(), isTokenCharacter))
        return "field \"customHeaders\" has a name that is no header name";
    if (among(kConnectionHeaders, name))
        return fmt::format(
            "field \"customHeaders\" must not hold \"{}\": the relay sets it for each connection", name);
    if (among(kCredentialHeaders, name))
        return fmt::format("field \"customHeaders\" must not hold \"{}\": use \"secret\" and \"authScheme\"",
                           name);
    const bool printable =
        std::all_of(value.begin(), value.end(), [](char c) { return c == '\t' || (c >= 0x20 && c < 0x7f); });
    if (value.size() > kLongestValue || !printable)
        return fmt::format(
            "field \"customHeaders\": the value of \"{}\" must be at most {} printable ASCII characters",
            name, kLongestValue);
    return std::nullopt;
}

}  // namespace relay::admin
