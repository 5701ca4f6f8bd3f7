#include "identity/vault.h"

#include "base/text.h"
#include "crypto/scrypt.h"
#include "crypto/sha256.h"
#include "crypto/wipe.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace relay {
namespace {

constexpr std::size_t kShortestPassphrase = 16;
// One salt for everyone: the key must come out the same on every machine that is given the passphrase.
constexpr std::string_view kSaltLabel = "relaywright account secrets, version 1";

std::string keyIdOf(const Aes256Key& key) {
    std::string text = "relaywright key id ";
    text.append(reinterpret_cast<const char*>(key.data()), key.size());
    const Sha256Digest digest = sha256(text);
    const std::string id = toHex(std::span(digest).first(4));
    wipe(std::as_writable_bytes(std::span(text)));
    return id;
}

bool isPlaceholder(std::string_view passphrase) {
    const std::string low = toLower(passphrase);
    if (low.find("change-this") != std::string::npos || low.find("changeme") != std::string::npos)
        return true;
    return std::all_of(low.begin(), low.end(), [&](char c) { return c == low.front(); });
}

}  // namespace

VaultKey::VaultKey(Aes256Key bytes, std::string origin)
    : m_bytes(bytes), m_id(keyIdOf(bytes)), m_origin(std::move(origin)) {}

VaultKey::~VaultKey() {
    wipe(m_bytes);
}

Result<VaultKey> VaultKey::fromPassphrase(const SecretString& passphrase) {
    const std::string_view words = passphrase.reveal();
    if (words.size() < kShortestPassphrase)
        return fail(ErrorCode::InvalidRequest, "ENCRYPTION_KEY must have at least 16 characters");
    if (isPlaceholder(words))
        return fail(ErrorCode::InvalidRequest, "ENCRYPTION_KEY is a placeholder; choose a random one");
    auto key = scryptKey(words, kSaltLabel);
    if (!key) return key.error();
    return VaultKey(*key, "ENCRYPTION_KEY");
}

Result<VaultKey> VaultKey::fromKeyFile(const SecretString& digits, const std::filesystem::path& file) {
    Aes256Key key{};
    auto bytes = fromHex(digits.reveal());
    if (!bytes || bytes->size() != key.size())
        return fail(
            ErrorCode::InvalidRequest,
            fmt::format("the key file {} does not hold a key (64 hexadecimal digits)", file.string()));
    std::copy(bytes->begin(), bytes->end(), key.begin());
    wipe(*bytes);
    return VaultKey(key, "the key file " + file.string());
}

}  // namespace relay
