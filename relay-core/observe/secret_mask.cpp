#include "observe/secret_mask.h"

#include "base/text.h"

namespace relay {
namespace {

constexpr std::string_view kMask = "***";

bool isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool isCredentialCharacter(char c) {
    return isWordCharacter(c) || c == '-' || c == '.' || c == '~' || c == '+' || c == '/' || c == '=' ||
           c == '%';
}

std::size_t credentialLength(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && isCredentialCharacter(text[end]))
        ++end;
    return end - at;
}

}  // namespace

SecretMask::SecretMask(std::string_view keyPrefix) {
    m_shapes = {{"cr_", false, 16},           {"sk-", false, 8},       {"AIza", false, 16},
                {"eyJ", false, 16},           {"bearer ", true, 6},    {"basic ", true, 6},
                {"x-api-key: ", true, 1},     {"x-api-key:", true, 1}, {"x-goog-api-key: ", true, 1},
                {"x-goog-api-key:", true, 1}, {"?key=", true, 1},      {"&key=", true, 1}};
    if (!keyPrefix.empty() && keyPrefix != "cr_") m_shapes.push_back({std::string(keyPrefix), false, 16});
    for (const Shape& shape : m_shapes) {
        const char first = shape.start.front();
        m_mayStart[static_cast<unsigned char>(first)] = true;
        if (shape.anyCase && first >= 'a' && first <= 'z')
            m_mayStart[static_cast<unsigned char>(first - 'a' + 'A')] = true;
    }
}

const SecretMask::Shape* SecretMask::shapeAt(std::string_view text, std::size_t at) const {
    if (!m_mayStart[static_cast<unsigned char>(text[at])]) return nullptr;
    // In the middle of a word it is a part of the word; what begins with a sign has no such middle.
    if (isWordCharacter(text[at]) && at > 0 && isWordCharacter(text[at - 1])) return nullptr;
    for (const Shape& shape : m_shapes) {
        const std::string_view start = text.substr(at, shape.start.size());
        const bool same = shape.anyCase ? equalsIgnoringCase(start, shape.start) : start == shape.start;
        if (same && credentialLength(text, at + start.size()) >= shape.shortest) return &shape;
    }
    return nullptr;
}

std::string SecretMask::masked(std::string_view text) const {
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Shape* shape = shapeAt(text, at);
        if (!shape) {
            safe += text[at++];
            continue;
        }
        safe += text.substr(at, shape->start.size());
        safe += kMask;
        at += shape->start.size();
        at += credentialLength(text, at);
    }
    return safe;
}

}  // namespace relay
