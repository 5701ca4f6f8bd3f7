#include "identity/relay_keys.h"

#include "base/text.h"
#include "crypto/sha256.h"

#include <array>

namespace relay {
namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kShortest = 10;
constexpr std::size_t kLongest = 512;
constexpr std::size_t kHintTail = 4;

}  // namespace

NewRelayKey makeRelayKey(Random& random, std::string_view prefix) {
    std::array<std::byte, kKeyBytes> bytes{};
    random.fill(bytes);
    const std::string text = std::string(prefix) + toHex(bytes);
    std::string hint = std::string(prefix) + "…" + text.substr(text.size() - kHintTail);
    const KeyDigest digest = digestOfRelayKey(text);
    return {SecretString(text), digest, std::move(hint)};
}

KeyDigest digestOfRelayKey(std::string_view text) {
    return sha256(text);
}

bool isPlausibleRelayKey(std::string_view text, std::string_view prefix) {
    return text.size() >= kShortest && text.size() <= kLongest && text.starts_with(prefix);
}

}  // namespace relay
