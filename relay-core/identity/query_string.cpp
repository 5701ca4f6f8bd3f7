#include "identity/query_string.h"

#include "base/text.h"

namespace relay {
namespace {

/// Cuts the next `name=value` off the front.
std::pair<std::string_view, std::string_view> takePair(std::string_view& rest) {
    const std::size_t end = rest.find('&');
    const std::string_view pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) return {pair, {}};
    return {pair.substr(0, equals), pair.substr(equals + 1)};
}

}  // namespace

std::optional<std::string> decodeQueryText(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            decoded += ' ';
        } else if (text[i] == '%') {
            const auto byte = fromHex(text.substr(i + 1, 2));
            if (!byte || byte->size() != 1) return std::nullopt;
            decoded += static_cast<char>(byte->front());
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

std::optional<std::vector<std::pair<std::string, std::string>>> parseQuery(std::string_view query) {
    std::vector<std::pair<std::string, std::string>> parameters;
    while (!query.empty()) {
        const auto [rawName, rawValue] = takePair(query);
        auto name = decodeQueryText(rawName);
        auto value = decodeQueryText(rawValue);
        if (!name || !value) return std::nullopt;
        if (!name->empty()) parameters.emplace_back(std::move(*name), std::move(*value));
    }
    return parameters;
}

std::optional<std::string> queryParameter(std::string_view query, std::string_view name) {
    while (!query.empty()) {
        const auto [rawName, rawValue] = takePair(query);
        if (rawName != name || rawValue.empty()) continue;
        if (auto value = decodeQueryText(rawValue)) return value;
    }
    return std::nullopt;
}

}  // namespace relay
